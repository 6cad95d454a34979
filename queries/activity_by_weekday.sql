-- question: On which weekdays is the work done?
-- grain: one row per weekday on the authors' own clocks, also those without a commit; Monday first
WITH sums AS (
    SELECT weekday, weekday_name, SUM(commits) AS commits
    FROM activity_week_hours
    GROUP BY weekday, weekday_name
),
size AS (
    SELECT SUM(commits) AS all_commits
    FROM sums
)
SELECT
    sums.weekday,
    sums.weekday_name,
    sums.commits,
    CAST(sums.commits AS DOUBLE) / CAST(NULLIF(size.all_commits, 0) AS DOUBLE) AS share
FROM sums
CROSS JOIN size
ORDER BY weekday

-- question: On which weekdays is the work done?
-- grain: one row per weekday on the authors' own clocks, also those without a commit; Monday first
-- key: weekday
-- column: weekday = commits.authored_weekday
-- column: weekday_name | The English name of the weekday.
-- column: commits | Commits with a date made then that count, each once.
-- column: share | Their fraction of all such commits, 0 to 1; null where there are none.
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

-- question: On which weekdays are commits written?
-- grain: one row per weekday in the authors' time zones, including days without commits; Monday first
-- key: weekday
-- column: weekday = commits.authored_weekday
-- column: weekday_name | The English name of the weekday.
-- column: commits | Counted commits that were written then, each once.
-- column: share | The fraction of all such commits, 0 to 1; null if there are none.
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

-- question: At which hours of the day are commits written?
-- grain: one row per hour in the authors' time zones, including hours without commits
-- key: hour
-- column: hour = commits.authored_hour
-- column: commits | Counted commits that were written then, each once.
-- column: share | The fraction of all such commits, 0 to 1; null if there are none.
WITH sums AS (
    SELECT hour, SUM(commits) AS commits
    FROM activity_week_hours
    GROUP BY hour
),
size AS (
    SELECT SUM(commits) AS all_commits
    FROM sums
)
SELECT
    sums.hour,
    sums.commits,
    CAST(sums.commits AS DOUBLE) / CAST(NULLIF(size.all_commits, 0) AS DOUBLE) AS share
FROM sums
CROSS JOIN size
ORDER BY hour

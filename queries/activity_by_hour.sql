-- question: At which hours of the day is the work done?
-- grain: one row per hour on the authors' own clocks, also those without a commit
-- key: hour
-- column: hour = commits.authored_hour
-- column: commits | Commits with a date made then that count, each once.
-- column: share | Their fraction of all such commits, 0 to 1; null where there are none.
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

-- question: At which hours of the week are commits written?
-- grain: one row per weekday and hour in the authors' time zones, including hours without commits; Monday first
-- key: weekday, hour
-- column: weekday = commits.authored_weekday
-- column: weekday_name | The English name of the weekday.
-- column: hour = commits.authored_hour
-- column: commits | Counted commits that were written then, each once.
-- column: share | The fraction of all such commits, 0 to 1; null if there are none.
WITH weekdays AS (
    SELECT weekday, weekday_name
    FROM (
        VALUES (1, 'Monday'), (2, 'Tuesday'), (3, 'Wednesday'), (4, 'Thursday'), (5, 'Friday'), (6, 'Saturday'), (7, 'Sunday')
    ) AS named (weekday, weekday_name)
),
hours AS (
    SELECT hour
    FROM (
        VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11),
            (12), (13), (14), (15), (16), (17), (18), (19), (20), (21), (22), (23)
    ) AS numbered (hour)
),
grid AS (
    SELECT weekdays.weekday, weekdays.weekday_name, hours.hour
    FROM weekdays
    CROSS JOIN hours
),
counted AS (
    SELECT DISTINCT commit_id
    FROM contributions
    WHERE is_counted AND is_in_revision
),
worked AS (
    SELECT commits.authored_weekday AS at_weekday, commits.authored_hour AS at_hour, COUNT(*) AS commits
    FROM commits
    JOIN counted ON counted.commit_id = commits.commit_id
    WHERE commits.authored_hour IS NOT NULL
    GROUP BY commits.authored_weekday, commits.authored_hour
),
size AS (
    SELECT SUM(commits) AS all_commits
    FROM worked
)
SELECT
    grid.weekday,
    grid.weekday_name,
    grid.hour,
    COALESCE(worked.commits, 0) AS commits,
    CAST(COALESCE(worked.commits, 0) AS DOUBLE) / CAST(NULLIF(size.all_commits, 0) AS DOUBLE) AS share
FROM grid
CROSS JOIN size
LEFT JOIN worked ON worked.at_weekday = grid.weekday AND worked.at_hour = grid.hour
ORDER BY weekday, hour

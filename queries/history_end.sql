-- helper
-- question: When does the history end?
-- grain: one row; the history ends with its latest commit, by the dates of the committers
-- column: last_date | The day (UTC) of the latest commit in the revision; null if there is none.
-- column: last_year | The year of last_date.
-- column: last_day | last_date as a number: days since 1970-01-01.
SELECT
    MAX(committed_date) AS last_date,
    EXTRACT(YEAR FROM MAX(committed_date)) AS last_year,
    -- The engine cannot subtract dates to a number of days.
    CAST(EXTRACT(EPOCH FROM CAST(MAX(committed_date) AS TIMESTAMP)) / 86400 AS BIGINT) AS last_day
FROM commits
WHERE is_in_revision
ORDER BY last_date

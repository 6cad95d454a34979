-- question: How many commits were written on each day?
-- grain: one row per day (in the authors' time zones) with a counted commit in the revision; oldest first
-- key: date
-- column: date | The day, in the authors' time zones.
-- column: commits | Counted commits of that day, each once.
-- column: people | People who count for these commits.
SELECT
    commits.authored_local_date AS date,
    COUNT(DISTINCT contributions.commit_id) AS commits,
    COUNT(DISTINCT contributions.person_id) AS people
FROM contributions
JOIN commits ON commits.commit_id = contributions.commit_id
WHERE contributions.is_counted AND contributions.is_in_revision AND commits.authored_local_date IS NOT NULL
GROUP BY commits.authored_local_date
ORDER BY date

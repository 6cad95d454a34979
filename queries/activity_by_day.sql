-- question: How much was done on each day?
-- grain: one row per day (on the authors' own clocks) with a counted commit in the revision; oldest first
-- key: date
-- column: date | The day, on the authors' own clocks.
-- column: commits | Commits of that day that count, each once.
-- column: people | People for whom they count.
SELECT
    commits.authored_local_date AS date,
    COUNT(DISTINCT contributions.commit_id) AS commits,
    COUNT(DISTINCT contributions.person_id) AS people
FROM contributions
JOIN commits ON commits.commit_id = contributions.commit_id
WHERE contributions.is_counted AND contributions.is_in_revision AND commits.authored_local_date IS NOT NULL
GROUP BY commits.authored_local_date
ORDER BY date

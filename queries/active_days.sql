-- question: On which days was each person active?
-- grain: one row per person and day (on the author's own clock) with a counted commit in the revision; by person, then day
WITH days AS (
    SELECT contributions.person_id, commits.authored_local_date AS active_date, COUNT(*) AS commits
    FROM contributions
    JOIN commits ON commits.commit_id = contributions.commit_id
    WHERE contributions.is_counted AND contributions.is_in_revision AND commits.authored_local_date IS NOT NULL
    GROUP BY contributions.person_id, commits.authored_local_date
)
SELECT
    person_id,
    active_date,
    CAST(EXTRACT(EPOCH FROM CAST(active_date AS TIMESTAMP)) / 86400 AS BIGINT) AS day_number,
    commits
FROM days
ORDER BY person_id, active_date

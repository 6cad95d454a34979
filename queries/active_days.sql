-- question: On which days was each person active?
-- grain: one row per person and day (in the author's time zone) with a counted commit in the revision; by person, then day
-- key: person_id, active_date
-- refers: person_id -> contributors
-- column: person_id = people.person_id
-- column: active_date | The day, in the author's time zone.
-- column: day_number | The same day as a number: days since 1970-01-01.
-- column: commits | The person's counted commits of that day.
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
    -- The engine cannot subtract dates to a number of days.
    CAST(EXTRACT(EPOCH FROM CAST(active_date AS TIMESTAMP)) / 86400 AS BIGINT) AS day_number,
    commits
FROM days
ORDER BY person_id, active_date

-- question: Of the people who joined in a year, how many were active in each later year?
-- grain: one row per year of first commits and later year with counted commits; is_complete is false for the current year
-- key: cohort, year
-- column: cohort | The year (UTC) in which these people wrote their first counted commit.
-- column: year | A year (UTC): the cohort's year or a later one.
-- column: years_later | year minus cohort.
-- column: cohort_size | People whose first counted commit was written in the cohort's year.
-- column: active | Of cohort_size, those with a counted commit in the year.
-- column: share | active as a fraction of cohort_size, 0 to 1.
-- column: commits | Commits of the active people in the year; a commit counts once for each of its people.
-- column: is_complete | False if the year was not over at the latest commit of the history.
-- column: active_drive_by | Of active, those who stayed at most 90 days: between their first and last counted commits. The history continues for more than 90 days after the first.
-- column: active_undecided | Of active, those whose first counted commit is at most 90 days before the latest commit of the history: they may still stay. They are not in active_drive_by.
WITH work AS (
    SELECT
        person_id,
        EXTRACT(YEAR FROM authored_date) AS year,
        -- The engine cannot subtract dates to a number of days.
        CAST(EXTRACT(EPOCH FROM CAST(authored_date AS TIMESTAMP)) / 86400 AS BIGINT) AS day_number
    FROM contributions
    WHERE is_counted AND is_in_revision AND authored_date IS NOT NULL
),
spans AS (
    SELECT person_id, MIN(day_number) AS first_day, MAX(day_number) AS last_day
    FROM work
    GROUP BY person_id
),
-- People who joined in the last 90 days may still stay.
stays AS (
    SELECT
        spans.person_id AS staying_person,
        CASE WHEN spans.last_day - spans.first_day <= 90 AND history_end.last_day - spans.first_day > 90 THEN 1 ELSE 0 END AS drove_by,
        CASE WHEN spans.last_day - spans.first_day <= 90 AND history_end.last_day - spans.first_day <= 90 THEN 1 ELSE 0 END AS is_open
    FROM spans
    CROSS JOIN history_end
),
present AS (
    SELECT person_id, year, COUNT(*) AS commits
    FROM work
    GROUP BY person_id, year
),
joined AS (
    SELECT person_id AS joined_person, MIN(year) AS cohort
    FROM present
    GROUP BY person_id
),
sizes AS (
    SELECT cohort AS sized_cohort, COUNT(*) AS cohort_size
    FROM joined
    GROUP BY cohort
),
active AS (
    SELECT
        joined.cohort AS active_cohort,
        present.year AS active_year,
        COUNT(*) AS active,
        SUM(present.commits) AS commits,
        SUM(stays.drove_by) AS drove_by,
        SUM(stays.is_open) AS open
    FROM present
    JOIN joined ON joined.joined_person = present.person_id
    JOIN stays ON stays.staying_person = present.person_id
    GROUP BY joined.cohort, present.year
),
years AS (
    SELECT DISTINCT year
    FROM present
)
SELECT
    sizes.sized_cohort AS cohort,
    years.year,
    years.year - sizes.sized_cohort AS years_later,
    sizes.cohort_size,
    COALESCE(active.active, 0) AS active,
    CAST(COALESCE(active.active, 0) AS DOUBLE) / CAST(sizes.cohort_size AS DOUBLE) AS share,
    COALESCE(active.commits, 0) AS commits,
    years.year < history_end.last_year AS is_complete,
    COALESCE(active.drove_by, 0) AS active_drive_by,
    COALESCE(active.open, 0) AS active_undecided
FROM sizes
CROSS JOIN years
CROSS JOIN history_end
LEFT JOIN active ON active.active_cohort = sizes.sized_cohort AND active.active_year = years.year
WHERE years.year >= sizes.sized_cohort
ORDER BY cohort, year

-- question: Who was active on the most days in a row, and what was each person's longest gap?
-- grain: one row per person with a dated, counted commit in the revision; longest run of days first
-- key: person_id
-- refers: person_id -> contributors
-- column: person_id = people.person_id
-- column: name = people.name
-- column: active_days | Days with a counted commit, in the person's time zone.
-- column: longest_run_days | The most active days in a row.
-- column: run_from | The first of these days; the earliest such run, if there are several.
-- column: run_to | The last of these days.
-- column: longest_gap_days | The most days from one active day to the next; 1 if there is no break; null if there is only one active day.
-- column: gap_from | The last active day before that gap; the earliest such gap, if there are several.
-- column: gap_to | The first active day after that gap.
-- column: commits | The person's counted commits that have a date.
WITH days AS (
    SELECT
        person_id,
        active_date,
        day_number,
        commits,
        CAST(ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY day_number) AS BIGINT) AS place
    FROM active_days
),
totals AS (
    SELECT person_id, COUNT(*) AS active_days, SUM(commits) AS commits
    FROM days
    GROUP BY person_id
),
runs AS (
    SELECT
        person_id,
        day_number - place AS island,
        CAST(COUNT(*) AS BIGINT) AS length,
        MIN(active_date) AS run_from,
        MAX(active_date) AS run_to
    FROM days
    GROUP BY person_id, day_number - place
),
-- A window of the engine cannot mix ascending and descending order, so numbers are negated.
numbered_runs AS (
    SELECT
        person_id AS run_person,
        length,
        run_from,
        run_to,
        ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY 0 - length, island) AS run_place
    FROM runs
),
gaps AS (
    SELECT
        person_id,
        LAG(active_date) OVER (PARTITION BY person_id ORDER BY day_number) AS gap_from,
        active_date AS gap_to,
        day_number - LAG(day_number) OVER (PARTITION BY person_id ORDER BY day_number) AS gap_days,
        day_number
    FROM days
),
numbered_gaps AS (
    SELECT
        person_id AS gap_person,
        gap_from,
        gap_to,
        gap_days,
        ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY 0 - gap_days, day_number) AS gap_place
    FROM gaps
    WHERE gap_days IS NOT NULL
),
first_runs AS (
    SELECT run_person, length, run_from, run_to
    FROM numbered_runs
    WHERE run_place = 1
),
first_gaps AS (
    SELECT gap_person, gap_from, gap_to, gap_days
    FROM numbered_gaps
    WHERE gap_place = 1
)
SELECT
    totals.person_id,
    people.name,
    totals.active_days,
    first_runs.length AS longest_run_days,
    first_runs.run_from,
    first_runs.run_to,
    first_gaps.gap_days AS longest_gap_days,
    first_gaps.gap_from,
    first_gaps.gap_to,
    totals.commits
FROM totals
JOIN people ON people.person_id = totals.person_id
JOIN first_runs ON first_runs.run_person = totals.person_id
LEFT JOIN first_gaps ON first_gaps.gap_person = totals.person_id
ORDER BY longest_run_days DESC, active_days DESC, name, person_id

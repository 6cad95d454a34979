-- question: Who returned after a gap of more than a year?
-- grain: one row per person and gap between two active days (in the author's time zone); longest gap first
-- key: person_id, gap_from
-- refers: person_id -> contributors
-- param: least_days integer = 366 | The minimum length of a gap in days; 366 is more than a year
-- column: person_id = people.person_id
-- column: name = people.name
-- column: gap_from | The last active day before the gap, in the person's time zone.
-- column: gap_to | The first active day after the gap, in the person's time zone.
-- column: gap_days | Days from gap_from to gap_to.
-- column: commits_before | The person's counted commits up to gap_from.
-- column: commits_after | The person's counted commits from gap_to on.
WITH days AS (
    SELECT
        person_id,
        active_date,
        day_number,
        commits,
        LAG(active_date) OVER (PARTITION BY person_id ORDER BY day_number) AS date_before,
        LAG(day_number) OVER (PARTITION BY person_id ORDER BY day_number) AS day_before,
        SUM(commits) OVER (PARTITION BY person_id ORDER BY day_number) AS commits_so_far
    FROM active_days
),
totals AS (
    SELECT person_id AS total_person, SUM(commits) AS all_commits
    FROM active_days
    GROUP BY person_id
)
SELECT
    days.person_id,
    people.name,
    days.date_before AS gap_from,
    days.active_date AS gap_to,
    days.day_number - days.day_before AS gap_days,
    days.commits_so_far - days.commits AS commits_before,
    totals.all_commits - days.commits_so_far + days.commits AS commits_after
FROM days
JOIN totals ON totals.total_person = days.person_id
JOIN people ON people.person_id = days.person_id
WHERE days.day_number - days.day_before >= :least_days
ORDER BY gap_days DESC, gap_to DESC, name, person_id

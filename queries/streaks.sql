-- question: Who was in the top N of one release after the other, and how often in all?
-- grain: one row per person and run of consecutive releases in the top N; longest first
-- key: person_id, from_release
-- refers: from_release -> release_summary
-- refers: to_release -> release_summary
-- refers: since_release -> release_summary
-- param: top integer = 10 | How many ranks are the top
-- column: person_id = ranking.person_id
-- column: name = ranking.name
-- column: length | How many releases in a row the person was in the top.
-- column: from_release | The first release of the run.
-- column: to_release | The last release of the run.
-- column: is_current | True where the run reaches the latest release.
-- column: best_rank | The best rank within the run.
-- column: releases_in_top | All releases in whose top the person was, in this run or not.
-- column: releases_since | How many releases there were since the first of those, itself included.
-- column: since_release | The first release in whose top the person was.
-- column: missing_in | The releases since then in whose top the person was not, commas between; null for none.
-- column: is_running | True where is_current is, and the run is longer than one release.
WITH counted AS (
    SELECT release, ordinal
    FROM release_summary
    WHERE NOT is_unreleased AND people > 0
),
numbered AS (
    SELECT release, ROW_NUMBER() OVER (ORDER BY ordinal) AS place
    FROM counted
),
size AS (
    SELECT MAX(place) AS last_place
    FROM numbered
),
placed AS (
    SELECT ranking.person_id, ranking.name, ranking.release, ranking.rank, numbered.place
    FROM ranking
    JOIN numbered ON numbered.release = ranking.release
    WHERE ranking.rank <= :top
),
islands AS (
    SELECT
        person_id,
        name,
        place,
        rank,
        place - ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY place) AS island
    FROM placed
),
runs AS (
    SELECT
        person_id,
        name,
        MIN(place) AS first_place,
        MAX(place) AS last_of_run,
        COUNT(*) AS length,
        MIN(rank) AS best_rank
    FROM islands
    GROUP BY person_id, name, island
),
presence AS (
    SELECT
        person_id AS present_person,
        COUNT(*) AS releases_in_top,
        MIN(place) AS since_place
    FROM placed
    GROUP BY person_id
),
expected AS (
    SELECT presence.present_person, numbered.place, numbered.release
    FROM presence
    CROSS JOIN numbered
    WHERE numbered.place >= presence.since_place
),
misses AS (
    SELECT expected.present_person, expected.place, expected.release
    FROM expected
    LEFT JOIN placed ON placed.person_id = expected.present_person AND placed.place = expected.place
    WHERE placed.rank IS NULL
    ORDER BY expected.place
),
missing AS (
    SELECT present_person AS missing_person, STRING_AGG(release, ', ') AS missing_in
    FROM misses
    GROUP BY present_person
),
starts AS (
    SELECT place AS start_place, release AS from_release
    FROM numbered
),
ends AS (
    SELECT place AS end_place, release AS to_release
    FROM numbered
),
sinces AS (
    SELECT place AS since_at, release AS since_release
    FROM numbered
)
SELECT
    runs.person_id,
    runs.name,
    runs.length,
    starts.from_release,
    ends.to_release,
    runs.last_of_run = size.last_place AS is_current,
    runs.best_rank,
    presence.releases_in_top,
    size.last_place - presence.since_place + 1 AS releases_since,
    sinces.since_release,
    missing.missing_in,
    runs.last_of_run = size.last_place AND runs.length > 1 AS is_running
FROM runs
CROSS JOIN size
JOIN starts ON starts.start_place = runs.first_place
JOIN ends ON ends.end_place = runs.last_of_run
JOIN presence ON presence.present_person = runs.person_id
JOIN sinces ON sinces.since_at = presence.since_place
LEFT JOIN missing ON missing.missing_person = runs.person_id
ORDER BY length DESC, is_current DESC, releases_in_top DESC, first_place, name, person_id

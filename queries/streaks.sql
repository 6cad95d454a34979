-- question: Who was in the top N of consecutive releases, and in how many releases in total?
-- grain: one row per person and streak of consecutive releases in the top N; longest first
-- key: person_id, from_release
-- refers: from_release -> release_summary
-- refers: to_release -> release_summary
-- refers: since_release -> release_summary
-- param: top integer = 10 | The number of top ranks
-- column: person_id = ranking.person_id
-- column: name = ranking.name
-- column: length | The number of consecutive releases in which the person was in the top N.
-- column: from_release | The first release of the streak.
-- column: to_release | The last release of the streak.
-- column: is_current | True if the streak reaches the latest release.
-- column: best_rank | The best rank within the streak.
-- column: releases_in_top | All releases in which the person was in the top N, also outside this streak.
-- column: releases_since | Releases from since_release to the latest, both included.
-- column: since_release | The first release in which the person was in the top N.
-- column: missing_in | Releases since since_release in which the person was not in the top N, separated by commas; null if there are none.
-- column: is_running | True if is_current is true and the streak is longer than one release.
WITH size AS (
    SELECT MAX(place) AS last_place
    FROM ranked_releases
),
placed AS (
    SELECT ranking.person_id, ranking.name, ranking.release, ranking.rank, ranked_releases.place
    FROM ranking
    JOIN ranked_releases ON ranked_releases.release = ranking.release
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
    SELECT presence.present_person, ranked_releases.place, ranked_releases.release
    FROM presence
    CROSS JOIN ranked_releases
    WHERE ranked_releases.place >= presence.since_place
),
misses AS (
    SELECT expected.present_person, expected.place, expected.release
    FROM expected
    LEFT JOIN placed ON placed.person_id = expected.present_person AND placed.place = expected.place
    WHERE placed.rank IS NULL
    -- STRING_AGG below joins the names in this order.
    ORDER BY expected.place
),
missing AS (
    SELECT present_person AS missing_person, STRING_AGG(release, ', ') AS missing_in
    FROM misses
    GROUP BY present_person
),
starts AS (
    SELECT place AS start_place, release AS from_release
    FROM ranked_releases
),
ends AS (
    SELECT place AS end_place, release AS to_release
    FROM ranked_releases
),
sinces AS (
    SELECT place AS since_at, release AS since_release
    FROM ranked_releases
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

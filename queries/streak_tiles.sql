-- question: In which releases were those in the top N who are there without a break up to the latest?
-- grain: one row per person on a run of two releases and more that goes on, and release with counted people; longest run first, then oldest release
-- key: release, person_id
-- refers: release -> release_summary
-- refers: from_release -> release_summary
-- param: top integer = 10 | How many ranks are the top
-- column: person_id = streaks.person_id
-- column: name = streaks.name
-- column: release = release_summary.release
-- column: ordinal = release_summary.ordinal
-- column: rank | The person's rank in the release; null outside the top.
-- column: is_in_run | True from the release on with which the run begins.
-- column: length = streaks.length
-- column: from_release = streaks.from_release
WITH counted AS (
    SELECT release, ordinal
    FROM release_summary
    WHERE NOT is_unreleased AND people > 0
),
starts AS (
    SELECT release AS start_release, ordinal AS start_ordinal
    FROM counted
),
running AS (
    SELECT
        streaks.person_id AS running_person,
        streaks.name,
        streaks.length,
        streaks.from_release,
        streaks.releases_in_top,
        starts.start_ordinal
    FROM streaks
    JOIN starts ON starts.start_release = streaks.from_release
    WHERE streaks.is_running
),
placed AS (
    SELECT person_id AS placed_person, release AS placed_release, rank
    FROM ranking
    WHERE rank <= :top
)
SELECT
    running.running_person AS person_id,
    running.name,
    counted.release,
    counted.ordinal,
    placed.rank,
    counted.ordinal >= running.start_ordinal AS is_in_run,
    running.length,
    running.from_release
FROM running
CROSS JOIN counted
LEFT JOIN placed ON placed.placed_person = running.running_person AND placed.placed_release = counted.release
ORDER BY running.length DESC, running.releases_in_top DESC, running.name, running.running_person, counted.ordinal

-- question: In which releases were the people with a current streak in the top N?
-- grain: one row per release in which a person with a current streak of at least two releases has counted commits; longest streak first, then oldest release
-- key: release, person_id
-- refers: release -> release_summary
-- refers: from_release -> release_summary
-- param: top integer = 10 | The number of top ranks
-- column: person_id = streaks.person_id
-- column: name = streaks.name
-- column: release = ranked_releases.release
-- column: ordinal = ranked_releases.ordinal
-- column: rank | The person's rank in the release; null outside the top N.
-- column: is_in_run | True for releases in the streak.
-- column: length = streaks.length
-- column: from_release = streaks.from_release
-- column: people = release_summary.people
WITH starts AS (
    SELECT release AS start_release, ordinal AS start_ordinal
    FROM ranked_releases
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
sized AS (
    SELECT release AS sized_release, people
    FROM release_summary
),
placed AS (
    SELECT person_id AS placed_person, release AS placed_release, rank
    FROM ranking
    WHERE rank <= :top
)
SELECT
    running.running_person AS person_id,
    running.name,
    ranked_releases.release,
    ranked_releases.ordinal,
    placed.rank,
    ranked_releases.ordinal >= running.start_ordinal AS is_in_run,
    running.length,
    running.from_release,
    sized.people
FROM running
CROSS JOIN ranked_releases
JOIN sized ON sized.sized_release = ranked_releases.release
LEFT JOIN placed ON placed.placed_person = running.running_person AND placed.placed_release = ranked_releases.release
ORDER BY running.length DESC, running.releases_in_top DESC, running.name, running.running_person, ranked_releases.ordinal

-- question: How many commits, people and new people does each release have, as release announcements state them?
-- grain: one row per release, oldest first; `--profile announce` counts as git's own announcements do
-- key: release
-- refers: release -> release_summary
-- column: release = releases.release
-- column: release_date = releases.date
-- column: ordinal = releases.ordinal
-- column: is_unreleased = releases.is_unreleased
-- column: commits | Commits with at least one counted contribution.
-- column: people | People with counted contributions in the release.
-- column: new_people | Of people, those without counted contributions in an earlier release.
WITH counted AS (
    SELECT release_commits.release AS counted_release, COUNT(DISTINCT contributions.commit_id) AS commits
    FROM contributions
    JOIN release_commits ON release_commits.commit_id = contributions.commit_id
    WHERE contributions.is_counted
    GROUP BY release_commits.release
),
arrivals AS (
    SELECT release AS arrival_release, people, new_people
    FROM newcomers_by_release
)
SELECT
    releases.release,
    releases.date AS release_date,
    releases.ordinal,
    releases.is_unreleased,
    COALESCE(counted.commits, 0) AS commits,
    COALESCE(arrivals.people, 0) AS people,
    COALESCE(arrivals.new_people, 0) AS new_people
FROM releases
LEFT JOIN counted ON counted.counted_release = releases.release
LEFT JOIN arrivals ON arrivals.arrival_release = releases.release
ORDER BY ordinal

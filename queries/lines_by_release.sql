-- question: How many lines of each release were written by hand, and how many are generated?
-- grain: one row per release, oldest first
-- key: release
-- refers: release -> release_summary
-- column: release = releases.release
-- column: release_date = releases.date
-- column: ordinal = releases.ordinal
-- column: is_unreleased = releases.is_unreleased
-- column: lines_added | Lines that the commits of the release added.
-- column: lines_deleted | Lines that the commits of the release deleted.
-- column: lines_net | lines_added minus lines_deleted.
-- column: lines_added_generated | Of lines_added, those in generated files.
-- column: lines_deleted_generated | Of lines_deleted, those in generated files.
-- column: lines_added_by_hand | Of lines_added, those in files that are not generated.
-- column: lines_deleted_by_hand | Of lines_deleted, those in files that are not generated.
-- column: lines_net_by_hand | lines_added_by_hand minus lines_deleted_by_hand.
WITH totals AS (
    SELECT
        release_commits.release AS counted_release,
        SUM(commits.lines_added) AS lines_added,
        SUM(commits.lines_deleted) AS lines_deleted,
        SUM(commits.lines_added_by_hand) AS lines_added_by_hand,
        SUM(commits.lines_deleted_by_hand) AS lines_deleted_by_hand
    FROM release_commits
    JOIN commits ON commits.commit_id = release_commits.commit_id
    GROUP BY release_commits.release
)
SELECT
    releases.release,
    releases.date AS release_date,
    releases.ordinal,
    releases.is_unreleased,
    COALESCE(totals.lines_added, 0) AS lines_added,
    COALESCE(totals.lines_deleted, 0) AS lines_deleted,
    COALESCE(totals.lines_added, 0) - COALESCE(totals.lines_deleted, 0) AS lines_net,
    COALESCE(totals.lines_added, 0) - COALESCE(totals.lines_added_by_hand, 0) AS lines_added_generated,
    COALESCE(totals.lines_deleted, 0) - COALESCE(totals.lines_deleted_by_hand, 0) AS lines_deleted_generated,
    COALESCE(totals.lines_added_by_hand, 0) AS lines_added_by_hand,
    COALESCE(totals.lines_deleted_by_hand, 0) AS lines_deleted_by_hand,
    COALESCE(totals.lines_added_by_hand, 0) - COALESCE(totals.lines_deleted_by_hand, 0) AS lines_net_by_hand
FROM releases
LEFT JOIN totals ON totals.counted_release = releases.release
ORDER BY ordinal

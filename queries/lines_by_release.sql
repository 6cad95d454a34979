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
-- column: is_incomplete | True if the lines of some commits are unknown.
WITH totals AS (
    SELECT
        release_commits.release AS counted_release,
        SUM(commits.lines_added) AS lines_added,
        SUM(commits.lines_deleted) AS lines_deleted,
        SUM(commits.lines_added_by_hand) AS lines_added_by_hand,
        SUM(commits.lines_deleted_by_hand) AS lines_deleted_by_hand,
        MAX(CASE WHEN commits.is_incomplete THEN 1 ELSE 0 END) AS incomplete
    FROM release_commits
    JOIN commits ON commits.commit_id = release_commits.commit_id
    GROUP BY release_commits.release
),
filled AS (
    SELECT
        releases.release,
        releases.date AS release_date,
        releases.ordinal,
        releases.is_unreleased,
        COALESCE(totals.incomplete, 0) AS incomplete,
        COALESCE(totals.lines_added, 0) AS lines_added,
        COALESCE(totals.lines_deleted, 0) AS lines_deleted,
        COALESCE(totals.lines_added, 0) - COALESCE(totals.lines_added_by_hand, 0) AS lines_added_generated,
        COALESCE(totals.lines_deleted, 0) - COALESCE(totals.lines_deleted_by_hand, 0) AS lines_deleted_generated,
        COALESCE(totals.lines_added_by_hand, 0) AS lines_added_by_hand,
        COALESCE(totals.lines_deleted_by_hand, 0) AS lines_deleted_by_hand
    FROM releases
    LEFT JOIN totals ON totals.counted_release = releases.release
)
SELECT
    filled.release,
    filled.release_date,
    filled.ordinal,
    filled.is_unreleased,
    CASE WHEN filled.incomplete = 1 AND filled.lines_added = 0 THEN NULL ELSE filled.lines_added END AS lines_added,
    CASE WHEN filled.incomplete = 1 AND filled.lines_deleted = 0 THEN NULL ELSE filled.lines_deleted END AS lines_deleted,
    CASE WHEN filled.incomplete = 1 THEN NULL ELSE filled.lines_added - filled.lines_deleted END AS lines_net,
    CASE WHEN filled.incomplete = 1 AND filled.lines_added_generated = 0 THEN NULL ELSE filled.lines_added_generated END AS lines_added_generated,
    CASE WHEN filled.incomplete = 1 AND filled.lines_deleted_generated = 0 THEN NULL ELSE filled.lines_deleted_generated END AS lines_deleted_generated,
    CASE WHEN filled.incomplete = 1 AND filled.lines_added_by_hand = 0 THEN NULL ELSE filled.lines_added_by_hand END AS lines_added_by_hand,
    CASE WHEN filled.incomplete = 1 AND filled.lines_deleted_by_hand = 0 THEN NULL ELSE filled.lines_deleted_by_hand END AS lines_deleted_by_hand,
    CASE WHEN filled.incomplete = 1 THEN NULL ELSE filled.lines_added_by_hand - filled.lines_deleted_by_hand END AS lines_net_by_hand,
    filled.incomplete = 1 AS is_incomplete
FROM filled
ORDER BY ordinal

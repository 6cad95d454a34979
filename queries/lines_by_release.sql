-- question: How many lines of each release were written by hand, and how many are generated?
-- grain: one row per release, oldest first
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

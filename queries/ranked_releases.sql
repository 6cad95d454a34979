-- helper
-- question: Which releases have a ranking?
-- grain: one row per release with counted commits, oldest first; without unreleased
-- key: release
-- refers: release -> release_summary
-- column: release = release_summary.release
-- column: ordinal = release_summary.ordinal
-- column: place | The position among these releases, from 1.
SELECT
    release,
    ordinal,
    ROW_NUMBER() OVER (ORDER BY ordinal) AS place
FROM release_summary
WHERE NOT is_unreleased AND people > 0
ORDER BY ordinal

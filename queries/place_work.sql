-- helper
-- question: Which counted commits touched which area, where an area with most of the commits is split by its folders?
-- grain: one row per area or folder, commit that touched it and person who counts for the commit
-- key: area, commit_id, person_id
-- column: area | The area, as in changes; if it has more than 80% of the commits, the area with the folder below it.
-- column: commit_id = commits.commit_id
-- column: person_id = contributions.person_id
-- column: authored_date = commits.authored_date
-- column: authored_at = commits.authored_at
WITH large AS (
    SELECT area AS large_area
    FROM areas
    WHERE share > 0.8
),
parts AS (
    SELECT
        changes.commit_id,
        changes.area,
        large.large_area,
        -- The path below the area; areas of laurels.toml need not be folders.
        CASE WHEN SPLIT_PART(changes.path, '/', 1) = changes.area
            THEN SUBSTR(changes.path, STRPOS(changes.path, '/') + 1)
            ELSE changes.path END AS rest
    FROM changes
    LEFT JOIN large ON large.large_area = changes.area
),
places AS (
    SELECT DISTINCT
        commit_id AS placed_commit,
        CASE WHEN large_area IS NULL OR STRPOS(rest, '/') = 0
            THEN area
            ELSE area || '/' || SPLIT_PART(rest, '/', 1) END AS area
    FROM parts
),
counted AS (
    SELECT commit_id AS counted_commit, person_id
    FROM contributions
    WHERE is_counted AND is_in_revision
)
SELECT
    places.area,
    commits.commit_id,
    counted.person_id,
    commits.authored_date,
    commits.authored_at
FROM places
JOIN counted ON counted.counted_commit = places.placed_commit
JOIN commits ON commits.commit_id = places.placed_commit
ORDER BY area, commit_id, person_id

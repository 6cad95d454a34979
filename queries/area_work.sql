-- helper
-- question: Which counted commits touched which area, and what did their authors change there?
-- grain: one row per area, commit that touched it and person who counts for the commit
-- key: area, commit_id, person_id
-- column: area = changes.area
-- column: commit_id = commits.commit_id
-- column: person_id = people.person_id
-- column: authored_date = commits.authored_date
-- column: is_in_revision = commits.is_in_revision
-- column: lines_added | Lines added in the area; 0 in the rows of co-authors and reviewers; null if the lines of none of these files are known.
-- column: lines_deleted | Lines deleted in the area; 0 and null as for lines_added.
-- column: lines_changed | The larger of lines added and deleted in the area; 0 and null as for lines_added.
-- column: lines_added_by_hand | Of lines_added, those in files that are not generated.
-- column: lines_deleted_by_hand | Of lines_deleted, those in files that are not generated.
-- column: is_incomplete | True for authors if the lines of some of these files are unknown.
WITH counted AS (
    SELECT
        commit_id AS counted_commit,
        person_id,
        authored_date,
        is_in_revision,
        CASE WHEN role = 'author' THEN 1 ELSE 0 END AS is_author
    FROM contributions
    WHERE is_counted
)
SELECT
    area_changes.area,
    area_changes.commit_id,
    counted.person_id,
    counted.authored_date,
    counted.is_in_revision,
    area_changes.lines_added * counted.is_author AS lines_added,
    area_changes.lines_deleted * counted.is_author AS lines_deleted,
    area_changes.lines_changed * counted.is_author AS lines_changed,
    area_changes.lines_added_by_hand * counted.is_author AS lines_added_by_hand,
    area_changes.lines_deleted_by_hand * counted.is_author AS lines_deleted_by_hand,
    area_changes.is_incomplete AND counted.is_author = 1 AS is_incomplete
FROM area_changes
JOIN counted ON counted.counted_commit = area_changes.commit_id
ORDER BY area, commit_id, person_id

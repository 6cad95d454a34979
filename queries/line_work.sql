-- helper
-- question: How many lines of each counted commit were written by hand?
-- grain: one row per commit and person who counts for it
-- key: commit_id, person_id
-- column: commit_id = commits.commit_id
-- column: person_id = people.person_id
-- column: is_in_revision = contributions.is_in_revision
-- column: is_incomplete = contributions.is_incomplete
-- column: lines_added = contributions.lines_added
-- column: lines_deleted = contributions.lines_deleted
-- column: lines_added_by_hand | Of lines_added, those in files that are not generated; 0 if the role is not author.
-- column: lines_deleted_by_hand | Of lines_deleted, those in files that are not generated; 0 if the role is not author.
WITH hand AS (
    SELECT commit_id AS hand_commit, lines_added_by_hand, lines_deleted_by_hand
    FROM commits
)
SELECT
    contributions.commit_id,
    contributions.person_id,
    contributions.is_in_revision,
    contributions.is_incomplete,
    contributions.lines_added,
    contributions.lines_deleted,
    CASE WHEN contributions.role = 'author' THEN hand.lines_added_by_hand ELSE 0 END AS lines_added_by_hand,
    CASE WHEN contributions.role = 'author' THEN hand.lines_deleted_by_hand ELSE 0 END AS lines_deleted_by_hand
FROM contributions
JOIN hand ON hand.hand_commit = contributions.commit_id
WHERE contributions.is_counted
ORDER BY commit_id, person_id

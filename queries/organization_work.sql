-- helper
-- question: For which organization was each counted commit written?
-- grain: one row per commit that counts for its author
-- key: commit_id
-- column: commit_id = commits.commit_id
-- column: person_id = commits.author_id
-- column: organization = commits.organization
-- column: authored_date = commits.authored_date
-- column: is_in_revision = commits.is_in_revision
-- column: lines_added = commits.lines_added
-- column: lines_deleted = commits.lines_deleted
-- column: lines_changed = commits.lines_changed
-- column: is_incomplete = contributions.is_incomplete
SELECT
    contributions.commit_id,
    contributions.person_id,
    commits.organization,
    contributions.authored_date,
    contributions.is_in_revision,
    contributions.lines_added,
    contributions.lines_deleted,
    contributions.lines_changed,
    contributions.is_incomplete
FROM contributions
JOIN commits ON commits.commit_id = contributions.commit_id
WHERE contributions.is_counted AND contributions.role = 'author'
ORDER BY commit_id

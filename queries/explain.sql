-- question: Which commits of a person count, by which rule, and which do not?
-- grain: one row per commit and role of the person as author, co-author or reviewer; counted ones first, oldest first
-- key: commit_id, role
-- param: person text = '' | The person: a name as mapped by the mailmap, a unique part of it, or a person_id
-- param: release text = '' | Only the commits of this release; if empty, the whole history
-- column: is_counted = contributions.is_counted
-- column: reason = contributions.reason
-- column: role = contributions.role
-- column: rule = contributions.rule
-- column: commit_id = contributions.commit_id
-- column: authored_at = commits.authored_at
-- column: lines_added = contributions.lines_added
-- column: lines_deleted = contributions.lines_deleted
-- column: subject = commits.subject
-- column: is_incomplete = contributions.is_incomplete
WITH parts AS (
    SELECT
        contributions.commit_id,
        contributions.role,
        contributions.rule,
        contributions.is_counted,
        contributions.reason,
        contributions.lines_added,
        contributions.lines_deleted,
        contributions.is_incomplete
    FROM contributions
    JOIN commits_in_scope ON commits_in_scope.commit_id = contributions.commit_id
    WHERE contributions.person_id = :person
)
SELECT
    parts.is_counted,
    parts.reason,
    parts.role,
    parts.rule,
    parts.commit_id,
    commits.authored_at,
    parts.lines_added,
    parts.lines_deleted,
    commits.subject,
    parts.is_incomplete
FROM parts
JOIN commits ON commits.commit_id = parts.commit_id
ORDER BY is_counted DESC, authored_at, commit_id, role

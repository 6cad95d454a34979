-- question: Which commits are behind a person's number, by which rule, and what was left out?
-- grain: one row per commit and role of the person as author, co-author or reviewer; what counts first, oldest first
-- key: commit_id, role
-- param: person text = '' | Who: a name after the mailmap, a part of it that nobody else has, or a person_id
-- param: release text = '' | Only commits of this release; empty for the whole revision
-- column: is_counted = contributions.is_counted
-- column: reason = contributions.reason
-- column: role = contributions.role
-- column: rule = contributions.rule
-- column: commit_id = contributions.commit_id
-- column: authored_at = commits.authored_at
-- column: lines_added = contributions.lines_added
-- column: lines_deleted = contributions.lines_deleted
-- column: subject = commits.subject
WITH scope AS (
    SELECT commit_id AS scoped_commit
    FROM release_commits
    WHERE release = :release
    UNION ALL
    SELECT commit_id AS scoped_commit
    FROM commits
    WHERE is_in_revision AND :release = ''
),
parts AS (
    SELECT
        contributions.commit_id,
        contributions.role,
        contributions.rule,
        contributions.is_counted,
        contributions.reason,
        contributions.lines_added,
        contributions.lines_deleted
    FROM contributions
    JOIN scope ON scope.scoped_commit = contributions.commit_id
    JOIN people ON people.person_id = contributions.person_id
    WHERE people.person_id = :person
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
    commits.subject
FROM parts
JOIN commits ON commits.commit_id = parts.commit_id
ORDER BY is_counted DESC, authored_at, commit_id, role

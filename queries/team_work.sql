-- helper
-- question: Which counted commits did people write while they were in a team?
-- grain: one row per team and commit that counts for its author; a commit counts for each team of its author
-- key: commit_id, team
-- column: team = memberships.team
-- column: commit_id = commits.commit_id
-- column: person_id = commits.author_id
-- column: authored_date = commits.authored_date
-- column: is_in_revision = commits.is_in_revision
-- column: lines_added = commits.lines_added
-- column: lines_deleted = commits.lines_deleted
-- column: lines_changed = commits.lines_changed
-- column: is_incomplete = contributions.is_incomplete
SELECT
    memberships.team,
    contributions.commit_id,
    contributions.person_id,
    contributions.authored_date,
    contributions.is_in_revision,
    contributions.lines_added,
    contributions.lines_deleted,
    contributions.lines_changed,
    contributions.is_incomplete
FROM contributions
JOIN memberships ON memberships.person_id = contributions.person_id
WHERE
    contributions.is_counted
    AND contributions.role = 'author'
    AND (memberships.from_date IS NULL OR contributions.authored_date >= memberships.from_date)
    AND (memberships.until_date IS NULL OR contributions.authored_date < memberships.until_date)
ORDER BY team, commit_id

-- question: Who deleted more lines than they added?
-- grain: one row per person with a negative net whose lines are all known; most negative first
-- key: person_id
-- refers: person_id -> contributors
-- param: least_commits integer = 5 | Omit people with fewer commits
-- column: person_id = people.person_id
-- column: name = people.name
-- column: commits = contributors.commits
-- column: lines_added = contributors.lines_added
-- column: lines_deleted = contributors.lines_deleted
-- column: lines_net | lines_added minus lines_deleted, below zero.
-- column: rank = contributors.rank
-- column: largest_commit_id | The commit that deleted the most lines.
-- column: largest_commit_deleted | The lines that it deleted.
-- column: largest_commit_share | The fraction of all lines deleted by the person that it deleted, 0 to 1.
WITH chosen AS (
    SELECT person_id, name, commits, lines_added, lines_deleted, lines_net, rank
    FROM contributors
    WHERE lines_net < 0 AND commits >= :least_commits
),
deletions AS (
    SELECT contributions.person_id, contributions.commit_id, contributions.lines_deleted AS deleted
    FROM contributions
    JOIN chosen ON chosen.person_id = contributions.person_id
    WHERE contributions.is_counted AND contributions.is_in_revision AND contributions.lines_deleted > 0
),
most AS (
    SELECT person_id AS most_person, MAX(deleted) AS most_deleted
    FROM deletions
    GROUP BY person_id
),
largest AS (
    SELECT deletions.person_id AS largest_person, most.most_deleted, MIN(deletions.commit_id) AS largest_commit_id
    FROM deletions
    JOIN most ON most.most_person = deletions.person_id AND most.most_deleted = deletions.deleted
    GROUP BY deletions.person_id, most.most_deleted
)
SELECT
    chosen.person_id,
    chosen.name,
    chosen.commits,
    chosen.lines_added,
    chosen.lines_deleted,
    chosen.lines_net,
    chosen.rank,
    largest.largest_commit_id,
    largest.most_deleted AS largest_commit_deleted,
    CAST(largest.most_deleted AS DOUBLE) / CAST(chosen.lines_deleted AS DOUBLE) AS largest_commit_share
FROM chosen
LEFT JOIN largest ON largest.largest_person = chosen.person_id
ORDER BY lines_net, commits DESC, name, person_id

-- question: Who deleted more lines than they added in each release?
-- grain: one row per release and person whose lines in it are all known and have a negative net; by release, most negative first
-- key: release, person_id
-- refers: release -> release_summary
-- refers: release, person_id -> ranking
-- param: least_commits integer = 1 | Omit people with fewer commits in the release
-- column: release = releases.release
-- column: ordinal = releases.ordinal
-- column: is_unreleased = releases.is_unreleased
-- column: person_id = people.person_id
-- column: name = people.name
-- column: rank = ranking.rank
-- column: commits = ranking.commits
-- column: lines_added = ranking.lines_added
-- column: lines_deleted = ranking.lines_deleted
-- column: lines_net | lines_added minus lines_deleted, below zero.
-- column: largest_commit_id | The commit that deleted the most lines.
-- column: largest_commit_deleted | The lines that it deleted.
-- column: largest_commit_share | The fraction of all lines deleted by the person that it deleted in the release, 0 to 1.
WITH chosen AS (
    SELECT release, ordinal, is_unreleased, person_id, name, commits, lines_added, lines_deleted, lines_net, rank
    FROM ranking
    WHERE lines_net < 0 AND commits >= :least_commits
),
deletions AS (
    SELECT
        release_commits.release,
        contributions.person_id,
        contributions.commit_id,
        contributions.lines_deleted AS deleted
    FROM release_commits
    JOIN contributions ON contributions.commit_id = release_commits.commit_id
    WHERE contributions.is_counted AND contributions.lines_deleted > 0
),
most AS (
    SELECT release AS most_release, person_id AS most_person, MAX(deleted) AS most_deleted
    FROM deletions
    GROUP BY release, person_id
),
largest AS (
    SELECT
        deletions.release AS largest_release,
        deletions.person_id AS largest_person,
        most.most_deleted,
        MIN(deletions.commit_id) AS largest_commit_id
    FROM deletions
    JOIN most ON most.most_release = deletions.release AND most.most_person = deletions.person_id
        AND most.most_deleted = deletions.deleted
    GROUP BY deletions.release, deletions.person_id, most.most_deleted
)
SELECT
    chosen.release,
    chosen.ordinal,
    chosen.is_unreleased,
    chosen.person_id,
    chosen.name,
    chosen.rank,
    chosen.commits,
    chosen.lines_added,
    chosen.lines_deleted,
    chosen.lines_net,
    largest.largest_commit_id,
    largest.most_deleted AS largest_commit_deleted,
    CAST(largest.most_deleted AS DOUBLE) / CAST(chosen.lines_deleted AS DOUBLE) AS largest_commit_share
FROM chosen
LEFT JOIN largest ON largest.largest_release = chosen.release AND largest.largest_person = chosen.person_id
ORDER BY ordinal, lines_net, commits DESC, name, person_id

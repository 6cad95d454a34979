-- question: Which commits repeat a patch of another one: cherry-picks, backports, what was taken back and applied again?
-- grain: one row per commit whose patch an earlier one has, and release it is in (or none); by release, then date
-- column: patch_id = commits.patch_id
-- column: commit_id = commits.commit_id
-- column: duplicate_of = commits.duplicate_of
-- column: name | The author's name after the mailmap.
-- column: person_id = commits.author_id
-- column: subject = commits.subject
-- column: authored_date = commits.authored_date
-- column: first_date | The day (UTC) on which the first commit with that patch was written.
-- column: release | The release that the commit is in, named as in releases; null where it is in none.
-- column: ordinal | The position of that release, from 1.
-- column: first_release | The earliest release that the first commit with that patch is in; null where it is in none.
-- column: is_same_author | True where both commits have the same author.
-- column: lines_added = commits.lines_added
-- column: lines_deleted = commits.lines_deleted
-- column: lines_changed = commits.lines_changed
WITH placed AS (
    SELECT
        release_commits.commit_id AS placed_commit,
        releases.release,
        releases.ordinal
    FROM release_commits
    JOIN releases ON releases.release = release_commits.release
),
entered AS (
    SELECT placed_commit AS first_commit, MIN(ordinal) AS first_ordinal
    FROM placed
    GROUP BY placed_commit
),
firsts AS (
    SELECT
        commits.commit_id AS first_commit_id,
        commits.author_id AS first_author_id,
        commits.authored_date AS first_date
    FROM commits
),
names AS (
    SELECT ordinal AS named_ordinal, release AS first_release
    FROM releases
)
SELECT
    commits.patch_id,
    commits.commit_id,
    commits.duplicate_of,
    people.name,
    commits.author_id AS person_id,
    commits.subject,
    commits.authored_date,
    firsts.first_date,
    placed.release,
    placed.ordinal,
    names.first_release,
    firsts.first_author_id = commits.author_id AS is_same_author,
    commits.lines_added,
    commits.lines_deleted,
    commits.lines_changed
FROM commits
JOIN people ON people.person_id = commits.author_id
JOIN firsts ON firsts.first_commit_id = commits.duplicate_of
LEFT JOIN placed ON placed.placed_commit = commits.commit_id
LEFT JOIN entered ON entered.first_commit = commits.duplicate_of
LEFT JOIN names ON names.named_ordinal = entered.first_ordinal
ORDER BY ordinal, authored_date, commit_id

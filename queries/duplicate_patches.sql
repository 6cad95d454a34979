-- question: Which commits repeat a patch of another commit: cherry-picks, backports, or reverted and reapplied changes?
-- grain: one row per release that contains a commit with the patch of an earlier commit, and one row if no release contains it; by release, then date
-- column: patch_id = commits.patch_id
-- column: commit_id = commits.commit_id
-- column: duplicate_of = commits.duplicate_of
-- column: name | The author's name as mapped by the mailmap.
-- column: person_id = commits.author_id
-- column: subject = commits.subject
-- column: authored_date = commits.authored_date
-- column: first_date | The day (UTC) on which the first commit with that patch was written.
-- column: release | The release that contains the commit; null if there is none.
-- column: ordinal | The ordinal of that release.
-- column: first_release | The oldest release that contains the first commit with that patch; null if there is none.
-- column: is_same_author | True if both commits have the same author.
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
firsts AS (
    SELECT
        commits.commit_id AS first_commit_id,
        commits.author_id AS first_author_id,
        commits.authored_date AS first_date
    FROM commits
),
entered AS (
    SELECT commit_id AS first_commit, first_release
    FROM first_releases
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
    entered.first_release,
    firsts.first_author_id = commits.author_id AS is_same_author,
    commits.lines_added,
    commits.lines_deleted,
    commits.lines_changed
FROM commits
JOIN people ON people.person_id = commits.author_id
JOIN firsts ON firsts.first_commit_id = commits.duplicate_of
LEFT JOIN placed ON placed.placed_commit = commits.commit_id
LEFT JOIN entered ON entered.first_commit = commits.duplicate_of
ORDER BY ordinal, authored_date, commit_id

-- question: When was the project's 1st, 100th, 1,000th, ... commit, and who wrote it?
-- grain: one row for the 1st, the 100th, the 1,000th counted commit of the revision and so on, by the authors' dates
-- key: milestone
-- column: milestone | The number of the commit among all counted commits, by the authors' dates: 1, 100, 1000 and so on.
-- column: date | The day (UTC) on which that commit was written.
-- column: commit_id = commits.commit_id
-- column: person_id = commits.author_id
-- column: name | The author's name as mapped by the mailmap.
WITH counted AS (
    SELECT DISTINCT commit_id
    FROM contributions
    WHERE is_counted AND is_in_revision
),
numbered AS (
    SELECT
        commits.commit_id,
        commits.author_id,
        commits.authored_date,
        ROW_NUMBER() OVER (ORDER BY commits.authored_at, commits.commit_id) AS milestone
    FROM commits
    JOIN counted ON counted.commit_id = commits.commit_id
    WHERE commits.authored_at IS NOT NULL
)
SELECT
    numbered.milestone,
    numbered.authored_date AS date,
    numbered.commit_id,
    numbered.author_id AS person_id,
    people.name
FROM numbered
JOIN people ON people.person_id = numbered.author_id
-- The engine has no function for powers of ten.
WHERE numbered.milestone IN (1, 100, 1000, 10000, 100000, 1000000, 10000000)
ORDER BY milestone

-- question: When was each person's 1st, 100th, 1,000th, ... commit?
-- grain: one row for each person's 1st, 100th, 1,000th counted commit and so on; highest first, then by date
-- key: person_id, milestone
-- refers: person_id -> contributors
-- param: least_milestone integer = 1 | Omit smaller milestones
-- column: person_id = people.person_id
-- column: name = people.name
-- column: milestone | The number of the commit among the person's counted commits, by the authors' dates: 1, 100, 1000 and so on.
-- column: date | The day (UTC) on which that commit was written.
-- column: commit_id = commits.commit_id
WITH numbered AS (
    SELECT
        contributions.person_id,
        contributions.commit_id,
        contributions.authored_date,
        commits.authored_at,
        ROW_NUMBER() OVER (PARTITION BY contributions.person_id ORDER BY commits.authored_at, contributions.commit_id) AS milestone
    FROM contributions
    JOIN commits ON commits.commit_id = contributions.commit_id
    WHERE contributions.is_counted AND contributions.is_in_revision AND commits.authored_at IS NOT NULL
)
SELECT
    numbered.person_id,
    people.name,
    numbered.milestone,
    numbered.authored_date AS date,
    numbered.commit_id
FROM numbered
JOIN people ON people.person_id = numbered.person_id
WHERE numbered.milestone IN (1, 100, 1000, 10000, 100000, 1000000, 10000000) AND numbered.milestone >= :least_milestone
ORDER BY milestone DESC, authored_at, name, person_id

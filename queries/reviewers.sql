-- question: Who reviewed, according to trailers and merge bots?
-- grain: one row per person or account with a review in the revision; by rank
-- key: person_id
-- column: person_id = people.person_id
-- column: name = people.name
-- column: kind = people.kind
-- column: rank | The rank by commits: 1, 2, 2, 4.
-- column: commits | Commits that credit the person as reviewer.
-- column: pull_requests | Pull requests of these commits.
-- column: first_review_date | The day (UTC) on which the first of them was committed.
-- column: last_review_date | The day (UTC) on which the last of them was committed.
WITH reviews AS (
    SELECT credits.person_id AS reviewer_id, commits.pull_request, commits.committed_date
    FROM credits
    JOIN commits ON commits.commit_id = credits.commit_id
    WHERE credits.role = 'reviewer' AND commits.is_in_revision
),
totals AS (
    SELECT
        reviewer_id,
        COUNT(*) AS commits,
        COUNT(DISTINCT pull_request) AS pull_requests,
        MIN(committed_date) AS first_review_date,
        MAX(committed_date) AS last_review_date
    FROM reviews
    GROUP BY reviewer_id
)
SELECT
    people.person_id,
    people.name,
    people.kind,
    RANK() OVER (ORDER BY totals.commits DESC) AS rank,
    totals.commits,
    totals.pull_requests,
    totals.first_review_date,
    totals.last_review_date
FROM totals
JOIN people ON people.person_id = totals.reviewer_id
WHERE people.is_listed
ORDER BY rank, pull_requests DESC, name, person_id

-- question: With how many people did one person write commits, and how many reviewed the person's commits?
-- grain: one row; people, without bots and AI agents, that commit messages name
-- param: person text = '' | The person: a name as mapped by the mailmap, a unique part of it, or a person_id
-- column: co_authors | People who wrote commits together with the person.
-- column: co_author | The one with the most such commits, if there are several people, the number is above 2 and nobody else has as many.
-- column: co_author_commits | The number of these commits; null without co_author.
-- column: reviewers | People who reviewed the person's commits.
-- column: reviewer | The one with the most such commits, as in co_author.
-- column: reviewer_commits | The number of these commits; null without reviewer.
WITH partners AS (
    SELECT way, name, commits, RANK() OVER (PARTITION BY way ORDER BY commits DESC) AS rank
    FROM person_partners
    WHERE kind = 'human'
),
counts AS (
    SELECT
        COALESCE(SUM(CASE WHEN way = 'wrote with' THEN 1 ELSE 0 END), 0) AS co_authors,
        COALESCE(SUM(CASE WHEN way = 'reviewed by' THEN 1 ELSE 0 END), 0) AS reviewers,
        SUM(CASE WHEN way = 'wrote with' AND rank = 1 THEN 1 ELSE 0 END) AS first_co_authors,
        SUM(CASE WHEN way = 'reviewed by' AND rank = 1 THEN 1 ELSE 0 END) AS first_reviewers,
        MAX(CASE WHEN way = 'wrote with' AND rank = 1 THEN name END) AS co_author,
        MAX(CASE WHEN way = 'wrote with' AND rank = 1 THEN commits END) AS co_author_commits,
        MAX(CASE WHEN way = 'reviewed by' AND rank = 1 THEN name END) AS reviewer,
        MAX(CASE WHEN way = 'reviewed by' AND rank = 1 THEN commits END) AS reviewer_commits
    FROM partners
)
SELECT
    co_authors,
    CASE WHEN co_authors > 1 AND first_co_authors = 1 AND co_author_commits > 2 THEN co_author ELSE NULL END AS co_author,
    CASE WHEN co_authors > 1 AND first_co_authors = 1 AND co_author_commits > 2 THEN co_author_commits ELSE NULL END AS co_author_commits,
    reviewers,
    CASE WHEN reviewers > 1 AND first_reviewers = 1 AND reviewer_commits > 2 THEN reviewer ELSE NULL END AS reviewer,
    CASE WHEN reviewers > 1 AND first_reviewers = 1 AND reviewer_commits > 2 THEN reviewer_commits ELSE NULL END AS reviewer_commits
FROM counts
ORDER BY co_authors

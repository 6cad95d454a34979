-- question: Which pull requests did one person make, and whose first pull requests did the person review?
-- grain: one row; pull requests of this project, without rollups, and without pull requests that appear only in the list of a rollup
-- param: person text = '' | The person: a name as mapped by the mailmap, a unique part of it, or a person_id
-- column: pull_requests | The person's merged pull requests; 0 if there are none.
-- column: own_commits | Commits that the person wrote in these pull requests, without merge commits.
-- column: first_number | The number of the first of them by the date of the merge; null if there are none.
-- column: first_merged_date | The day (UTC) on which it was merged.
-- column: last_number | The number of the last of them; null if there is only one.
-- column: last_merged_date | The day (UTC) on which it was merged; null if there is only one.
-- column: is_single | True if pull_requests is 1.
-- column: newcomers_reviewed | Other people whose first merged pull request names the person as reviewer, in its merge or in one of its commits.
WITH merged AS (
    SELECT
        pull_requests.number,
        pull_requests.commit_id,
        pull_requests.author_id,
        pull_requests.merged_date,
        pull_requests.own_commits,
        ROW_NUMBER() OVER (
            PARTITION BY pull_requests.author_id ORDER BY pull_requests.merged_at, pull_requests.number
        ) AS place
    FROM pull_requests
    WHERE pull_requests.is_in_revision AND pull_requests.project IS NULL AND pull_requests.form <> 'rollup_member'
        AND NOT pull_requests.is_rollup AND pull_requests.author_id IS NOT NULL
),
own AS (
    SELECT number, merged_date, place, own_commits
    FROM merged
    WHERE author_id = :person
),
size AS (
    SELECT COUNT(*) AS pull_requests
    FROM own
),
ends AS (
    SELECT
        MAX(CASE WHEN own.place = 1 THEN own.number END) AS first_number,
        MAX(CASE WHEN own.place = 1 THEN own.merged_date END) AS first_merged_date,
        MAX(CASE WHEN own.place = size.pull_requests AND own.place > 1 THEN own.number END) AS last_number,
        MAX(CASE WHEN own.place = size.pull_requests AND own.place > 1 THEN own.merged_date END) AS last_merged_date
    FROM own
    CROSS JOIN size
),
written AS (
    SELECT COALESCE(SUM(own_commits), 0) AS own_commits
    FROM own
),
firsts AS (
    SELECT merged.author_id AS newcomer_id, merged.number AS first_request, merged.commit_id AS merge_id
    FROM merged
    JOIN people ON people.person_id = merged.author_id
    WHERE merged.place = 1 AND people.kind = 'human' AND merged.author_id <> :person
),
reviews AS (
    SELECT commits.commit_id AS reviewed_commit, commits.pull_request AS reviewed_request
    FROM credits
    JOIN commits ON commits.commit_id = credits.commit_id
    WHERE credits.role = 'reviewer' AND credits.person_id = :person AND commits.is_in_revision
),
reviewed AS (
    SELECT firsts.newcomer_id
    FROM firsts
    JOIN reviews ON reviews.reviewed_commit = firsts.merge_id
    UNION ALL
    SELECT firsts.newcomer_id
    FROM firsts
    JOIN reviews ON reviews.reviewed_request = firsts.first_request
),
newcomers_of AS (
    SELECT COUNT(DISTINCT newcomer_id) AS newcomers_reviewed
    FROM reviewed
)
SELECT
    size.pull_requests,
    written.own_commits,
    ends.first_number,
    ends.first_merged_date,
    ends.last_number,
    ends.last_merged_date,
    size.pull_requests = 1 AS is_single,
    newcomers_of.newcomers_reviewed
FROM size
CROSS JOIN ends
CROSS JOIN written
CROSS JOIN newcomers_of
ORDER BY pull_requests

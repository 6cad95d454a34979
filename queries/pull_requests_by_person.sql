-- question: How many commits over how many pull requests did each person make?
-- grain: one row per author of a merged pull request of this project in the revision, or account where nobody knows whose; by rank
-- column: person_id | The author, by the key of people; null where nobody knows whose account it is.
-- column: name | The author's name after the mailmap, or else the account.
-- column: kind | human, bot or ai; null where nobody knows whose account it is.
-- column: rank | The rank by pull requests: 1, 2, 2, 4.
-- column: pull_requests | Pull requests of this project that were merged, rollups and their members left out.
-- column: commits | Commits that pull_requests and rollups brought, merges not counted.
-- column: commits_per_pull_request | commits divided by pull_requests; null where there are none.
-- column: squashed | Pull requests and rollups that were squashed to one commit.
-- column: rollups | Pull requests of the person that brought others together.
-- column: first_merged_date | The day (UTC) on which the first of all these was merged.
-- column: last_merged_date | The day (UTC) on which the last of all these was merged.
-- column: login | The account where nobody knows whose it is, otherwise null.
WITH merged AS (
    SELECT
        pull_requests.number,
        pull_requests.author_id,
        pull_requests.author_login,
        COALESCE(pull_requests.author_id, pull_requests.author_login, '') AS author_key,
        pull_requests.commits,
        pull_requests.merged_date,
        pull_requests.form,
        pull_requests.is_rollup
    FROM pull_requests
    WHERE pull_requests.project IS NULL AND pull_requests.is_in_revision AND pull_requests.form <> 'rollup_member'
),
totals AS (
    SELECT
        author_key,
        MIN(author_id) AS person_id,
        MIN(author_login) AS login,
        SUM(CASE WHEN is_rollup THEN 0 ELSE 1 END) AS pull_requests,
        SUM(CASE WHEN is_rollup THEN 1 ELSE 0 END) AS rollups,
        SUM(commits) AS commits,
        SUM(CASE WHEN form = 'squash' THEN 1 ELSE 0 END) AS squashed,
        MIN(merged_date) AS first_merged_date,
        MAX(merged_date) AS last_merged_date
    FROM merged
    WHERE author_key <> ''
    GROUP BY author_key
),
named AS (
    SELECT person_id AS named_person, name, kind
    FROM people
)
SELECT
    totals.person_id,
    COALESCE(named.name, totals.login) AS name,
    named.kind,
    RANK() OVER (ORDER BY totals.pull_requests DESC) AS rank,
    totals.pull_requests,
    totals.commits,
    CASE WHEN totals.pull_requests > 0
        THEN CAST(totals.commits AS DOUBLE) / CAST(totals.pull_requests AS DOUBLE)
        ELSE NULL END AS commits_per_pull_request,
    totals.squashed,
    totals.rollups,
    totals.first_merged_date,
    totals.last_merged_date,
    CASE WHEN totals.person_id IS NULL THEN totals.login ELSE NULL END AS login
FROM totals
LEFT JOIN named ON named.named_person = totals.person_id
ORDER BY rank, commits DESC, name, login, person_id

-- question: How many pull requests did each person make, with how many commits?
-- grain: one row per author of merged pull requests of this project in the revision; if the person is unknown, per account; by rank
-- column: person_id | The author's person_id; null if the person behind the account is unknown.
-- column: name | The author's name as mapped by the mailmap; if unknown, the account.
-- column: kind | human, bot or ai; null if the person behind the account is unknown.
-- column: rank | The rank by pull requests: 1, 2, 2, 4.
-- column: pull_requests | Merged pull requests of this project, without rollups, and without those that appear only in the list of a rollup.
-- column: commits | Commits of pull_requests and rollups by all their authors, without merge commits.
-- column: own_commits | Commits that the author wrote in these pull_requests, without merge commits; null if the person is unknown.
-- column: commits_per_pull_request | own_commits divided by pull_requests; null if one of them is unknown or 0.
-- column: squashed | Pull requests and rollups that were squashed into one commit.
-- column: rollups | The person's pull requests that combined others.
-- column: first_merged_date | The day (UTC) on which the first of these pull requests was merged.
-- column: last_merged_date | The day (UTC) on which the last of these pull requests was merged.
-- column: login | The account if the person behind it is unknown, otherwise null.
WITH merged AS (
    SELECT
        pull_requests.number,
        pull_requests.author_id,
        pull_requests.author_login,
        COALESCE(pull_requests.author_id, pull_requests.author_login, '') AS author_key,
        pull_requests.commits,
        pull_requests.own_commits,
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
        SUM(CASE WHEN is_rollup AND own_commits IS NOT NULL THEN 0 ELSE own_commits END) AS own_commits,
        SUM(CASE WHEN form = 'squash' THEN 1 ELSE 0 END) AS squashed,
        MIN(merged_date) AS first_merged_date,
        MAX(merged_date) AS last_merged_date
    FROM merged
    WHERE author_key <> ''
    GROUP BY author_key
),
named AS (
    SELECT person_id AS named_person, name, kind, is_listed
    FROM people
)
SELECT
    totals.person_id,
    COALESCE(named.name, totals.login) AS name,
    named.kind,
    RANK() OVER (ORDER BY totals.pull_requests DESC) AS rank,
    totals.pull_requests,
    totals.commits,
    totals.own_commits,
    CASE WHEN totals.pull_requests > 0 AND totals.own_commits > 0
        THEN CAST(totals.own_commits AS DOUBLE) / CAST(totals.pull_requests AS DOUBLE)
        ELSE NULL END AS commits_per_pull_request,
    totals.squashed,
    totals.rollups,
    totals.first_merged_date,
    totals.last_merged_date,
    CASE WHEN totals.person_id IS NULL THEN totals.login ELSE NULL END AS login
FROM totals
LEFT JOIN named ON named.named_person = totals.person_id
WHERE COALESCE(named.is_listed, TRUE)
ORDER BY rank, commits DESC, name, login, person_id

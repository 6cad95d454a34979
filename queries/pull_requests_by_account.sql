-- question: How many pull requests did each account open?
-- grain: one row per account that opened merged pull requests of this project in the revision; by rank
-- key: login
-- column: login | The account, in lower case; upper and lower case are one account.
-- column: rank | The rank by pull requests: 1, 2, 2, 4.
-- column: pull_requests | Merged pull requests of this project, without rollups, and without those that appear only in the list of a rollup.
-- column: without_author | Of pull_requests, those whose author is unknown.
-- column: rollups | Pull requests of the account that combined others.
-- column: first_merged_date | The day (UTC) on which the first of these pull requests was merged.
-- column: last_merged_date | The day (UTC) on which the last of these pull requests was merged.
WITH merged AS (
    SELECT LOWER(author_login) AS login, author_id, merged_date, is_rollup
    FROM pull_requests
    LEFT JOIN people ON people.person_id = pull_requests.author_id
    WHERE project IS NULL AND is_in_revision AND form <> 'rollup_member' AND author_login IS NOT NULL
        AND COALESCE(people.is_listed, TRUE)
),
totals AS (
    SELECT
        login,
        SUM(CASE WHEN is_rollup THEN 0 ELSE 1 END) AS pull_requests,
        SUM(CASE WHEN is_rollup OR author_id IS NOT NULL THEN 0 ELSE 1 END) AS without_author,
        SUM(CASE WHEN is_rollup THEN 1 ELSE 0 END) AS rollups,
        MIN(merged_date) AS first_merged_date,
        MAX(merged_date) AS last_merged_date
    FROM merged
    GROUP BY login
)
SELECT
    login,
    RANK() OVER (ORDER BY pull_requests DESC) AS rank,
    pull_requests,
    without_author,
    rollups,
    first_merged_date,
    last_merged_date
FROM totals
ORDER BY rank, rollups DESC, login

-- question: How many of those who joined came back for a later release?
-- grain: one row; who joined with the newest release or after it cannot have come back yet and is no part of the share
-- column: people | People whose work counts, in the revision or only in a release.
-- column: joined_earlier | Of people, those who joined before the newest release, so that a later one could tell.
-- column: came_back_people | Of joined_earlier, those with new work in a later release.
-- column: came_back_share | came_back_people as a fraction of joined_earlier, 0 to 1; null where there are none.
-- column: one_release_people | Of joined_earlier, those who did not come back.
-- column: returned_after_year | Of people, those with a gap of more than 365 days between two active days.
WITH counted AS (
    SELECT
        COUNT(*) AS people,
        COALESCE(SUM(CASE WHEN came_back IS NULL THEN 0 ELSE 1 END), 0) AS joined_earlier,
        COALESCE(SUM(CASE WHEN came_back THEN 1 ELSE 0 END), 0) AS came_back_people,
        COALESCE(SUM(CASE WHEN returned_after_year THEN 1 ELSE 0 END), 0) AS returned_after_year
    FROM newcomers
)
SELECT
    people,
    joined_earlier,
    came_back_people,
    CAST(came_back_people AS DOUBLE) / CAST(NULLIF(joined_earlier, 0) AS DOUBLE) AS came_back_share,
    joined_earlier - came_back_people AS one_release_people,
    returned_after_year
FROM counted
ORDER BY people

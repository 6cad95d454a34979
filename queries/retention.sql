-- question: How many new contributors also contributed to a later release?
-- grain: one row; people who joined in the newest release are not in the share, because no later one exists
-- column: people | People with counted commits in the revision or in a release.
-- column: joined_earlier | Of people, those with a first commit before the newest release; only they can have returned.
-- column: came_back_people | Of joined_earlier, those with new counted commits in a later release.
-- column: came_back_share | came_back_people as a fraction of joined_earlier, 0 to 1; null if there are none.
-- column: one_release_people | Of joined_earlier, those who did not return.
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

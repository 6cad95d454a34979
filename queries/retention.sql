-- question: How many of those who joined came back for a later release?
-- grain: one row; who joined with the newest release or after it cannot have come back yet and is no part of the share
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

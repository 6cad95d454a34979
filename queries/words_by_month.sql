-- question: How many documents were added in each month, with how many words?
-- grain: one row per month in which documents of the revision were first committed, with their words at the revision; oldest first
-- key: year, month
-- column: year | The year (UTC).
-- column: month | The month of the year (UTC), 1 to 12.
-- column: documents | Documents of the revision whose first commit was written in the month.
-- column: words | Their words at the revision, without unreadable documents.
-- column: authors | People who wrote these first commits.
WITH dated AS (
    SELECT
        words,
        first_author_id,
        EXTRACT(YEAR FROM first_commit_date) AS year,
        EXTRACT(MONTH FROM first_commit_date) AS month_of_year
    FROM documents
    WHERE first_commit_date IS NOT NULL
)
SELECT
    CAST(year AS BIGINT) AS year,
    CAST(month_of_year AS BIGINT) AS month,
    COUNT(*) AS documents,
    COALESCE(SUM(words), 0) AS words,
    COUNT(DISTINCT first_author_id) AS authors
FROM dated
GROUP BY year, month_of_year
ORDER BY year, month

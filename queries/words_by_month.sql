-- question: How many documents, with how many words, came month by month?
-- grain: one row per month in which documents of the revision were first committed, with the words they have now; oldest first
-- key: year, month
-- column: year | The year (UTC).
-- column: month | The month of the year (UTC), 1 to 12.
-- column: documents | Documents of the revision whose first commits were written in the month.
-- column: words | The words that they have at the revision, as far as they can be read.
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

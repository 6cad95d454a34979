-- question: How many documents were added in each month, with how many words?
-- grain: one row per month in which documents of the revision were first committed, with their words at the revision; oldest first
-- key: year, month
-- column: year | The year (UTC).
-- column: month | The month of the year (UTC), 1 to 12.
-- column: documents | Documents of the revision whose first commit was written in the month.
-- column: words | Their words at the revision, without unreadable documents.
-- column: authors | People who wrote these first commits.
-- column: is_incomplete | True if the content of some of these documents, or what some commits changed, is unknown.
WITH dated AS (
    SELECT
        words,
        bytes,
        first_author_id,
        EXTRACT(YEAR FROM first_commit_date) AS year,
        EXTRACT(MONTH FROM first_commit_date) AS month_of_year
    FROM documents
    WHERE first_commit_date IS NOT NULL
),
months AS (
    SELECT
        year,
        month_of_year,
        COUNT(*) AS documents,
        COALESCE(SUM(words), 0) AS words,
        COUNT(DISTINCT first_author_id) AS authors,
        COUNT(*) - COUNT(bytes) AS unread
    FROM dated
    GROUP BY year, month_of_year
),
gaps AS (
    SELECT COUNT(*) AS unseen
    FROM unseen_commits
    WHERE is_in_revision
)
SELECT
    CAST(months.year AS BIGINT) AS year,
    CAST(months.month_of_year AS BIGINT) AS month,
    months.documents,
    CASE WHEN months.unread > 0 THEN NULLIF(months.words, 0) ELSE months.words END AS words,
    months.authors,
    months.unread + gaps.unseen > 0 AS is_incomplete
FROM months
CROSS JOIN gaps
ORDER BY year, month

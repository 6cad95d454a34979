-- question: How much prose is there in all?
-- grain: one row
WITH totals AS (
    SELECT
        COUNT(*) AS documents,
        COUNT(words) AS documents_read,
        COALESCE(SUM(words), 0) AS words,
        COUNT(DISTINCT folder) AS folders,
        MIN(first_commit_date) AS first_date,
        MAX(first_commit_date) AS latest_date
    FROM documents
)
SELECT
    documents,
    words,
    CAST(words AS DOUBLE) / CAST(NULLIF(documents_read, 0) AS DOUBLE) AS words_per_document,
    folders,
    first_date,
    latest_date
FROM totals
ORDER BY documents

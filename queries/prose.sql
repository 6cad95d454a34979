-- question: How many words do all documents have?
-- grain: one row
-- column: documents | Files of Markdown, AsciiDoc, reStructuredText or text at the revision.
-- column: words | Their words, without unreadable documents.
-- column: words_per_document | words divided by the number of readable documents; null if there are none.
-- column: folders | Folders that contain documents.
-- column: first_date | The day (UTC) on which the first commit of the oldest document was written.
-- column: latest_date | The day (UTC) on which the first commit of the newest document was written.
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

-- question: How many words do all documents have?
-- grain: one row
-- column: documents | Files of Markdown, AsciiDoc, reStructuredText or text at the revision.
-- column: words | Their words, without unreadable documents.
-- column: words_per_document | words divided by the number of readable documents; null if there are none.
-- column: folders | Folders that contain documents.
-- column: first_date | The day (UTC) on which the first commit of the oldest document was written.
-- column: latest_date | The day (UTC) on which the first commit of the newest document was written.
-- column: is_incomplete | True if the content of some documents, or what some commits changed, is unknown.
WITH totals AS (
    SELECT
        COUNT(*) AS documents,
        COUNT(words) AS documents_read,
        COALESCE(SUM(words), 0) AS words,
        COUNT(DISTINCT folder) AS folders,
        MIN(first_commit_date) AS first_date,
        MAX(first_commit_date) AS latest_date,
        COUNT(*) - COUNT(bytes) AS unread
    FROM documents
),
gaps AS (
    SELECT COUNT(*) AS unseen
    FROM unseen_commits
    WHERE is_in_revision
),
sums AS (
    SELECT
        totals.documents,
        totals.documents_read,
        totals.words,
        totals.folders,
        totals.first_date,
        totals.latest_date,
        CASE WHEN totals.unread + gaps.unseen > 0 THEN 1 ELSE 0 END AS incomplete
    FROM totals
    CROSS JOIN gaps
)
SELECT
    CASE WHEN incomplete = 1 AND documents = 0 THEN NULL ELSE documents END AS documents,
    CASE WHEN incomplete = 1 AND words = 0 THEN NULL ELSE words END AS words,
    CAST(words AS DOUBLE) / CAST(NULLIF(documents_read, 0) AS DOUBLE) AS words_per_document,
    CASE WHEN incomplete = 1 AND folders = 0 THEN NULL ELSE folders END AS folders,
    first_date,
    latest_date,
    incomplete = 1 AS is_incomplete
FROM sums
ORDER BY documents

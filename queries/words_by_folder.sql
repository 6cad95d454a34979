-- question: How much prose is there, folder by folder, and how long is a document?
-- grain: one row per folder with documents at the revision (Markdown, AsciiDoc, reStructuredText, text); most words first
-- key: folder
-- column: folder = documents.folder
-- column: documents | Documents in the folder itself, not below.
-- column: words | Their words, as far as they can be read.
-- column: words_per_document | words divided by the number of documents that can be read; null where there are none.
-- column: first_date | The day (UTC) on which the first commit of the oldest document was written.
-- column: latest_date | The day (UTC) on which the first commit of the youngest document was written.
-- column: last_change_date | The day (UTC) on which the last commit that changed one of them was written.
-- column: active_months | Months (UTC) in which the first commit of any of them was written.
-- column: months | Months from first_date to latest_date, both included.
-- column: words_per_month | words divided by months; null where no document has a date.
WITH dated AS (
    SELECT
        folder,
        words,
        first_commit_date,
        last_commit_date,
        EXTRACT(YEAR FROM first_commit_date) * 12 + EXTRACT(MONTH FROM first_commit_date) AS month
    FROM documents
),
folders AS (
    SELECT
        folder,
        COUNT(*) AS documents,
        COUNT(words) AS documents_read,
        COALESCE(SUM(words), 0) AS words,
        MIN(first_commit_date) AS first_date,
        MAX(first_commit_date) AS latest_date,
        MAX(last_commit_date) AS last_change_date,
        COUNT(DISTINCT month) AS active_months,
        MAX(month) - MIN(month) + 1 AS months
    FROM dated
    GROUP BY folder
)
SELECT
    folder,
    documents,
    words,
    CAST(words AS DOUBLE) / CAST(NULLIF(documents_read, 0) AS DOUBLE) AS words_per_document,
    first_date,
    latest_date,
    last_change_date,
    active_months,
    CAST(months AS BIGINT) AS months,
    CAST(words AS DOUBLE) / CAST(months AS DOUBLE) AS words_per_month
FROM folders
ORDER BY words DESC, documents DESC, folder

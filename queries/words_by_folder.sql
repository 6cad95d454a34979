-- question: How many words do the documents of each folder have?
-- grain: one row per folder with documents (Markdown, AsciiDoc, reStructuredText, text) at the revision; most words first
-- key: folder
-- param: level text = 'folder' or 'top' | folder: each folder by itself; top: each top-level folder with everything below it
-- column: folder | The folder; a dot for the root.
-- column: documents | Documents in the folder; with level=top, also those below it.
-- column: words | Their words; unreadable documents are not counted.
-- column: words_per_document | words divided by the number of readable documents; null if there are none.
-- column: first_date | The day (UTC) on which the first commit of the oldest document was written.
-- column: latest_date | The day (UTC) on which the first commit of the newest document was written.
-- column: last_change_date | The day (UTC) on which the last commit to any of them was written.
-- column: active_months | Months (UTC) in which the first commit of any of them was written.
-- column: months | Months from first_date to latest_date, both included.
-- column: words_per_month | words divided by months; null if no document has a date.
-- column: is_incomplete | True if the content of some of these documents, or what some commits changed, is unknown.
WITH dated AS (
    SELECT
        CASE WHEN :level = 'top' THEN top_folder ELSE folder END AS folder,
        words,
        bytes,
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
        MAX(month) - MIN(month) + 1 AS months,
        COUNT(*) - COUNT(bytes) AS unread
    FROM dated
    GROUP BY folder
),
gaps AS (
    SELECT COUNT(*) AS unseen
    FROM unseen_commits
    WHERE is_in_revision
),
sums AS (
    SELECT
        folders.folder,
        folders.documents,
        folders.documents_read,
        CASE WHEN folders.unread > 0 THEN NULLIF(folders.words, 0) ELSE folders.words END AS words,
        folders.first_date,
        folders.latest_date,
        folders.last_change_date,
        folders.active_months,
        folders.months,
        folders.unread + gaps.unseen > 0 AS is_incomplete
    FROM folders
    CROSS JOIN gaps
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
    CAST(words AS DOUBLE) / CAST(months AS DOUBLE) AS words_per_month,
    is_incomplete
FROM sums
ORDER BY words DESC NULLS LAST, documents DESC, folder

-- question: Who wrote how many words in documents? (needs --words)
-- grain: one row per author with counted commits in the revision that changed documents; most words added first; empty without --words
-- key: person_id
-- refers: person_id -> contributors
-- column: person_id = people.person_id
-- column: name = people.name
-- column: commits | The person's counted commits, as author, that changed documents.
-- column: words_added | Words in the lines that these commits added in documents.
-- column: words_deleted | Words in the lines that these commits deleted in documents.
-- column: words_net | words_added minus words_deleted.
-- column: first_date | The day (UTC) on which the first of these commits was written.
-- column: last_date | The day (UTC) on which the last of these commits was written.
-- column: is_incomplete | True if lines of the person's commits are unknown; they can be lines of documents.
WITH prose_changes AS (
    SELECT
        commit_id AS prose_commit,
        COUNT(*) AS files,
        SUM(words_added) AS words_added,
        SUM(words_deleted) AS words_deleted
    FROM changes
    WHERE words_added IS NOT NULL
    GROUP BY commit_id
),
gaps AS (
    SELECT person_id AS gap_person, MAX(CASE WHEN is_incomplete THEN 1 ELSE 0 END) AS incomplete
    FROM contributions
    WHERE is_counted AND is_in_revision AND role = 'author'
    GROUP BY person_id
),
totals AS (
    SELECT
        contributions.person_id,
        people.name,
        COUNT(*) AS commits,
        SUM(prose_changes.words_added) AS words_added,
        SUM(prose_changes.words_deleted) AS words_deleted,
        MIN(contributions.authored_date) AS first_date,
        MAX(contributions.authored_date) AS last_date
    FROM contributions
    JOIN people ON people.person_id = contributions.person_id
    JOIN prose_changes ON prose_changes.prose_commit = contributions.commit_id
    WHERE contributions.is_counted AND contributions.is_in_revision AND contributions.role = 'author'
    GROUP BY contributions.person_id, people.name
)
SELECT
    totals.person_id,
    totals.name,
    totals.commits,
    CASE WHEN gaps.incomplete = 1 THEN NULLIF(totals.words_added, 0) ELSE totals.words_added END AS words_added,
    CASE WHEN gaps.incomplete = 1 THEN NULLIF(totals.words_deleted, 0) ELSE totals.words_deleted END AS words_deleted,
    CASE WHEN gaps.incomplete = 1 THEN NULL ELSE totals.words_added - totals.words_deleted END AS words_net,
    totals.first_date,
    totals.last_date,
    gaps.incomplete = 1 AS is_incomplete
FROM totals
JOIN gaps ON gaps.gap_person = totals.person_id
ORDER BY words_added DESC NULLS LAST, words_deleted DESC NULLS LAST, name, person_id

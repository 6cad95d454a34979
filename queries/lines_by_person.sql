-- question: How many lines of each person were written by hand, and what is the net without generated files?
-- grain: one row per person with counted commits in the revision; smallest net by hand first
-- key: person_id
-- refers: person_id -> contributors
-- column: person_id = people.person_id
-- column: name = people.name
-- column: commits | The person's counted commits.
-- column: lines_added | Lines added by the person's commits.
-- column: lines_deleted | Lines deleted by the person's commits.
-- column: lines_net | lines_added minus lines_deleted.
-- column: lines_added_by_hand | Of lines_added, those in files that are not generated.
-- column: lines_deleted_by_hand | Of lines_deleted, those in files that are not generated.
-- column: lines_net_by_hand | lines_added_by_hand minus lines_deleted_by_hand.
-- column: is_net_negative | True if lines_net is below zero; null if is_incomplete.
-- column: is_net_negative_by_hand | True if lines_net_by_hand is below zero; null if is_incomplete.
-- column: is_incomplete | True if the lines of some commits are unknown.
WITH totals AS (
    SELECT
        person_id AS counted_person,
        COUNT(*) AS commits,
        COALESCE(SUM(lines_added), 0) AS lines_added,
        COALESCE(SUM(lines_deleted), 0) AS lines_deleted,
        COALESCE(SUM(lines_added_by_hand), 0) AS lines_added_by_hand,
        COALESCE(SUM(lines_deleted_by_hand), 0) AS lines_deleted_by_hand,
        MAX(CASE WHEN is_incomplete THEN 1 ELSE 0 END) AS incomplete
    FROM line_work
    WHERE is_in_revision
    GROUP BY person_id
)
SELECT
    people.person_id,
    people.name,
    totals.commits,
    CASE WHEN totals.incomplete = 1 AND totals.lines_added = 0 THEN NULL ELSE totals.lines_added END AS lines_added,
    CASE WHEN totals.incomplete = 1 AND totals.lines_deleted = 0 THEN NULL ELSE totals.lines_deleted END AS lines_deleted,
    CASE WHEN totals.incomplete = 1 THEN NULL ELSE totals.lines_added - totals.lines_deleted END AS lines_net,
    CASE WHEN totals.incomplete = 1 AND totals.lines_added_by_hand = 0 THEN NULL ELSE totals.lines_added_by_hand END AS lines_added_by_hand,
    CASE WHEN totals.incomplete = 1 AND totals.lines_deleted_by_hand = 0 THEN NULL ELSE totals.lines_deleted_by_hand END AS lines_deleted_by_hand,
    CASE WHEN totals.incomplete = 1 THEN NULL ELSE totals.lines_added_by_hand - totals.lines_deleted_by_hand END AS lines_net_by_hand,
    CASE WHEN totals.incomplete = 1 THEN NULL ELSE totals.lines_added - totals.lines_deleted < 0 END AS is_net_negative,
    CASE WHEN totals.incomplete = 1 THEN NULL ELSE totals.lines_added_by_hand - totals.lines_deleted_by_hand < 0 END AS is_net_negative_by_hand,
    totals.incomplete = 1 AS is_incomplete
FROM totals
JOIN people ON people.person_id = totals.counted_person
ORDER BY lines_net_by_hand NULLS LAST, commits DESC, name, person_id

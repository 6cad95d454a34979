-- question: How many lines of each person were written by hand, and what is left of the net without generated files?
-- grain: one row per person whose contributions count; smallest net by hand first
-- key: person_id
-- refers: person_id -> contributors
-- column: person_id = people.person_id
-- column: name = people.name
-- column: commits | The person's commits that count.
-- column: lines_added | Lines added by the person's commits.
-- column: lines_deleted | Lines deleted by the person's commits.
-- column: lines_net | lines_added minus lines_deleted.
-- column: lines_added_by_hand | Of lines_added, those in no generated file.
-- column: lines_deleted_by_hand | Of lines_deleted, those in no generated file.
-- column: lines_net_by_hand | lines_added_by_hand minus lines_deleted_by_hand.
-- column: is_net_negative | True where lines_net is below zero.
-- column: is_net_negative_by_hand | True where lines_net_by_hand is below zero.
-- column: is_incomplete | True where lines of some commit are unknown.
WITH hand AS (
    SELECT commit_id AS hand_commit, lines_added_by_hand, lines_deleted_by_hand
    FROM commits
),
work AS (
    SELECT
        contributions.person_id AS counted_person,
        contributions.is_incomplete,
        contributions.lines_added,
        contributions.lines_deleted,
        CASE WHEN contributions.role = 'author' THEN hand.lines_added_by_hand ELSE 0 END AS lines_added_by_hand,
        CASE WHEN contributions.role = 'author' THEN hand.lines_deleted_by_hand ELSE 0 END AS lines_deleted_by_hand
    FROM contributions
    JOIN hand ON hand.hand_commit = contributions.commit_id
    WHERE contributions.is_counted AND contributions.is_in_revision
),
totals AS (
    SELECT
        counted_person,
        COUNT(*) AS commits,
        COALESCE(SUM(lines_added), 0) AS lines_added,
        COALESCE(SUM(lines_deleted), 0) AS lines_deleted,
        COALESCE(SUM(lines_added_by_hand), 0) AS lines_added_by_hand,
        COALESCE(SUM(lines_deleted_by_hand), 0) AS lines_deleted_by_hand,
        MAX(CASE WHEN is_incomplete THEN 1 ELSE 0 END) AS incomplete
    FROM work
    GROUP BY counted_person
)
SELECT
    people.person_id,
    people.name,
    totals.commits,
    totals.lines_added,
    totals.lines_deleted,
    totals.lines_added - totals.lines_deleted AS lines_net,
    totals.lines_added_by_hand,
    totals.lines_deleted_by_hand,
    totals.lines_added_by_hand - totals.lines_deleted_by_hand AS lines_net_by_hand,
    totals.lines_added - totals.lines_deleted < 0 AS is_net_negative,
    totals.lines_added_by_hand - totals.lines_deleted_by_hand < 0 AS is_net_negative_by_hand,
    totals.incomplete = 1 AS is_incomplete
FROM totals
JOIN people ON people.person_id = totals.counted_person
ORDER BY lines_net_by_hand, commits DESC, name, person_id

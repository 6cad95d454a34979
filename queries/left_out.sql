-- question: Which authors are bots or AI agents and therefore not in the rankings?
-- grain: one row per bot or AI agent with commits in the revision that do not count; most commits first
-- key: person_id
-- column: person_id = people.person_id
-- column: name = people.name
-- column: kind | bot or ai.
-- column: commits | Its commits that would count if it were human.
-- column: lines_added | Lines that these commits added.
-- column: lines_deleted | Lines that these commits deleted.
-- column: is_incomplete | True if the lines of some commits are unknown.
WITH totals AS (
    SELECT
        people.person_id,
        people.name,
        people.kind,
        COUNT(*) AS commits,
        COALESCE(SUM(contributions.lines_added), 0) AS lines_added,
        COALESCE(SUM(contributions.lines_deleted), 0) AS lines_deleted,
        MAX(CASE WHEN contributions.is_incomplete THEN 1 ELSE 0 END) AS incomplete
    FROM contributions
    JOIN people ON people.person_id = contributions.person_id
    WHERE contributions.is_in_revision AND contributions.role = 'author'
        AND (contributions.reason = 'bot' OR contributions.reason = 'ai')
    GROUP BY people.person_id, people.name, people.kind
)
SELECT
    totals.person_id,
    totals.name,
    totals.kind,
    totals.commits,
    CASE WHEN totals.incomplete = 1 AND totals.lines_added = 0 THEN NULL ELSE totals.lines_added END AS lines_added,
    CASE WHEN totals.incomplete = 1 AND totals.lines_deleted = 0 THEN NULL ELSE totals.lines_deleted END AS lines_deleted,
    totals.incomplete = 1 AS is_incomplete
FROM totals
ORDER BY commits DESC, name, person_id

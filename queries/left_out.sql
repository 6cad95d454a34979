-- question: Which authors are bots or AI agents and therefore not in the rankings?
-- grain: one row per bot or AI agent with commits in the revision that do not count; most commits first
-- key: person_id
-- column: person_id = people.person_id
-- column: name = people.name
-- column: kind | bot or ai.
-- column: commits | Its commits, without merge commits.
-- column: lines_added | Lines that these commits added.
-- column: lines_deleted | Lines that these commits deleted.
SELECT
    people.person_id,
    people.name,
    people.kind,
    COUNT(*) AS commits,
    COALESCE(SUM(contributions.lines_added), 0) AS lines_added,
    COALESCE(SUM(contributions.lines_deleted), 0) AS lines_deleted
FROM contributions
JOIN people ON people.person_id = contributions.person_id
WHERE contributions.is_in_revision AND (contributions.reason = 'bot' OR contributions.reason = 'ai')
GROUP BY people.person_id, people.name, people.kind
ORDER BY commits DESC, name, person_id

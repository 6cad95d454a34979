-- question: Which authors are bots or AI agents, and so not in the rankings?
-- grain: one row per bot or AI agent with a non-merge commit in the revision; most commits first
SELECT
    people.person_id,
    people.name,
    people.kind,
    COUNT(*) AS commits,
    COALESCE(SUM(commits.lines_added), 0) AS lines_added,
    COALESCE(SUM(commits.lines_deleted), 0) AS lines_deleted
FROM commits
JOIN people ON people.person_id = commits.author_id
WHERE NOT commits.is_merge AND commits.is_in_revision AND people.kind <> 'human'
GROUP BY people.person_id, people.name, people.kind
ORDER BY commits DESC, name, person_id

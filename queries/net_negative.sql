-- question: Who made the project smaller: more lines deleted than added?
-- grain: one row per human with a negative net; most negative first
-- param: least_commits integer = 5 | Leave out people with fewer commits
SELECT
    person_id,
    name,
    commits,
    lines_added,
    lines_deleted,
    lines_net,
    rank
FROM contributors
WHERE lines_net < 0 AND commits >= :least_commits
ORDER BY lines_net, commits DESC, name, person_id

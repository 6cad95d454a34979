-- helper
-- question: Which commits belong to one release, or to the whole history?
-- grain: one row per commit
-- key: commit_id
-- param: release text = '' | Only the commits of this release; if empty, the whole history
-- column: commit_id = commits.commit_id
WITH chosen AS (
    SELECT commit_id
    FROM release_commits
    WHERE release = :release
    UNION ALL
    SELECT commit_id
    FROM commits
    WHERE is_in_revision AND :release = ''
)
SELECT commit_id
FROM chosen
ORDER BY commit_id

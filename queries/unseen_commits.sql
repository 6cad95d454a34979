-- helper
-- question: Of which commits are the changed paths unknown?
-- grain: one row per commit whose trees could not be compared
-- key: commit_id
-- column: commit_id = commits.commit_id
-- column: is_in_revision = commits.is_in_revision
SELECT commit_id, is_in_revision
FROM commits
WHERE files_changed IS NULL
ORDER BY commit_id

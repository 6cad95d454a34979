-- helper
-- question: In which release did each commit appear first?
-- grain: one row per commit in any release; the commits after the last release count as a release
-- key: commit_id
-- refers: first_release -> release_summary
-- column: commit_id = commits.commit_id
-- column: first_release | The oldest release that contains the commit.
-- column: first_ordinal | The ordinal of first_release.
WITH firsts AS (
    SELECT release_commits.commit_id, MIN(releases.ordinal) AS first_ordinal
    FROM release_commits
    JOIN releases ON releases.release = release_commits.release
    GROUP BY release_commits.commit_id
)
SELECT
    firsts.commit_id,
    releases.release AS first_release,
    firsts.first_ordinal
FROM firsts
JOIN releases ON releases.ordinal = firsts.first_ordinal
ORDER BY commit_id

-- question: Which areas does the project have, and who has the most commits in each?
-- grain: one row per area with a counted commit in the revision; most commits first
-- key: area
-- refers: leader_id -> contributors
-- column: area = changes.area
-- column: commits | Counted commits that touched the area, each once.
-- column: share | The fraction of all counted commits, 0 to 1; a commit may touch several areas.
-- column: people | People who count for these commits.
-- column: lines_added | Lines that counted commits added in the area.
-- column: lines_deleted | Lines that counted commits deleted in the area.
-- column: lines_net | lines_added minus lines_deleted.
-- column: lines_added_by_hand | Of lines_added, those in files that are not generated.
-- column: lines_deleted_by_hand | Of lines_deleted, those in files that are not generated.
-- column: lines_net_by_hand | lines_added_by_hand minus lines_deleted_by_hand.
-- column: leader | The person with the most commits there; among equals, with more lines changed.
-- column: leader_commits | The leader's commits there.
-- column: leader_share | The fraction of the area's commits, 0 to 1.
-- column: leader_id | The person_id of the leader.
-- column: first_commit_date | The day (UTC) on which the first of the area's commits was written.
-- column: last_commit_date | The day (UTC) on which the last of the area's commits was written.
WITH totals AS (
    SELECT
        area,
        COUNT(DISTINCT commit_id) AS commits,
        COUNT(DISTINCT person_id) AS people,
        COALESCE(SUM(lines_added), 0) AS lines_added,
        COALESCE(SUM(lines_deleted), 0) AS lines_deleted,
        COALESCE(SUM(lines_added_by_hand), 0) AS lines_added_by_hand,
        COALESCE(SUM(lines_deleted_by_hand), 0) AS lines_deleted_by_hand,
        MIN(authored_date) AS first_commit_date,
        MAX(authored_date) AS last_commit_date
    FROM area_work
    WHERE is_in_revision
    GROUP BY area
),
size AS (
    SELECT COUNT(DISTINCT commit_id) AS all_commits
    FROM contributions
    WHERE is_counted AND is_in_revision
),
leaders AS (
    SELECT area AS led_area, leader, leader_commits, leader_id
    FROM area_leaders
    WHERE scope = 'history'
)
SELECT
    totals.area,
    totals.commits,
    CAST(totals.commits AS DOUBLE) / CAST(size.all_commits AS DOUBLE) AS share,
    totals.people,
    totals.lines_added,
    totals.lines_deleted,
    totals.lines_added - totals.lines_deleted AS lines_net,
    totals.lines_added_by_hand,
    totals.lines_deleted_by_hand,
    totals.lines_added_by_hand - totals.lines_deleted_by_hand AS lines_net_by_hand,
    leaders.leader,
    leaders.leader_commits,
    CAST(leaders.leader_commits AS DOUBLE) / CAST(totals.commits AS DOUBLE) AS leader_share,
    leaders.leader_id,
    totals.first_commit_date,
    totals.last_commit_date
FROM totals
CROSS JOIN size
JOIN leaders ON leaders.led_area = totals.area
ORDER BY commits DESC, area

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
-- column: is_incomplete | True if lines of the area are unknown, or if the paths of any commit in the revision are: then every number is the least.
WITH totals AS (
    SELECT
        area,
        COUNT(DISTINCT commit_id) AS commits,
        COUNT(DISTINCT person_id) AS people,
        COALESCE(SUM(lines_added), 0) AS lines_added,
        COALESCE(SUM(lines_deleted), 0) AS lines_deleted,
        COALESCE(SUM(lines_added_by_hand), 0) AS lines_added_by_hand,
        COALESCE(SUM(lines_deleted_by_hand), 0) AS lines_deleted_by_hand,
        MAX(CASE WHEN is_incomplete THEN 1 ELSE 0 END) AS unknown_lines,
        MIN(authored_date) AS first_commit_date,
        MAX(authored_date) AS last_commit_date
    FROM area_work
    WHERE is_in_revision
    GROUP BY area
),
gaps AS (
    SELECT COUNT(*) AS unseen
    FROM unseen_commits
    WHERE is_in_revision
),
sums AS (
    SELECT
        totals.area,
        totals.commits,
        totals.people,
        totals.lines_added,
        totals.lines_deleted,
        totals.lines_added_by_hand,
        totals.lines_deleted_by_hand,
        CASE WHEN totals.unknown_lines = 1 OR gaps.unseen > 0 THEN 1 ELSE 0 END AS incomplete,
        totals.first_commit_date,
        totals.last_commit_date
    FROM totals
    CROSS JOIN gaps
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
    sums.area,
    sums.commits,
    CAST(sums.commits AS DOUBLE) / CAST(size.all_commits AS DOUBLE) AS share,
    sums.people,
    CASE WHEN sums.incomplete = 1 AND sums.lines_added = 0 THEN NULL ELSE sums.lines_added END AS lines_added,
    CASE WHEN sums.incomplete = 1 AND sums.lines_deleted = 0 THEN NULL ELSE sums.lines_deleted END AS lines_deleted,
    CASE WHEN sums.incomplete = 1 THEN NULL ELSE sums.lines_added - sums.lines_deleted END AS lines_net,
    CASE WHEN sums.incomplete = 1 AND sums.lines_added_by_hand = 0 THEN NULL ELSE sums.lines_added_by_hand END AS lines_added_by_hand,
    CASE WHEN sums.incomplete = 1 AND sums.lines_deleted_by_hand = 0 THEN NULL ELSE sums.lines_deleted_by_hand END AS lines_deleted_by_hand,
    CASE WHEN sums.incomplete = 1 THEN NULL ELSE sums.lines_added_by_hand - sums.lines_deleted_by_hand END AS lines_net_by_hand,
    leaders.leader,
    leaders.leader_commits,
    CAST(leaders.leader_commits AS DOUBLE) / CAST(sums.commits AS DOUBLE) AS leader_share,
    leaders.leader_id,
    sums.first_commit_date,
    sums.last_commit_date,
    sums.incomplete = 1 AS is_incomplete
FROM sums
CROSS JOIN size
JOIN leaders ON leaders.led_area = sums.area
ORDER BY commits DESC, area

-- question: What changed in each area of the project, release by release?
-- grain: one row per release and area with a counted commit; by release, then most commits
-- key: release, area
-- refers: release -> release_summary
-- column: release = releases.release
-- column: release_date = releases.date
-- column: ordinal = releases.ordinal
-- column: is_unreleased = releases.is_unreleased
-- column: area = changes.area
-- column: commits | Counted commits of the release that touched the area, each once.
-- column: people | People who count for these commits.
-- column: lines_added | Lines that counted commits added in the area.
-- column: lines_deleted | Lines that counted commits deleted in the area.
-- column: lines_net | lines_added minus lines_deleted.
-- column: lines_added_by_hand | Of lines_added, those in files that are not generated.
-- column: lines_deleted_by_hand | Of lines_deleted, those in files that are not generated.
-- column: lines_net_by_hand | lines_added_by_hand minus lines_deleted_by_hand.
-- column: leader | The person with the most of these commits; among equals, with more lines changed.
-- column: leader_commits | The leader's commits there in the release.
-- column: leader_id | The person_id of the leader.
-- column: is_incomplete | True if lines of the area are unknown, or if the paths of any commit of the release are: then every number is the least.
WITH released AS (
    SELECT
        release_commits.release,
        area_work.area,
        area_work.person_id,
        area_work.commit_id,
        area_work.lines_added,
        area_work.lines_deleted,
        area_work.lines_added_by_hand,
        area_work.lines_deleted_by_hand,
        area_work.is_incomplete
    FROM release_commits
    JOIN area_work ON area_work.commit_id = release_commits.commit_id
),
totals AS (
    SELECT
        release,
        area,
        COUNT(DISTINCT commit_id) AS commits,
        COUNT(DISTINCT person_id) AS people,
        COALESCE(SUM(lines_added), 0) AS lines_added,
        COALESCE(SUM(lines_deleted), 0) AS lines_deleted,
        COALESCE(SUM(lines_added_by_hand), 0) AS lines_added_by_hand,
        COALESCE(SUM(lines_deleted_by_hand), 0) AS lines_deleted_by_hand,
        MAX(CASE WHEN is_incomplete THEN 1 ELSE 0 END) AS unknown_lines
    FROM released
    GROUP BY release, area
),
gaps AS (
    SELECT release_commits.release AS gap_release, COUNT(*) AS unseen
    FROM release_commits
    JOIN unseen_commits ON unseen_commits.commit_id = release_commits.commit_id
    GROUP BY release_commits.release
),
sums AS (
    SELECT
        totals.release,
        totals.area,
        totals.commits,
        totals.people,
        totals.lines_added,
        totals.lines_deleted,
        totals.lines_added_by_hand,
        totals.lines_deleted_by_hand,
        CASE WHEN totals.unknown_lines = 1 OR gaps.unseen > 0 THEN 1 ELSE 0 END AS incomplete
    FROM totals
    LEFT JOIN gaps ON gaps.gap_release = totals.release
),
leaders AS (
    SELECT release AS led_release, area AS led_area, leader, leader_commits, leader_id
    FROM area_leaders
    WHERE scope = 'release'
)
SELECT
    sums.release,
    releases.date AS release_date,
    releases.ordinal,
    releases.is_unreleased,
    sums.area,
    sums.commits,
    sums.people,
    CASE WHEN sums.incomplete = 1 AND sums.lines_added = 0 THEN NULL ELSE sums.lines_added END AS lines_added,
    CASE WHEN sums.incomplete = 1 AND sums.lines_deleted = 0 THEN NULL ELSE sums.lines_deleted END AS lines_deleted,
    CASE WHEN sums.incomplete = 1 THEN NULL ELSE sums.lines_added - sums.lines_deleted END AS lines_net,
    CASE WHEN sums.incomplete = 1 AND sums.lines_added_by_hand = 0 THEN NULL ELSE sums.lines_added_by_hand END AS lines_added_by_hand,
    CASE WHEN sums.incomplete = 1 AND sums.lines_deleted_by_hand = 0 THEN NULL ELSE sums.lines_deleted_by_hand END AS lines_deleted_by_hand,
    CASE WHEN sums.incomplete = 1 THEN NULL ELSE sums.lines_added_by_hand - sums.lines_deleted_by_hand END AS lines_net_by_hand,
    leaders.leader,
    leaders.leader_commits,
    leaders.leader_id,
    sums.incomplete = 1 AS is_incomplete
FROM sums
JOIN releases ON releases.release = sums.release
JOIN leaders ON leaders.led_release = sums.release AND leaders.led_area = sums.area
ORDER BY ordinal, commits DESC, area

-- question: Which areas does the project have, and who led each of all time?
-- grain: one row per area with a commit that counts; most commits first
-- key: area
-- refers: leader_id -> contributors
-- column: area = changes.area
-- column: commits | Commits that count and touched the area, each once.
-- column: share | Their fraction of all commits that count, 0 to 1; a commit may touch several areas.
-- column: people | People for whom they count.
-- column: lines_added | Lines added there by authors whose work counts.
-- column: lines_deleted | Lines deleted there by authors whose work counts.
-- column: lines_net | lines_added minus lines_deleted.
-- column: lines_added_by_hand | Of lines_added, those in no generated file.
-- column: lines_deleted_by_hand | Of lines_deleted, those in no generated file.
-- column: lines_net_by_hand | lines_added_by_hand minus lines_deleted_by_hand.
-- column: leader | Who has most commits there: a name; among equals, more lines changed.
-- column: leader_commits | The commits of the leader there.
-- column: leader_share | Their fraction of the area's commits, 0 to 1.
-- column: leader_id | The person_id of the leader.
-- column: first_commit_date | The day (UTC) on which the first of the area's commits was written.
-- column: last_commit_date | The day (UTC) on which the last of the area's commits was written.
WITH counted AS (
    SELECT
        commit_id AS counted_commit,
        person_id,
        authored_date,
        CASE WHEN role = 'author' THEN 1 ELSE 0 END AS is_author
    FROM contributions
    WHERE is_counted AND is_in_revision
),
work AS (
    SELECT
        area_changes.area,
        area_changes.commit_id,
        counted.person_id,
        counted.authored_date,
        area_changes.lines_added * counted.is_author AS lines_added,
        area_changes.lines_deleted * counted.is_author AS lines_deleted,
        area_changes.lines_changed * counted.is_author AS lines_changed,
        area_changes.lines_added_by_hand * counted.is_author AS lines_added_by_hand,
        area_changes.lines_deleted_by_hand * counted.is_author AS lines_deleted_by_hand
    FROM area_changes
    JOIN counted ON counted.counted_commit = area_changes.commit_id
),
totals AS (
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
    FROM work
    GROUP BY area
),
size AS (
    SELECT COUNT(DISTINCT commit_id) AS all_commits
    FROM contributions
    WHERE is_counted AND is_in_revision
),
shares AS (
    SELECT
        area AS led_area,
        person_id,
        COUNT(*) AS leader_commits,
        0 - COUNT(*) AS fewer_commits,
        0 - SUM(lines_changed) AS fewer_lines
    FROM work
    GROUP BY area, person_id
),
placed AS (
    SELECT
        shares.led_area,
        shares.person_id AS leader_id,
        people.name AS leader,
        shares.leader_commits,
        ROW_NUMBER() OVER (
            PARTITION BY shares.led_area
            ORDER BY shares.fewer_commits, shares.fewer_lines, people.name, shares.person_id
        ) AS place
    FROM shares
    JOIN people ON people.person_id = shares.person_id
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
    placed.leader,
    placed.leader_commits,
    CAST(placed.leader_commits AS DOUBLE) / CAST(totals.commits AS DOUBLE) AS leader_share,
    placed.leader_id,
    totals.first_commit_date,
    totals.last_commit_date
FROM totals
CROSS JOIN size
JOIN placed ON placed.led_area = totals.area
WHERE placed.place = 1
ORDER BY commits DESC, area

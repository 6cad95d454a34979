-- question: What happened in each area of the project, release by release, and who led it?
-- grain: one row per release and area with a commit that counts; by release, then most commits
-- key: release, area
-- refers: release -> release_summary
-- column: release = releases.release
-- column: release_date = releases.date
-- column: ordinal = releases.ordinal
-- column: is_unreleased = releases.is_unreleased
-- column: area = changes.area
-- column: commits | Commits of the release that count and touched the area, each once.
-- column: people | People for whom they count.
-- column: lines_added | Lines added there by authors whose work counts.
-- column: lines_deleted | Lines deleted there by authors whose work counts.
-- column: lines_net | lines_added minus lines_deleted.
-- column: lines_added_by_hand | Of lines_added, those in no generated file.
-- column: lines_deleted_by_hand | Of lines_deleted, those in no generated file.
-- column: lines_net_by_hand | lines_added_by_hand minus lines_deleted_by_hand.
-- column: leader | Who has most of these commits: a name; among equals, more lines changed.
-- column: leader_commits | The commits of the leader there in the release.
-- column: leader_id | The person_id of the leader.
WITH counted AS (
    SELECT
        commit_id AS counted_commit,
        person_id,
        CASE WHEN role = 'author' THEN 1 ELSE 0 END AS is_author
    FROM contributions
    WHERE is_counted
),
work AS (
    SELECT
        area_changes.area,
        area_changes.commit_id,
        counted.person_id,
        area_changes.lines_added * counted.is_author AS lines_added,
        area_changes.lines_deleted * counted.is_author AS lines_deleted,
        area_changes.lines_changed * counted.is_author AS lines_changed,
        area_changes.lines_added_by_hand * counted.is_author AS lines_added_by_hand,
        area_changes.lines_deleted_by_hand * counted.is_author AS lines_deleted_by_hand
    FROM area_changes
    JOIN counted ON counted.counted_commit = area_changes.commit_id
),
released AS (
    SELECT
        release_commits.release,
        work.area,
        work.person_id,
        work.commit_id,
        work.lines_added,
        work.lines_deleted,
        work.lines_changed,
        work.lines_added_by_hand,
        work.lines_deleted_by_hand
    FROM release_commits
    JOIN work ON work.commit_id = release_commits.commit_id
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
        COALESCE(SUM(lines_deleted_by_hand), 0) AS lines_deleted_by_hand
    FROM released
    GROUP BY release, area
),
shares AS (
    SELECT
        release AS led_release,
        area AS led_area,
        person_id,
        COUNT(*) AS leader_commits,
        0 - COUNT(*) AS fewer_commits,
        0 - SUM(lines_changed) AS fewer_lines
    FROM released
    GROUP BY release, area, person_id
),
placed AS (
    SELECT
        shares.led_release,
        shares.led_area,
        shares.person_id AS leader_id,
        people.name AS leader,
        shares.leader_commits,
        ROW_NUMBER() OVER (
            PARTITION BY shares.led_release, shares.led_area
            ORDER BY shares.fewer_commits, shares.fewer_lines, people.name, shares.person_id
        ) AS place
    FROM shares
    JOIN people ON people.person_id = shares.person_id
)
SELECT
    totals.release,
    releases.date AS release_date,
    releases.ordinal,
    releases.is_unreleased,
    totals.area,
    totals.commits,
    totals.people,
    totals.lines_added,
    totals.lines_deleted,
    totals.lines_added - totals.lines_deleted AS lines_net,
    totals.lines_added_by_hand,
    totals.lines_deleted_by_hand,
    totals.lines_added_by_hand - totals.lines_deleted_by_hand AS lines_net_by_hand,
    placed.leader,
    placed.leader_commits,
    placed.leader_id
FROM totals
JOIN releases ON releases.release = totals.release
JOIN placed ON placed.led_release = totals.release AND placed.led_area = totals.area
WHERE placed.place = 1
ORDER BY ordinal, commits DESC, area

-- question: In which areas did one person work, and in which is the person the leader?
-- grain: one row per area that the person's counted commits touched, most commits first
-- key: area
-- refers: area -> areas
-- param: person text = '' | The person: a name as mapped by the mailmap, a unique part of it, or a person_id
-- column: area = changes.area
-- column: commits | The person's counted commits that touched the area.
-- column: share | The fraction of the area's commits, 0 to 1.
-- column: rank | The rank by commits in the area: 1, 2, 2, 4.
-- column: first_commit_date | The day (UTC) on which the first of these commits was written.
-- column: last_commit_date | The day (UTC) on which the last of these commits was written.
-- column: is_leader | True if the person has the most commits in the area.
-- column: is_recent_leader | True if the person is the recent leader of the area, see area_keepers.
WITH work AS (
    SELECT
        area,
        person_id,
        COUNT(*) AS commits,
        MIN(authored_date) AS first_commit_date,
        MAX(authored_date) AS last_commit_date
    FROM area_work
    WHERE is_in_revision
    GROUP BY area, person_id
),
ranked AS (
    SELECT
        area,
        person_id,
        commits,
        first_commit_date,
        last_commit_date,
        RANK() OVER (PARTITION BY area ORDER BY commits DESC) AS rank
    FROM work
),
keepers AS (
    SELECT area AS kept_area, leader_id, recent_leader_id, commits AS area_commits
    FROM area_keepers
)
SELECT
    ranked.area,
    ranked.commits,
    CAST(ranked.commits AS DOUBLE) / CAST(keepers.area_commits AS DOUBLE) AS share,
    ranked.rank,
    ranked.first_commit_date,
    ranked.last_commit_date,
    COALESCE(keepers.leader_id, '') = ranked.person_id AS is_leader,
    COALESCE(keepers.recent_leader_id, '') = ranked.person_id AS is_recent_leader
FROM ranked
JOIN keepers ON keepers.kept_area = ranked.area
WHERE ranked.person_id = :person
ORDER BY commits DESC, area

-- question: In which areas did one person work, which did the person begin, and in which is the person the leader?
-- grain: one row per area that the person's counted commits touched, most commits first
-- key: area
-- param: person text = '' | The person: a name as mapped by the mailmap, a unique part of it, or a person_id
-- column: area = place_work.area
-- column: commits | The person's counted commits that touched the area.
-- column: share | The fraction of the area's commits, 0 to 1.
-- column: rank | The rank by commits in the area: 1, 2, 2, 4.
-- column: first_commit_date | The day (UTC) on which the first of these commits was written.
-- column: last_commit_date | The day (UTC) on which the last of these commits was written.
-- column: is_leader | True if the person has more commits in the area than anybody else; null if is_incomplete.
-- column: is_recent_leader | True if the person made more commits there than anybody else in the 365 days before the latest commit of the history; null if is_incomplete.
-- column: has_begun | True if the person wrote the first counted commit in the area; null if is_incomplete.
-- column: area_commits | Counted commits in the area.
-- column: area_people | People with these commits.
-- column: is_incomplete | True if the paths of any commit in the revision are unknown; it can belong to any area.
WITH history AS (
    SELECT last_date - INTERVAL '365 days' AS year_before
    FROM history_end
),
work AS (
    SELECT
        area,
        person_id,
        COUNT(*) AS commits,
        MIN(authored_date) AS first_commit_date,
        MAX(authored_date) AS last_commit_date,
        SUM(CASE WHEN authored_date > history.year_before THEN 1 ELSE 0 END) AS recent_commits
    FROM place_work
    CROSS JOIN history
    GROUP BY area, person_id
),
ranked AS (
    SELECT
        area,
        person_id,
        commits,
        first_commit_date,
        last_commit_date,
        recent_commits,
        RANK() OVER (PARTITION BY area ORDER BY commits DESC) AS rank,
        RANK() OVER (PARTITION BY area ORDER BY recent_commits DESC) AS recent_rank
    FROM work
),
leaders AS (
    SELECT
        area AS led_area,
        SUM(CASE WHEN rank = 1 THEN 1 ELSE 0 END) AS leaders,
        SUM(CASE WHEN recent_rank = 1 THEN 1 ELSE 0 END) AS recent_leaders
    FROM ranked
    GROUP BY area
),
sizes AS (
    SELECT area AS sized_area, COUNT(DISTINCT commit_id) AS area_commits, COUNT(DISTINCT person_id) AS area_people
    FROM place_work
    GROUP BY area
),
beginnings AS (
    SELECT
        area AS begun_area,
        person_id AS beginner_id,
        ROW_NUMBER() OVER (PARTITION BY area ORDER BY authored_at, commit_id, person_id) AS place
    FROM place_work
    WHERE authored_at IS NOT NULL
),
firsts AS (
    SELECT begun_area, beginner_id
    FROM beginnings
    WHERE place = 1
),
gaps AS (
    SELECT COUNT(*) AS unseen
    FROM unseen_commits
    WHERE is_in_revision
)
SELECT
    ranked.area,
    ranked.commits,
    CAST(ranked.commits AS DOUBLE) / CAST(sizes.area_commits AS DOUBLE) AS share,
    ranked.rank,
    ranked.first_commit_date,
    ranked.last_commit_date,
    CASE WHEN gaps.unseen > 0 THEN NULL ELSE ranked.rank = 1 AND leaders.leaders = 1 END AS is_leader,
    CASE
        WHEN gaps.unseen > 0 THEN NULL
        ELSE ranked.recent_rank = 1 AND leaders.recent_leaders = 1 AND ranked.recent_commits > 0
    END AS is_recent_leader,
    CASE WHEN gaps.unseen > 0 THEN NULL ELSE COALESCE(firsts.beginner_id = ranked.person_id, FALSE) END AS has_begun,
    sizes.area_commits,
    sizes.area_people,
    gaps.unseen > 0 AS is_incomplete
FROM ranked
CROSS JOIN gaps
JOIN sizes ON sizes.sized_area = ranked.area
JOIN leaders ON leaders.led_area = ranked.area
LEFT JOIN firsts ON firsts.begun_area = ranked.area
WHERE ranked.person_id = :person
ORDER BY commits DESC, area

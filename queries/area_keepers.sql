-- question: Who started, who leads and who last maintained each area of the project, and is its leader still active?
-- grain: one row per area with a counted commit in the revision; most commits first
-- key: area
-- refers: area -> areas
-- refers: leader_id -> contributors
-- column: area = changes.area
-- column: commits = areas.commits
-- column: people = areas.people
-- column: first_author | The author of the first counted commit there; null if no commit has a date.
-- column: first_commit_date | The day (UTC) on which that commit was written.
-- column: leader = areas.leader
-- column: leader_commits = areas.leader_commits
-- column: recent_leader | The person with the most commits there in the 365 days before the latest commit of the history; null if there is none.
-- column: recent_leader_commits | The recent leader's commits there in these days; 0 if there is no recent leader.
-- column: keeper | The recent leader; if there is none, the leader.
-- column: leader_last_date | The day (UTC) of the leader's last counted commit, in any area.
-- column: last_commit_date = areas.last_commit_date
-- column: is_silent | True if leader_last_date is at least 365 days before the latest commit of the history.
-- column: is_dormant | True if last_commit_date is at least 365 days before the latest commit of the history.
-- column: lead_changes | The number of releases in which the all-time leader changed.
-- column: lead_changed_in | These releases with their new leaders, such as 1.2: Ada, separated by semicolons; null if there are none.
-- column: leader_id = areas.leader_id
-- column: recent_leader_id | The person_id of the recent leader; null if there is none.
-- column: is_largest | True for the area with the most commits, if no other area has as many.
-- column: is_led_alone | True if the area has commits of several people and nobody else has as many commits there as the leader.
-- column: is_recently_led_alone | True if there is a recent leader, the area has commits of several people, and nobody else has as many commits there in these days.
-- column: is_incomplete = areas.is_incomplete
WITH gaps AS (
    SELECT COUNT(*) AS unseen
    FROM unseen_commits
    WHERE is_in_revision
),
history AS (
    SELECT last_date - INTERVAL '365 days' AS year_before
    FROM history_end
),
named AS (
    SELECT person_id AS named_person, name
    FROM people
),
times AS (
    SELECT commit_id AS timed_commit, authored_at
    FROM commits
),
beginnings AS (
    SELECT
        area_work.area AS begun_area,
        named.name AS first_author,
        area_work.authored_date AS first_commit_date,
        ROW_NUMBER() OVER (
            PARTITION BY area_work.area ORDER BY times.authored_at, area_work.commit_id, area_work.person_id
        ) AS place
    FROM area_work
    JOIN times ON times.timed_commit = area_work.commit_id
    JOIN named ON named.named_person = area_work.person_id
    WHERE area_work.is_in_revision AND times.authored_at IS NOT NULL
),
firsts AS (
    SELECT begun_area, first_author, first_commit_date
    FROM beginnings
    WHERE place = 1
),
recent AS (
    SELECT
        area AS recent_area,
        leader AS recent_leader,
        leader_commits AS recent_leader_commits,
        leader_id AS recent_leader_id,
        leaders AS recent_leaders
    FROM area_leaders
    WHERE scope = 'year'
),
alone AS (
    SELECT area AS alone_area, leaders
    FROM area_leaders
    WHERE scope = 'history'
),
most AS (
    SELECT commits AS most_commits, COUNT(*) AS largest_areas
    FROM areas
    GROUP BY commits
    ORDER BY most_commits DESC
    LIMIT 1
),
last_seen AS (
    SELECT person_id AS seen_person, MAX(authored_date) AS leader_last_date
    FROM contributions
    WHERE is_counted AND is_in_revision
    GROUP BY person_id
),
-- STRING_AGG joins the changes in the order of area_leads.
changed AS (
    SELECT area AS changed_area, COUNT(*) AS lead_changes, STRING_AGG(change, '; ') AS lead_changed_in
    FROM area_leads
    GROUP BY area
)
SELECT
    areas.area,
    areas.commits,
    areas.people,
    firsts.first_author,
    firsts.first_commit_date,
    areas.leader,
    areas.leader_commits,
    recent.recent_leader,
    COALESCE(recent.recent_leader_commits, 0) AS recent_leader_commits,
    COALESCE(recent.recent_leader, areas.leader) AS keeper,
    last_seen.leader_last_date,
    areas.last_commit_date,
    last_seen.leader_last_date <= history.year_before AS is_silent,
    areas.last_commit_date <= history.year_before AS is_dormant,
    COALESCE(changed.lead_changes, 0) AS lead_changes,
    changed.lead_changed_in,
    areas.leader_id,
    recent.recent_leader_id,
    gaps.unseen = 0 AND areas.commits = most.most_commits AND most.largest_areas = 1 AS is_largest,
    gaps.unseen = 0 AND alone.leaders = 1 AND areas.people > 1 AS is_led_alone,
    COALESCE(gaps.unseen = 0 AND recent.recent_leaders = 1 AND areas.people > 1, FALSE) AS is_recently_led_alone,
    areas.is_incomplete
FROM areas
CROSS JOIN gaps
CROSS JOIN history
CROSS JOIN most
JOIN alone ON alone.alone_area = areas.area
LEFT JOIN firsts ON firsts.begun_area = areas.area
LEFT JOIN recent ON recent.recent_area = areas.area
LEFT JOIN last_seen ON last_seen.seen_person = areas.leader_id
LEFT JOIN changed ON changed.changed_area = areas.area
ORDER BY commits DESC, area

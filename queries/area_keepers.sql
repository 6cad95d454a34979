-- question: Who keeps which area of the project: who began it, who leads it, and whose lead has fallen silent?
-- grain: one row per area with a commit that counts in the revision; most commits first
-- key: area
-- refers: area -> areas
-- refers: leader_id -> contributors
-- column: area = changes.area
-- column: commits = areas.commits
-- column: people = areas.people
-- column: first_author | Who made the first dated commit there that counts: a name; null where none has a date.
-- column: first_commit_date | The day (UTC) on which that commit was written.
-- column: leader = areas.leader
-- column: leader_commits = areas.leader_commits
-- column: recent_leader | Who has most commits there, written in the 365 days before the history's latest commit: a name; null where nobody has any.
-- column: recent_leader_commits | The commits of the recent leader there in these days; 0 where nobody has any.
-- column: keeper | The recent leader; the leader where nobody worked there in these days.
-- column: leader_last_date | The day (UTC) of the leader's last commit that counts, in any area.
-- column: last_commit_date = areas.last_commit_date
-- column: is_silent | True where leader_last_date is 365 days or more before the history's latest commit.
-- column: is_dormant | True where last_commit_date is 365 days or more before the history's latest commit.
-- column: lead_changes | In how many releases the lead of all time passed to somebody else.
-- column: lead_changed_in | Each of these releases with its new leader, such as 1.2: Ada, semicolons between; null for none.
-- column: leader_id = areas.leader_id
-- column: recent_leader_id | The person_id of the recent leader; null where nobody worked there in these days.
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
        area_changes.lines_changed * counted.is_author AS lines_changed
    FROM area_changes
    JOIN counted ON counted.counted_commit = area_changes.commit_id
),
-- The last year of history ends with the day of its latest commit, as committers recorded it.
history AS (
    SELECT MAX(committed_date) - INTERVAL '365 days' AS year_before
    FROM commits
    WHERE is_in_revision
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
        work.area AS begun_area,
        named.name AS first_author,
        work.authored_date AS first_commit_date,
        ROW_NUMBER() OVER (PARTITION BY work.area ORDER BY times.authored_at, work.commit_id, work.person_id) AS place
    FROM work
    JOIN times ON times.timed_commit = work.commit_id
    JOIN named ON named.named_person = work.person_id
    WHERE times.authored_at IS NOT NULL
),
firsts AS (
    SELECT begun_area, first_author, first_commit_date
    FROM beginnings
    WHERE place = 1
),
recent AS (
    SELECT work.area, work.person_id, work.lines_changed
    FROM work
    CROSS JOIN history
    WHERE work.authored_date > history.year_before
),
recent_shares AS (
    SELECT
        area AS recent_area,
        person_id,
        COUNT(*) AS recent_commits,
        0 - COUNT(*) AS fewer_commits,
        0 - SUM(lines_changed) AS fewer_lines
    FROM recent
    GROUP BY area, person_id
),
recent_placed AS (
    SELECT
        recent_shares.recent_area,
        named.name AS recent_leader,
        recent_shares.recent_commits AS recent_leader_commits,
        recent_shares.person_id AS recent_leader_id,
        ROW_NUMBER() OVER (
            PARTITION BY recent_shares.recent_area
            ORDER BY recent_shares.fewer_commits, recent_shares.fewer_lines, named.name, recent_shares.person_id
        ) AS recent_place
    FROM recent_shares
    JOIN named ON named.named_person = recent_shares.person_id
),
recent_firsts AS (
    SELECT recent_area, recent_leader, recent_leader_commits, recent_leader_id
    FROM recent_placed
    WHERE recent_place = 1
),
last_seen AS (
    SELECT person_id AS seen_person, MAX(authored_date) AS leader_last_date
    FROM contributions
    WHERE is_counted AND is_in_revision
    GROUP BY person_id
),
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
    recent_firsts.recent_leader,
    COALESCE(recent_firsts.recent_leader_commits, 0) AS recent_leader_commits,
    COALESCE(recent_firsts.recent_leader, areas.leader) AS keeper,
    last_seen.leader_last_date,
    areas.last_commit_date,
    last_seen.leader_last_date <= history.year_before AS is_silent,
    areas.last_commit_date <= history.year_before AS is_dormant,
    COALESCE(changed.lead_changes, 0) AS lead_changes,
    changed.lead_changed_in,
    areas.leader_id,
    recent_firsts.recent_leader_id
FROM areas
CROSS JOIN history
LEFT JOIN firsts ON firsts.begun_area = areas.area
LEFT JOIN recent_firsts ON recent_firsts.recent_area = areas.area
LEFT JOIN last_seen ON last_seen.seen_person = areas.leader_id
LEFT JOIN changed ON changed.changed_area = areas.area
ORDER BY commits DESC, area

-- question: In which areas did one person work, and which does the person lead?
-- grain: one row per area that commits of the person touched, most commits first
-- key: area
-- refers: area -> areas
-- param: person text = '' | Who: a name after the mailmap, a part of it that nobody else has, or a person_id
-- column: area = changes.area
-- column: commits | The person's commits that count and touched the area.
-- column: share | Their fraction of the area's commits, 0 to 1.
-- column: rank | The rank by commits in the area: 1, 2, 2, 4.
-- column: first_commit_date | The day (UTC) on which the first of them was written.
-- column: last_commit_date | The day (UTC) on which the last of them was written.
-- column: is_leader | True where the person is the leader of the area: most commits.
-- column: is_recent_leader | True where the person has most commits there, written in the 365 days before the history's latest commit.
WITH counted AS (
    SELECT contributions.commit_id AS counted_commit, contributions.person_id, people.name, contributions.authored_date
    FROM contributions
    JOIN people ON people.person_id = contributions.person_id
    WHERE contributions.is_counted AND contributions.is_in_revision
),
work AS (
    SELECT
        area_changes.area,
        counted.person_id,
        counted.name,
        COUNT(*) AS commits,
        MIN(counted.authored_date) AS first_commit_date,
        MAX(counted.authored_date) AS last_commit_date
    FROM area_changes
    JOIN counted ON counted.counted_commit = area_changes.commit_id
    GROUP BY area_changes.area, counted.person_id, counted.name
),
ranked AS (
    SELECT
        area,
        person_id,
        name,
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

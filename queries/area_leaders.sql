-- helper
-- question: Who has the most commits in each area: in the whole history, in its last year, and in each release?
-- grain: one row per scope and area with a commit that counts in that scope; by scope, release, then area
-- column: scope | history: the revision; year: the 365 days before the latest commit of the revision; release: one release.
-- column: release | The release, if the scope is release; otherwise empty.
-- column: area = changes.area
-- column: leader | The name of the person with the most commits there; among equals, with more lines changed.
-- column: leader_commits | The leader's commits there.
-- column: leader_id | The leader's person_id.
-- column: leaders | People with as many commits there as the leader, the leader included.
WITH year_before AS (
    SELECT last_date - INTERVAL '365 days' AS first_date
    FROM history_end
),
scoped AS (
    SELECT 'history' AS scope, '' AS release, area, person_id, lines_changed
    FROM area_work
    WHERE is_in_revision
    UNION ALL
    SELECT 'year' AS scope, '' AS release, area_work.area, area_work.person_id, area_work.lines_changed
    FROM area_work
    CROSS JOIN year_before
    WHERE area_work.is_in_revision AND area_work.authored_date > year_before.first_date
    UNION ALL
    SELECT 'release' AS scope, release_commits.release, area_work.area, area_work.person_id, area_work.lines_changed
    FROM release_commits
    JOIN area_work ON area_work.commit_id = release_commits.commit_id
),
-- The engine cannot mix ascending and descending order in a window, so numbers are negated.
shares AS (
    SELECT
        scope,
        release,
        area,
        person_id,
        COUNT(*) AS leader_commits,
        0 - COUNT(*) AS fewer_commits,
        0 - SUM(lines_changed) AS fewer_lines
    FROM scoped
    GROUP BY scope, release, area, person_id
),
placed AS (
    SELECT
        shares.scope,
        shares.release,
        shares.area,
        people.name AS leader,
        shares.leader_commits,
        shares.person_id AS leader_id,
        ROW_NUMBER() OVER (
            PARTITION BY shares.scope, shares.release, shares.area
            ORDER BY shares.fewer_commits, shares.fewer_lines, people.name, shares.person_id
        ) AS place
    FROM shares
    JOIN people ON people.person_id = shares.person_id
),
equals AS (
    SELECT
        scope AS equal_scope,
        release AS equal_release,
        area AS equal_area,
        leader_commits AS equal_commits,
        COUNT(*) AS leaders
    FROM shares
    GROUP BY scope, release, area, leader_commits
)
SELECT placed.scope, placed.release, placed.area, placed.leader, placed.leader_commits, placed.leader_id, equals.leaders
FROM placed
JOIN equals ON equals.equal_scope = placed.scope AND equals.equal_release = placed.release
    AND equals.equal_area = placed.area AND equals.equal_commits = placed.leader_commits
WHERE placed.place = 1
ORDER BY scope, release, area

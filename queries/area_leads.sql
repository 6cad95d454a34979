-- question: In which release did the lead of an area change hands?
-- grain: one row per area and release after which somebody else has the most commits of all time there; by area, then release
-- key: area, release
-- refers: area -> areas
-- refers: release -> release_summary
-- refers: leader_id -> contributors
-- column: area = changes.area
-- column: release = releases.release
-- column: ordinal = releases.ordinal
-- column: leader | Who has most commits there of all releases up to this one: a name; among equals, more lines changed.
-- column: leader_before | Who had the lead before: a name.
-- column: leader_commits | The commits of the new leader there, up to this release.
-- column: change | The release and its new leader in one text, such as 1.2: Ada.
-- column: leader_id | The person_id of the new leader.
WITH counted AS (
    SELECT
        commit_id AS counted_commit,
        person_id,
        CASE WHEN role = 'author' THEN 1 ELSE 0 END AS is_author
    FROM contributions
    WHERE is_counted AND is_in_revision
),
work AS (
    SELECT
        area_changes.area,
        area_changes.commit_id,
        counted.person_id,
        area_changes.lines_changed * counted.is_author AS lines_changed
    FROM area_changes
    JOIN counted ON counted.counted_commit = area_changes.commit_id
),
firsts AS (
    SELECT release_commits.commit_id AS placed_commit, MIN(releases.ordinal) AS ordinal
    FROM release_commits
    JOIN releases ON releases.release = release_commits.release
    GROUP BY release_commits.commit_id
),
-- A name's place in the alphabet decides last; the later in it, the lower.
alphabet AS (
    SELECT
        person_id AS named_person,
        name,
        ROW_NUMBER() OVER (ORDER BY name DESC, person_id DESC) AS letter
    FROM people
),
steps AS (
    SELECT work.area, work.person_id, firsts.ordinal, COUNT(*) AS commits, SUM(work.lines_changed) AS lines_changed
    FROM work
    JOIN firsts ON firsts.placed_commit = work.commit_id
    GROUP BY work.area, work.person_id, firsts.ordinal
),
-- How much each person had after each release in which they did something.
standings AS (
    SELECT
        area,
        person_id,
        ordinal,
        SUM(commits) OVER (PARTITION BY area, person_id ORDER BY ordinal) AS commits_so_far,
        SUM(lines_changed) OVER (PARTITION BY area, person_id ORDER BY ordinal) AS lines_so_far
    FROM steps
),
-- All standings of an area in one order: whoever has the highest so far has the lead.
scored AS (
    SELECT
        standings.area,
        standings.ordinal,
        alphabet.named_person AS person_id,
        alphabet.name,
        standings.commits_so_far,
        ROW_NUMBER() OVER (
            PARTITION BY standings.area
            ORDER BY standings.commits_so_far, standings.lines_so_far, alphabet.letter
        ) AS score
    FROM standings
    JOIN alphabet ON alphabet.named_person = standings.person_id
),
highest AS (
    SELECT area AS high_area, ordinal AS high_ordinal, MAX(score) AS high_score
    FROM scored
    GROUP BY area, ordinal
),
leading AS (
    SELECT high_area, high_ordinal, MAX(high_score) OVER (PARTITION BY high_area ORDER BY high_ordinal) AS lead_score
    FROM highest
),
led AS (
    SELECT
        leading.high_area,
        leading.high_ordinal,
        scored.name,
        scored.person_id,
        scored.commits_so_far,
        LAG(scored.person_id) OVER (PARTITION BY leading.high_area ORDER BY leading.high_ordinal) AS person_before,
        LAG(scored.name) OVER (PARTITION BY leading.high_area ORDER BY leading.high_ordinal) AS name_before
    FROM leading
    JOIN scored ON scored.area = leading.high_area AND scored.score = leading.lead_score
)
SELECT
    led.high_area AS area,
    releases.release,
    releases.ordinal,
    led.name AS leader,
    led.name_before AS leader_before,
    led.commits_so_far AS leader_commits,
    releases.release || ': ' || led.name AS change,
    led.person_id AS leader_id
FROM led
JOIN releases ON releases.ordinal = led.high_ordinal
WHERE led.person_before IS NOT NULL AND led.person_id <> led.person_before
ORDER BY area, ordinal

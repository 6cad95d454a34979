-- question: In which releases did the leader of an area change?
-- grain: one row per change of leader: an area and the release in which it changed; by area, then release
-- key: area, release
-- refers: area -> areas
-- refers: release -> release_summary
-- refers: leader_id -> contributors
-- column: area = changes.area
-- column: release = releases.release
-- column: ordinal = releases.ordinal
-- column: leader | The person with the most commits there up to this release; among equals, with more lines changed.
-- column: leader_before | The name of the previous leader.
-- column: leader_commits | The new leader's commits there up to this release.
-- column: change | The release and its new leader as one text, such as 1.2: Ada.
-- column: leader_id | The person_id of the new leader.
-- column: is_incomplete | True if the paths of any commit in the revision are unknown; it can belong to any area.
WITH -- Names break the last ties. The largest number wins, so the first name gets the largest one.
alphabet AS (
    SELECT
        person_id AS named_person,
        name,
        ROW_NUMBER() OVER (ORDER BY name DESC, person_id DESC) AS letter
    FROM people
),
steps AS (
    SELECT
        area_work.area,
        area_work.person_id,
        first_releases.first_ordinal AS ordinal,
        COUNT(*) AS commits,
        SUM(area_work.lines_changed) AS lines_changed
    FROM area_work
    JOIN first_releases ON first_releases.commit_id = area_work.commit_id
    WHERE area_work.is_in_revision
    GROUP BY area_work.area, area_work.person_id, first_releases.first_ordinal
),
-- Each person's totals after each release with commits of that person.
standings AS (
    SELECT
        area,
        person_id,
        ordinal,
        SUM(commits) OVER (PARTITION BY area, person_id ORDER BY ordinal) AS commits_so_far,
        SUM(lines_changed) OVER (PARTITION BY area, person_id ORDER BY ordinal) AS lines_so_far
    FROM steps
),
-- All totals of an area in one order: the largest so far belongs to the leader.
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
led_so_far AS (
    SELECT high_area, high_ordinal, MAX(high_score) OVER (PARTITION BY high_area ORDER BY high_ordinal) AS lead_score
    FROM highest
),
led AS (
    SELECT
        led_so_far.high_area,
        led_so_far.high_ordinal,
        scored.name,
        scored.person_id,
        scored.commits_so_far,
        LAG(scored.person_id) OVER (PARTITION BY led_so_far.high_area ORDER BY led_so_far.high_ordinal) AS person_before,
        LAG(scored.name) OVER (PARTITION BY led_so_far.high_area ORDER BY led_so_far.high_ordinal) AS name_before
    FROM led_so_far
    JOIN scored ON scored.area = led_so_far.high_area AND scored.score = led_so_far.lead_score
),
gaps AS (
    SELECT COUNT(*) AS unseen
    FROM unseen_commits
    WHERE is_in_revision
)
SELECT
    led.high_area AS area,
    releases.release,
    releases.ordinal,
    led.name AS leader,
    led.name_before AS leader_before,
    led.commits_so_far AS leader_commits,
    releases.release || ': ' || led.name AS change,
    led.person_id AS leader_id,
    gaps.unseen > 0 AS is_incomplete
FROM led
CROSS JOIN gaps
JOIN releases ON releases.ordinal = led.high_ordinal
WHERE led.person_before IS NOT NULL AND led.person_id <> led.person_before
ORDER BY area, ordinal

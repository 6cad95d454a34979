-- question: How many areas did one person begin, lead and keep, and which are the largest of them?
-- grain: one row; files at the top level, areas with fewer than 10 commits and areas with one person do not count
-- param: person text = '' | The person: a name as mapped by the mailmap, a unique part of it, or a person_id
-- column: begun | Areas whose first counted commit the person wrote.
-- column: begun_in | Up to five of them with the most commits of the person, separated by commas; null if there are none.
-- column: is_begun_whole | True if begun_in names all of them.
-- column: is_begun_cut | True if begun_in does not name all of them.
-- column: led | Areas in which the person has more commits than anybody else.
-- column: led_in | Up to five of them, as in begun_in.
-- column: is_led_whole | True if led_in names all of them.
-- column: is_led_cut | True if led_in does not name all of them.
-- column: kept | Areas in which the person made more commits than anybody else in the last year of the history.
-- column: kept_in | Up to five of them, as in begun_in.
-- column: is_kept_whole | True if kept_in names all of them.
-- column: is_kept_cut | True if kept_in does not name all of them.
-- column: is_incomplete | True if the paths of any commit in the revision are unknown; then the other columns are null.
WITH considered AS (
    SELECT area, commits, has_begun, is_leader, is_recent_leader
    FROM person_areas
    WHERE area_commits >= 10 AND area_people > 1 AND area <> '(top level)'
),
kinds AS (
    SELECT 'begun' AS role, area, commits FROM considered WHERE has_begun
    UNION ALL
    SELECT 'led' AS role, area, commits FROM considered WHERE is_leader
    UNION ALL
    SELECT 'kept' AS role, area, commits FROM considered WHERE is_recent_leader
),
-- The engine cannot mix ascending and descending order in a window, so numbers are negated.
placed AS (
    SELECT role, area, ROW_NUMBER() OVER (PARTITION BY role ORDER BY 0 - commits, area) AS place
    FROM kinds
    -- STRING_AGG below joins the names in this order.
    ORDER BY role, place
),
lists AS (
    SELECT role, STRING_AGG(area, ', ') AS areas
    FROM placed
    WHERE place <= 5
    GROUP BY role
),
counts AS (
    SELECT role AS counted_role, COUNT(*) AS areas
    FROM kinds
    GROUP BY role
),
sums AS (
    SELECT
        MAX(CASE WHEN counts.counted_role = 'begun' THEN counts.areas END) AS begun,
        MAX(CASE WHEN counts.counted_role = 'begun' THEN lists.areas END) AS begun_in,
        MAX(CASE WHEN counts.counted_role = 'led' THEN counts.areas END) AS led,
        MAX(CASE WHEN counts.counted_role = 'led' THEN lists.areas END) AS led_in,
        MAX(CASE WHEN counts.counted_role = 'kept' THEN counts.areas END) AS kept,
        MAX(CASE WHEN counts.counted_role = 'kept' THEN lists.areas END) AS kept_in
    FROM counts
    JOIN lists ON lists.role = counts.counted_role
),
gaps AS (
    SELECT COUNT(*) AS unseen
    FROM unseen_commits
    WHERE is_in_revision
),
known AS (
    SELECT
        CASE WHEN gaps.unseen > 0 THEN NULL ELSE COALESCE(sums.begun, 0) END AS begun,
        sums.begun_in,
        CASE WHEN gaps.unseen > 0 THEN NULL ELSE COALESCE(sums.led, 0) END AS led,
        sums.led_in,
        CASE WHEN gaps.unseen > 0 THEN NULL ELSE COALESCE(sums.kept, 0) END AS kept,
        sums.kept_in,
        gaps.unseen > 0 AS is_incomplete
    FROM sums
    CROSS JOIN gaps
)
SELECT
    begun,
    begun_in,
    begun <= 5 AS is_begun_whole,
    begun > 5 AS is_begun_cut,
    led,
    led_in,
    led <= 5 AS is_led_whole,
    led > 5 AS is_led_cut,
    kept,
    kept_in,
    kept <= 5 AS is_kept_whole,
    kept > 5 AS is_kept_cut,
    is_incomplete
FROM known
ORDER BY begun

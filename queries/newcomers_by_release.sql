-- question: How many people contributed to each release for the first time, and how many of them contributed again?
-- grain: one row per release, oldest first; came_back columns are null if there is no later release yet
-- key: release
-- refers: release -> release_summary
-- column: release = releases.release
-- column: release_date = releases.date
-- column: ordinal = releases.ordinal
-- column: is_unreleased = releases.is_unreleased
-- column: people | People with counted commits in the release.
-- column: new_people | Of people, those without counted commits in an earlier release.
-- column: new_share | new_people as a fraction of people, 0 to 1; null if there are none.
-- column: returning_people | Of people, those who are not new.
-- column: came_back_people | Of new_people, those with new counted commits in a later release; null if there is no later release yet.
-- column: came_back_share | came_back_people as a fraction of new_people, 0 to 1; null if unknown or if there are none.
-- column: one_release_people | Of new_people, those who did not contribute again; null if no later release exists.
WITH present AS (
    SELECT release AS present_release, COUNT(*) AS people
    FROM ranking
    GROUP BY release
),
joined AS (
    SELECT
        first_release AS joined_release,
        COUNT(*) AS new_people,
        SUM(CASE WHEN came_back THEN 1 ELSE 0 END) AS came_back_people
    FROM newcomers
    GROUP BY first_release
),
size AS (
    SELECT MAX(ordinal) AS newest
    FROM ranking
    WHERE NOT is_unreleased
),
counted AS (
    SELECT
        releases.release,
        releases.date AS release_date,
        releases.ordinal,
        releases.is_unreleased,
        COALESCE(present.people, 0) AS people,
        COALESCE(joined.new_people, 0) AS new_people,
        CASE WHEN releases.ordinal < size.newest THEN COALESCE(joined.came_back_people, 0) END AS came_back_people
    FROM releases
    CROSS JOIN size
    LEFT JOIN present ON present.present_release = releases.release
    LEFT JOIN joined ON joined.joined_release = releases.release
)
SELECT
    release,
    release_date,
    ordinal,
    is_unreleased,
    people,
    new_people,
    CAST(new_people AS DOUBLE) / CAST(NULLIF(people, 0) AS DOUBLE) AS new_share,
    people - new_people AS returning_people,
    came_back_people,
    CAST(came_back_people AS DOUBLE) / CAST(NULLIF(new_people, 0) AS DOUBLE) AS came_back_share,
    new_people - came_back_people AS one_release_people
FROM counted
ORDER BY ordinal

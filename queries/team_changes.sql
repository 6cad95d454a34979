-- question: Who joined or left each team, and in which release?
-- grain: one row per release, team, person and change, by release, day, team, then name; times without a start or an end are no changes
-- column: release = releases.release
-- column: ordinal = releases.ordinal
-- column: is_unreleased = releases.is_unreleased
-- column: team = memberships.team
-- column: person_id = memberships.person_id
-- column: name = people.name
-- column: change | joined or left.
-- column: change_date | The first day in the team, or the day after the last.
WITH earlier AS (
    SELECT release AS earlier_release, date AS earlier_date
    FROM releases
),
dated AS (
    SELECT releases.release, releases.ordinal, releases.is_unreleased, releases.date, earlier.earlier_date
    FROM releases
    LEFT JOIN earlier ON earlier.earlier_release = releases.previous
),
changes_of_teams AS (
    SELECT team, person_id, 'joined' AS change, from_date AS change_date
    FROM memberships
    WHERE from_date IS NOT NULL
    UNION ALL
    SELECT team, person_id, 'left' AS change, until_date AS change_date
    FROM memberships
    WHERE until_date IS NOT NULL
)
SELECT
    dated.release,
    dated.ordinal,
    dated.is_unreleased,
    changes_of_teams.team,
    changes_of_teams.person_id,
    people.name,
    changes_of_teams.change,
    changes_of_teams.change_date
FROM changes_of_teams
CROSS JOIN dated
JOIN people ON people.person_id = changes_of_teams.person_id
WHERE
    changes_of_teams.change_date <= dated.date
    AND (dated.earlier_date IS NULL OR changes_of_teams.change_date > dated.earlier_date)
ORDER BY ordinal, change_date, team, change, name, person_id

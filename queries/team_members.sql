-- question: Who is in each team, and who was?
-- grain: one row per team, person and time in the team, by team, name, then first day
-- param: as_of text = '' | The day of is_member, such as 2020-01-31; if empty, the day of the latest commit
-- column: team = memberships.team
-- column: person_id = memberships.person_id
-- column: name = people.name
-- column: from_date = memberships.from_date
-- column: until_date = memberships.until_date
-- column: is_member | True if the person is in the team on the day as_of.
-- column: commits | Counted commits that the person wrote while in the team, in all times together.
WITH reference AS (
    SELECT CASE WHEN :as_of = '' THEN CAST(last_date AS VARCHAR) ELSE :as_of END AS day
    FROM history_end
),
work AS (
    SELECT team AS worked_team, person_id AS worked_person, COUNT(*) AS commits
    FROM team_work
    WHERE is_in_revision
    GROUP BY team, person_id
)
SELECT
    memberships.team,
    memberships.person_id,
    people.name,
    memberships.from_date,
    memberships.until_date,
    (memberships.from_date IS NULL OR CAST(memberships.from_date AS VARCHAR) <= reference.day)
    AND (memberships.until_date IS NULL OR CAST(memberships.until_date AS VARCHAR) > reference.day) AS is_member,
    COALESCE(work.commits, 0) AS commits
FROM memberships
CROSS JOIN reference
JOIN people ON people.person_id = memberships.person_id
LEFT JOIN work ON work.worked_team = memberships.team AND work.worked_person = memberships.person_id
ORDER BY team, name, memberships.person_id, COALESCE(CAST(memberships.from_date AS VARCHAR), '')

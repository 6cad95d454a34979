-- question: Who wrote commits together with one person, and who reviewed the person's commits?
-- grain: one row per other person and way of working together, most commits first
-- key: way, person_id
-- param: person text = '' | The person: a name as mapped by the mailmap, a unique part of it, or a person_id
-- column: way | wrote with: author or co-author of the same commits; reviewed by: reviewer of the person's commits.
-- column: person_id | The other person's person_id.
-- column: name | The other person's name as mapped by the mailmap.
-- column: kind = people.kind
-- column: commits | Commits of the person, as author or co-author, that the other person wrote or reviewed, without merge commits.
WITH chosen AS (
    SELECT person_id AS chosen_person
    FROM people
    WHERE person_id = :person
),
own AS (
    SELECT credits.commit_id AS own_commit, MIN(credits.person_id) AS own_person
    FROM credits
    JOIN chosen ON chosen.chosen_person = credits.person_id
    WHERE credits.role = 'author' OR credits.role = 'co_author'
    GROUP BY credits.commit_id
),
others AS (
    SELECT
        credits.person_id,
        CASE WHEN credits.role = 'reviewer' THEN 'reviewed by' ELSE 'wrote with' END AS way,
        credits.commit_id
    FROM credits
    JOIN own ON own.own_commit = credits.commit_id
    JOIN commits ON commits.commit_id = credits.commit_id
    WHERE credits.person_id <> own.own_person AND commits.is_in_revision AND NOT commits.is_merge
        AND (credits.role = 'author' OR credits.role = 'co_author' OR credits.role = 'reviewer')
)
SELECT
    others.way,
    others.person_id,
    people.name,
    people.kind,
    COUNT(DISTINCT others.commit_id) AS commits
FROM others
JOIN people ON people.person_id = others.person_id
WHERE people.is_listed
GROUP BY others.way, others.person_id, people.name, people.kind
ORDER BY commits DESC, way, name, person_id

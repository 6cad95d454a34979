-- question: When was one person's 1st, 100th, 1,000th, ... commit?
-- grain: one row for the person's 1st, 100th, 1,000th commit and so on, oldest first
-- key: milestone
-- param: person text = '' | The person: a name as mapped by the mailmap, a unique part of it, or a person_id
-- column: milestone = milestones_by_person.milestone
-- column: date = milestones_by_person.date
-- column: commit_id = milestones_by_person.commit_id
-- column: subject = commits.subject
-- column: is_listed | True if the person has several milestones.
WITH reached AS (
    SELECT COUNT(*) AS reached_milestones
    FROM milestones_by_person
    WHERE person_id = :person
)
SELECT milestones_by_person.milestone, milestones_by_person.date, milestones_by_person.commit_id, commits.subject,
    reached.reached_milestones > 1 AS is_listed
FROM milestones_by_person
CROSS JOIN reached
JOIN commits ON commits.commit_id = milestones_by_person.commit_id
WHERE milestones_by_person.person_id = :person
ORDER BY milestone

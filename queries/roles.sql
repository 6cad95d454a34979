-- question: Who wrote, reviewed, tested, reported and helped?
-- grain: one row per person or account with a credit in the revision; most credits in roles other than author first
-- key: person_id
-- column: person_id = people.person_id
-- column: name = people.name
-- column: kind = people.kind
-- column: authored | Commits that the person wrote, without merge commits.
-- column: co_authored | Commits that credit the person as co-author, without merge commits.
-- column: reviewed | Commits that credit the person as reviewer.
-- column: acked | Commits that credit the person as acker.
-- column: tested | Commits that credit the person as tester.
-- column: reported | Commits that credit the person as reporter.
-- column: suggested | Commits that credit the person as suggester.
-- column: helped | Commits that credit the person as helper.
-- column: mentored | Commits that credit the person as mentor.
-- column: signed | Commits that credit the person as signer.
-- column: committed | Commits that the person committed.
-- column: helpful_credits | The sum of all these except authored, signed and committed.
-- column: is_helper | True if helpful_credits is above 0.
WITH parts AS (
    SELECT
        credits.person_id,
        credits.role,
        commits.is_merge
    FROM credits
    JOIN commits ON commits.commit_id = credits.commit_id
    WHERE commits.is_in_revision
),
counts AS (
    SELECT
        person_id AS credited_person,
        SUM(CASE WHEN role = 'author' AND NOT is_merge THEN 1 ELSE 0 END) AS authored,
        SUM(CASE WHEN role = 'co_author' AND NOT is_merge THEN 1 ELSE 0 END) AS co_authored,
        SUM(CASE WHEN role = 'reviewer' THEN 1 ELSE 0 END) AS reviewed,
        SUM(CASE WHEN role = 'acker' THEN 1 ELSE 0 END) AS acked,
        SUM(CASE WHEN role = 'tester' THEN 1 ELSE 0 END) AS tested,
        SUM(CASE WHEN role = 'reporter' THEN 1 ELSE 0 END) AS reported,
        SUM(CASE WHEN role = 'suggester' THEN 1 ELSE 0 END) AS suggested,
        SUM(CASE WHEN role = 'helper' THEN 1 ELSE 0 END) AS helped,
        SUM(CASE WHEN role = 'mentor' THEN 1 ELSE 0 END) AS mentored,
        SUM(CASE WHEN role = 'signer' THEN 1 ELSE 0 END) AS signed,
        SUM(CASE WHEN role = 'committer' THEN 1 ELSE 0 END) AS committed,
        SUM(
            CASE WHEN role = 'author' OR role = 'committer' OR role = 'signer' OR (role = 'co_author' AND is_merge)
            THEN 0 ELSE 1 END
        ) AS helpful_credits
    FROM parts
    GROUP BY person_id
)
SELECT
    people.person_id,
    people.name,
    people.kind,
    counts.authored,
    counts.co_authored,
    counts.reviewed,
    counts.acked,
    counts.tested,
    counts.reported,
    counts.suggested,
    counts.helped,
    counts.mentored,
    counts.signed,
    counts.committed,
    counts.helpful_credits,
    CASE WHEN counts.helpful_credits > 0 THEN TRUE ELSE FALSE END AS is_helper
FROM counts
JOIN people ON people.person_id = counts.credited_person
WHERE people.is_listed
ORDER BY helpful_credits DESC, authored DESC, name, person_id

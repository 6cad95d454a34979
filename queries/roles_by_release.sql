-- question: Who reviewed, tested, reported and helped in each release?
-- grain: one row per release, role and person, bots and AI agents as well; by release, role, then rank
WITH counts AS (
    SELECT
        release_commits.release,
        credits.role,
        credits.person_id,
        people.name,
        people.kind,
        COUNT(*) AS commits
    FROM release_commits
    JOIN credits ON credits.commit_id = release_commits.commit_id
    JOIN commits ON commits.commit_id = credits.commit_id
    JOIN people ON people.person_id = credits.person_id
    WHERE credits.role <> 'author' AND credits.role <> 'committer' AND credits.role <> 'signer'
        AND (credits.role <> 'co_author' OR NOT commits.is_merge)
    GROUP BY release_commits.release, credits.role, credits.person_id, people.name, people.kind
),
ranked AS (
    SELECT
        release,
        role,
        person_id,
        name,
        kind,
        commits,
        RANK() OVER (PARTITION BY release, role ORDER BY commits DESC) AS rank
    FROM counts
)
SELECT
    ranked.release,
    releases.ordinal,
    releases.is_unreleased,
    ranked.role,
    ranked.rank,
    ranked.person_id,
    ranked.name,
    ranked.kind,
    ranked.commits
FROM ranked
JOIN releases ON releases.release = ranked.release
ORDER BY ordinal, role, rank, name, person_id

-- question: Who reviewed, tested, reported and helped in each release?
-- grain: one row per release, role and person, including bots and AI agents; by release, role, then rank
-- key: release, role, person_id
-- refers: release -> release_summary
-- column: release = releases.release
-- column: ordinal = releases.ordinal
-- column: is_unreleased = releases.is_unreleased
-- column: role | The person's role: co_author, reviewer, acker, tester, reporter, suggester, helper or mentor.
-- column: rank | The rank by commits in the release and role: 1, 2, 2, 4.
-- column: person_id = people.person_id
-- column: name = people.name
-- column: kind = people.kind
-- column: commits | Commits of the release that credit the person in the role; for co-authors, without merge commits.
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
    WHERE people.is_listed AND credits.role <> 'author' AND credits.role <> 'committer' AND credits.role <> 'signer'
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

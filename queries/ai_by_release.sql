-- question: How many commits of each release credit AI agents, as author or by trailers?
-- grain: one row per release, oldest first
-- key: release
-- refers: release -> release_summary
-- column: release = releases.release
-- column: ordinal = releases.ordinal
-- column: is_unreleased = releases.is_unreleased
-- column: commits | Commits of the release, including those of bots and AI agents, without merge commits.
-- column: commits_with_ai | Of commits, those that credit an AI agent, as author or by a trailer.
-- column: commits_by_ai | Of commits, those whose author is an AI agent.
WITH agents AS (
    SELECT
        credits.commit_id,
        MAX(CASE WHEN credits.role = 'author' THEN 1 ELSE 0 END) AS is_author
    FROM credits
    JOIN people ON people.person_id = credits.person_id
    WHERE people.kind = 'ai'
    GROUP BY credits.commit_id
),
work AS (
    SELECT
        release_commits.release,
        1 AS one,
        CASE WHEN agents.is_author IS NULL THEN 0 ELSE 1 END AS has_agent,
        CASE WHEN agents.is_author = 1 THEN 1 ELSE 0 END AS is_by_agent
    FROM release_commits
    JOIN commits ON commits.commit_id = release_commits.commit_id
    LEFT JOIN agents ON agents.commit_id = release_commits.commit_id
    WHERE NOT commits.is_merge
),
counts AS (
    SELECT
        release,
        SUM(one) AS commits,
        SUM(has_agent) AS commits_with_ai,
        SUM(is_by_agent) AS commits_by_ai
    FROM work
    GROUP BY release
)
SELECT
    releases.release,
    releases.ordinal,
    releases.is_unreleased,
    COALESCE(counts.commits, 0) AS commits,
    COALESCE(counts.commits_with_ai, 0) AS commits_with_ai,
    COALESCE(counts.commits_by_ai, 0) AS commits_by_ai
FROM releases
LEFT JOIN counts ON counts.release = releases.release
ORDER BY ordinal

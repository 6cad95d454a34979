-- question: How large is the history as a whole?
-- grain: one row
-- column: commits | Commits in the revision, including those of bots and AI agents, without merge commits.
-- column: merges | Merge commits in the revision.
-- column: bot_commits | Commits that do not count because a bot or AI agent wrote them.
-- column: people | People with counted commits in the revision.
-- column: releases | Releases, without unreleased.
-- column: lines_added | Lines that all commits added.
-- column: lines_deleted | Lines that all commits deleted.
-- column: lines_net | lines_added minus lines_deleted.
-- column: first_commit_date | The day (UTC) on which the first commit was written, including merge commits and commits of bots.
-- column: last_commit_date | The day (UTC) on which the last commit was written, including merge commits and commits of bots.
-- column: people_commits | Counted commits, each once.
-- column: uncounted_merges | Of merges, those that do not count.
-- column: programs | Of people, the bots and AI agents, if the profile counts them.
-- column: is_incomplete | True if the lines of some commits are unknown.
WITH work AS (
    SELECT
        CASE WHEN commits.is_merge THEN 0 ELSE 1 END AS is_commit,
        CASE WHEN commits.is_merge THEN 1 ELSE 0 END AS is_merge,
        commits.lines_added,
        commits.lines_deleted,
        commits.is_incomplete,
        commits.authored_date
    FROM commits
    WHERE commits.is_in_revision
),
sums AS (
    SELECT
        COALESCE(SUM(is_commit), 0) AS commits,
        COALESCE(SUM(is_merge), 0) AS merges,
        COALESCE(SUM(lines_added), 0) AS lines_added,
        COALESCE(SUM(lines_deleted), 0) AS lines_deleted,
        MAX(CASE WHEN is_incomplete THEN 1 ELSE 0 END) AS incomplete,
        MIN(authored_date) AS first_commit_date,
        MAX(authored_date) AS last_commit_date
    FROM work
),
counts AS (
    SELECT
        COUNT(DISTINCT CASE WHEN is_counted THEN commit_id ELSE NULL END) AS people_commits,
        COALESCE(SUM(CASE WHEN role = 'author' AND (reason = 'bot' OR reason = 'ai') THEN 1 ELSE 0 END), 0) AS bot_commits
    FROM contributions
    WHERE is_in_revision
),
listed AS (
    SELECT contributors.person_id, CASE WHEN people.kind = 'human' THEN 0 ELSE 1 END AS is_program
    FROM contributors
    JOIN people ON people.person_id = contributors.person_id
),
crowd AS (
    SELECT COUNT(*) AS people, COALESCE(SUM(is_program), 0) AS programs
    FROM listed
),
counted_merges AS (
    SELECT COUNT(DISTINCT contributions.commit_id) AS merges_counted
    FROM contributions
    JOIN commits ON commits.commit_id = contributions.commit_id
    WHERE contributions.is_counted AND commits.is_in_revision AND commits.is_merge
),
tags AS (
    SELECT COUNT(*) AS releases
    FROM releases
    WHERE NOT is_unreleased
)
SELECT
    sums.commits,
    sums.merges,
    counts.bot_commits,
    crowd.people,
    tags.releases,
    CASE WHEN sums.incomplete = 1 AND sums.lines_added = 0 THEN NULL ELSE sums.lines_added END AS lines_added,
    CASE WHEN sums.incomplete = 1 AND sums.lines_deleted = 0 THEN NULL ELSE sums.lines_deleted END AS lines_deleted,
    CASE WHEN sums.incomplete = 1 THEN NULL ELSE sums.lines_added - sums.lines_deleted END AS lines_net,
    sums.first_commit_date,
    sums.last_commit_date,
    counts.people_commits,
    sums.merges - counted_merges.merges_counted AS uncounted_merges,
    crowd.programs,
    COALESCE(sums.incomplete, 0) = 1 AS is_incomplete
FROM sums
CROSS JOIN counts
CROSS JOIN crowd
CROSS JOIN counted_merges
CROSS JOIN tags
ORDER BY commits

-- question: What happened in each release, in numbers?
-- grain: one row per release, oldest first
-- key: release
-- column: release = releases.release
-- column: tag = releases.tag
-- column: date = releases.date
-- column: ordinal = releases.ordinal
-- column: previous = releases.previous
-- column: commit_id = releases.commit_id
-- column: is_unreleased = releases.is_unreleased
-- column: commits | Commits of the release, including those of bots and AI agents, without merge commits.
-- column: merges | Merge commits of the release.
-- column: authors | Authors of these commits, bots and AI agents included.
-- column: people | People with counted commits in the release.
-- column: new_people | Of people, those without counted commits in an earlier release.
-- column: single_commit_people | Of people, those with a single commit in the release.
-- column: bot_commits | Commits that do not count because a bot or AI agent wrote them.
-- column: lines_added | Lines that the commits of the release added.
-- column: lines_deleted | Lines that the commits of the release deleted.
-- column: lines_net | lines_added minus lines_deleted.
-- column: is_incomplete | True if the lines of some commits are unknown.
-- column: range = releases.range
-- column: people_commits | Counted commits, each once.
-- column: is_mixed | True if some of people, but not all, have a single commit in the release.
-- column: since_date | For the first release, the day (UTC) on which its first commit was written, if that is before the day of the release. It has all commits since then; null for other releases.
WITH work AS (
    SELECT
        release_commits.release,
        commits.author_id,
        commits.authored_date,
        commits.is_merge,
        commits.is_incomplete,
        commits.lines_added,
        commits.lines_deleted
    FROM release_commits
    JOIN commits ON commits.commit_id = release_commits.commit_id
),
work_counts AS (
    SELECT
        release,
        SUM(CASE WHEN is_merge THEN 0 ELSE 1 END) AS commits,
        SUM(CASE WHEN is_merge THEN 1 ELSE 0 END) AS merges,
        SUM(lines_added) AS lines_added,
        SUM(lines_deleted) AS lines_deleted,
        MIN(authored_date) AS first_date,
        MAX(CASE WHEN is_incomplete THEN 1 ELSE 0 END) AS incomplete
    FROM work
    GROUP BY release
),
author_counts AS (
    SELECT release, COUNT(DISTINCT author_id) AS authors
    FROM work
    WHERE NOT is_merge
    GROUP BY release
),
credit_counts AS (
    SELECT
        release_commits.release AS credited_release,
        COUNT(DISTINCT CASE WHEN contributions.is_counted THEN contributions.commit_id ELSE NULL END) AS people_commits,
        SUM(
            CASE WHEN contributions.role = 'author' AND (contributions.reason = 'bot' OR contributions.reason = 'ai')
            THEN 1 ELSE 0 END
        ) AS bot_commits
    FROM release_commits
    JOIN contributions ON contributions.commit_id = release_commits.commit_id
    GROUP BY release_commits.release
),
people_counts AS (
    SELECT
        release,
        COUNT(*) AS people,
        SUM(CASE WHEN is_new THEN 1 ELSE 0 END) AS new_people,
        SUM(CASE WHEN commits = 1 THEN 1 ELSE 0 END) AS single_commit_people
    FROM ranking
    GROUP BY release
)
SELECT
    releases.release,
    releases.tag,
    releases.date,
    releases.ordinal,
    releases.previous,
    releases.commit_id,
    releases.is_unreleased,
    COALESCE(work_counts.commits, 0) AS commits,
    COALESCE(work_counts.merges, 0) AS merges,
    COALESCE(author_counts.authors, 0) AS authors,
    COALESCE(people_counts.people, 0) AS people,
    COALESCE(people_counts.new_people, 0) AS new_people,
    COALESCE(people_counts.single_commit_people, 0) AS single_commit_people,
    COALESCE(credit_counts.bot_commits, 0) AS bot_commits,
    CASE WHEN work_counts.incomplete = 1 THEN NULLIF(work_counts.lines_added, 0) ELSE COALESCE(work_counts.lines_added, 0) END AS lines_added,
    CASE WHEN work_counts.incomplete = 1 THEN NULLIF(work_counts.lines_deleted, 0) ELSE COALESCE(work_counts.lines_deleted, 0) END AS lines_deleted,
    CASE
        WHEN work_counts.incomplete = 1 THEN NULL
        ELSE COALESCE(work_counts.lines_added, 0) - COALESCE(work_counts.lines_deleted, 0)
    END AS lines_net,
    COALESCE(work_counts.incomplete, 0) = 1 AS is_incomplete,
    releases.range,
    COALESCE(credit_counts.people_commits, 0) AS people_commits,
    COALESCE(people_counts.single_commit_people > 0 AND people_counts.single_commit_people < people_counts.people, FALSE) AS is_mixed,
    CASE
        WHEN releases.previous IS NULL AND work_counts.first_date < releases.date THEN work_counts.first_date
        ELSE NULL
    END AS since_date
FROM releases
LEFT JOIN work_counts ON work_counts.release = releases.release
LEFT JOIN author_counts ON author_counts.release = releases.release
LEFT JOIN credit_counts ON credit_counts.credited_release = releases.release
LEFT JOIN people_counts ON people_counts.release = releases.release
ORDER BY ordinal

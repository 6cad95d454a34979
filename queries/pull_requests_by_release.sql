-- question: How many commits of each release belong to pull requests, and how many pull requests were reviewed?
-- grain: one row per release, oldest first
-- key: release
-- refers: release -> release_summary
-- column: release = releases.release
-- column: date = releases.date
-- column: ordinal = releases.ordinal
-- column: is_unreleased = releases.is_unreleased
-- column: pull_requests | Pull requests of this project in the release, without rollups.
-- column: authors | The known authors of these pull requests.
-- column: reviewed_by_merge_bot | Of pull_requests, those for which a merge bot names a reviewer.
-- column: commits | Commits of the release, including those of bots and AI agents, without merge commits.
-- column: commits_by_pull_request | Of commits, those that belong to a pull request.
-- column: credits | Credits of the release's commits for co-authors, reviewers, testers, reporters and other helpers: one per commit, role and person.
-- column: is_quiet | True if pull_requests and credits are 0.
WITH work AS (
    SELECT
        release_commits.release,
        commits.commit_id,
        commits.pull_request,
        commits.is_merge
    FROM release_commits
    JOIN commits ON commits.commit_id = release_commits.commit_id
),
commit_counts AS (
    SELECT
        release,
        SUM(CASE WHEN is_merge THEN 0 ELSE 1 END) AS commits,
        SUM(CASE WHEN is_merge OR pull_request IS NULL THEN 0 ELSE 1 END) AS commits_by_pull_request
    FROM work
    GROUP BY release
),
request_counts AS (
    SELECT
        work.release AS merged_in,
        COUNT(*) AS pull_requests,
        COUNT(DISTINCT pull_requests.author_id) AS authors,
        SUM(CASE WHEN pull_requests.reviewers > 0 THEN 1 ELSE 0 END) AS reviewed
    FROM pull_requests
    JOIN work ON work.commit_id = pull_requests.commit_id
    LEFT JOIN people ON people.person_id = pull_requests.author_id
    WHERE NOT pull_requests.is_rollup AND pull_requests.project IS NULL AND COALESCE(people.is_listed, TRUE)
    GROUP BY work.release
),
credit_counts AS (
    SELECT release AS credited_release, SUM(commits) AS credits
    FROM roles_by_release
    GROUP BY release
)
SELECT
    releases.release,
    releases.date,
    releases.ordinal,
    releases.is_unreleased,
    COALESCE(request_counts.pull_requests, 0) AS pull_requests,
    COALESCE(request_counts.authors, 0) AS authors,
    COALESCE(request_counts.reviewed, 0) AS reviewed_by_merge_bot,
    COALESCE(commit_counts.commits, 0) AS commits,
    COALESCE(commit_counts.commits_by_pull_request, 0) AS commits_by_pull_request,
    COALESCE(credit_counts.credits, 0) AS credits,
    COALESCE(request_counts.pull_requests, 0) + COALESCE(credit_counts.credits, 0) = 0 AS is_quiet
FROM releases
LEFT JOIN commit_counts ON commit_counts.release = releases.release
LEFT JOIN credit_counts ON credit_counts.credited_release = releases.release
LEFT JOIN request_counts ON request_counts.merged_in = releases.release
ORDER BY ordinal

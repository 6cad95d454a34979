-- question: How much work is counted several times because several commits have the same patch?
-- grain: one row for all time (release is null) and one per release, oldest first; within one row a commit counts once
-- column: release | The release, null in the row for all time.
-- column: ordinal | Its ordinal; null in the row for all time.
-- column: commits | Counted commits, each once.
-- column: commits_again | Of commits, those with the patch of an earlier counted commit.
-- column: commits_again_within | Of commits_again, those whose first commit is in the same release; in the row for all time, all of them.
-- column: share | commits_again as a fraction of commits, 0 to 1; 0 if there are none.
-- column: lines_changed | Lines that these commits changed: the larger of lines added and deleted of each commit, summed.
-- column: lines_added_again | Lines added by commits_again.
-- column: lines_deleted_again | Lines deleted by commits_again.
-- column: lines_changed_again | Of lines_changed, those of commits_again.
-- column: is_incomplete | True if the lines of some commits are unknown. Their patches are unknown, too, so other commits can repeat them.
WITH counted AS (
    SELECT commit_id AS counted_commit
    FROM contributions
    WHERE is_counted
    GROUP BY commit_id
),
work AS (
    SELECT
        commits.commit_id,
        commits.patch_id,
        commits.is_in_revision,
        -- Commits of the revision come first; the engine does not order by a boolean expression in a window.
        CASE WHEN commits.is_in_revision THEN 0 ELSE 1 END AS is_outside,
        commits.authored_at,
        commits.committed_at,
        commits.lines_added,
        commits.lines_deleted,
        commits.lines_changed,
        commits.is_incomplete
    FROM commits
    JOIN counted ON counted.counted_commit = commits.commit_id
),
placed AS (
    SELECT
        commit_id,
        patch_id,
        ROW_NUMBER() OVER (
            PARTITION BY patch_id ORDER BY is_outside, authored_at, committed_at, commit_id
        ) AS place_of_patch
    FROM work
    WHERE patch_id IS NOT NULL
),
firsts AS (
    SELECT patch_id AS first_patch, commit_id AS first_commit
    FROM placed
    WHERE place_of_patch = 1
),
originals AS (
    SELECT placed.commit_id AS repeating, firsts.first_commit AS original
    FROM placed
    JOIN firsts ON firsts.first_patch = placed.patch_id
    WHERE placed.place_of_patch > 1
),
marked AS (
    SELECT
        work.commit_id,
        work.is_in_revision,
        work.lines_changed,
        originals.original,
        CASE WHEN work.is_incomplete THEN 1 ELSE 0 END AS incomplete,
        CASE WHEN originals.original IS NULL THEN 0 ELSE 1 END AS is_again,
        CASE WHEN originals.original IS NULL THEN 0 ELSE work.lines_added END AS added_again,
        CASE WHEN originals.original IS NULL THEN 0 ELSE work.lines_deleted END AS deleted_again,
        CASE WHEN originals.original IS NULL THEN 0 ELSE work.lines_changed END AS changed_again
    FROM work
    LEFT JOIN originals ON originals.repeating = work.commit_id
),
places AS (
    SELECT release AS first_release, commit_id AS placed_original
    FROM release_commits
),
repeats AS (
    SELECT marked.commit_id AS repeated_commit, release_commits.release AS repeated_release
    FROM marked
    JOIN release_commits ON release_commits.commit_id = marked.commit_id
    JOIN places ON places.placed_original = marked.original AND places.first_release = release_commits.release
),
by_release AS (
    SELECT
        release_commits.release AS of_release,
        COUNT(*) AS commits,
        SUM(marked.is_again) AS commits_again,
        COUNT(repeats.repeated_commit) AS commits_again_within,
        COALESCE(SUM(marked.added_again), 0) AS lines_added_again,
        COALESCE(SUM(marked.deleted_again), 0) AS lines_deleted_again,
        COALESCE(SUM(marked.changed_again), 0) AS lines_changed_again,
        COALESCE(SUM(marked.lines_changed), 0) AS lines_changed,
        MAX(marked.incomplete) AS incomplete
    FROM release_commits
    JOIN marked ON marked.commit_id = release_commits.commit_id
    LEFT JOIN repeats
        ON repeats.repeated_commit = release_commits.commit_id AND repeats.repeated_release = release_commits.release
    GROUP BY release_commits.release
),
all_time AS (
    SELECT
        COUNT(*) AS commits,
        COALESCE(SUM(is_again), 0) AS commits_again,
        COALESCE(SUM(is_again), 0) AS commits_again_within,
        COALESCE(SUM(added_again), 0) AS lines_added_again,
        COALESCE(SUM(deleted_again), 0) AS lines_deleted_again,
        COALESCE(SUM(changed_again), 0) AS lines_changed_again,
        COALESCE(SUM(lines_changed), 0) AS lines_changed,
        COALESCE(MAX(incomplete), 0) AS incomplete
    FROM marked
    WHERE is_in_revision
),
scopes AS (
    SELECT
        CAST(NULL AS VARCHAR) AS release,
        0 AS place,
        commits,
        commits_again,
        commits_again_within,
        lines_changed,
        lines_added_again,
        lines_deleted_again,
        lines_changed_again,
        incomplete
    FROM all_time
    UNION ALL
    SELECT
        releases.release,
        releases.ordinal AS place,
        COALESCE(by_release.commits, 0) AS commits,
        COALESCE(by_release.commits_again, 0) AS commits_again,
        COALESCE(by_release.commits_again_within, 0) AS commits_again_within,
        COALESCE(by_release.lines_changed, 0) AS lines_changed,
        COALESCE(by_release.lines_added_again, 0) AS lines_added_again,
        COALESCE(by_release.lines_deleted_again, 0) AS lines_deleted_again,
        COALESCE(by_release.lines_changed_again, 0) AS lines_changed_again,
        COALESCE(by_release.incomplete, 0) AS incomplete
    FROM releases
    LEFT JOIN by_release ON by_release.of_release = releases.release
)
SELECT
    release,
    CASE WHEN place = 0 THEN CAST(NULL AS BIGINT) ELSE place END AS ordinal,
    commits,
    commits_again,
    commits_again_within,
    CAST(commits_again AS DOUBLE) / CAST(CASE WHEN commits = 0 THEN 1 ELSE commits END AS DOUBLE) AS share,
    CASE WHEN incomplete = 1 AND lines_changed = 0 THEN NULL ELSE lines_changed END AS lines_changed,
    CASE WHEN incomplete = 1 AND lines_added_again = 0 THEN NULL ELSE lines_added_again END AS lines_added_again,
    CASE WHEN incomplete = 1 AND lines_deleted_again = 0 THEN NULL ELSE lines_deleted_again END AS lines_deleted_again,
    CASE WHEN incomplete = 1 AND lines_changed_again = 0 THEN NULL ELSE lines_changed_again END AS lines_changed_again,
    incomplete = 1 AS is_incomplete
FROM scopes
ORDER BY place

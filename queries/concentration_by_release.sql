-- question: How many people made most of the commits of each release?
-- grain: one row per release with a counted commit, oldest first; people_50pct is the contributor absence factor of CHAOSS
-- key: release
-- refers: release -> release_summary
-- column: release = releases.release
-- column: release_date = releases.date
-- column: ordinal = releases.ordinal
-- column: is_unreleased = releases.is_unreleased
-- column: people | People with counted commits in the release.
-- column: commits | Their counted commits; a commit counts once for each of its people.
-- column: people_50pct | The smallest number of people who together made at least half of these commits.
-- column: people_80pct | The smallest number of people who together made at least 80% of these commits.
-- column: people_95pct | The smallest number of people who together made at least 95% of these commits.
-- column: gini | The inequality (Gini coefficient): 0 if everyone made equally many, near 1 if one person made nearly all.
-- column: lines_changed | Lines that counted commits of the release changed: the larger of lines added and deleted of each commit, summed.
-- column: largest_commit_id | The commit that changed the most lines; null if no line was changed.
-- column: largest_commit_lines | The lines that it changed.
-- column: largest_commit_share | The fraction of all lines changed that it changed, 0 to 1.
-- column: is_incomplete | True if the lines of some commits are unknown; then the columns of the largest commit are null.
WITH sizes AS (
    SELECT release AS sized_release, CAST(COUNT(*) AS BIGINT) AS people, CAST(SUM(commits) AS BIGINT) AS all_commits
    FROM ranking
    GROUP BY release
),
ordered AS (
    SELECT
        release,
        -- Sums and numbers of rows have types of their own in the engine; differences need signed integers.
        CAST(commits AS BIGINT) AS commits,
        CAST(ROW_NUMBER() OVER (PARTITION BY release ORDER BY commits, person_id) AS BIGINT) AS place,
        CAST(SUM(commits) OVER (PARTITION BY release ORDER BY commits DESC, person_id DESC) AS BIGINT) AS commits_so_far
    FROM ranking
),
counted AS (
    SELECT
        ordered.release,
        SUM(CASE WHEN 100 * (ordered.commits_so_far - ordered.commits) < 50 * sizes.all_commits THEN 1 ELSE 0 END) AS people_50pct,
        SUM(CASE WHEN 100 * (ordered.commits_so_far - ordered.commits) < 80 * sizes.all_commits THEN 1 ELSE 0 END) AS people_80pct,
        SUM(CASE WHEN 100 * (ordered.commits_so_far - ordered.commits) < 95 * sizes.all_commits THEN 1 ELSE 0 END) AS people_95pct,
        SUM((2 * ordered.place - sizes.people - 1) * ordered.commits) AS spread
    FROM ordered
    JOIN sizes ON sizes.sized_release = ordered.release
    GROUP BY ordered.release
),
lines AS (
    SELECT release_commits.release, contributions.commit_id, contributions.lines_changed
    FROM release_commits
    JOIN contributions ON contributions.commit_id = release_commits.commit_id
    WHERE contributions.is_counted AND contributions.lines_changed > 0
),
gaps AS (
    SELECT
        release_commits.release AS gap_release,
        MAX(CASE WHEN contributions.is_incomplete THEN 1 ELSE 0 END) AS incomplete
    FROM release_commits
    JOIN contributions ON contributions.commit_id = release_commits.commit_id
    WHERE contributions.is_counted
    GROUP BY release_commits.release
),
line_sums AS (
    SELECT release AS summed_release, SUM(lines_changed) AS lines_changed, MAX(lines_changed) AS most_lines
    FROM lines
    GROUP BY release
),
largest AS (
    SELECT lines.release AS largest_release, MIN(lines.commit_id) AS largest_commit_id
    FROM lines
    JOIN line_sums ON line_sums.summed_release = lines.release AND line_sums.most_lines = lines.lines_changed
    GROUP BY lines.release
)
SELECT
    releases.release,
    releases.date AS release_date,
    releases.ordinal,
    releases.is_unreleased,
    sizes.people,
    sizes.all_commits AS commits,
    counted.people_50pct,
    counted.people_80pct,
    counted.people_95pct,
    CAST(counted.spread AS DOUBLE) / CAST(sizes.people AS DOUBLE) / CAST(sizes.all_commits AS DOUBLE) AS gini,
    CASE WHEN gaps.incomplete = 1 THEN line_sums.lines_changed ELSE COALESCE(line_sums.lines_changed, 0) END AS lines_changed,
    CASE WHEN gaps.incomplete = 1 THEN NULL ELSE largest.largest_commit_id END AS largest_commit_id,
    CASE WHEN gaps.incomplete = 1 THEN NULL ELSE line_sums.most_lines END AS largest_commit_lines,
    CASE
        WHEN gaps.incomplete = 1 THEN NULL
        ELSE CAST(line_sums.most_lines AS DOUBLE) / CAST(line_sums.lines_changed AS DOUBLE)
    END AS largest_commit_share,
    gaps.incomplete = 1 AS is_incomplete
FROM releases
JOIN sizes ON sizes.sized_release = releases.release
JOIN counted ON counted.release = releases.release
JOIN gaps ON gaps.gap_release = releases.release
LEFT JOIN line_sums ON line_sums.summed_release = releases.release
LEFT JOIN largest ON largest.largest_release = releases.release
ORDER BY ordinal

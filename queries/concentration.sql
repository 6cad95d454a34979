-- question: How many people made most of the commits of the whole history?
-- grain: one row; people_50pct is the contributor absence factor of CHAOSS, the smallest number of people who together made at least half of the commits
-- column: people | People with counted commits in the revision.
-- column: commits | Their counted commits; a commit counts once for each of its people.
-- column: people_50pct | The smallest number of people who together made at least half of these commits.
-- column: people_80pct | The smallest number of people who together made at least 80% of these commits.
-- column: people_95pct | The smallest number of people who together made at least 95% of these commits.
-- column: gini | The inequality (Gini coefficient): 0 if everyone made equally many, near 1 if one person made nearly all; null without people.
-- column: lines_changed | Lines that counted commits of the revision changed: the larger of lines added and deleted of each commit, summed.
-- column: largest_commit_id | The commit that changed the most lines; null if no line was changed.
-- column: largest_commit_lines | The lines that it changed.
-- column: largest_commit_share | The fraction of all lines changed that it changed, 0 to 1.
-- column: is_shared | True if several people have counted commits.
-- column: is_largest_alone | True if there are several commits and no other one changed as many lines as the largest.
-- column: is_incomplete | True if the lines of some commits are unknown; then the columns of the largest commit are null.
WITH ordered AS (
    SELECT
        -- Sums and numbers of rows have types of their own in the engine; differences need signed integers.
        CAST(commits AS BIGINT) AS commits,
        CAST(ROW_NUMBER() OVER (ORDER BY commits, person_id) AS BIGINT) AS place,
        CAST(SUM(commits) OVER (ORDER BY commits DESC, person_id DESC) AS BIGINT) AS commits_so_far
    FROM contributors
),
size AS (
    SELECT CAST(COUNT(*) AS BIGINT) AS all_people, CAST(SUM(commits) AS BIGINT) AS all_commits
    FROM contributors
),
counted AS (
    SELECT
        COUNT(*) AS people,
        COALESCE(SUM(ordered.commits), 0) AS commits,
        SUM(CASE WHEN 100 * (ordered.commits_so_far - ordered.commits) < 50 * size.all_commits THEN 1 ELSE 0 END) AS people_50pct,
        SUM(CASE WHEN 100 * (ordered.commits_so_far - ordered.commits) < 80 * size.all_commits THEN 1 ELSE 0 END) AS people_80pct,
        SUM(CASE WHEN 100 * (ordered.commits_so_far - ordered.commits) < 95 * size.all_commits THEN 1 ELSE 0 END) AS people_95pct,
        SUM((2 * ordered.place - size.all_people - 1) * ordered.commits) AS spread
    FROM ordered
    CROSS JOIN size
),
lines AS (
    SELECT commit_id, lines_changed
    FROM contributions
    WHERE is_counted AND is_in_revision AND lines_changed > 0
),
gaps AS (
    SELECT MAX(CASE WHEN is_incomplete THEN 1 ELSE 0 END) AS incomplete
    FROM contributions
    WHERE is_counted AND is_in_revision
),
line_sums AS (
    SELECT COALESCE(SUM(lines_changed), 0) AS lines_changed, MAX(lines_changed) AS most_lines
    FROM lines
),
largest AS (
    SELECT MIN(lines.commit_id) AS largest_commit_id, COUNT(*) AS largest_commits
    FROM lines
    JOIN line_sums ON line_sums.most_lines = lines.lines_changed
)
SELECT
    counted.people,
    counted.commits,
    counted.people_50pct,
    counted.people_80pct,
    counted.people_95pct,
    CAST(counted.spread AS DOUBLE) / CAST(NULLIF(counted.people, 0) AS DOUBLE) / CAST(counted.commits AS DOUBLE) AS gini,
    CASE WHEN gaps.incomplete = 1 AND line_sums.lines_changed = 0 THEN NULL ELSE line_sums.lines_changed END AS lines_changed,
    CASE WHEN gaps.incomplete = 1 THEN NULL ELSE largest.largest_commit_id END AS largest_commit_id,
    CASE WHEN gaps.incomplete = 1 THEN NULL ELSE line_sums.most_lines END AS largest_commit_lines,
    CASE
        WHEN gaps.incomplete = 1 THEN NULL
        ELSE CAST(line_sums.most_lines AS DOUBLE) / CAST(NULLIF(line_sums.lines_changed, 0) AS DOUBLE)
    END AS largest_commit_share,
    counted.people > 1 AS is_shared,
    CASE WHEN gaps.incomplete = 1 THEN FALSE ELSE largest.largest_commits = 1 AND counted.commits > 1 END AS is_largest_alone,
    COALESCE(gaps.incomplete, 0) = 1 AS is_incomplete
FROM counted
CROSS JOIN gaps
CROSS JOIN line_sums
CROSS JOIN largest
ORDER BY people

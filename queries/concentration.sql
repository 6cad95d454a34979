-- question: On how few people does the whole history rest?
-- grain: one row; people_50pct is CHAOSS's contributor absence factor, the fewest people who made half of the commits
-- column: people | People whose work counts in the revision.
-- column: commits | Their counted commits; a commit that counts for two people counts twice.
-- column: people_50pct | The fewest people who made half of these commits.
-- column: people_80pct | The fewest people who made 80% of them.
-- column: people_95pct | The fewest people who made 95% of them.
-- column: gini | How unequal they are: 0 where everyone made the same, near 1 where one made nearly all; null without people.
-- column: lines_changed | Lines changed by counted commits of the revision: per commit the larger of lines added and lines deleted, summed.
-- column: largest_commit_id | The commit with the most of them; null where no line was changed.
-- column: largest_commit_lines | The lines that it changed.
-- column: largest_commit_share | Its fraction of all lines changed, 0 to 1.
WITH ordered AS (
    SELECT
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
line_sums AS (
    SELECT COALESCE(SUM(lines_changed), 0) AS lines_changed, MAX(lines_changed) AS most_lines
    FROM lines
),
largest AS (
    SELECT MIN(lines.commit_id) AS largest_commit_id
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
    line_sums.lines_changed,
    largest.largest_commit_id,
    line_sums.most_lines AS largest_commit_lines,
    CAST(line_sums.most_lines AS DOUBLE) / CAST(NULLIF(line_sums.lines_changed, 0) AS DOUBLE) AS largest_commit_share
FROM counted
CROSS JOIN line_sums
CROSS JOIN largest
ORDER BY people

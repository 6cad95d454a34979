-- question: Who employs them? Which organisations did the work, all releases together?
-- grain: one row per organisation, most commits first; the work of people whose organisation is unknown is the last row
-- column: organization = commits.organization
-- column: is_unknown | True for the row of commits whose author's organisation is unknown.
-- column: rank | The rank by commits among the known organisations: 1, 2, 2, 4; null for the unknown.
-- column: people | People who wrote these commits.
-- column: commits | Commits that count for their authors, who are of the organisation.
-- column: share | commits as a fraction of all commits that count for their authors, 0 to 1.
-- column: lines_added | Lines added by them.
-- column: lines_deleted | Lines deleted by them.
-- column: lines_net | lines_added minus lines_deleted.
-- column: lines_changed | Per commit the larger of lines added and lines deleted, summed.
-- column: first_commit_date | The day (UTC) on which the first of them was written.
-- column: last_commit_date | The day (UTC) on which the last of them was written.
-- column: is_any_known | True in each row where the organisation of any commit is known.
-- column: label | The organisation, or (unknown).
WITH work AS (
    SELECT
        contributions.person_id,
        contributions.authored_date,
        contributions.lines_added,
        contributions.lines_deleted,
        contributions.lines_changed,
        commits.organization
    FROM contributions
    JOIN commits ON commits.commit_id = contributions.commit_id
    WHERE contributions.is_counted AND contributions.role = 'author' AND contributions.is_in_revision
),
totals AS (
    SELECT
        organization,
        organization IS NULL AS is_unknown,
        COUNT(DISTINCT person_id) AS people,
        COUNT(*) AS commits,
        COALESCE(SUM(lines_added), 0) AS lines_added,
        COALESCE(SUM(lines_deleted), 0) AS lines_deleted,
        COALESCE(SUM(lines_changed), 0) AS lines_changed,
        MIN(authored_date) AS first_commit_date,
        MAX(authored_date) AS last_commit_date
    FROM work
    GROUP BY organization
),
size AS (
    SELECT
        SUM(commits) AS all_commits,
        SUM(CASE WHEN is_unknown THEN 0 ELSE commits END) AS known_commits
    FROM totals
),
ranked AS (
    SELECT
        organization,
        is_unknown,
        people,
        commits,
        lines_added,
        lines_deleted,
        lines_changed,
        first_commit_date,
        last_commit_date,
        RANK() OVER (PARTITION BY is_unknown ORDER BY commits DESC) AS place
    FROM totals
)
SELECT
    ranked.organization,
    ranked.is_unknown,
    CASE WHEN ranked.is_unknown THEN NULL ELSE ranked.place END AS rank,
    ranked.people,
    ranked.commits,
    CAST(ranked.commits AS DOUBLE) / CAST(size.all_commits AS DOUBLE) AS share,
    ranked.lines_added,
    ranked.lines_deleted,
    ranked.lines_added - ranked.lines_deleted AS lines_net,
    ranked.lines_changed,
    ranked.first_commit_date,
    ranked.last_commit_date,
    size.known_commits > 0 AS is_any_known,
    COALESCE(ranked.organization, '(unknown)') AS label
FROM ranked
CROSS JOIN size
ORDER BY ranked.is_unknown, ranked.commits DESC, ranked.lines_changed DESC, ranked.organization

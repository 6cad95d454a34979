-- question: Which organizations did the work, all releases together?
-- grain: one row per organization, most commits first; the last row has the commits of unknown organizations
-- column: organization = commits.organization
-- column: is_unknown | True for the row of commits whose author's organization is unknown.
-- column: rank | The rank by commits among the known organizations: 1, 2, 2, 4; null for unknown organizations.
-- column: people | People who wrote these commits.
-- column: commits | Counted commits of authors in the organization.
-- column: share | commits as a fraction of all commits that count for their authors, 0 to 1.
-- column: lines_added | Lines that these commits added.
-- column: lines_deleted | Lines that these commits deleted.
-- column: lines_net | lines_added minus lines_deleted.
-- column: lines_changed | The larger of lines added and deleted of each commit, summed.
-- column: first_commit_date | The day (UTC) on which the first of these commits was written.
-- column: last_commit_date | The day (UTC) on which the last of these commits was written.
-- column: is_any_known | True in all rows if the organization of any commit is known.
-- column: label | The organization, or (unknown).
-- column: is_incomplete | True if the lines of some commits are unknown.
WITH totals AS (
    SELECT
        organization,
        organization IS NULL AS is_unknown,
        COUNT(DISTINCT person_id) AS people,
        COUNT(*) AS commits,
        COALESCE(SUM(lines_added), 0) AS lines_added,
        COALESCE(SUM(lines_deleted), 0) AS lines_deleted,
        COALESCE(SUM(lines_changed), 0) AS lines_changed,
        MAX(CASE WHEN is_incomplete THEN 1 ELSE 0 END) AS incomplete,
        MIN(authored_date) AS first_commit_date,
        MAX(authored_date) AS last_commit_date
    FROM organization_work
    WHERE is_in_revision
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
        incomplete,
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
    CASE WHEN ranked.incomplete = 1 AND ranked.lines_added = 0 THEN NULL ELSE ranked.lines_added END AS lines_added,
    CASE WHEN ranked.incomplete = 1 AND ranked.lines_deleted = 0 THEN NULL ELSE ranked.lines_deleted END AS lines_deleted,
    CASE WHEN ranked.incomplete = 1 THEN NULL ELSE ranked.lines_added - ranked.lines_deleted END AS lines_net,
    CASE WHEN ranked.incomplete = 1 AND ranked.lines_changed = 0 THEN NULL ELSE ranked.lines_changed END AS lines_changed,
    ranked.first_commit_date,
    ranked.last_commit_date,
    size.known_commits > 0 AS is_any_known,
    COALESCE(ranked.organization, '(unknown)') AS label,
    ranked.incomplete = 1 AS is_incomplete
FROM ranked
CROSS JOIN size
ORDER BY ranked.is_unknown, ranked.commits DESC, ranked.lines_changed DESC NULLS LAST, ranked.organization

-- question: Which organizations did the work of each release?
-- grain: one row per release and organization, by release, then rank; unknown organizations are the last row of each release
-- refers: release -> release_summary
-- column: release = releases.release
-- column: release_date = releases.date
-- column: ordinal = releases.ordinal
-- column: is_unreleased = releases.is_unreleased
-- column: organization = commits.organization
-- column: is_unknown | True for the row of commits whose author's organization is unknown.
-- column: rank | The rank by commits among the known organizations in the release: 1, 2, 2, 4; null for unknown organizations.
-- column: people | People who wrote these commits.
-- column: commits | Counted commits of authors in the organization.
-- column: share | commits as a fraction of all commits that count for their authors in the release, 0 to 1.
-- column: lines_added | Lines that these commits added.
-- column: lines_deleted | Lines that these commits deleted.
-- column: lines_net | lines_added minus lines_deleted.
-- column: lines_changed | The larger of lines added and deleted of each commit, summed.
-- column: is_any_known | True in all rows of a release if the organization of any commit is known.
-- column: label | The organization, or (unknown).
-- column: is_incomplete | True if the lines of some commits are unknown.
WITH work AS (
    SELECT
        release_commits.release,
        organization_work.person_id,
        organization_work.lines_added,
        organization_work.lines_deleted,
        organization_work.lines_changed,
        organization_work.is_incomplete,
        organization_work.organization
    FROM release_commits
    JOIN organization_work ON organization_work.commit_id = release_commits.commit_id
),
totals AS (
    SELECT
        release,
        organization,
        organization IS NULL AS is_unknown,
        COUNT(DISTINCT person_id) AS people,
        COUNT(*) AS commits,
        COALESCE(SUM(lines_added), 0) AS lines_added,
        COALESCE(SUM(lines_deleted), 0) AS lines_deleted,
        COALESCE(SUM(lines_changed), 0) AS lines_changed,
        MAX(CASE WHEN is_incomplete THEN 1 ELSE 0 END) AS incomplete
    FROM work
    GROUP BY release, organization
),
sizes AS (
    SELECT
        release AS sized_release,
        SUM(commits) AS release_commits,
        SUM(CASE WHEN is_unknown THEN 0 ELSE commits END) AS known_commits
    FROM totals
    GROUP BY release
),
ranked AS (
    SELECT
        release,
        organization,
        is_unknown,
        people,
        commits,
        lines_added,
        lines_deleted,
        lines_changed,
        incomplete,
        RANK() OVER (PARTITION BY release, is_unknown ORDER BY commits DESC) AS place
    FROM totals
)
SELECT
    ranked.release,
    releases.date AS release_date,
    releases.ordinal,
    releases.is_unreleased,
    ranked.organization,
    ranked.is_unknown,
    CASE WHEN ranked.is_unknown THEN NULL ELSE ranked.place END AS rank,
    ranked.people,
    ranked.commits,
    CAST(ranked.commits AS DOUBLE) / CAST(sizes.release_commits AS DOUBLE) AS share,
    CASE WHEN ranked.incomplete = 1 AND ranked.lines_added = 0 THEN NULL ELSE ranked.lines_added END AS lines_added,
    CASE WHEN ranked.incomplete = 1 AND ranked.lines_deleted = 0 THEN NULL ELSE ranked.lines_deleted END AS lines_deleted,
    CASE WHEN ranked.incomplete = 1 THEN NULL ELSE ranked.lines_added - ranked.lines_deleted END AS lines_net,
    CASE WHEN ranked.incomplete = 1 AND ranked.lines_changed = 0 THEN NULL ELSE ranked.lines_changed END AS lines_changed,
    sizes.known_commits > 0 AS is_any_known,
    COALESCE(ranked.organization, '(unknown)') AS label,
    ranked.incomplete = 1 AS is_incomplete
FROM ranked
JOIN releases ON releases.release = ranked.release
JOIN sizes ON sizes.sized_release = ranked.release
ORDER BY
    releases.ordinal,
    ranked.is_unknown,
    ranked.commits DESC,
    ranked.lines_changed DESC NULLS LAST,
    ranked.organization

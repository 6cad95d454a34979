-- question: Who employs them? Which organisations did the work of each release?
-- grain: one row per release and organisation, by release, then rank; the unknown is the last row of each release
-- refers: release -> release_summary
-- column: release = releases.release
-- column: release_date = releases.date
-- column: ordinal = releases.ordinal
-- column: is_unreleased = releases.is_unreleased
-- column: organization = commits.organization
-- column: is_unknown | True for the row of commits whose author's organisation is unknown.
-- column: rank | The rank by commits among the known organisations in the release: 1, 2, 2, 4; null for the unknown.
-- column: people | People who wrote these commits.
-- column: commits | Commits that count for their authors, who are of the organisation.
-- column: share | commits as a fraction of all commits that count for their authors in the release, 0 to 1.
-- column: lines_added | Lines added by them.
-- column: lines_deleted | Lines deleted by them.
-- column: lines_net | lines_added minus lines_deleted.
-- column: lines_changed | Per commit the larger of lines added and lines deleted, summed.
-- column: is_any_known | True in each row of a release where the organisation of any commit is known.
-- column: label | The organisation, or (unknown).
WITH work AS (
    SELECT
        release_commits.release,
        contributions.person_id,
        contributions.lines_added,
        contributions.lines_deleted,
        contributions.lines_changed,
        commits.organization
    FROM release_commits
    JOIN contributions ON contributions.commit_id = release_commits.commit_id
    JOIN commits ON commits.commit_id = release_commits.commit_id
    WHERE contributions.is_counted AND contributions.role = 'author'
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
        COALESCE(SUM(lines_changed), 0) AS lines_changed
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
    ranked.lines_added,
    ranked.lines_deleted,
    ranked.lines_added - ranked.lines_deleted AS lines_net,
    ranked.lines_changed,
    sizes.known_commits > 0 AS is_any_known,
    COALESCE(ranked.organization, '(unknown)') AS label
FROM ranked
JOIN releases ON releases.release = ranked.release
JOIN sizes ON sizes.sized_release = ranked.release
ORDER BY
    releases.ordinal,
    ranked.is_unknown,
    ranked.commits DESC,
    ranked.lines_changed DESC,
    ranked.organization

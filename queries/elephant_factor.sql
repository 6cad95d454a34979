-- question: How few organisations made half of the commits (the elephant factor of CHAOSS)?
-- grain: one row for all time, then one per release, oldest first; commits of unknown organisations are no part of the half
-- param: independent text = 'Independent' | People listed under this name work for nobody and are no organisation together
-- column: release | The release, named as in releases; null in the row for all time.
-- column: ordinal | Its position among the releases, from 1; null in the row for all time.
-- column: is_all_time | True for the row of the whole revision.
-- column: commits | Commits that count for their authors.
-- column: known_commits | Of commits, those whose author's organisation is known.
-- column: known_share | known_commits as a fraction of commits, 0 to 1; null where there are none.
-- column: independent_commits | Of known_commits, those of people listed as independent.
-- column: organizations | Organisations with such commits; independent people are none.
-- column: organizations_50pct | The fewest organisations that made half of the commits of all organisations; null where there is none.
-- column: is_any_known | True where known_commits is above 0.
-- column: is_unlisted | True for the row of all time and for releases without known commits, which lists of releases leave out.
-- column: label | The release, or all time.
WITH all_time AS (
    SELECT '' AS scope, contributions.commit_id
    FROM contributions
    WHERE contributions.is_counted AND contributions.role = 'author' AND contributions.is_in_revision
),
by_release AS (
    SELECT release_commits.release AS scope, contributions.commit_id
    FROM release_commits
    JOIN contributions ON contributions.commit_id = release_commits.commit_id
    WHERE contributions.is_counted AND contributions.role = 'author'
),
scoped AS (
    SELECT scope, commit_id
    FROM all_time
    UNION ALL
    SELECT scope, commit_id
    FROM by_release
),
totals AS (
    SELECT scoped.scope, commits.organization, COUNT(*) AS commits
    FROM scoped
    JOIN commits ON commits.commit_id = scoped.commit_id
    GROUP BY scoped.scope, commits.organization
),
sizes AS (
    SELECT
        scope AS sized_scope,
        SUM(commits) AS all_commits,
        SUM(CASE WHEN organization IS NULL THEN 0 ELSE commits END) AS known_commits,
        SUM(CASE WHEN organization = :independent THEN commits ELSE 0 END) AS independent_commits
    FROM totals
    GROUP BY scope
),
employers AS (
    SELECT scope, organization, commits
    FROM totals
    WHERE organization IS NOT NULL AND organization <> :independent
),
placed AS (
    SELECT
        scope,
        commits,
        ROW_NUMBER() OVER (PARTITION BY scope ORDER BY commits DESC) AS place
    FROM employers
),
summed AS (
    SELECT
        scope AS summed_scope,
        commits,
        SUM(commits) OVER (PARTITION BY scope ORDER BY place) AS commits_so_far
    FROM placed
),
counted AS (
    SELECT
        summed.summed_scope AS counted_scope,
        COUNT(*) AS organizations,
        SUM(
            CASE
                WHEN (summed.commits_so_far - summed.commits) * 2 < sizes.known_commits - sizes.independent_commits THEN 1
                ELSE 0
            END
        ) AS organizations_50pct
    FROM summed
    JOIN sizes ON sizes.sized_scope = summed.summed_scope
    GROUP BY summed.summed_scope
),
scopes AS (
    SELECT '' AS scope, TRUE AS is_all_time, 0 AS place, COUNT(*) AS releases
    FROM releases
    UNION ALL
    SELECT release AS scope, FALSE AS is_all_time, ordinal AS place, 1 AS releases
    FROM releases
)
SELECT
    CASE WHEN scopes.is_all_time THEN NULL ELSE scopes.scope END AS release,
    CASE WHEN scopes.is_all_time THEN NULL ELSE scopes.place END AS ordinal,
    scopes.is_all_time,
    COALESCE(sizes.all_commits, 0) AS commits,
    COALESCE(sizes.known_commits, 0) AS known_commits,
    CAST(sizes.known_commits AS DOUBLE) / CAST(sizes.all_commits AS DOUBLE) AS known_share,
    COALESCE(sizes.independent_commits, 0) AS independent_commits,
    COALESCE(counted.organizations, 0) AS organizations,
    counted.organizations_50pct,
    COALESCE(sizes.known_commits, 0) > 0 AS is_any_known,
    CASE WHEN scopes.is_all_time OR COALESCE(sizes.known_commits, 0) = 0 THEN TRUE ELSE FALSE END AS is_unlisted,
    CASE WHEN scopes.is_all_time THEN 'all time' ELSE scopes.scope END AS label
FROM scopes
LEFT JOIN sizes ON sizes.sized_scope = scopes.scope
LEFT JOIN counted ON counted.counted_scope = scopes.scope
ORDER BY scopes.place

-- question: How few organizations together made at least half of the commits (the elephant factor of CHAOSS)?
-- grain: one row for all time, then one per release, oldest first; commits of unknown organizations are left out
-- param: independent text = 'Independent' | People under this name are independent, not an organization
-- column: release | The release, null in the row for all time.
-- column: ordinal | Its ordinal; null in the row for all time.
-- column: is_all_time | True for the row of the whole history.
-- column: commits | Commits that count for their authors.
-- column: known_commits | Of commits, those whose author's organization is known.
-- column: known_share | known_commits as a fraction of commits, 0 to 1; null if there are none.
-- column: independent_commits | Of known_commits, those of people who are listed as independent.
-- column: organizations | Organizations with such commits, without independent people.
-- column: organizations_50pct | The smallest number of organizations that together made at least half of the commits of all organizations; null if there are none.
-- column: is_any_known | True if known_commits is above 0.
-- column: is_unlisted | True for the row of all time and for releases without known commits, which lists of releases omit.
-- column: is_mostly_known | True if there are several organizations and at least half of commits have a known one.
-- column: label | The release, or all time.
WITH scoped AS (
    SELECT '' AS scope, organization
    FROM organization_work
    WHERE is_in_revision
    UNION ALL
    SELECT release_commits.release AS scope, organization_work.organization
    FROM release_commits
    JOIN organization_work ON organization_work.commit_id = release_commits.commit_id
),
totals AS (
    SELECT scope, organization, COUNT(*) AS commits
    FROM scoped
    GROUP BY scope, organization
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
    COALESCE(counted.organizations > 1 AND sizes.known_commits * 2 >= sizes.all_commits, FALSE) AS is_mostly_known,
    CASE WHEN scopes.is_all_time THEN 'all time' ELSE scopes.scope END AS label
FROM scopes
LEFT JOIN sizes ON sizes.sized_scope = scopes.scope
LEFT JOIN counted ON counted.counted_scope = scopes.scope
ORDER BY scopes.place

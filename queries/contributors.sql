-- question: Who made the project, all releases together?
-- grain: one row per person with counted commits in the revision; by rank
-- key: person_id
-- column: person_id = people.person_id
-- column: name = people.name
-- column: rank | The rank by commits in the whole history: 1, 2, 2, 4.
-- column: commits | The person's counted commits.
-- column: share | commits as a fraction of all counted commits, 0 to 1.
-- column: lines_added | Lines added by the person's commits.
-- column: lines_deleted | Lines deleted by the person's commits.
-- column: lines_net | lines_added minus lines_deleted.
-- column: lines_changed | The larger of lines added and deleted of each commit, summed.
-- column: first_commit_date | The day (UTC) on which the first of the person's commits was written.
-- column: last_commit_date | The day (UTC) on which the last of the person's commits was written.
-- column: active_days | Days with a counted commit, in the person's time zone.
-- column: releases | Releases with counted commits of the person, without unreleased.
-- column: best_rank | The best rank in any of these releases; null if there is none.
-- column: is_incomplete | True if the lines of some commits are unknown.
WITH totals AS (
    SELECT
        contributions.person_id,
        people.name,
        COUNT(*) AS commits,
        COALESCE(SUM(contributions.lines_added), 0) AS lines_added,
        COALESCE(SUM(contributions.lines_deleted), 0) AS lines_deleted,
        COALESCE(SUM(contributions.lines_changed), 0) AS lines_changed,
        MIN(contributions.authored_date) AS first_commit_date,
        MAX(contributions.authored_date) AS last_commit_date,
        MAX(CASE WHEN contributions.is_incomplete THEN 1 ELSE 0 END) AS incomplete
    FROM contributions
    JOIN people ON people.person_id = contributions.person_id
    WHERE contributions.is_counted AND contributions.is_in_revision
    GROUP BY contributions.person_id, people.name
),
size AS (
    SELECT SUM(commits) AS all_commits
    FROM totals
),
ranked AS (
    SELECT
        person_id,
        name,
        commits,
        lines_added,
        lines_deleted,
        lines_changed,
        first_commit_date,
        last_commit_date,
        incomplete,
        RANK() OVER (ORDER BY commits DESC) AS rank
    FROM totals
),
days AS (
    SELECT person_id AS day_person, COUNT(*) AS active_days
    FROM active_days
    GROUP BY person_id
),
places AS (
    SELECT
        person_id AS placed_person,
        COUNT(*) AS releases,
        MIN(rank) AS best_rank
    FROM ranking
    WHERE NOT is_unreleased
    GROUP BY person_id
)
SELECT
    ranked.person_id,
    ranked.name,
    ranked.rank,
    ranked.commits,
    CAST(ranked.commits AS DOUBLE) / CAST(size.all_commits AS DOUBLE) AS share,
    CASE WHEN ranked.incomplete = 1 AND ranked.lines_added = 0 THEN NULL ELSE ranked.lines_added END AS lines_added,
    CASE WHEN ranked.incomplete = 1 AND ranked.lines_deleted = 0 THEN NULL ELSE ranked.lines_deleted END AS lines_deleted,
    CASE WHEN ranked.incomplete = 1 THEN NULL ELSE ranked.lines_added - ranked.lines_deleted END AS lines_net,
    CASE WHEN ranked.incomplete = 1 AND ranked.lines_changed = 0 THEN NULL ELSE ranked.lines_changed END AS lines_changed,
    ranked.first_commit_date,
    ranked.last_commit_date,
    COALESCE(days.active_days, 0) AS active_days,
    COALESCE(places.releases, 0) AS releases,
    places.best_rank,
    ranked.incomplete = 1 AS is_incomplete
FROM ranked
CROSS JOIN size
LEFT JOIN days ON days.day_person = ranked.person_id
LEFT JOIN places ON places.placed_person = ranked.person_id
ORDER BY rank, lines_changed DESC NULLS LAST, name, person_id

-- question: Who made the project, all releases together?
-- grain: one row per person whose work counts in the revision; by rank
-- column: person_id | A short stable key made of the name.
-- column: name | The name after the mailmap.
-- column: rank | The rank by commits in the whole revision: 1, 2, 2, 4.
-- column: commits | The person's commits.
-- column: share | Their part of all commits by people, 0 to 1.
-- column: lines_added | Lines added by them.
-- column: lines_deleted | Lines deleted by them.
-- column: lines_net | Lines added minus lines deleted.
-- column: lines_changed | Per commit the larger of both, summed.
-- column: first_commit_date | The day (UTC) of the first commit.
-- column: last_commit_date | The day (UTC) of the last commit.
-- column: active_days | Days with a commit, on the person's own clock.
-- column: releases | Releases in which the person's work counts.
-- column: best_rank | The best rank in any release.
-- column: is_incomplete | True where lines of some commit are unknown.
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
    ranked.lines_added,
    ranked.lines_deleted,
    ranked.lines_added - ranked.lines_deleted AS lines_net,
    ranked.lines_changed,
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
ORDER BY rank, lines_changed DESC, name, person_id

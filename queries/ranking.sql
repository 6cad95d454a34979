-- question: Who made each release, and what is each person's rank?
-- grain: one row per release and person with counted commits in it; by release, then rank
-- key: release, person_id
-- refers: release -> release_summary
-- column: release = releases.release
-- column: release_date = releases.date
-- column: ordinal = releases.ordinal
-- column: is_unreleased = releases.is_unreleased
-- column: person_id = people.person_id
-- column: name = people.name
-- column: rank | The rank by commits in the release: 1, 2, 2, 4.
-- column: rank_lines | The rank by lines changed in the release: 1, 2, 2, 4; null if lines of anybody in the release are unknown.
-- column: commits | The person's counted commits in the release.
-- column: share | commits as a fraction of all counted commits in the release, 0 to 1.
-- column: lines_added | Lines added by the person's commits.
-- column: lines_deleted | Lines deleted by the person's commits.
-- column: lines_net | lines_added minus lines_deleted.
-- column: lines_changed | The larger of lines added and deleted of each commit, summed.
-- column: is_new | True if the person has no counted commits in an earlier release.
-- column: previous_rank | The person's rank in the previous release; null if there is none.
-- column: is_incomplete | True if the lines of some commits are unknown.
WITH totals AS (
    SELECT
        release_commits.release,
        contributions.person_id,
        people.name,
        COUNT(*) AS commits,
        COALESCE(SUM(contributions.lines_added), 0) AS lines_added,
        COALESCE(SUM(contributions.lines_deleted), 0) AS lines_deleted,
        COALESCE(SUM(contributions.lines_changed), 0) AS lines_changed,
        MAX(CASE WHEN contributions.is_incomplete THEN 1 ELSE 0 END) AS incomplete
    FROM release_commits
    JOIN contributions ON contributions.commit_id = release_commits.commit_id
    JOIN people ON people.person_id = contributions.person_id
    WHERE contributions.is_counted
    GROUP BY release_commits.release, contributions.person_id, people.name
),
sizes AS (
    SELECT release, SUM(commits) AS release_commits, MAX(incomplete) AS incomplete_release
    FROM totals
    GROUP BY release
),
firsts AS (
    SELECT totals.person_id AS first_person, MIN(releases.ordinal) AS first_ordinal
    FROM totals
    JOIN releases ON releases.release = totals.release
    GROUP BY totals.person_id
),
ranked AS (
    SELECT
        release,
        person_id,
        name,
        commits,
        lines_added,
        lines_deleted,
        lines_changed,
        incomplete,
        RANK() OVER (PARTITION BY release ORDER BY commits DESC) AS rank,
        RANK() OVER (PARTITION BY release ORDER BY lines_changed DESC) AS rank_lines
    FROM totals
),
earlier AS (
    SELECT release AS earlier_release, person_id AS earlier_person, rank AS previous_rank
    FROM ranked
)
SELECT
    ranked.release,
    releases.date AS release_date,
    releases.ordinal,
    releases.is_unreleased,
    ranked.person_id,
    ranked.name,
    ranked.rank,
    CASE WHEN sizes.incomplete_release = 1 THEN NULL ELSE ranked.rank_lines END AS rank_lines,
    ranked.commits,
    CAST(ranked.commits AS DOUBLE) / CAST(sizes.release_commits AS DOUBLE) AS share,
    CASE WHEN ranked.incomplete = 1 AND ranked.lines_added = 0 THEN NULL ELSE ranked.lines_added END AS lines_added,
    CASE WHEN ranked.incomplete = 1 AND ranked.lines_deleted = 0 THEN NULL ELSE ranked.lines_deleted END AS lines_deleted,
    CASE WHEN ranked.incomplete = 1 THEN NULL ELSE ranked.lines_added - ranked.lines_deleted END AS lines_net,
    CASE WHEN ranked.incomplete = 1 AND ranked.lines_changed = 0 THEN NULL ELSE ranked.lines_changed END AS lines_changed,
    releases.ordinal = firsts.first_ordinal AS is_new,
    earlier.previous_rank,
    ranked.incomplete = 1 AS is_incomplete
FROM ranked
JOIN releases ON releases.release = ranked.release
JOIN sizes ON sizes.release = ranked.release
JOIN firsts ON firsts.first_person = ranked.person_id
LEFT JOIN earlier ON earlier.earlier_release = releases.previous AND earlier.earlier_person = ranked.person_id
ORDER BY ordinal, rank, lines_changed DESC NULLS LAST, name, person_id

-- question: Which teams did the work of each release, and how did the teams change?
-- grain: one row per release and team with people or changes, by release, then rank
-- key: release, team
-- refers: release -> release_summary
-- column: release = releases.release
-- column: release_date = releases.date
-- column: ordinal = releases.ordinal
-- column: is_unreleased = releases.is_unreleased
-- column: team = memberships.team
-- column: rank | The rank by commits among the teams of the release: 1, 2, 2, 4.
-- column: members | People in the team on the day of the release.
-- column: joined_people | People who joined after the day of the previous release, up to the day of this one. Times without a start do not count.
-- column: left_people | People who left after the day of the previous release, up to the day of this one.
-- column: people | People who wrote these commits.
-- column: commits | Counted commits of the release that people wrote while in the team.
-- column: share | commits as a fraction of all commits of the release that count for their authors, 0 to 1; null if there are none. A person in two teams counts in both.
-- column: lines_added | Lines that these commits added.
-- column: lines_deleted | Lines that these commits deleted.
-- column: lines_net | lines_added minus lines_deleted.
-- column: lines_changed | The larger of lines added and deleted of each commit, summed.
-- column: is_incomplete | True if the lines of some commits are unknown.
WITH states AS (
    SELECT
        releases.release,
        memberships.team,
        CASE
            WHEN
                (memberships.from_date IS NULL OR memberships.from_date <= releases.date)
                AND (memberships.until_date IS NULL OR memberships.until_date > releases.date)
                THEN 1
            ELSE 0
        END AS is_member
    FROM memberships
    CROSS JOIN releases
),
sizes AS (
    SELECT release AS sized_release, team AS sized_team, SUM(is_member) AS members
    FROM states
    GROUP BY release, team
),
turnover AS (
    SELECT
        release AS changed_release,
        team AS changed_team,
        SUM(CASE WHEN change = 'joined' THEN 1 ELSE 0 END) AS joined_people,
        SUM(CASE WHEN change = 'left' THEN 1 ELSE 0 END) AS left_people
    FROM team_changes
    GROUP BY release, team
),
totals AS (
    SELECT
        release_commits.release AS worked_release,
        team_work.team AS worked_team,
        COUNT(DISTINCT team_work.person_id) AS people,
        COUNT(*) AS commits,
        COALESCE(SUM(team_work.lines_added), 0) AS lines_added,
        COALESCE(SUM(team_work.lines_deleted), 0) AS lines_deleted,
        COALESCE(SUM(team_work.lines_changed), 0) AS lines_changed,
        MAX(CASE WHEN team_work.is_incomplete THEN 1 ELSE 0 END) AS incomplete
    FROM release_commits
    JOIN team_work ON team_work.commit_id = release_commits.commit_id
    GROUP BY release_commits.release, team_work.team
),
wholes AS (
    SELECT release_commits.release AS whole_release, COUNT(*) AS all_commits
    FROM release_commits
    JOIN contributions ON contributions.commit_id = release_commits.commit_id
    WHERE contributions.is_counted AND contributions.role = 'author'
    GROUP BY release_commits.release
),
filled AS (
    SELECT
        sizes.sized_release AS release,
        sizes.sized_team AS team,
        sizes.members,
        COALESCE(turnover.joined_people, 0) AS joined_people,
        COALESCE(turnover.left_people, 0) AS left_people,
        COALESCE(totals.people, 0) AS people,
        COALESCE(totals.commits, 0) AS commits,
        COALESCE(totals.lines_added, 0) AS lines_added,
        COALESCE(totals.lines_deleted, 0) AS lines_deleted,
        COALESCE(totals.lines_changed, 0) AS lines_changed,
        COALESCE(totals.incomplete, 0) AS incomplete
    FROM sizes
    LEFT JOIN turnover ON turnover.changed_release = sizes.sized_release AND turnover.changed_team = sizes.sized_team
    LEFT JOIN totals ON totals.worked_release = sizes.sized_release AND totals.worked_team = sizes.sized_team
),
ranked AS (
    SELECT
        release,
        team,
        members,
        joined_people,
        left_people,
        people,
        commits,
        lines_added,
        lines_deleted,
        lines_changed,
        incomplete,
        RANK() OVER (PARTITION BY release ORDER BY commits DESC) AS place
    FROM filled
    WHERE members + joined_people + left_people + commits > 0
)
SELECT
    ranked.release,
    releases.date AS release_date,
    releases.ordinal,
    releases.is_unreleased,
    ranked.team,
    ranked.place AS rank,
    ranked.members,
    ranked.joined_people,
    ranked.left_people,
    ranked.people,
    ranked.commits,
    CAST(ranked.commits AS DOUBLE) / CAST(wholes.all_commits AS DOUBLE) AS share,
    CASE WHEN ranked.incomplete = 1 AND ranked.lines_added = 0 THEN NULL ELSE ranked.lines_added END AS lines_added,
    CASE WHEN ranked.incomplete = 1 AND ranked.lines_deleted = 0 THEN NULL ELSE ranked.lines_deleted END AS lines_deleted,
    CASE WHEN ranked.incomplete = 1 THEN NULL ELSE ranked.lines_added - ranked.lines_deleted END AS lines_net,
    CASE WHEN ranked.incomplete = 1 AND ranked.lines_changed = 0 THEN NULL ELSE ranked.lines_changed END AS lines_changed,
    ranked.incomplete = 1 AS is_incomplete
FROM ranked
JOIN releases ON releases.release = ranked.release
LEFT JOIN wholes ON wholes.whole_release = ranked.release
ORDER BY releases.ordinal, ranked.commits DESC, ranked.lines_changed DESC NULLS LAST, ranked.team

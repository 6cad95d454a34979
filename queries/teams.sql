-- question: Which teams did the work, and how many people are in each?
-- grain: one row per team of laurels.toml with people in the history, most commits first
-- key: team
-- param: as_of text = '' | The day of members and former_members, such as 2020-01-31; if empty, the day of the latest commit
-- column: team = memberships.team
-- column: rank | The rank by commits: 1, 2, 2, 4.
-- column: members | People in the team on the day as_of.
-- column: former_members | People who were in the team before the day as_of and are not in it on that day.
-- column: people | People who wrote these commits.
-- column: commits | Counted commits that people wrote while in the team, whatever as_of is.
-- column: share | commits as a fraction of all commits that count for their authors, 0 to 1. A person in two teams counts in both, so shares can add up to more than 1.
-- column: lines_added | Lines that these commits added.
-- column: lines_deleted | Lines that these commits deleted.
-- column: lines_net | lines_added minus lines_deleted.
-- column: lines_changed | The larger of lines added and deleted of each commit, summed.
-- column: first_commit_date | The day (UTC) on which the first of these commits was written.
-- column: last_commit_date | The day (UTC) on which the last of these commits was written.
-- column: is_incomplete | True if the lines of some commits are unknown.
WITH reference AS (
    SELECT CASE WHEN :as_of = '' THEN CAST(last_date AS VARCHAR) ELSE :as_of END AS day
    FROM history_end
),
states AS (
    SELECT
        memberships.team,
        memberships.person_id,
        CASE
            WHEN memberships.from_date IS NULL OR CAST(memberships.from_date AS VARCHAR) <= reference.day THEN 1
            ELSE 0
        END AS joined,
        CASE WHEN CAST(memberships.until_date AS VARCHAR) <= reference.day THEN 1 ELSE 0 END AS gone
    FROM memberships
    CROSS JOIN reference
),
persons AS (
    SELECT team, person_id, MAX(joined) AS joined, MAX(joined * (1 - gone)) AS is_member
    FROM states
    GROUP BY team, person_id
),
sizes AS (
    SELECT team, SUM(is_member) AS members, SUM(joined - is_member) AS former_members
    FROM persons
    GROUP BY team
),
totals AS (
    SELECT
        team AS worked_team,
        COUNT(DISTINCT person_id) AS people,
        COUNT(*) AS commits,
        COALESCE(SUM(lines_added), 0) AS lines_added,
        COALESCE(SUM(lines_deleted), 0) AS lines_deleted,
        COALESCE(SUM(lines_changed), 0) AS lines_changed,
        MAX(CASE WHEN is_incomplete THEN 1 ELSE 0 END) AS incomplete,
        MIN(authored_date) AS first_commit_date,
        MAX(authored_date) AS last_commit_date
    FROM team_work
    WHERE is_in_revision
    GROUP BY team
),
whole AS (
    SELECT COUNT(*) AS all_commits
    FROM contributions
    WHERE is_counted AND role = 'author' AND is_in_revision
),
filled AS (
    SELECT
        sizes.team,
        sizes.members,
        sizes.former_members,
        COALESCE(totals.people, 0) AS people,
        COALESCE(totals.commits, 0) AS commits,
        COALESCE(totals.lines_added, 0) AS lines_added,
        COALESCE(totals.lines_deleted, 0) AS lines_deleted,
        COALESCE(totals.lines_changed, 0) AS lines_changed,
        COALESCE(totals.incomplete, 0) AS incomplete,
        totals.first_commit_date,
        totals.last_commit_date
    FROM sizes
    LEFT JOIN totals ON totals.worked_team = sizes.team
),
ranked AS (
    SELECT
        team,
        members,
        former_members,
        people,
        commits,
        lines_added,
        lines_deleted,
        lines_changed,
        incomplete,
        first_commit_date,
        last_commit_date,
        RANK() OVER (ORDER BY commits DESC) AS place
    FROM filled
)
SELECT
    ranked.team,
    ranked.place AS rank,
    ranked.members,
    ranked.former_members,
    ranked.people,
    ranked.commits,
    CAST(ranked.commits AS DOUBLE) / CAST(whole.all_commits AS DOUBLE) AS share,
    CASE WHEN ranked.incomplete = 1 AND ranked.lines_added = 0 THEN NULL ELSE ranked.lines_added END AS lines_added,
    CASE WHEN ranked.incomplete = 1 AND ranked.lines_deleted = 0 THEN NULL ELSE ranked.lines_deleted END AS lines_deleted,
    CASE WHEN ranked.incomplete = 1 THEN NULL ELSE ranked.lines_added - ranked.lines_deleted END AS lines_net,
    CASE WHEN ranked.incomplete = 1 AND ranked.lines_changed = 0 THEN NULL ELSE ranked.lines_changed END AS lines_changed,
    ranked.first_commit_date,
    ranked.last_commit_date,
    ranked.incomplete = 1 AS is_incomplete
FROM ranked
CROSS JOIN whole
ORDER BY ranked.commits DESC, ranked.lines_changed DESC NULLS LAST, ranked.team

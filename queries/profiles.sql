-- question: What would git shortlog, GitHub, rust-lang/thanks, gitdm and git's announcements count for the same people?
-- grain: one row per person who counts under any profile; most commits by the default profile first
-- key: person_id
-- param: release text = '' | Only the commits of this release; if empty, the whole history
-- column: person_id = people.person_id
-- column: name = people.name
-- column: kind = people.kind
-- column: default_commits | Commits as laurels counts them by default.
-- column: shortlog_commits | Commits as git shortlog counts them.
-- column: github_commits | Commits as GitHub's contributors graph counts them.
-- column: thanks_commits | Commits as rust-lang/thanks counts them.
-- column: gitdm_commits | Commits as gitdm counts them.
-- column: announce_commits | Commits as the release announcements of git count them.
WITH counts AS (
    SELECT
        profile_contributions.person_id,
        people.name,
        people.kind,
        SUM(CASE WHEN profile_contributions.profile = 'default' THEN 1 ELSE 0 END) AS default_commits,
        SUM(CASE WHEN profile_contributions.profile = 'shortlog' THEN 1 ELSE 0 END) AS shortlog_commits,
        SUM(CASE WHEN profile_contributions.profile = 'github' THEN 1 ELSE 0 END) AS github_commits,
        SUM(CASE WHEN profile_contributions.profile = 'thanks' THEN 1 ELSE 0 END) AS thanks_commits,
        SUM(CASE WHEN profile_contributions.profile = 'gitdm' THEN 1 ELSE 0 END) AS gitdm_commits,
        SUM(CASE WHEN profile_contributions.profile = 'announce' THEN 1 ELSE 0 END) AS announce_commits
    FROM profile_contributions
    JOIN commits_in_scope ON commits_in_scope.commit_id = profile_contributions.commit_id
    JOIN people ON people.person_id = profile_contributions.person_id
    GROUP BY profile_contributions.person_id, people.name, people.kind
)
SELECT
    person_id,
    name,
    kind,
    default_commits,
    shortlog_commits,
    github_commits,
    thanks_commits,
    gitdm_commits,
    announce_commits
FROM counts
ORDER BY default_commits DESC, shortlog_commits DESC, thanks_commits DESC, name, person_id

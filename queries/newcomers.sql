-- question: When did each person join, and who came back for a later release?
-- grain: one row per person with a counted commit, by first release, then first commit; commits and dates are of the revision
-- key: person_id
-- column: person_id = people.person_id
-- column: name = people.name
-- column: first_commit_date | The day (UTC) on which the first commit that counts was written; null where the revision has none.
-- column: first_commit_id | That commit.
-- column: first_release | The first release with work of the person that counts, named as in releases.
-- column: last_commit_date | The day (UTC) on which the last commit that counts was written; null where the revision has none.
-- column: last_release | The last release with new work of the person that counts; a commit belongs to the first release that has it.
-- column: releases | Releases with new work of the person that counts, what is not released yet left out.
-- column: commits | The person's commits that count.
-- column: came_back | True where a later release has new work of the person; null where first_release is the newest, so that none could tell.
-- column: longest_gap_days = activity_runs.longest_gap_days
-- column: returned_after_year | True where longest_gap_days is above 365.
WITH places AS (
    SELECT release_commits.commit_id AS placed_commit, MIN(releases.ordinal) AS ordinal
    FROM release_commits
    JOIN releases ON releases.release = release_commits.release
    GROUP BY release_commits.commit_id
),
work AS (
    SELECT
        contributions.person_id,
        contributions.commit_id,
        places.ordinal,
        CASE WHEN contributions.is_in_revision THEN 1 ELSE 0 END AS in_revision,
        CASE WHEN contributions.is_in_revision THEN contributions.authored_date END AS authored_date,
        CASE WHEN contributions.is_in_revision THEN commits.authored_at END AS authored_at
    FROM contributions
    JOIN commits ON commits.commit_id = contributions.commit_id
    LEFT JOIN places ON places.placed_commit = contributions.commit_id
    WHERE contributions.is_counted
),
by_release AS (
    SELECT
        person_id,
        ordinal,
        SUM(in_revision) AS commits,
        MIN(authored_date) AS first_date,
        MAX(authored_date) AS last_date,
        MIN(authored_at) AS first_at
    FROM work
    GROUP BY person_id, ordinal
),
totals AS (
    SELECT
        by_release.person_id,
        SUM(by_release.commits) AS commits,
        MIN(by_release.first_date) AS first_commit_date,
        MAX(by_release.last_date) AS last_commit_date,
        MIN(by_release.first_at) AS first_at,
        MIN(by_release.ordinal) AS first_ordinal,
        MAX(by_release.ordinal) AS last_ordinal,
        MAX(CASE WHEN releases.is_unreleased THEN 0 ELSE by_release.ordinal END) AS last_released,
        SUM(CASE WHEN releases.is_unreleased THEN 0 ELSE 1 END) AS releases
    FROM by_release
    LEFT JOIN releases ON releases.ordinal = by_release.ordinal
    GROUP BY by_release.person_id
),
first_commits AS (
    SELECT totals.person_id AS first_person, MIN(work.commit_id) AS first_commit_id
    FROM totals
    JOIN work ON work.person_id = totals.person_id AND work.authored_at = totals.first_at
    GROUP BY totals.person_id
),
size AS (
    SELECT MAX(ordinal) AS newest
    FROM ranking
    WHERE NOT is_unreleased
),
starts AS (
    SELECT ordinal AS start_ordinal, release AS first_release
    FROM releases
),
ends AS (
    SELECT ordinal AS end_ordinal, release AS last_release
    FROM releases
)
SELECT
    totals.person_id,
    people.name,
    totals.first_commit_date,
    first_commits.first_commit_id,
    starts.first_release,
    totals.last_commit_date,
    ends.last_release,
    totals.releases,
    totals.commits,
    CASE WHEN totals.first_ordinal < size.newest THEN totals.last_released > totals.first_ordinal END AS came_back,
    activity_runs.longest_gap_days,
    COALESCE(activity_runs.longest_gap_days > 365, FALSE) AS returned_after_year
FROM totals
CROSS JOIN size
JOIN people ON people.person_id = totals.person_id
LEFT JOIN first_commits ON first_commits.first_person = totals.person_id
LEFT JOIN starts ON starts.start_ordinal = totals.first_ordinal
LEFT JOIN ends ON ends.end_ordinal = totals.last_ordinal
LEFT JOIN activity_runs ON activity_runs.person_id = totals.person_id
ORDER BY totals.first_ordinal, first_commit_date, name, person_id

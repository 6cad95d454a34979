-- question: When did each person make their first contribution, and who contributed to a later release too?
-- grain: one row per person with a counted commit, by first release, then first commit; commits and dates are those of the revision
-- key: person_id
-- column: person_id = people.person_id
-- column: name = people.name
-- column: first_commit_date | The day (UTC) on which the first counted commit was written; null if the revision has none.
-- column: first_commit_id | That commit.
-- column: first_release | The first release with counted commits of the person.
-- column: last_commit_date | The day (UTC) on which the last counted commit was written; null if the revision has none.
-- column: last_release | The last release with new counted commits of the person; a commit belongs to its first release.
-- column: releases | Releases with new counted commits of the person, without unreleased.
-- column: commits | The person's counted commits.
-- column: came_back | True if a later release has new counted commits of the person; null if there is no later release yet.
-- column: longest_gap_days = activity_runs.longest_gap_days
-- column: returned_after_year | True if longest_gap_days is above 365.
WITH work AS (
    SELECT
        contributions.person_id,
        contributions.commit_id,
        first_releases.first_ordinal AS ordinal,
        CASE WHEN contributions.is_in_revision THEN 1 ELSE 0 END AS in_revision,
        CASE WHEN contributions.is_in_revision THEN contributions.authored_date END AS authored_date,
        CASE WHEN contributions.is_in_revision THEN commits.authored_at END AS authored_at
    FROM contributions
    JOIN commits ON commits.commit_id = contributions.commit_id
    LEFT JOIN first_releases ON first_releases.commit_id = contributions.commit_id
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

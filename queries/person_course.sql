-- question: How many commits did one person make in each release, including releases without any?
-- grain: one row per release (with commits by anybody) from the first to the last release of the person, oldest first
-- key: release
-- param: person text = '' | The person: a name as mapped by the mailmap, a unique part of it, or a person_id
-- column: release | The release.
-- column: release_date | The day (UTC) of the release.
-- column: ordinal | The position among the releases; the oldest is 1.
-- column: is_unreleased | True for the commits after the last release.
-- column: commits | The person's commits in the release; 0 in releases without commits.
-- column: rank | The person's rank by commits in the release; null if there is no commit.
-- column: people | People with counted commits in the release.
WITH work AS (
    SELECT release AS work_release, ordinal, commits, rank
    FROM ranking
    WHERE person_id = :person
),
span AS (
    SELECT MIN(ordinal) AS first_ordinal, MAX(ordinal) AS last_ordinal
    FROM work
)
SELECT
    release_summary.release,
    release_summary.date AS release_date,
    release_summary.ordinal,
    release_summary.is_unreleased,
    COALESCE(work.commits, 0) AS commits,
    work.rank,
    release_summary.people
FROM release_summary
CROSS JOIN span
LEFT JOIN work ON work.work_release = release_summary.release
WHERE release_summary.people > 0
    AND release_summary.ordinal >= span.first_ordinal
    AND release_summary.ordinal <= span.last_ordinal
ORDER BY ordinal

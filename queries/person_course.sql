-- question: How many commits did one person make in each release, and in which ones none?
-- grain: one row per release with work by anyone, from the person's first to the last, oldest first
-- key: release
-- param: person text = '' | Who: a name after the mailmap, a part of it that nobody else has, or a person_id
-- column: release | The release.
-- column: release_date | The day (UTC) of the release.
-- column: ordinal | The place of the release in time, 1 for the oldest.
-- column: is_unreleased | True for the commits after the last release.
-- column: commits | The person's commits in the release; 0 in those between others.
-- column: rank | The person's rank by commits in the release; null where there is no commit.
-- column: people | People whose work counts in the release.
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

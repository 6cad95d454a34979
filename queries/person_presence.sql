-- question: To which releases did one person contribute, with which exceptions?
-- grain: one row; no row without a release of the person
-- param: person text = '' | The person: a name as mapped by the mailmap, a unique part of it, or a person_id
-- param: top integer = 10 | The number of top ranks
-- column: releases | Releases with counted commits of the person, without unreleased.
-- column: from_release | The first of them.
-- column: to_release | The last of them.
-- column: all_releases | Releases from the first to the last of them.
-- column: missed | all_releases minus releases.
-- column: missing_in | The releases without the person, separated by commas; null if there are none.
-- column: is_all_top | True if the query person says the same of the top N: the person was in it in all of these releases.
-- column: is_once | True if releases is 1, unless is_all_top.
-- column: is_unbroken | True if releases is above 1 and missed is 0, unless is_all_top.
-- column: has_few_misses | True if missed is 1 to 3 and below releases, unless is_all_top.
-- column: has_many_misses | True if missed is above 3, or at least releases and not 0, unless is_all_top.
-- column: times_first | Releases in which nobody made more commits than the person, and at least half of the people fewer.
WITH work AS (
    SELECT release AS work_release, commits, rank
    FROM ranking
    WHERE person_id = :person
),
sharing AS (
    SELECT release AS shared_release, COUNT(*) AS sharers
    FROM ranking
    WHERE rank = 1
    GROUP BY release
),
course AS (
    SELECT
        release_summary.release,
        release_summary.ordinal,
        COALESCE(work.commits, 0) AS commits,
        work.rank,
        release_summary.people,
        sharing.sharers
    FROM release_summary
    LEFT JOIN work ON work.work_release = release_summary.release
    LEFT JOIN sharing ON sharing.shared_release = release_summary.release
    WHERE NOT release_summary.is_unreleased
),
own AS (
    SELECT MIN(ordinal) AS first_ordinal, MAX(ordinal) AS last_ordinal, COUNT(*) AS releases
    FROM course
    WHERE commits > 0
),
spanned AS (
    SELECT course.release, course.ordinal, course.commits, course.rank, course.people, course.sharers
    FROM course
    CROSS JOIN own
    WHERE course.ordinal >= own.first_ordinal AND course.ordinal <= own.last_ordinal
    -- STRING_AGG below joins the names in this order.
    ORDER BY course.ordinal
),
missing AS (
    SELECT COUNT(*) AS missed, STRING_AGG(release, ', ') AS missing_in
    FROM spanned
    WHERE commits = 0
),
firsts AS (
    SELECT COUNT(*) AS times_first
    FROM spanned
    WHERE rank = 1 AND sharers * 2 <= people
),
tops AS (
    SELECT MAX(CASE WHEN is_top_telling THEN releases_in_top ELSE 0 END) AS releases_in_top
    FROM person
),
starts AS (
    SELECT release AS from_release, ordinal AS start_ordinal
    FROM course
),
ends AS (
    SELECT release AS to_release, ordinal AS end_ordinal
    FROM course
)
SELECT
    own.releases,
    starts.from_release,
    ends.to_release,
    own.releases + missing.missed AS all_releases,
    missing.missed,
    CASE WHEN missing.missed > 0 THEN missing.missing_in ELSE NULL END AS missing_in,
    tops.releases_in_top = own.releases AS is_all_top,
    tops.releases_in_top <> own.releases AND own.releases = 1 AS is_once,
    tops.releases_in_top <> own.releases AND own.releases > 1 AND missing.missed = 0 AS is_unbroken,
    tops.releases_in_top <> own.releases AND missing.missed > 0 AND missing.missed <= 3
        AND missing.missed < own.releases AS has_few_misses,
    tops.releases_in_top <> own.releases
        AND (missing.missed > 3 OR (missing.missed > 0 AND missing.missed >= own.releases)) AS has_many_misses,
    firsts.times_first
FROM own
CROSS JOIN missing
CROSS JOIN firsts
CROSS JOIN tops
JOIN starts ON starts.start_ordinal = own.first_ordinal
JOIN ends ON ends.end_ordinal = own.last_ordinal
ORDER BY releases

-- question: How long did one person take part, and with which long gaps?
-- grain: one row; no row if the person has no dated counted commit
-- param: person text = '' | The person: a name as mapped by the mailmap, a unique part of it, or a person_id
-- column: first_commit_date | The day (UTC) on which the first counted commit was written.
-- column: last_commit_date | The day (UTC) on which the last counted commit was written.
-- column: years | Whole years from the first day to the last, by the calendar.
-- column: days | The days after these years.
-- column: long_gaps | Times of more than 365 days from one day with commits to the next.
-- column: longest_gap_days | The days of the longest such gap; null if there is none.
-- column: gap_from | The last day with a commit before that gap; of equal gaps the first.
-- column: gap_to | The first day with a commit after that gap.
-- column: active_years | Calendar years with a commit.
-- column: is_several_days | False if all commits are of one day.
-- column: is_one_gap | True if long_gaps is 1.
-- column: is_several_gaps | True if long_gaps is above 1.
-- column: hundredth | True if the person made at least 100 dated commits.
-- column: hundredth_date | The day (UTC) on which the 100th commit was written; null if there are fewer.
-- column: thousandth_date | The same for the 1,000th.
-- column: ten_thousandth_date | The same for the 10,000th.
WITH written AS (
    SELECT DISTINCT authored_date
    FROM contributions
    WHERE person_id = :person AND is_counted AND is_in_revision AND authored_date IS NOT NULL
),
days AS (
    SELECT
        authored_date,
        -- The engine cannot subtract dates to a number of days.
        CAST(EXTRACT(EPOCH FROM CAST(authored_date AS TIMESTAMP)) / 86400 AS BIGINT) AS day_number
    FROM written
),
steps AS (
    SELECT
        authored_date,
        LAG(authored_date) OVER (ORDER BY day_number) AS date_before,
        day_number - LAG(day_number) OVER (ORDER BY day_number) AS gap_days
    FROM days
),
gaps AS (
    SELECT
        date_before,
        authored_date,
        gap_days,
        ROW_NUMBER() OVER (ORDER BY 0 - gap_days, date_before) AS place
    FROM steps
    WHERE gap_days > 365
),
long_gaps AS (
    SELECT COUNT(*) AS long_gaps
    FROM gaps
),
longest AS (
    SELECT
        MAX(gap_days) AS longest_gap_days,
        MIN(CASE WHEN place = 1 THEN date_before END) AS gap_from,
        MIN(CASE WHEN place = 1 THEN authored_date END) AS gap_to
    FROM gaps
),
span AS (
    SELECT
        MIN(authored_date) AS first_date,
        MAX(authored_date) AS last_date,
        MAX(day_number) AS last_day,
        COUNT(DISTINCT EXTRACT(YEAR FROM authored_date)) AS active_years
    FROM days
),
parts AS (
    SELECT
        CAST(EXTRACT(YEAR FROM first_date) AS BIGINT) AS first_year,
        CAST(EXTRACT(MONTH FROM first_date) AS BIGINT) AS month,
        CAST(EXTRACT(DAY FROM first_date) AS BIGINT) AS day,
        CAST(EXTRACT(YEAR FROM last_date) AS BIGINT) AS last_year,
        -- The engine's months and days are too small to be multiplied.
        CAST(EXTRACT(MONTH FROM last_date) AS BIGINT) * 100 + CAST(EXTRACT(DAY FROM last_date) AS BIGINT) AS last_of_year,
        CAST(EXTRACT(MONTH FROM first_date) AS BIGINT) * 100 + CAST(EXTRACT(DAY FROM first_date) AS BIGINT) AS first_of_year
    FROM span
),
anniversary AS (
    SELECT
        last_year - first_year - CASE WHEN last_of_year < first_of_year THEN 1 ELSE 0 END AS years,
        -- The year of the last anniversary, and its months from March on, so that a leap day is the last day.
        last_year - CASE WHEN last_of_year < first_of_year THEN 1 ELSE 0 END - CASE WHEN month <= 2 THEN 1 ELSE 0 END AS year,
        CASE WHEN month <= 2 THEN month + 9 ELSE month - 3 END AS month,
        day
    FROM parts
),
-- The days since 1970-01-01 of the last anniversary.
numbered AS (
    SELECT
        years,
        CAST(
            365 * year + FLOOR(year / 4.0) - FLOOR(year / 100.0) + FLOOR(year / 400.0)
            + FLOOR((153 * month + 2) / 5.0) + day - 1 - 719468 AS BIGINT
        ) AS anniversary_day
    FROM anniversary
),
marks AS (
    SELECT
        MAX(CASE WHEN milestone = 100 THEN date END) AS hundredth_date,
        MAX(CASE WHEN milestone = 1000 THEN date END) AS thousandth_date,
        MAX(CASE WHEN milestone = 10000 THEN date END) AS ten_thousandth_date
    FROM milestones_by_person
    WHERE person_id = :person
)
SELECT
    span.first_date AS first_commit_date,
    span.last_date AS last_commit_date,
    numbered.years,
    span.last_day - numbered.anniversary_day AS days,
    long_gaps.long_gaps,
    longest.longest_gap_days,
    longest.gap_from,
    longest.gap_to,
    span.active_years,
    span.first_date < span.last_date AS is_several_days,
    long_gaps.long_gaps = 1 AS is_one_gap,
    long_gaps.long_gaps > 1 AS is_several_gaps,
    marks.hundredth_date IS NOT NULL AS hundredth,
    marks.hundredth_date,
    marks.thousandth_date,
    marks.ten_thousandth_date
FROM span
CROSS JOIN numbered
CROSS JOIN long_gaps
CROSS JOIN longest
CROSS JOIN marks
WHERE span.first_date IS NOT NULL
ORDER BY first_commit_date

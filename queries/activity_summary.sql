-- question: When were commits written (summary)?
-- grain: one row; days are in the authors' time zones; a gap is a time without commits by anybody
-- column: active_days | Days with a counted commit.
-- column: first_active_date | The first of these days.
-- column: last_active_date | The last of these days.
-- column: busiest_date | The day with the most commits; the first, if there are several.
-- column: busiest_commits | Counted commits of that day, each once.
-- column: longest_gap_days | The most days from one active day to the next; 1 if there is no break; null if there are fewer than two active days.
-- column: gap_from | The last active day before that gap; the earliest such gap, if there are several.
-- column: gap_to | The first active day after that gap.
-- column: weekend_share | The fraction of all such commits that were written on a Saturday or Sunday, 0 to 1.
-- column: is_busiest_alone | True if there are several active days and no other day has as many commits as busiest_date.
-- column: is_gap_alone | True if there is a gap of more than one day and no other gap is as long.
-- The engine cannot subtract dates to a number of days, so days are numbered.
WITH numbered AS (
    SELECT date, CAST(EXTRACT(EPOCH FROM CAST(date AS TIMESTAMP)) / 86400 AS BIGINT) AS day_number, commits
    FROM activity_by_day
),
days AS (
    SELECT
        date,
        commits,
        LAG(date) OVER (ORDER BY date) AS date_before,
        day_number - LAG(day_number) OVER (ORDER BY date) AS gap_days
    FROM numbered
),
sums AS (
    SELECT
        COUNT(*) AS active_days,
        MIN(date) AS first_active_date,
        MAX(date) AS last_active_date,
        MAX(commits) AS busiest_commits,
        MAX(gap_days) AS longest_gap_days
    FROM days
),
busiest AS (
    SELECT MIN(days.date) AS busiest_date, COUNT(*) AS busiest_days
    FROM days
    JOIN sums ON sums.busiest_commits = days.commits
),
gaps AS (
    SELECT MIN(days.date_before) AS gap_from, MIN(days.date) AS gap_to, COUNT(*) AS gaps
    FROM days
    JOIN sums ON sums.longest_gap_days = days.gap_days
),
weekend AS (
    SELECT SUM(share) AS weekend_share
    FROM activity_by_weekday
    WHERE weekday >= 6
)
SELECT
    sums.active_days,
    sums.first_active_date,
    sums.last_active_date,
    busiest.busiest_date,
    sums.busiest_commits,
    sums.longest_gap_days,
    gaps.gap_from,
    gaps.gap_to,
    weekend.weekend_share,
    busiest.busiest_days = 1 AND sums.active_days > 1 AS is_busiest_alone,
    gaps.gaps = 1 AND sums.longest_gap_days > 1 AS is_gap_alone
FROM sums
CROSS JOIN busiest
CROSS JOIN gaps
CROSS JOIN weekend
ORDER BY active_days

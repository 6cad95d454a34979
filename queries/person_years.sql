-- question: How many commits did one person make in each year?
-- grain: one row per year (with commits by anybody) from the first to the last year of the person, oldest first
-- key: year
-- param: person text = '' | The person: a name as mapped by the mailmap, a unique part of it, or a person_id
-- column: year | The year (UTC) of authorship.
-- column: ordinal | The year as a number.
-- column: commits | The person's commits in the year; 0 in years without commits.
-- column: rank | The person's rank by commits in the year; null if there is no commit.
-- column: people | People with counted commits in the year.
-- column: is_complete | False if the year was not over at the latest commit of the history.
WITH work AS (
    SELECT person_id, EXTRACT(YEAR FROM authored_date) AS year
    FROM contributions
    WHERE is_counted AND is_in_revision AND authored_date IS NOT NULL
),
totals AS (
    SELECT person_id, year, COUNT(*) AS commits
    FROM work
    GROUP BY person_id, year
),
ranked AS (
    SELECT person_id, year, commits, RANK() OVER (PARTITION BY year ORDER BY commits DESC) AS rank
    FROM totals
),
own AS (
    SELECT year AS own_year, commits, rank
    FROM ranked
    WHERE person_id = :person
),
span AS (
    SELECT MIN(own_year) AS first_year, MAX(own_year) AS last_year
    FROM own
),
years AS (
    SELECT year AS any_year, COUNT(*) AS people
    FROM totals
    GROUP BY year
)
SELECT
    -- Charts take a text for the name of a period.
    CAST(years.any_year AS VARCHAR) AS year,
    CAST(years.any_year AS BIGINT) AS ordinal,
    COALESCE(own.commits, 0) AS commits,
    own.rank,
    years.people,
    years.any_year < history_end.last_year AS is_complete
FROM years
CROSS JOIN span
CROSS JOIN history_end
LEFT JOIN own ON own.own_year = years.any_year
WHERE years.any_year >= span.first_year AND years.any_year <= span.last_year
ORDER BY ordinal

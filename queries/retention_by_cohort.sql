-- question: Of the people who joined in a year, which share was active one, two, five and ten years later?
-- grain: one row per year of first commits; a share is null if that later year is not over
-- key: cohort
-- column: cohort = cohorts.cohort
-- column: cohort_size = cohorts.cohort_size
-- column: share_after_1 | The fraction of cohort_size active one year later, 0 to 1; null if that year is not over.
-- column: share_after_2 | The fraction of cohort_size active two years later, 0 to 1; null if that year is not over.
-- column: share_after_5 | The fraction of cohort_size active five years later, 0 to 1; null if that year is not over.
-- column: share_after_10 | The fraction of cohort_size active ten years later, 0 to 1; null if that year is not over.
WITH shares AS (
    SELECT
        cohort,
        cohort_size,
        COALESCE(MAX(CASE WHEN years_later = 1 THEN share END), 0) AS after_1,
        COALESCE(MAX(CASE WHEN years_later = 2 THEN share END), 0) AS after_2,
        COALESCE(MAX(CASE WHEN years_later = 5 THEN share END), 0) AS after_5,
        COALESCE(MAX(CASE WHEN years_later = 10 THEN share END), 0) AS after_10
    FROM cohorts
    GROUP BY cohort, cohort_size
)
SELECT
    shares.cohort,
    shares.cohort_size,
    CASE WHEN shares.cohort + 1 < history_end.last_year THEN shares.after_1 END AS share_after_1,
    CASE WHEN shares.cohort + 2 < history_end.last_year THEN shares.after_2 END AS share_after_2,
    CASE WHEN shares.cohort + 5 < history_end.last_year THEN shares.after_5 END AS share_after_5,
    CASE WHEN shares.cohort + 10 < history_end.last_year THEN shares.after_10 END AS share_after_10
FROM shares
CROSS JOIN history_end
ORDER BY cohort

-- question: What did one person do, in numbers?
-- grain: one row for the person; no row without a person, or if the person has no counted commit; an unknown name is an error
-- key: person_id
-- refers: person_id -> contributors
-- param: person text = '' | The person: a name as mapped by the mailmap, a unique part of it, or a person_id
-- param: top integer = 10 | The number of top ranks
-- column: person_id = contributors.person_id
-- column: name = contributors.name
-- column: rank = contributors.rank
-- column: commits = contributors.commits
-- column: pull_requests | The person's merged pull requests of this project, as in pull_requests_by_person; null if there are none.
-- column: share = contributors.share
-- column: lines_added = contributors.lines_added
-- column: lines_deleted = contributors.lines_deleted
-- column: lines_net = contributors.lines_net
-- column: first_commit_date = contributors.first_commit_date
-- column: last_commit_date = contributors.last_commit_date
-- column: active_days = contributors.active_days
-- column: releases = contributors.releases
-- column: best_rank = contributors.best_rank
-- column: times_at_best_rank | Releases in which the person had that rank; null if there are none.
-- column: top_ranks | The parameter top: the number of top ranks.
-- column: releases_in_top | Releases in which the person was in the top N; null if there are none.
-- column: top_from | The first of these releases.
-- column: top_to | The last of these releases.
-- column: missed | Releases between top_from and top_to in which the person was not in the top N.
-- column: top_span | releases_in_top and missed together; null if there are none.
-- column: missing_in | The names of these releases, separated by commas; null if there are none.
-- column: is_unbroken | True if is_top_telling, releases_in_top is above 1 and missed is 0.
-- column: has_few_misses | True if is_top_telling and missed is 1 to 6 and below releases_in_top.
-- column: has_many_misses | True if is_top_telling and missed is above 6, or at least releases_in_top and not 0.
-- column: is_once | True if is_top_telling and releases_in_top is 1.
-- column: has_credits | True if reviewed, co_authored, tested or reported is above 0.
-- column: reviewed | Commits that credit the person as reviewer.
-- column: co_authored | Commits that credit the person as co-author, without merge commits.
-- column: tested | Commits that credit the person as tester.
-- column: reported | Commits that credit the person as reporter.
-- column: longest_run_days | The most active days in a row; null if that is 1.
-- column: run_from | The first of these days; the earliest such run, if there are several.
-- column: longest_gap_days = activity_runs.longest_gap_days
-- column: gap_from = activity_runs.gap_from
-- column: areas_led | Areas in which the person has the most commits; null if the paths of any commit are unknown.
-- column: is_incomplete = contributors.is_incomplete
-- column: lines_changed = contributors.lines_changed
-- column: has_many_days | True if active_days is above 1.
-- column: is_one_day | True if active_days is 1.
-- column: people | People with counted commits.
-- column: is_top_telling | True if at least half of releases_in_top have more people than the top N.
-- column: shown_share | share if it is at least 1%; otherwise null.
-- column: is_first | True if nobody else has as many commits.
-- column: sole_rank | rank from 2 to 20 if nobody shares it and half of the people have a lower one; otherwise null.
-- column: shared_rank | The same if others share it, from 1 on.
WITH chosen AS (
    SELECT person_id AS chosen_person
    FROM people
    WHERE person_id = :person
),
merged AS (
    SELECT
        pull_requests.author_id AS merged_author,
        SUM(CASE WHEN pull_requests.is_rollup THEN 0 ELSE 1 END) AS pull_requests
    FROM pull_requests
    JOIN chosen ON chosen.chosen_person = pull_requests.author_id
    WHERE pull_requests.is_in_revision AND pull_requests.project IS NULL AND pull_requests.form <> 'rollup_member'
    GROUP BY pull_requests.author_id
),
roles_of AS (
    SELECT
        credits.person_id AS credited_person,
        SUM(CASE WHEN credits.role = 'reviewer' THEN 1 ELSE 0 END) AS reviewed,
        SUM(CASE WHEN credits.role = 'co_author' AND NOT commits.is_merge THEN 1 ELSE 0 END) AS co_authored,
        SUM(CASE WHEN credits.role = 'tester' THEN 1 ELSE 0 END) AS tested,
        SUM(CASE WHEN credits.role = 'reporter' THEN 1 ELSE 0 END) AS reported
    FROM credits
    JOIN chosen ON chosen.chosen_person = credits.person_id
    JOIN commits ON commits.commit_id = credits.commit_id
    WHERE commits.is_in_revision
    GROUP BY credits.person_id
),
placed AS (
    SELECT ranking.person_id, ranking.release, ranking.ordinal, ranking.rank
    FROM ranking
    JOIN chosen ON chosen.chosen_person = ranking.person_id
    WHERE NOT ranking.is_unreleased
),
sized AS (
    SELECT release AS sized_release, people
    FROM release_summary
),
tops AS (
    SELECT
        person_id AS top_person,
        COUNT(*) AS releases_in_top,
        SUM(CASE WHEN sized.people > :top THEN 1 ELSE 0 END) AS contested,
        MIN(placed.ordinal) AS first_top,
        MAX(placed.ordinal) AS last_top
    FROM placed
    JOIN sized ON sized.sized_release = placed.release
    WHERE placed.rank <= :top
    GROUP BY person_id
),
expected AS (
    SELECT tops.top_person, ranked_releases.release, ranked_releases.ordinal
    FROM tops
    CROSS JOIN ranked_releases
    WHERE ranked_releases.ordinal >= tops.first_top AND ranked_releases.ordinal <= tops.last_top
),
misses AS (
    SELECT expected.top_person, expected.release, expected.ordinal
    FROM expected
    LEFT JOIN placed ON placed.person_id = expected.top_person AND placed.release = expected.release
    WHERE placed.rank IS NULL OR placed.rank > :top
    -- STRING_AGG below joins the names in this order.
    ORDER BY expected.ordinal
),
missing AS (
    SELECT top_person AS missing_person, COUNT(*) AS missed, STRING_AGG(release, ', ') AS missing_in
    FROM misses
    GROUP BY top_person
),
starts AS (
    SELECT release AS top_from, ordinal AS start_ordinal
    FROM ranked_releases
),
ends AS (
    SELECT release AS top_to, ordinal AS end_ordinal
    FROM ranked_releases
),
best AS (
    SELECT placed.person_id AS best_person, MIN(placed.rank) AS best_rank
    FROM placed
    GROUP BY placed.person_id
),
best_in AS (
    SELECT placed.person_id AS best_in_person, COUNT(*) AS times_at_best_rank
    FROM placed
    JOIN best ON best.best_person = placed.person_id AND best.best_rank = placed.rank
    GROUP BY placed.person_id
),
runs AS (
    SELECT
        person_id AS run_person,
        CASE WHEN longest_run_days > 1 THEN longest_run_days ELSE NULL END AS longest_run_days,
        run_from, longest_gap_days, gap_from
    FROM activity_runs
),
gaps AS (
    SELECT COUNT(*) AS unseen
    FROM unseen_commits
    WHERE is_in_revision
),
crowd AS (
    SELECT COUNT(*) AS people
    FROM contributors
),
sharing AS (
    SELECT rank AS shared_place, COUNT(*) AS sharers
    FROM contributors
    GROUP BY rank
),
kept AS (
    SELECT leader_id AS keeper_id, COUNT(*) AS areas_led
    FROM area_keepers
    GROUP BY leader_id
)
SELECT
    contributors.person_id,
    contributors.name,
    contributors.rank,
    contributors.commits,
    merged.pull_requests,
    contributors.share,
    contributors.lines_added,
    contributors.lines_deleted,
    contributors.lines_net,
    contributors.first_commit_date,
    contributors.last_commit_date,
    contributors.active_days,
    contributors.releases,
    best.best_rank,
    best_in.times_at_best_rank,
    :top AS top_ranks,
    tops.releases_in_top,
    starts.top_from,
    ends.top_to,
    COALESCE(missing.missed, 0) AS missed,
    tops.releases_in_top + COALESCE(missing.missed, 0) AS top_span,
    missing.missing_in,
    CASE WHEN tops.contested * 2 >= tops.releases_in_top AND tops.releases_in_top > 1 AND missing.missed IS NULL
        THEN TRUE ELSE FALSE END AS is_unbroken,
    CASE WHEN tops.contested * 2 >= tops.releases_in_top AND missing.missed <= 6 AND missing.missed < tops.releases_in_top
        THEN TRUE ELSE FALSE END AS has_few_misses,
    CASE WHEN tops.contested * 2 >= tops.releases_in_top
            AND (missing.missed > 6 OR missing.missed >= tops.releases_in_top)
        THEN TRUE ELSE FALSE END AS has_many_misses,
    CASE WHEN tops.contested * 2 >= tops.releases_in_top AND tops.releases_in_top = 1 THEN TRUE ELSE FALSE END AS is_once,
    CASE WHEN roles_of.reviewed + roles_of.co_authored + roles_of.tested + roles_of.reported > 0
        THEN TRUE ELSE FALSE END AS has_credits,
    COALESCE(roles_of.reviewed, 0) AS reviewed,
    COALESCE(roles_of.co_authored, 0) AS co_authored,
    COALESCE(roles_of.tested, 0) AS tested,
    COALESCE(roles_of.reported, 0) AS reported,
    runs.longest_run_days,
    runs.run_from,
    runs.longest_gap_days,
    runs.gap_from,
    CASE WHEN gaps.unseen > 0 THEN NULL ELSE COALESCE(kept.areas_led, 0) END AS areas_led,
    contributors.is_incomplete,
    contributors.lines_changed,
    contributors.active_days > 1 AS has_many_days,
    contributors.active_days = 1 AS is_one_day,
    crowd.people,
    COALESCE(tops.contested * 2 >= tops.releases_in_top, FALSE) AS is_top_telling,
    CASE WHEN contributors.share >= 0.01 THEN contributors.share ELSE NULL END AS shown_share,
    contributors.rank = 1 AND sharing.sharers = 1 AND crowd.people > 1 AS is_first,
    CASE WHEN contributors.rank > 1 AND contributors.rank <= 20 AND sharing.sharers = 1 AND contributors.rank * 2 <= crowd.people
        THEN contributors.rank ELSE NULL END AS sole_rank,
    CASE WHEN contributors.rank <= 20 AND sharing.sharers > 1
            AND (contributors.rank + sharing.sharers - 1) * 2 <= crowd.people
        THEN contributors.rank ELSE NULL END AS shared_rank
FROM contributors
CROSS JOIN crowd
CROSS JOIN gaps
JOIN chosen ON chosen.chosen_person = contributors.person_id
JOIN sharing ON sharing.shared_place = contributors.rank
LEFT JOIN merged ON merged.merged_author = contributors.person_id
LEFT JOIN roles_of ON roles_of.credited_person = contributors.person_id
LEFT JOIN tops ON tops.top_person = contributors.person_id
LEFT JOIN starts ON starts.start_ordinal = tops.first_top
LEFT JOIN ends ON ends.end_ordinal = tops.last_top
LEFT JOIN missing ON missing.missing_person = contributors.person_id
LEFT JOIN best ON best.best_person = contributors.person_id
LEFT JOIN best_in ON best_in.best_in_person = contributors.person_id
LEFT JOIN runs ON runs.run_person = contributors.person_id
LEFT JOIN kept ON kept.keeper_id = contributors.person_id
ORDER BY person_id

-- question: Who is in the top N of each release?
-- grain: one row per release and person whose rank is in the top N; by release, then rank
-- key: release, person_id
-- refers: release -> release_summary
-- refers: release, person_id -> ranking
-- param: top integer = 10 | The number of top ranks; everyone tied at the last rank is included
-- column: release = ranking.release
-- column: rank = ranking.rank
-- column: name = ranking.name
-- column: commits = ranking.commits
-- column: share = ranking.share
-- column: lines_added = ranking.lines_added
-- column: lines_deleted = ranking.lines_deleted
-- column: lines_net = ranking.lines_net
-- column: is_new = ranking.is_new
-- column: previous_rank = ranking.previous_rank
-- column: person_id = ranking.person_id
-- column: is_incomplete = ranking.is_incomplete
SELECT
    release,
    rank,
    name,
    commits,
    share,
    lines_added,
    lines_deleted,
    lines_net,
    is_new,
    previous_rank,
    person_id,
    is_incomplete
FROM ranking
WHERE rank <= :top
ORDER BY ordinal, rank, lines_changed DESC NULLS LAST, name, person_id

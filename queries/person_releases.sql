-- question: What is one person's rank in each release?
-- grain: one row per release with counted commits of the person, oldest first
-- key: release
-- refers: release -> release_summary
-- param: person text = '' | The person: a name as mapped by the mailmap, a unique part of it, or a person_id
-- column: release = ranking.release
-- column: release_date = ranking.release_date
-- column: ordinal = ranking.ordinal
-- column: rank = ranking.rank
-- column: commits = ranking.commits
-- column: share = ranking.share
-- column: lines_added = ranking.lines_added
-- column: lines_deleted = ranking.lines_deleted
-- column: lines_net = ranking.lines_net
-- column: rank_lines = ranking.rank_lines
-- column: is_new = ranking.is_new
-- column: is_unreleased = ranking.is_unreleased
-- column: is_incomplete = ranking.is_incomplete
SELECT
    release,
    release_date,
    ordinal,
    rank,
    commits,
    share,
    lines_added,
    lines_deleted,
    lines_net,
    rank_lines,
    is_new,
    is_unreleased,
    is_incomplete
FROM ranking
WHERE person_id = :person
ORDER BY ordinal

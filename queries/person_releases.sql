-- question: Where did one person stand in each release?
-- grain: one row per release with work of the person that counts, oldest first
-- key: release
-- refers: release -> release_summary
-- param: person text = '' | Who: a name after the mailmap, a part of it that nobody else has, or a person_id
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
    is_unreleased
FROM ranking
WHERE person_id = :person
ORDER BY ordinal

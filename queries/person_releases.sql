-- question: Where did one person stand in each release?
-- grain: one row per release with work of the person that counts, oldest first
-- param: person text = '' | Who: a name after the mailmap, a part of it that nobody else has, or a person_id
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

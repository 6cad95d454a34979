-- question: Who is in the top N of each release?
-- grain: one row per release and human whose rank is in the top N; by release, then rank
-- param: top integer = 10 | How many ranks are the top; ties at the cut are included
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
    person_id
FROM ranking
WHERE rank <= :top
ORDER BY ordinal, rank, lines_changed DESC, name, person_id

-- question: Which people are probably one person, and which mailmap lines would join them? The query suggests lines and changes nothing; --emails fills in the addresses
-- grain: one row per mailmap line: pairs of names first, the most certain first, then names with several addresses (reason same_name)
-- param: same_name boolean = true | Include people with one name and several addresses: one person in laurels, several in `git shortlog -e`
-- param: possible boolean = true | Include less certain pairs
-- column: name = identity_pairs.name
-- column: other_name = identity_pairs.other_name
-- column: reason = identity_pairs.reason
-- column: confidence = identity_pairs.confidence
-- column: via = identity_pairs.via
-- column: commits = identity_pairs.commits
-- column: other_commits = identity_pairs.other_commits
-- column: line = identity_pairs.line
-- column: mailmap = identity_pairs.mailmap
-- column: person_id = identity_pairs.person_id
-- column: other_person_id = identity_pairs.other_person_id
SELECT
    name,
    other_name,
    reason,
    confidence,
    via,
    commits,
    other_commits,
    line,
    mailmap,
    person_id,
    other_person_id
FROM identity_pairs
WHERE (reason <> 'same_name' OR :same_name) AND (confidence <> 'possible' OR :possible)
ORDER BY
    CASE WHEN reason = 'same_name' THEN 1 ELSE 0 END,
    CASE confidence WHEN 'certain' THEN 1 WHEN 'likely' THEN 2 ELSE 3 END,
    other_commits DESC,
    commits DESC,
    name,
    other_name,
    person_id,
    other_person_id,
    line

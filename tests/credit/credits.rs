//! Credits, pull requests and profiles on histories so small that the answers are worked out by hand.

use crate::support::History;
use crate::support::build::Change;
use crate::support::laurels::{self, laurels, lines, text};
use crate::support::people::{ADA, BOB};

const CLEO: &str = "Cleo <1+cleo-c@users.noreply.github.com>";
const BORS: &str = "bors <bors@rust-lang.org>";
const GITHUB: &str = "GitHub <noreply@github.com>";

fn answer(history: &History, args: &[&str], columns: &str) -> Vec<String> {
    lines(&history.path(), args, columns)
}

fn credits(history: &History, args: &[&str]) -> Vec<String> {
    const SQL: &str = "SELECT commits.subject, people.name, people.kind, credits.role, credits.rule FROM credits \
                       JOIN commits ON commits.commit_id = credits.commit_id \
                       JOIN people ON people.person_id = credits.person_id \
                       WHERE credits.role <> 'author' AND credits.role <> 'committer' ORDER BY subject, role, name";
    answer(history, &[&["--sql", SQL], args].concat(), "subject name kind role rule")
}

#[test]
fn trailers_credit_people_once_per_role() {
    let mut history = History::new();
    let mailmap = "Cleopatra <cleo@example.com> <c@old.example.com>\n";
    history.commit(ADA, &[(".mailmap", mailmap)]);
    let messages = [
        "a\n\nReviewed-by: Cleo <c@old.example.com>\nreviewed-by: Cleopatra <cleo@example.com>",
        "b\n\nCo-authored-by: Bob <bob@example.com>\nCo-Authored-By: Claude <noreply@anthropic.com>",
        "c\n\nReported-and-tested-by: Bob\n <bob@example.com>\nHelped-by: Dora <dora@example.com",
        "d\n\nAcked-by: Bob <bob@example.com>, Cleo <c@old.example.com>\nbody",
        "e\n\nThanks-to: @cleo-c and others\nMentored-by: someone\nSuggested-by: https://example.com/x y",
    ];
    for message in messages {
        history.commit_on("main", ADA, &[], message, &[]);
    }
    history.done();
    let expected = [
        "a Cleopatra human reviewer trailer",
        "b Bob human co_author trailer",
        "b Claude ai co_author trailer",
        "c Dora human helper trailer",
        "c Bob human reporter trailer",
        "c Bob human tester trailer",
        "e someone human mentor trailer",
    ];
    assert_eq!(credits(&history, &[]), expected);
    let loose = ["d Bob human acker loose line", "d Cleopatra human acker loose line"];
    assert_eq!(credits(&history, &["--loose-trailers"])[6..8], loose);
}

#[test]
fn a_hundred_co_authors_are_a_hundred_credits() {
    let mut history = History::new();
    let names: Vec<String> = (0..100).map(|at| format!("Co-authored-by: N{at} <n{at}@example.com>")).collect();
    history.commit_on("main", ADA, &[], &format!("t\n\n{}", names.join("\n")), &[]).done();
    assert_eq!(credits(&history, &[]).len(), 100);
}

/// A branch merged by a bot, a rollup of two, and a squashed one.
fn bors() -> History {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).tag("v1.0").day(1);
    history.commit_on("fix", BOB, &["main"], "fix", &[Change::Write("b", b"1\n")]);
    history.commit_on("fix", BOB, &[], "more", &[Change::Write("b", b"1\n2\n")]);
    let merge = |history: &mut History, on: &str, author: &str, branch: &str, message: &str| {
        history.commit_on(on, author, &[branch], message, &[]);
    };
    merge(&mut history, "main", BORS, "fix", "Auto merge of #11 - bobby:fix, r=ada\n\nFix it\n\nReviewed-by: zed");
    history.commit_on("one", CLEO, &["main"], "one\n\nCo-authored-by: Ada <ada@example.com>", &[]);
    history.commit_on("two", BOB, &["main"], "two", &[Change::Write("d", b"1\n")]);
    history.commit_on("rollup", ADA, &["main"], "start", &[]);
    let rolled = |number: u32, who: &str, reviewer: &str| {
        format!("Rollup merge of #{number} - {who}:x, r={reviewer}\n\nTitle {number}")
    };
    history.committed_by(GITHUB);
    merge(&mut history, "rollup", ADA, "one", &rolled(12, "cleo-c", "bobby"));
    merge(&mut history, "rollup", ADA, "two", &rolled(13, "bobby", "zoe,@Cleo-C"));
    history.committed_by("");
    let list = "Auto merge of #14 - ada:rollup, r=ada\n\nRollup of 2 pull requests\n\nSuccessful merges:\n\n - #12 (Title 12)\n - #13 (Title 13)\n - #15 (by hand)";
    merge(&mut history, "main", BORS, "rollup", list);
    history.committed_by(GITHUB);
    history.commit_on("main", CLEO, &[], "Squashed (#16)", &[Change::Write("e", b"1\n")]);
    history.commit_on("main", CLEO, &[], "Again (#16)", &[Change::Write("e", b"2\n")]);
    history.committed_by("");
    history.commit_on("main", CLEO, &[], "An issue (#1)", &[Change::Delete("e")]);
    history.commit_on("main", CLEO, &[], "Huge (#123456789012345678901234567890)", &[]).tag("v1.1").done();
    history
}

#[test]
fn each_number_is_one_pull_request() {
    const SQL: &str = "SELECT pull_requests.number, form, commits, reviewers, author_login, people.name, is_rollup, title \
                       FROM pull_requests LEFT JOIN people ON people.person_id = pull_requests.author_id ORDER BY number";
    let expected = [
        "11 merge 2 1 bobby Bob false Fix it",
        "12 merge 1 1 cleo-c Cleo false Title 12",
        "13 merge 1 2 bobby Bob false Title 13",
        "14 merge 1 1 ada Ada true Rollup of 2 pull requests",
        "15 rollup_member 0 0 - - false by hand",
        "16 squash 1 0 - Cleo false Squashed",
    ];
    assert_eq!(
        answer(&bors(), &["--sql", SQL], "number form commits reviewers author_login name is_rollup title"),
        expected
    );
    let sql = "SELECT subject, pull_request FROM commits WHERE NOT is_merge ORDER BY committed_at, commit_id";
    let numbers = ["-", "11", "11", "12", "13", "14", "16", "16", "-", "-"];
    assert_eq!(answer(&bors(), &["--sql", sql], "pull_request"), numbers);
}

#[test]
fn merge_bots_name_reviewers() {
    let expected = [
        "Auto merge of #11 - bobby:fix, r=ada Ada human reviewer merge bot",
        "Auto merge of #11 - bobby:fix, r=ada zed human reviewer trailer",
        "Auto merge of #14 - ada:rollup, r=ada Ada human reviewer merge bot",
        "Rollup merge of #12 - cleo-c:x, r=bobby Bob human reviewer merge bot",
        "Rollup merge of #13 - bobby:x, r=zoe,@Cleo-C Cleo human reviewer merge bot",
        "Rollup merge of #13 - bobby:x, r=zoe,@Cleo-C zoe (login) human reviewer merge bot",
        "one Ada human co_author trailer",
    ];
    assert_eq!(credits(&bors(), &[]), expected);
}

#[test]
fn profiles_count_as_their_sources_do() {
    let history = bors();
    let ranking = |profile: &str| answer(&history, &["contributors", "--profile", profile], "name commits").join(", ");
    // Ada: a, start; Bob: fix, more, two; Cleo: one and four more; hers are empty but three.
    assert_eq!(ranking("default"), "Cleo 5, Bob 3, Ada 2");
    assert_eq!(ranking("gitdm"), "Cleo 5, Bob 3, Ada 2");
    assert_eq!(ranking("github"), "Bob 3, Cleo 3, Ada 1");
    assert_eq!(ranking("shortlog"), "Cleo 5, Ada 4, Bob 3, bors 2");
    // Ada: a, start, co-author of one, reviewer of 11 and 14; her rollup merges are not hers. Bob: three and 12. Cleo:
    // five and 13. bors: two merges. zoe: 13. Reviewed-by does not count next to a list of the bot.
    assert_eq!(ranking("thanks"), "Cleo 6, Ada 5, Bob 4, bors 2, zoe (login) 1");
    laurels(&["query", "contributors", "--profile", "none", "-C", &text(&history.path())]).ended_with(2);
}

#[test]
fn every_version_follows_the_one_before_it_in_thanks() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).tag("1.0.0").commit(ADA, &[("a", "2\n")]).tag("1.0.1");
    history.commit(BOB, &[("a", "3\n")]).tag("1.1.0").commit(BOB, &[("a", "4\n")]).done();
    let columns = "release range commits";
    let default = ["1.0.0 1.0.0 1", "1.1.0 1.0.0..1.1.0 2", "unreleased"];
    let found = answer(&history, &["release_summary"], columns);
    assert_eq!(
        (&found[..2], found[2].starts_with(default[2])),
        (&default[..2].iter().map(ToString::to_string).collect::<Vec<_>>()[..], true)
    );
    let thanks = answer(&history, &["release_summary", "--profile", "thanks"], columns);
    assert_eq!(thanks[..3], ["1.0.0 1.0.0 1", "1.0.1 1.0.0..1.0.1 1", "1.1.0 1.0.1..1.1.0 1"]);
    assert!(thanks[3].starts_with("unreleased 1.1.0.."), "{thanks:?}");
}

#[test]
fn an_account_of_two_people_is_neither_of_them() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]);
    for (at, author) in [ADA, BOB].into_iter().enumerate() {
        let branch = format!("b{at}");
        history.commit_on(&branch, author, &["main"], "x", &[]);
        history.commit_on("main", CLEO, &[&branch], &format!("Merge pull request #{at}1 from acme/{branch}"), &[]);
    }
    history.commit_on("main", ADA, &[], "y\n\nReviewed-by: @acme", &[]).done();
    assert_eq!(credits(&history, &[]), ["y acme (login) human reviewer trailer"]);
    let repo = text(&history.path());
    laurels(&["query", "contributors", "-C", &repo]).ok().says("1 account matches several authors").says("acme");
}

#[test]
fn roles_and_reviewers() {
    let history = bors();
    let columns = "name authored co_authored reviewed committed helpful_credits";
    let expected = [
        "Ada 2 1 2 2 3",
        "Cleo 5 0 1 3 1",
        "Bob 3 0 1 3 1",
        "zed 0 0 1 0 1",
        "zoe (login) 0 0 1 0 1",
        "GitHub 0 0 0 4 0",
        "bors 0 0 0 2 0",
    ];
    assert_eq!(answer(&history, &["roles"], columns), expected);
    let expected = ["Ada 1 2 2", "Bob 2 1 1", "Cleo 2 1 1", "zed 2 1 1", "zoe (login) 2 1 1"];
    assert_eq!(answer(&history, &["reviewers"], "name rank commits pull_requests"), expected);
    let expected = [
        "1.1 co_author 1 Ada 1",
        "1.1 reviewer 1 Ada 2",
        "1.1 reviewer 2 Bob 1",
        "1.1 reviewer 2 Cleo 1",
        "1.1 reviewer 2 zed 1",
        "1.1 reviewer 2 zoe (login) 1",
    ];
    assert_eq!(answer(&history, &["roles_by_release"], "release role rank name commits"), expected);
}

#[test]
fn pull_requests_by_person_and_release() {
    let history = bors();
    let columns = "name rank pull_requests commits own_commits commits_per_pull_request squashed rollups login";
    let expected = ["Bob 1 2 3 3 1.500000 0 0 -", "Cleo 1 2 2 2 1.000000 1 0 -", "Ada 3 0 1 0 - 0 1 -"];
    assert_eq!(answer(&history, &["pull_requests_by_person"], columns), expected);
    let columns = "login rank pull_requests without_author rollups";
    let expected = ["bobby 1 2 0 0", "cleo-c 2 1 0 0", "ada 3 0 0 1"];
    assert_eq!(answer(&history, &["pull_requests_by_account"], columns), expected);
    let columns =
        "release pull_requests authors reviewed_by_merge_bot commits commits_by_pull_request credits is_quiet";
    let expected = ["1.0 0 0 0 1 0 0 true", "1.1 5 2 3 9 7 7 false"];
    assert_eq!(answer(&history, &["pull_requests_by_release"], columns), expected);
}

#[test]
fn the_same_people_side_by_side() {
    let history = bors();
    let columns = "name default_commits shortlog_commits github_commits thanks_commits gitdm_commits announce_commits";
    let expected =
        ["Cleo 5 5 3 6 5 5", "Bob 3 3 3 4 3 3", "Ada 2 4 1 5 2 3", "bors 0 2 0 2 0 0", "zoe (login) 0 0 0 1 0 0"];
    assert_eq!(answer(&history, &["profiles"], columns), expected);
    assert_eq!(answer(&history, &["profiles", "--param", "release=1.0"], columns), ["Ada 1 1 1 1 1 1"]);
    let repo = text(&history.path());
    laurels(&["query", "profiles", "-C", &repo, "--param", "release=9.9"]).ended_with(2).says("there is no release");
}

#[test]
fn explain_shows_every_commit_and_why() {
    let history = bors();
    let repo = text(&history.path());
    let explain = |args: &[&str]| laurels(&[&["explain", "-C", &repo], args].concat());
    let run = explain(&["--person", "ADA", "--release", "1.1", "--profile", "thanks"]).ok();
    run.says("Ada: 4 commits count in 1.1 (profile thanks); not counted: 2 merges in rollups");
    let rows = laurels::rows(&explain(&["--person", "Ada", "--release", "1.1", "--profile", "thanks"]).ok().out);
    let words: Vec<String> = rows
        .iter()
        .map(|row| ["is_counted", "reason", "role", "rule", "subject"].map(|name| row[name].clone()).join("|"))
        .collect();
    let expected = [
        "true||reviewer|merge bot|Auto merge of #11 - bobby:fix, r=ada",
        "true||co_author|trailer|one",
        "true||author|header|start",
        "true||reviewer|merge bot|Auto merge of #14 - ada:rollup, r=ada",
        "false|rollup|author|header|Rollup merge of #12 - cleo-c:x, r=bobby",
        "false|rollup|author|header|Rollup merge of #13 - bobby:x, r=zoe,@Cleo-C",
    ];
    assert_eq!(words, [0, 1, 2, 3, 4, 5].map(|at| expected[at].to_owned()));
    explain(&["--person", "Bob"])
        .ok()
        .says("Bob: 3 commits count in the whole history (profile default); not counted: 1 in another role");
    explain(&["--person", "nobody at all"]).ended_with(2).says("no person in this history matches");
    explain(&["--person", "o"]).ended_with(2).says("matches").says("use a full name");
    explain(&["--person", "Ada", "--release", "9.9"]).ended_with(2).says("there is no release");
}

#[test]
fn folded_releases_are_named_as_such() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).tag("1.0.0").commit(ADA, &[("a", "2\n")]).tag("1.0.1").done();
    let repo = text(&history.path());
    let args = ["explain", "-C", &repo, "--person", "Ada", "--release", "1.0.1"];
    laurels(&args).ended_with(2).says("has no row of its own").says("--patches separate");
    laurels(&[&args[..], &["--patches", "separate"]].concat()).ok().says("1 commit counts in 1.0.1");
}

#[test]
fn ai_agents_are_counted_apart_from_people() {
    let mut history = History::new();
    let agent = "Claude <noreply@anthropic.com>";
    history.commit_on("main", ADA, &[], &format!("a\n\nCo-Authored-By: {agent}"), &[]).commit(agent, &[("a", "1\n")]);
    history.commit(ADA, &[("a", "2\n")]).tag("v1.0").done();
    let columns = "release commits commits_with_ai commits_by_ai";
    assert_eq!(answer(&history, &["ai_by_release"], columns), ["1.0 3 2 1"]);
}

#[test]
fn the_report_of_credits() {
    let history = bors();
    let page = laurels::page(&history.path(), &["--report", "credits", "--profile", "thanks"]);
    for words in ["Profile `thanks`: ", "zoe (login)", "1.1 has 9 commits, 7 of them from pull requests"] {
        assert!(page.contains(words), "{words:?} is not in {page}");
    }
}

#[test]
fn the_account_of_an_organization_is_no_person() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]);
    let bot = "renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>";
    for (number, author) in [(1, ADA), (2, ADA), (3, BOB), (4, bot)] {
        let branch = format!("b{number}");
        history.commit_on(&branch, author, &["main"], "x", &[]);
        let merge = format!("Merge pull request #{number} from acme/{branch}");
        history.commit_on("main", CLEO, &[&branch], &merge, &[]);
    }
    history.done();
    const SQL: &str = "SELECT pull_requests.number, people.name FROM pull_requests \
                       JOIN people ON people.person_id = pull_requests.author_id ORDER BY number";
    let expected = ["1 Ada", "2 Ada", "3 Bob", "4 renovate[bot]"];
    assert_eq!(answer(&history, &["--sql", SQL], "number name"), expected);
}

#[test]
fn a_batch_has_a_parent_for_each_request_and_backports_bring_nothing() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]);
    history.commit_on("one", ADA, &["main"], "x", &[]).commit_on("two", BOB, &["main"], "y", &[]);
    let batch = "Merge #5 #6\n\n5: feat: one r=cleo a=ada\n\n6: two r=cleo a=bob";
    history.commit_on("main", BORS, &["one", "two"], batch, &[]);
    history
        .commit_on("stable", ADA, &["main"], "Merge pull request #5 from ada/one", &[])
        .light_tag("v1.0", "stable")
        .done();
    const SQL: &str = "SELECT pull_requests.number, pull_requests.commits, pull_requests.title, people.name \
                       FROM pull_requests JOIN people ON people.person_id = pull_requests.author_id ORDER BY number";
    let expected = ["5 1 feat: one Ada", "6 1 two Bob"];
    assert_eq!(answer(&history, &["--sql", SQL], "number commits title name"), expected);
}

const REQUESTS: &str = "SELECT pull_requests.number, is_rollup, commits, own_commits, author_login, people.name, project \
                        FROM pull_requests LEFT JOIN people ON people.person_id = pull_requests.author_id \
                        ORDER BY number, COALESCE(project, '')";
const REQUEST_COLUMNS: &str = "number is_rollup commits own_commits author_login name project";

#[test]
fn a_request_whose_merge_brought_others_is_a_rollup() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]);
    history.commit_on("one", BOB, &["main"], "x", &[]).commit_on("two", CLEO, &["main"], "y", &[]);
    history.commit_on("two", BOB, &[], "z", &[]);
    history.commit_on("rollup", ADA, &["main", "one"], "rollup merge of #7: bobby/fix", &[]);
    history.commit_on("rollup", ADA, &["two"], "Rollup merge of 8 - cleo-c:fix, r=ada", &[]);
    history.commit_on("rollup", ADA, &[], "by hand", &[]);
    history.commit_on("main", BORS, &["rollup"], "auto merge of #9 : ada/r/many, r=bob", &[]);
    history.commit_on("last", BOB, &["main"], "w", &[]);
    history.commit_on("main", BORS, &["last"], "auto merge of pull req #10 from bobby/r/last", &[]).done();
    let expected =
        ["7 false 1 1 bobby Bob -", "8 false 2 1 cleo-c Cleo -", "9 true 1 1 ada Ada -", "10 false 1 1 bobby Bob -"];
    assert_eq!(answer(&history, &["--sql", REQUESTS], REQUEST_COLUMNS), expected);
}

#[test]
fn numbers_on_the_way_to_another_root_belong_to_another_repository() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]);
    history.commit_on("other", CLEO, &[], "the other's first", &[Change::Write("o", b"1\n")]);
    history.commit_on("theirs", CLEO, &["other"], "t", &[]);
    history.commit_on("other", CLEO, &["theirs"], "Merge pull request #5 from cleo-c/t", &[]);
    history.commit_on("one", BOB, &["main"], "x", &[]);
    history.commit_on("main", ADA, &["one"], "Merge pull request #5 from bobby/x", &[]);
    history.commit_on("main", ADA, &["other"], "Merge pull request #6 from ada/other", &[]).done();
    let found = answer(&history, &["--sql", REQUESTS], REQUEST_COLUMNS);
    assert_eq!(found[0], "5 false 1 1 bobby Bob -");
    assert!(found[1].starts_with("5 false 1 1 cleo-c Cleo root:"), "{found:?}");
    assert_eq!(found[2..], ["6 false 1 1 ada Cleo -"]);
    let ranking = answer(&history, &["pull_requests_by_person"], "name pull_requests own_commits");
    assert_eq!(ranking, ["Bob 1 1", "Cleo 1 1"]);
}

#[test]
fn profiles_side_by_side_do_not_depend_on_the_chosen_one() {
    let mut history = History::new();
    history.commit_on("main", ADA, &[], "mid\n\nCo-authored-by: Bob <bob@example.com>\n\nrest", &[]).done();
    for more in [&[][..], &["--profile", "thanks"], &["--loose-trailers"]] {
        let found = answer(&history, &[&["profiles"], more].concat(), "name default_commits thanks_commits");
        assert_eq!(found, ["Ada 1 1", "Bob 0 1"], "{more:?}");
    }
    assert_eq!(credits(&history, &[]), [""; 0]);
    assert_eq!(credits(&history, &["--loose-trailers"]), ["mid Bob human co_author loose line"]);
}

#[test]
fn the_most_reliable_rule_gives_the_credit() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).commit_on("fix", BOB, &["main"], "x", &[]);
    let loose = "Auto merge of #1 - bob:fix, r=ada\n\nT\n\nReviewed-by: Ada <ada@example.com>\n\nend";
    history.commit_on("main", BORS, &["fix"], loose, &[]).commit_on("two", BOB, &["main"], "y", &[]);
    let both = "Auto merge of #2 - bob:two, r=ada,cleo\n\nT\n\nReviewed-by: Ada <ada@example.com>";
    history.commit_on("main", BORS, &["two"], both, &[]).done();
    let found = answer(&history, &["reviewers"], "name commits");
    assert_eq!(found, ["Ada 2", "cleo (login) 1"]);
    // One commit of her own, and two reviews.
    assert_eq!(answer(&history, &["contributors", "--profile", "thanks"], "name commits")[0], "Ada 3");
}

#[test]
fn nobody_is_a_co_author_of_ones_own_or_of_a_merge() {
    let mut history = History::new();
    history.commit_on("main", ADA, &[], "x\n\nCo-authored-by: Ada <ada@example.com>", &[]);
    history.commit_on("fix", BOB, &["main"], "y", &[]);
    let merge = "Merge #7\n\n7: y r=ada a=bob\n\nCo-authored-by: Bob <bob@example.com>";
    history.commit_on("main", BORS, &["fix"], merge, &[]).done();
    assert_eq!(answer(&history, &["roles"], "name authored co_authored"), ["Ada 1 0", "Bob 1 0", "bors 0 0"]);
}

#[test]
fn excluded_people_are_in_no_output() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).commit_on("fix", BOB, &["main"], "x", &[]);
    let merge = "Merge pull request #1 from bobby/fix\n\nFor ada@example.com";
    history.commit_on("main", ADA, &["fix"], merge, &[]);
    let message = "y ada@example.com\n\nHelped-by: @ghost\nTested-by: Bob <bob@example.com>\nAcked-by: Dora <d@x>";
    history.commit_on("main", ADA, &[], message, &[]).done();
    let config = history.scratch().join("config.toml");
    std::fs::write(&config, "exclude_people = [\"Bob\", \"GHOST\"]\n").expect("written");
    let config = text(&config);
    let all =
        ["trailers", "people", "credits", "commits", "pull_requests", "roles", "pull_requests_by_person", "explain"];
    for name in all {
        let sql = format!("SELECT * FROM {name}");
        let args = ["query", "-C", &text(&history.path()), "--sql", &sql, "--config", &config, "--csv", "raw"];
        let found = laurels(&args).ok();
        // Subjects and titles are as their authors wrote them, but for addresses.
        let names = if ["commits", "explain"].contains(&name) { &[][..] } else { &["Bob", "bob", "ghost"] };
        for word in names.iter().chain(&["example.com"]) {
            assert!(!found.out.contains(word) && !found.err.contains(word), "{word} is in {name}: {}", found.out);
        }
    }
    let args = ["query", "-C", &text(&history.path()), "--sql", "SELECT value FROM trailers", "--config", &config];
    assert!(laurels(&args).ok().out.contains("Dora <d@…>"));
}

#[test]
fn lists_that_are_too_long_are_cut_and_reported() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).commit_on("fix", BOB, &["main"], "x", &[]);
    let references: Vec<String> = (1..30_000).map(|number| format!("#{number}")).collect();
    let subject = format!("Merge {}: {}", references.join(" "), "x".repeat(100_000));
    history.commit_on("main", ADA, &["fix"], &subject, &[]).commit_on("two", BOB, &["main"], "y", &[]);
    let reviewers: Vec<String> = (0..100_000).map(|number| format!("u{number}")).collect();
    let subject = format!("Auto merge of #1 - bob:two, r={}", reviewers.join(","));
    history.commit_on("main", ADA, &["two"], &subject, &[]);
    let trailers: Vec<String> = (0..2_500).map(|number| format!("Tested-by: N{number} <n{number}@x>")).collect();
    history.commit_on("main", ADA, &[], &format!("t\n\n{}", trailers.join("\n")), &[]).done();
    let run = laurels(&["query", "roles", "-C", &text(&history.path())]).ok();
    assert_eq!(laurels::rows(&run.out).len(), 2 + 100 + 2_000);
    run.says("1 message has more than 2000 lines that credit people");
}

/// Twenty-one commits whose credits stand outside the trailer block, and three whose trailers differ.
fn announced() -> History {
    let mut history = History::new();
    let messages = [
        "a\n\nReviewed-by: Cleo <c@example.com>\nHelped-by: Bob <bob@example.com>\nNoticed-by: Dora <d@example.com>",
        "b\n\nReported-by: somebody@example.org\nBased-on-patch-by: Dora <d@example.com>",
        "c\n\nTested-by: Bob <bob@example.com>\nReviewed-by: Bob <bob@example.com>\n\
         Co-authored-by: Claude <noreply@anthropic.com>",
    ];
    for message in messages {
        history.commit_on("main", ADA, &[], message, &[]);
    }
    history.commit_on("main", BOB, &[], "d\n\nReviewers: Erin Doe <e@example.com>, Finn Roe, Gil Poe", &[]);
    history.tag("v1.0").done();
    history
}

#[test]
fn announcements_count_as_git_shortlog_groups_do() {
    let history = announced();
    let keys = ["co-authored-by", "reviewed-by", "mentored-by", "helped-by", "tested-by", "reported-by"];
    let groups: Vec<String> = keys.iter().map(|key| format!("--group=trailer:{key}")).collect();
    let mut args = vec!["shortlog", "-ns", "--no-merges", "--group=author"];
    args.extend(groups.iter().map(String::as_str));
    args.push("main");
    let git = history.git().text(&args);
    let mut expected = Vec::new();
    for line in git.lines().filter(|line| !line.contains("Claude")) {
        let (commits, name) = line.trim().split_once('\t').expect("a number and a name");
        expected.push(format!("{} {commits}", name.replace("somebody@example.org", "somebody@…")));
    }
    let mut found = answer(&history, &["contributors", "--profile", "announce"], "name commits");
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
    let columns = "release commits people new_people";
    assert_eq!(answer(&history, &["announcement", "--profile", "announce"], columns), ["1.0 4 4 4"]);
}

#[test]
fn a_project_has_trailer_keys_of_its_own() {
    let history = announced();
    let file = history.scratch().join("laurels.toml");
    std::fs::write(&file, "[trailers]\nreviewer = [\"Reviewers\"]\n").expect("written");
    let found = credits(&history, &["--config", &text(&file)]);
    let own: Vec<&String> = found.iter().filter(|line| line.starts_with("d ")).collect();
    let expected = ["Erin Doe", "Finn Roe", "Gil Poe"].map(|name| format!("d {name} human reviewer trailer"));
    assert_eq!(own, expected.iter().collect::<Vec<_>>());
    assert!(credits(&history, &[]).contains(&"b somebody@… human reporter trailer".to_owned()));
}

#[test]
fn many_credits_outside_the_trailer_block_are_reported() {
    let mut history = History::new();
    for _ in 0..21 {
        history.commit_on("main", ADA, &[], "t\n\nReported-by: Bob <bob@example.com>\n\nrest", &[]);
    }
    history.commit_on("main", ADA, &[], "t\n\nReported-by: Bob <bob@example.com>", &[]).done();
    let repo = text(&history.path());
    let words = "With these lines there are 22 credits, without them 1.";
    laurels(&["query", "roles", "-C", &repo]).ok().says(words);
    let loose = laurels(&["query", "roles", "-C", &repo, "--loose-trailers"]).ok();
    assert!(!loose.err.contains(words), "{}", loose.err);
}

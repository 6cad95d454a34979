//! What is counted for a release, asked of git: `rev-list` and `shortlog` over the range that the release names.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::build::Change;
use crate::support::laurels::{self, Row, column};
use crate::support::needs::clones_of_the_user;
use crate::support::people::{ADA, BOB, BOT, CLEO};
use crate::support::{Git, History};

const BOTS: &str = "SELECT release_commits.release, people.name, COUNT(*) AS commits FROM release_commits \
    JOIN commits ON commits.commit_id = release_commits.commit_id JOIN people ON people.person_id = commits.author_id \
    WHERE NOT commits.is_merge AND people.kind <> 'human' GROUP BY release_commits.release, people.name ORDER BY release, name";

/// Asks git about every listed release: commits, merges, authors, and the commits of each person. Gives the releases.
pub(crate) fn equal_to_git(path: &Path, options: &[&str]) -> Vec<Row> {
    let git = Git::at(path);
    let asked = |name: &[&str]| laurels::query(path, &[name, options, &["--emails"]].concat());
    let (summary, ranking, bots) = (asked(&["release_summary"]), asked(&["ranking"]), asked(&["--sql", BOTS]));
    let revision = options.iter().position(|option| *option == "--rev").map_or("HEAD", |at| options[at + 1]);
    let mailmap = format!("mailmap.blob={revision}:.mailmap");
    assert!(!summary.is_empty(), "{path:?}: no releases");
    for release in &summary {
        let (name, range) = (release["release"].as_str(), release["range"].as_str());
        let count = |which: &str| git.text(&["rev-list", "--count", which, range, "--"]);
        let people = shortlog(&git.text(&["-c", &mailmap, "shortlog", "-sn", "--no-merges", range, "--"]));
        assert_eq!(release["commits"], count("--no-merges"), "{path:?}: commits of {name} ({range})");
        assert_eq!(release["merges"], count("--merges"), "{path:?}: merges of {name} ({range})");
        assert_eq!(release["authors"], people.len().to_string(), "{path:?}: authors of {name} ({range})");
        let ours = ranking.iter().chain(&bots).filter(|row| row["release"] == name);
        let ours: BTreeMap<_, _> = ours.map(|row| (row["name"].clone(), row["commits"].clone())).collect();
        assert_eq!(ours, people, "{path:?}: people of {name} ({range})");
    }
    if !options.contains(&"--from-release") {
        newcomers_are_new_once(&summary, &ranking);
    }
    summary
}

/// A person is new in the first release with a commit of theirs, in no other, and the summary counts just those.
fn newcomers_are_new_once(summary: &[Row], ranking: &[Row]) {
    let mut seen = std::collections::BTreeSet::new();
    for row in ranking {
        let is_first = seen.insert(row["person_id"].clone());
        assert_eq!(row["is_new"] == "true", is_first, "{row:?}");
        assert!(!is_first || row["previous_rank"].is_empty(), "{row:?}");
    }
    for release in summary {
        let new = ranking.iter().filter(|row| row["release"] == release["release"] && row["is_new"] == "true").count();
        assert_eq!(release["new_people"], new.to_string(), "{release:?}");
    }
}

/// `   3\tName` as name and count.
fn shortlog(text: &str) -> BTreeMap<String, String> {
    let line = |line: &str| line.split_once('\t').map(|(count, name)| (name.to_owned(), count.trim().to_owned()));
    text.lines().map(|text| line(text).expect("a count, a tab and a name")).collect()
}

/// The same with the names of the releases and of what they follow, oldest first.
fn chain(path: &Path, options: &[&str]) -> Vec<(String, String)> {
    let releases = equal_to_git(path, options);
    releases.iter().map(|release| (release["release"].clone(), release["previous"].clone())).collect()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(name, previous)| ((*name).to_owned(), (*previous).to_owned())).collect()
}

/// A commit on `main` that touches a file of its own.
fn step(history: &mut History, author: &str) {
    branch_step(history, "main", author, &[]);
}

fn branch_step(history: &mut History, branch: &str, author: &str, merge: &[&str]) {
    history.commit_on(branch, author, merge, "work", &[Change::Write(branch, b"1\n")]);
}

/// One commit and then one tag for each name: lightweight and annotated in turn.
fn tagged(names: &[&str]) -> History {
    let mut history = described(names);
    history.done();
    history
}

/// The same, not yet written.
fn described(names: &[&str]) -> History {
    let mut history = History::new();
    for (at, name) in names.iter().enumerate() {
        step(&mut history, [ADA, BOB, CLEO][at % 3]);
        if at % 2 == 0 {
            history.tag(name)
        } else {
            history.light_tag(name, "main")
        };
    }
    history
}

#[test]
fn a_straight_line_with_bots_and_a_mailmap() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n"), (".mailmap", "Ada <ada@example.com> <lovelace@example.com>\n")]);
    history.commit("A. Lovelace <LOVELACE@example.com>", &[("a", "2\n")]).commit(BOB, &[("b", "1\n")]).tag("v1.0.0");
    history.commit(BOT, &[("c", "1\n")]).commit(BOT, &[("c", "2\n")]).commit(CLEO, &[("c", "3\n")]).tag("v1.1.0");
    history.commit("ada <ada@example.net>", &[("a", "3\n")]).done();
    let releases = equal_to_git(&history.path(), &[]);
    assert_eq!(column(&releases, "release"), ["1.0.0", "1.1.0", "unreleased"]);
    assert_eq!(column(&releases, "commits"), ["3", "3", "1"]);
    assert_eq!(column(&releases, "authors"), ["2", "2", "1"]);
    assert_eq!(column(&releases, "people"), ["2", "1", "1"]);
    assert_eq!(column(&releases, "bot_commits"), ["0", "2", "0"]);
}

#[test]
fn an_executable_mailmap_is_a_mailmap() {
    let mut history = History::new();
    let mailmap = Change::Mode("100755", ".mailmap", b"Ada Lovelace <ada@example.com>\n");
    history.commit_on("main", ADA, &[], "first", &[mailmap]).done();
    let people = laurels::query(&history.path(), &["contributors"]);
    assert_eq!(column(&people, "name"), ["Ada Lovelace"]);
    equal_to_git(&history.path(), &[]);
}

#[test]
fn a_side_branch_counts_for_the_release_that_merged_it() {
    let mut history = History::new();
    step(&mut history, ADA);
    branch_step(&mut history, "side", BOB, &["main"]);
    branch_step(&mut history, "side", BOB, &[]);
    history.tag("v1.0");
    step(&mut history, ADA);
    history.tag("v1.1");
    branch_step(&mut history, "main", CLEO, &["side"]);
    history.tag("v1.2").done();
    let releases = equal_to_git(&history.path(), &[]);
    assert_eq!(column(&releases, "commits"), ["1", "1", "2"]);
    assert_eq!(column(&releases, "merges"), ["0", "0", "1"]);
}

/// main: 1.0, 1.1, 1.2; the tag 1.1 is on a release branch with backports, which may be merged back.
fn with_release_branch(is_merged: bool) -> History {
    let mut history = History::new();
    step(&mut history, ADA);
    history.tag("v1.0.0");
    step(&mut history, ADA);
    branch_step(&mut history, "stable", BOB, &["main"]);
    branch_step(&mut history, "stable", BOB, &[]);
    history.light_tag("v1.1.0", "stable");
    branch_step(&mut history, "stable", CLEO, &[]);
    history.light_tag("v1.1.1", "stable");
    step(&mut history, ADA);
    if is_merged {
        branch_step(&mut history, "main", CLEO, &["stable"]);
    }
    step(&mut history, CLEO);
    history.tag("v1.2.0");
    step(&mut history, BOB);
    history.done();
    history
}

#[test]
fn a_tag_on_a_release_branch_that_was_never_merged() {
    let history = with_release_branch(false);
    let releases = equal_to_git(&history.path(), &[]);
    assert_eq!(column(&releases, "range"), ["v1.0.0", "v1.0.0..v1.1.0", "v1.1.0..v1.2.0", &tail(&history, "v1.2.0")]);
    assert_eq!(column(&releases, "commits"), ["1", "3", "2", "1"]);
    let separate = chain(&history.path(), &["--patches", "separate"]);
    let expected = [("1.0.0", ""), ("1.1.0", "1.0.0"), ("1.1.1", "1.1.0"), ("1.2.0", "1.1.0"), ("unreleased", "1.2.0")];
    assert_eq!(separate, pairs(&expected));
}

#[test]
fn a_tag_on_a_release_branch_that_was_merged() {
    let history = with_release_branch(true);
    let releases = equal_to_git(&history.path(), &[]);
    assert_eq!(column(&releases, "commits"), ["1", "3", "3", "1"]);
    let separate = equal_to_git(&history.path(), &["--patches", "separate"]);
    assert_eq!(column(&separate, "release"), ["1.0.0", "1.1.0", "1.1.1", "1.2.0", "unreleased"]);
}

fn tail(history: &History, last: &str) -> String {
    format!("{last}..{}", &history.git().text(&["rev-parse", "HEAD"])[..10])
}

#[test]
fn two_tags_on_one_commit_are_two_releases() {
    let mut history = described(&["v1.0.0", "v1.1.0"]);
    history.light_tag("v1.2.0", "main");
    step(&mut history, BOB);
    history.tag("v1.3.0").done();
    let releases = equal_to_git(&history.path(), &[]);
    assert_eq!(column(&releases, "release"), ["1.0.0", "1.1.0", "1.2.0", "1.3.0"]);
    assert_eq!(column(&releases, "commits"), ["1", "1", "0", "1"]);
}

#[test]
fn tags_of_tags_are_peeled() {
    let history = tagged(&["v1.0", "inner", "v1.2"]);
    let git = history.git();
    git.bytes(&["tag", "-a", "-m", "of a tag", "middle", "inner"]);
    git.bytes(&["tag", "-a", "-m", "of a tag of a tag", "v1.1", "middle"]);
    assert_eq!(chain(&history.path(), &[]), pairs(&[("1.0", ""), ("1.1", "1.0"), ("1.2", "1.1")]));
}

#[test]
fn tags_of_trees_and_blobs_are_no_releases() {
    let history = tagged(&["v1.0", "v1.1"]);
    let git = history.git();
    git.bytes(&["tag", "v1.2", "main^{tree}"]);
    git.bytes(&["tag", "-a", "-m", "of a blob", "v1.3", "main:main"]);
    assert_eq!(chain(&history.path(), &[]), pairs(&[("1.0", ""), ("1.1", "1.0")]));
    let repo = laurels::text(&history.path());
    laurels::laurels(&["query", "overview", "-C", &repo])
        .ok()
        .says("2 tags ")
        .says("are not releases")
        .says("v1.2, v1.3");
}

#[test]
fn the_first_patch_release_replaces_a_missing_release() {
    let history = tagged(&["1.0.0", "1.1.1", "1.1.2", "1.2.0"]);
    assert_eq!(chain(&history.path(), &[]), pairs(&[("1.0.0", ""), ("1.1.1", "1.0.0"), ("1.2.0", "1.1.1")]));
}

#[test]
fn patch_and_pre_releases_are_folded_or_separate() {
    let history = tagged(&["v1.0.0", "v1.0.1", "v1.1.0-alpha", "v1.1.0-rc1", "v1.1.0-rc2", "v1.1.0", "v1.1.1"]);
    let path = history.path();
    let expected = [("1.0.0", ""), ("1.1.0", "1.0.0"), ("unreleased", "1.1.0")];
    assert_eq!(chain(&path, &[]), pairs(&expected));
    let all = chain(&path, &["--patches", "separate", "--prereleases", "separate"]);
    let expected = [
        ("1.0.0", ""),
        ("1.0.1", "1.0.0"),
        ("1.1.0-alpha", "1.0.0"),
        ("1.1.0-rc1", "1.1.0-alpha"),
        ("1.1.0-rc2", "1.1.0-rc1"),
        ("1.1.0", "1.0.0"),
        ("1.1.1", "1.1.0"),
    ];
    assert_eq!(all[..2], pairs(&expected)[..2]);
    assert_eq!(all.iter().map(|pair| pair.0.as_str()).take(7).collect::<Vec<_>>(), expected.map(|pair| pair.0));
    assert_eq!(all[5].1, "1.0.0");
}

#[test]
fn the_main_train_is_chosen_and_the_others_can_be() {
    let history = tagged(&["core-v1.0", "cli/1.0", "core-v1.1", "web@2.0", "core-v2.0", "cli/1.2"]);
    let path = history.path();
    let main = chain(&path, &[]);
    assert_eq!(main, pairs(&[("1.0", ""), ("1.1", "1.0"), ("2.0", "1.1"), ("unreleased", "2.0")]));
    assert_eq!(chain(&path, &["--tags", "cli/*"]), pairs(&[("1.0", ""), ("1.2", "1.0")]));
    assert_eq!(chain(&path, &["--tags", "web@*"]), pairs(&[("2.0", ""), ("unreleased", "2.0")]));
    let repo = laurels::text(&path);
    let run = laurels::laurels(&["query", "overview", "-C", &repo, "--tags", "nothing*"]);
    run.ended_with(2).says("core-v[0-9]*, cli/[0-9]*");
    let page = laurels::page(&path, &[]);
    assert!(page.contains("cli/") && page.contains("web"), "the other trains are named");
}

#[test]
fn releases_from_a_list() {
    let history = tagged(&["x", "y", "z"]);
    let list = history.scratch().join("releases.csv");
    std::fs::write(&list, "release,revision\nfirst,x\nsecond,z\n").expect("written");
    let options = ["--releases", &laurels::text(&list)];
    assert_eq!(chain(&history.path(), &options), pairs(&[("first", ""), ("second", "first")]));
    std::fs::write(&list, "release,revision\nfirst,no-such\n").expect("written");
    let repo = laurels::text(&history.path());
    let run = laurels::laurels(&["query", "overview", "-C", &repo, options[0], options[1]]);
    run.ended_with(2).says("no-such");
    std::fs::write(&list, "date,release,revision\n2013-04-03,first,x\n,second,z\n").expect("written");
    let dates = || laurels::query(&history.path(), &["--sql", SQL, options[0], options[1]]);
    const SQL: &str = "SELECT releases.date, CAST(commits.committed_at AS DATE) AS committed FROM releases \
        JOIN commits ON commits.commit_id = releases.commit_id ORDER BY releases.ordinal";
    let rows = dates();
    assert_eq!(rows[0]["date"], "2013-04-03");
    assert_eq!(rows[1]["date"], rows[1]["committed"]);
    std::fs::write(&list, "release,revision,date\nfirst,x,2013-02-30\n").expect("written");
    let run = laurels::laurels(&["query", "overview", "-C", &repo, options[0], options[1]]);
    run.ended_with(2).says("invalid date \"2013-02-30\"");
}

#[test]
fn mistakes_in_a_list_name_the_line() {
    let history = tagged(&["x", "y", "z"]);
    let list = history.scratch().join("releases.csv");
    let repo = laurels::text(&history.path());
    for (content, expected) in [
        ("release,revision\n", "there is a header, but no release"),
        ("release,tag\n1,x\n", "line 1: the column `revision` is missing"),
        ("release,revision\n1,x\n,y\n", "line 3: a release has no name"),
        ("release,revision\n1,x\n2,\n", "line 3: the release \"2\" has no revision"),
        ("release,revision\n1,x\n\n1,y\n", "line 4: duplicate release \"1\""),
        ("release,revision,date\n1,x,\n2,y,today\n", "line 3: the release \"2\" has the invalid date"),
        ("release,revision\n1,x\n2,yy\n", "line 3, the release \"2\": unknown or ambiguous revision \"yy\""),
        ("release,revision\n3,z\n2,y\n1,x\n", "line 3: the release \"2\" is older than \"3\" in line 2"),
    ] {
        std::fs::write(&list, content).expect("written");
        let run = laurels::laurels(&["query", "overview", "-C", &repo, "--releases", &laurels::text(&list)]);
        run.ended_with(2).says(expected);
    }
    std::fs::write(&list, "release,revision\n1,x\nalso,x\n2,z\n").expect("written");
    let run = laurels::laurels(&["query", "overview", "-C", &repo, "--releases", &laurels::text(&list)]);
    run.ok();
    let run = laurels::laurels(&["query", "overview", "-C", &repo, "--tags", "v["]);
    run.ended_with(2).says("the glob \"v[\" has a `[` without `]`");
    history.git().bytes(&["branch", "develop"]);
    laurels::laurels(&["query", "overview", "-C", &repo, "--rev", "develp"])
        .ended_with(2)
        .says("did you mean `develop`?");
}

#[test]
fn the_first_listed_release_keeps_its_range() {
    let history = tagged(&["v1.0", "v1.1", "v1.2"]);
    let expected = pairs(&[("1.1", "1.0"), ("1.2", "1.1")]);
    assert_eq!(chain(&history.path(), &["--from-release", "1.1"]), expected);
    assert_eq!(chain(&history.path(), &["--from-release", "v1.1"]), expected);
    let repo = laurels::text(&history.path());
    let whole = laurels::query(&history.path(), &["ranking"]);
    let listed = laurels::query(&history.path(), &["ranking", "--from-release", "1.1"]);
    assert!(!listed.is_empty() && whole.ends_with(&listed), "those before still count for ranks and newcomers");
    let totals = |options: &[&str]| laurels::query(&history.path(), &[&["contributors"], options].concat());
    assert_eq!(totals(&[]), totals(&["--from-release", "1.1"]));
    laurels::laurels(&["query", "overview", "-C", &repo, "--from-release", "9"]).ended_with(2).says("1.2, 1.1, 1.0");
}

#[test]
fn later_tags_are_not_releases_of_an_old_revision() {
    let history = tagged(&["v1.0", "v1.1", "v1.2"]);
    assert_eq!(chain(&history.path(), &["--rev", "v1.1"]), pairs(&[("1.0", ""), ("1.1", "1.0")]));
    assert_eq!(chain(&history.path(), &["--rev", "v1.0"]), pairs(&[("1.0", "")]));
}

#[test]
fn without_tags_everything_is_unreleased() {
    let mut history = History::new();
    step(&mut history, ADA);
    step(&mut history, BOB);
    history.done();
    let releases = equal_to_git(&history.path(), &[]);
    assert_eq!((column(&releases, "release"), column(&releases, "commits")), (vec!["unreleased"], vec!["2"]));
}

#[test]
fn calendar_versions_can_have_patches() {
    let history = tagged(&["v2024.04", "v2024.10", "v2024.10.1", "v2025.01"]);
    let path = history.path();
    assert_eq!(chain(&path, &[]), pairs(&[("2024.04", ""), ("2024.10", "2024.04"), ("2025.01", "2024.10")]));
    let separate = chain(&path, &["--patches", "separate"]);
    assert_eq!(separate[2..], pairs(&[("2024.10.1", "2024.10"), ("2025.01", "2024.10")]));
    let repo = laurels::text(&path);
    laurels::laurels(&["query", "overview", "-C", &repo]).ok().says("1 tag of the form YYYY.MM.N").says("2024.10.1");
    let days = tagged(&["2024.10.01", "2024.10.15", "2024.11.01"]);
    assert_eq!(chain(&days.path(), &[]).len(), 3);
}

#[test]
fn underscores_in_tags_are_dots_in_names() {
    let history = tagged(&["curl-8_20_0", "curl-8_21_0"]);
    let path = history.path();
    assert_eq!(chain(&path, &[]), pairs(&[("8.20.0", ""), ("8.21.0", "8.20.0")]));
    let sql = "SELECT tag FROM releases ORDER BY ordinal";
    assert_eq!(column(&laurels::query(&path, &["--sql", sql]), "tag"), ["curl-8_20_0", "curl-8_21_0"]);
    for name in ["8.21.0", "curl-8_21_0", "8_21_0"] {
        let authors = laurels::query(&path, &["profiles", "--param", &format!("release={name}")]);
        assert_eq!(column(&authors, "name"), ["Bob"], "{name}");
        assert_eq!(chain(&path, &["--from-release", name]).len(), 1, "{name}");
    }
}

#[test]
fn a_tag_that_was_made_again_later_has_the_date_of_its_commit() {
    let mut history = History::new();
    for (tag, day) in [("v0.6", 10), ("v0.7", 100), ("v0.8", 200)] {
        history.day(day);
        step(&mut history, ADA);
        history.light_tag(tag, "main");
    }
    history.done();
    let sql = ["--sql", "SELECT release, date FROM releases ORDER BY ordinal"];
    let dates = || column(&laurels::query(&history.path(), &sql), "date").join(" ");
    let before = dates();
    let git = history.git();
    // Both are tagged when 0.7 was committed, as in the history of Rust.
    let late = git.text(&["log", "-1", "--format=%ct", "v0.7"]);
    for tag in ["v0.6", "v0.7"] {
        let commit = git.text(&["rev-parse", tag]);
        let again =
            format!("object {commit}\ntype commit\ntag {tag}\ntagger T <t@example.com> {late} +0000\n\nagain\n");
        let id = history.raw("tag", again.as_bytes());
        git.bytes(&["update-ref", &format!("refs/tags/{tag}"), &id]);
    }
    assert_eq!(dates(), before);
    let repo = laurels::text(&history.path());
    laurels::laurels(&["query", "overview", "-C", &repo]).ok().says("contradict the order of the versions: 0.6.");
}

#[test]
fn only_pre_releases_are_releases() {
    let history = tagged(&["1.0-alpha.1", "1.0-alpha.2", "1.0-beta"]);
    let names: Vec<String> = chain(&history.path(), &[]).into_iter().map(|pair| pair.0).collect();
    assert_eq!(names, ["1.0-alpha.1", "1.0-alpha.2", "1.0-beta"]);
}

#[test]
fn random_histories_with_skewed_clocks() {
    for seed in [1_u64, 2, 3] {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut random = move |limit: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state % 1_000_003).expect("small") % limit
        };
        let branches = ["main", "one", "two", "three"];
        let mut history = History::new();
        let mut begun = vec!["main"];
        let mut versions: Vec<String> = (0..14).map(|at| format!("v{}.{}.{}", at / 6, at / 2 % 3, at % 2)).collect();
        step(&mut history, ADA);
        for _ in 0..70 {
            let (branch, other) = (branches[random(4)], begun[random(begun.len())]);
            let merges = !begun.contains(&branch) || random(4) == 0 && branch != other;
            let parents = if merges { vec![other] } else { vec![] };
            history.day(i64::try_from(random(40)).expect("small"));
            branch_step(&mut history, branch, [ADA, BOB, CLEO, BOT][random(4)], &parents);
            begun.extend(Some(branch).filter(|_| !begun.contains(&branch)));
            if random(5) == 0 && !versions.is_empty() {
                history.light_tag(&versions.remove(random(versions.len())), branch);
            }
        }
        history.done();
        assert!(equal_to_git(&history.path(), &[]).len() > 1, "{seed}");
        equal_to_git(&history.path(), &["--patches", "separate"]);
        equal_to_git(&history.path(), &["--rev", "two", "--tags", "v[01]*"]);
    }
}

#[test]
fn a_branch_with_the_name_of_a_tag_changes_nothing() {
    let history = tagged(&["v1.0", "v1.1", "v1.2"]);
    history.git().bytes(&["branch", "v1.1", "v1.0"]);
    assert_eq!(column(&equal_to_git(&history.path(), &[]), "commits"), ["1", "1", "1"]);
}

#[test]
fn clones_named_by_the_user() {
    for path in clones_of_the_user() {
        let releases = equal_to_git(&path, &["--patches", "separate", "--prereleases", "separate"]);
        eprintln!("{}: {} releases equal git's", path.display(), releases.len());
    }
}

#[test]
fn the_first_release_of_an_imported_history_has_all_commits_since_its_beginning() {
    let mut history = History::new();
    for day in [0, 400, 800] {
        history.day(day);
        step(&mut history, ADA);
    }
    history.tag("v1.0");
    step(&mut history, BOB);
    history.tag("v1.1").done();
    let summary = laurels::query(&history.path(), &["release_summary"]);
    assert_eq!(column(&summary, "since_date"), ["2020-09-13", ""]);
    let page = laurels::page(&history.path(), &[]);
    assert!(page.contains("has 3 commits by 1 person, from the beginning of the history on 2020-09-13."), "{page}");
    assert_eq!(page.matches("from the beginning of the history").count(), 1);
    // A first release on the day of the first commit is the beginning.
    let young = laurels::query(&tagged(&["v1.0", "v1.1"]).path(), &["release_summary"]);
    assert_eq!(column(&young, "since_date"), ["", ""]);
}

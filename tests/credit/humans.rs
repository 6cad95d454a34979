//! Profiles in words: whether bots, merges and reviews count, and `--humans`, which leaves bots out of all of them.

use std::collections::BTreeSet;

use crate::support::History;
use crate::support::build::Change;
use crate::support::laurels::{lines, page, query, text};
use crate::support::people::{ADA, BOB, BOT};

const BORS: &str = "bors <bors@rust-lang.org>";

/// Two people, a merge bot that a trailer thanks, a program with a request of its own, and an agent as co-author.
fn mixed() -> History {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).tag("v1.0").day(1);
    let agent = "x\n\nCo-authored-by: Claude <noreply@anthropic.com>\nReviewed-by: bors <bors@rust-lang.org>\n\
                 Tested-by: Bob <bob@example.com>";
    history.commit_on("fix", BOB, &["main"], agent, &[Change::Write("b", b"1\n")]);
    history.commit_on("main", BORS, &["fix"], "Auto merge of #1 - bob:fix, r=ada\n\nFix", &[]);
    history.commit_on("deps", BOT, &["main"], "bump", &[Change::Write("c", b"1\n")]);
    history.commit_on("main", ADA, &["deps"], "Merge pull request #2 from dependabot[bot]/deps", &[]);
    history.commit_on("main", "Claude <noreply@anthropic.com>", &[], "y", &[Change::Write("d", b"1\n")]).tag("v1.1");
    history.done();
    history
}

const PROGRAMS: [&str; 3] = ["bors", "dependabot[bot]", "Claude"];

fn names(history: &History, args: &[&str]) -> BTreeSet<String> {
    query(&history.path(), args).iter().map(|row| row["name"].clone()).collect()
}

#[test]
fn no_profile_counts_bots() {
    let history = mixed();
    for profile in ["default", "shortlog", "github", "thanks", "gitdm", "announce"] {
        let all = names(&history, &["contributors", "--profile", profile]);
        let humans = names(&history, &["contributors", "--profile", profile, "--humans"]);
        let expected: BTreeSet<String> =
            all.iter().filter(|name| !PROGRAMS.contains(&name.as_str())).cloned().collect();
        assert_eq!(humans, expected, "{profile}");
        assert_eq!(all.len() == humans.len(), profile == "default", "{profile}");
    }
    // As git counts, without the programs.
    let log = history.git().text(&["shortlog", "-sn", "HEAD"]);
    let is_human = |line: &&str| !PROGRAMS.iter().any(|name| line.contains(name));
    let mut of_git: Vec<String> = log.lines().filter(is_human).map(|line| line.trim().replace('\t', " ")).collect();
    of_git.sort();
    let mut found = lines(&history.path(), &["contributors", "--profile", "shortlog", "--humans"], "commits name");
    found.sort();
    assert_eq!(found, of_git);
    let side = ["profiles", "--humans"];
    assert!(names(&history, &side).iter().all(|name| !PROGRAMS.contains(&name.as_str())));
}

#[test]
fn tables_of_pull_requests_and_reviewers_list_humans_only() {
    let history = mixed();
    for table in ["pull_requests_by_person", "reviewers", "roles", "roles_by_release"] {
        let all = names(&history, &[table]);
        assert!(all.iter().any(|name| PROGRAMS.contains(&name.as_str())), "{table}: {all:?}");
        let humans = names(&history, &[table, "--humans"]);
        assert!(
            !humans.is_empty() && humans.iter().all(|name| !PROGRAMS.contains(&name.as_str())),
            "{table}: {humans:?}"
        );
    }
    let accounts = lines(&history.path(), &["pull_requests_by_account", "--humans"], "login rank");
    assert_eq!(accounts, ["bob 1"]);
    let releases = lines(&history.path(), &["pull_requests_by_release", "--humans"], "release pull_requests authors");
    assert_eq!(releases[1], "1.1 1 1");
}

#[test]
fn reports_and_explanations_say_it() {
    let history = mixed();
    let page = page(&history.path(), &["--profile", "thanks", "--humans"]);
    assert!(page.contains("Merge commits count; bots, AI agents and the author of a rollup"), "{page}");
    assert!(page.contains("--humans"));
    let repo = text(&history.path());
    let args = ["explain", "-C", &repo, "--person", "bors", "--profile", "shortlog", "--humans"];
    crate::support::laurels::laurels(&args).ok().says("0 commits count").says("1 by a bot");
}

#[test]
fn reports_say_what_a_profile_counts() {
    let history = mixed();
    let git = page(&history.path(), &["--profile", "shortlog"]);
    for sentence in ["has 6 commits by 5 people, 3 of them bots or AI agents", "The profile counts them like people."] {
        assert!(git.contains(sentence), "{sentence}");
    }
    for sentence in ["not counted", "There are none."] {
        assert!(!git.contains(sentence), "{sentence}");
    }
    let own = page(&history.path(), &[]);
    assert!(own.contains("2 merge commits are not counted") && own.contains("| Commits |"), "{own}");
}

#[test]
fn where_reviews_count_the_numbers_are_contributions() {
    let history = mixed();
    let person = ["--report", "person", "--person", "Ada"];
    let thanks = page(&history.path(), &[&person[..], &["--profile", "thanks"]].concat());
    assert!(thanks.contains("Ada made 3 contributions in"), "{thanks}");
    for false_or_twice in ["Ada made 3 commits", "3 commits", "Commit messages also credit", "1 review"] {
        assert!(!thanks.contains(false_or_twice), "{false_or_twice}");
    }
    let own = page(&history.path(), &person);
    assert!(
        own.contains("Ada made 1 commit in") && own.contains("Commit messages also credit Ada with 1 review"),
        "{own}"
    );
    let thanks = page(&history.path(), &["--profile", "thanks"]);
    assert!(thanks.contains("| Contributions |") && !thanks.contains("| Commits |"), "{thanks}");
    assert!(thanks.contains("of the counted contributions"), "{thanks}");
}

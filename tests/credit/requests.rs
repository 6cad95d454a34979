//! Pull requests: which numbers are this project's, and who is behind an account.

use crate::support::History;
use crate::support::build::Change;
use crate::support::laurels::lines;
use crate::support::people::{ADA, BOB, CLEO, DORA};

const GITHUB: &str = "GitHub <noreply@github.com>";
const REQUESTS: &str = "SELECT number, form, commits, author_login, people.name, title FROM pull_requests \
                        LEFT JOIN people ON people.person_id = pull_requests.author_id ORDER BY number";

fn requests(history: &History, args: &[&str]) -> Vec<String> {
    lines(&history.path(), &[&["--sql", REQUESTS], args].concat(), "number form commits author_login name title")
}

/// Merges a branch with commits of these authors.
fn merged(history: &mut History, number: u32, account: &str, authors: &[&str]) {
    let branch = format!("b{number}");
    for (at, author) in authors.iter().enumerate() {
        let parents: &[&str] = if at == 0 { &["main"] } else { &[] };
        history.commit_on(&branch, author, parents, "x", &[]);
    }
    let message = format!("Merge pull request #{number} from {account}/{branch}");
    history.commit_on("main", ADA, &[&branch], &message, &[]);
}

#[test]
fn a_number_at_the_end_of_a_subject_needs_no_blank() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).committed_by(GITHUB);
    for subject in ["managing sets of tasks(#4335)", "close pending  (#2590)", "(#7)", "Revert \"x (#1)\" (#8)"] {
        history.commit_on("main", BOB, &[], subject, &[]);
    }
    history.done();
    let expected = [
        "8 squash 1 - Bob Revert \"x (#1)\"",
        "2590 squash 1 - Bob close pending",
        "4335 squash 1 - Bob managing sets of tasks",
    ];
    assert_eq!(requests(&history, &[]), expected);
}

#[test]
fn an_account_of_several_people_authors_nothing() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]);
    for (number, author) in (1..).zip([BOB, BOB, BOB, CLEO]) {
        merged(&mut history, number, "acme", &[author]);
    }
    // A fork merged the main repository: the request brings no commit.
    history.commit_on("fork", DORA, &["main"], "y", &[Change::Write("b", b"1\n")]);
    history.commit_on("main", ADA, &[], "z", &[]).tag("v1.0");
    history.commit_on("fork", DORA, &["main"], "Merge pull request #9 from acme/main", &[]).light_tag("v0.9", "fork");
    history.done();
    let expected = ["1 merge 1 acme Bob -", "2 merge 1 acme Bob -", "3 merge 1 acme Bob -", "4 merge 1 acme Cleo -"];
    assert_eq!(requests(&history, &["--tags", "v1*"]), expected);
    assert_eq!(requests(&history, &[])[4], "9 merge 0 acme - -");
}

#[test]
fn tags_do_not_change_who_is_behind_an_account() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).tag("v0.1");
    merged(&mut history, 1, "bobby", &[BOB]);
    history.commit_on("x", DORA, &["main"], "x", &[]);
    history.commit_on("side", ADA, &["main", "x"], "Merge pull request #5 from bobby/x", &[]).light_tag("v1.0", "side");
    history.commit_on("main", ADA, &["b1"], "Merge pull request #2 from bobby/empty", &[]).done();
    for args in [&[][..], &["--tags", "v0*"]] {
        let found = requests(&history, args);
        assert!(found.contains(&"2 merge 0 bobby Bob -".to_owned()), "{found:?}");
    }
}

#[test]
fn a_person_with_the_name_of_the_account_opened_the_request() {
    let mut history = History::new();
    let namesake = "MikaelU <m@example.com>";
    history.commit(ADA, &[("a", "1\n")]);
    merged(&mut history, 1, "mikaelu", &[BOB, namesake]);
    merged(&mut history, 2, "mikaelu", &[BOB]);
    merged(&mut history, 3, "mikaelu", &[CLEO]);
    merged(&mut history, 4, "mikaelu", &[BOB, CLEO, CLEO]);
    history.done();
    let expected = [
        "1 merge 2 mikaelu MikaelU -",
        "2 merge 1 mikaelu Bob -",
        "3 merge 1 mikaelu Cleo -",
        "4 merge 3 mikaelu Cleo -",
    ];
    assert_eq!(requests(&history, &[]), expected);
}

#[test]
fn numbers_of_another_forge_inside_a_request_are_not_ours() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]);
    history.commit_on("ci", BOB, &["main"], "Merged PR 24: Configure pipelines", &[]);
    history.commit_on("main", ADA, &["ci"], "Merge pull request #5785 from bobby/ci\n\n Pipelines ", &[]);
    // A project at that forge: its own numbers count, also inside each other.
    history.commit_on("next", CLEO, &["main"], "Merged PR 30: One", &[]);
    history.commit_on("main", ADA, &["next"], "Merged PR 31: Next", &[]).done();
    let expected = ["30 squash 1 - Cleo One", "31 merge 0 - - Next", "5785 merge 1 bobby Bob Pipelines"];
    assert_eq!(requests(&history, &[]), expected);
}

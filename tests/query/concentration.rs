//! How few people made half of the commits, worked out by hand.

use crate::support::History;
use crate::support::laurels::{self, lines, query};
use crate::support::people::{ADA, BOB, BOT, CLEO};

/// 1.0 with 5, 2 and 1 commits, 1.1 with 2, 1 and 1, and a large commit by a bot in each.
fn story() -> History {
    let mut history = History::new();
    let text = |lines: usize| "x\n".repeat(lines);
    for n in 1..=5 {
        history.commit(ADA, &[("a", &text(n))]); // +1 each
    }
    history.commit(BOB, &[("b", &text(3))]).commit(BOB, &[("b", &text(2))]); // +3, -1
    history.commit(CLEO, &[("c", &text(11))]).commit(BOT, &[("d", &text(100))]).tag("v1.0"); // +11
    history.day(1);
    history.commit(ADA, &[("a", &text(7))]).commit(ADA, &[("a", &text(4))]); // +2, -3
    history.commit(BOB, &[("b", "y\n")]).commit(CLEO, &[("c", &text(9))]); // +1 -2, -2
    history.commit(BOT, &[("d", "")]).tag("v1.1").done();
    history
}

#[test]
fn the_fewest_people_who_made_half_of_the_commits() {
    let history = story();
    let columns = "people commits people_50pct people_80pct people_95pct gini lines_changed largest_commit_lines \
                   largest_commit_share";
    // 7, 3 and 2 of 12 commits; 50%, 80% and 95% are 6, 9.6 and 11.4.
    assert_eq!(lines(&history.path(), &["concentration"], columns), ["3 12 1 2 3 0.277778 29 11 0.379310"]);
    let largest = history.git().text(&["rev-parse", "v1.0~1"]);
    assert_eq!(query(&history.path(), &["concentration"])[0]["largest_commit_id"], largest);
    let columns = format!("release release_date ordinal is_unreleased {columns}");
    let expected = [
        "1.0 2020-09-13 1 false 3 8 1 2 3 0.333333 20 11 0.550000",
        // Ada has exactly half: two of four.
        "1.1 2020-09-14 2 false 3 4 1 3 3 0.166667 9 3 0.333333",
    ];
    assert_eq!(lines(&history.path(), &["concentration_by_release"], &columns), expected);
}

#[test]
fn who_deletes_most_and_in_how_large_a_commit() {
    let history = story();
    let columns = "name lines_added lines_deleted lines_net largest_commit_deleted largest_commit_share";
    assert!(lines(&history.path(), &["net_negative", "--param", "least_commits=1"], columns).is_empty());
    let columns = format!("release ordinal is_unreleased rank commits {columns}");
    let expected = [
        "1.1 2 false 2 1 Cleo 0 2 -2 2 1.000000",
        "1.1 2 false 1 2 Ada 2 3 -1 3 1.000000",
        "1.1 2 false 2 1 Bob 1 2 -1 2 1.000000",
    ];
    assert_eq!(lines(&history.path(), &["net_negative_by_release"], &columns), expected);
    let least = ["net_negative_by_release", "--param", "least_commits=2"];
    assert_eq!(lines(&history.path(), &least, &columns), expected[1..2]);
}

#[test]
fn the_largest_deletion_of_a_person() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n2\n3\n4\n5\n")]);
    history.commit(BOB, &[("a", "1\n2\n")]).commit(BOB, &[("a", "1\n")]).commit(BOB, &[("b", "1\n")]).done(); // -3, -1, +1
    let columns = "name commits lines_added lines_deleted lines_net rank largest_commit_deleted largest_commit_share";
    let found = ["net_negative", "--param", "least_commits=3"];
    assert_eq!(lines(&history.path(), &found, columns), ["Bob 3 1 4 -3 1 3 0.750000"]);
    let largest = history.git().text(&["rev-parse", "main~2"]);
    assert_eq!(query(&history.path(), &found)[0]["largest_commit_id"], largest);
}

#[test]
fn the_report() {
    let texts = [
        "has 12 commits by 3 people. 1 person made at least 50% of them, 2 at least 80% and 3 at least 95%.",
        "has 37.9% of all lines changed.",
        "| 1.1 | 2020-09-14 | 4 | 3 | 1 | 3 | 3 | 33.3% |",
    ];
    laurels::page_says(&story().path(), "concentration", &texts);
}

#[test]
fn a_history_of_bots_has_no_concentration() {
    let mut history = History::new();
    history.commit(BOT, &[("a", "1\n")]).tag("v1.0").done();
    let columns = "people commits people_50pct gini lines_changed largest_commit_id largest_commit_share";
    assert_eq!(lines(&history.path(), &["concentration"], columns), ["0 0 - - 0 - -"]);
    assert!(query(&history.path(), &["concentration_by_release"]).is_empty());
    let text = laurels::page(&history.path(), &["--report", "concentration"]);
    assert!(text.contains("has no commits by people.\n"), "{text}");
}

//! What the charts of the reports are drawn from, worked out by hand, and that the reports have them.

use crate::support::History;
use crate::support::laurels::lines;

const ADA: &str = "Ada <ada@example.com>";
const BOB: &str = "Bob <bob@example.com>";
const CLEO: &str = "Cleo <cleo@example.com>";

/// Ada is in all three releases, Bob misses the first, Cleo the second.
fn story() -> History {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).commit(CLEO, &[("c", "1\n")]).commit(CLEO, &[("c", "2\n")]).tag("v1.0");
    history.day(1);
    history.commit(ADA, &[("a", "2\n")]).commit(ADA, &[("a", "3\n")]).commit(BOB, &[("b", "1\n")]).tag("v1.1");
    history.day(2);
    history.commit(BOB, &[("b", "2\n")]).commit(CLEO, &[("c", "3\n")]).commit(ADA, &[("a", "4\n")]).tag("v1.2");
    history.day(3);
    history.commit(BOB, &[("b", "3\n")]).done();
    history
}

#[test]
fn tiles_of_those_on_a_streak() {
    let history = story();
    let columns = "name release ordinal rank is_in_run length from_release";
    // Cleo is in 1.2 as well, but was not in 1.1: a run of one is none. What is not released counts for nobody.
    let expected = [
        "Ada 1.0 1 2 true 3 1.0",
        "Ada 1.1 2 1 true 3 1.0",
        "Ada 1.2 3 1 true 3 1.0",
        "Bob 1.0 1 - false 2 1.1",
        "Bob 1.1 2 2 true 2 1.1",
        "Bob 1.2 3 1 true 2 1.1",
    ];
    assert_eq!(lines(&history.path(), &["streak_tiles"], columns), expected);
    // Of the first of each release, only Ada was first in the one before.
    let first = ["Ada 1.0 1 - false 2 1.1", "Ada 1.1 2 1 true 2 1.1", "Ada 1.2 3 1 true 2 1.1"];
    assert_eq!(lines(&history.path(), &["streak_tiles", "--top", "1"], columns), first);
}

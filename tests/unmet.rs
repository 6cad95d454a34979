//! The last test by name: the summary of what this machine lacks, near the end of the output.

use crate::support::needs::{ALL, must_all_be_met, report};

#[test]
fn tests_that_were_skipped_are_listed() {
    let unmet: Vec<&str> = ALL.into_iter().filter(|need| !need.is_met()).map(|need| need.hint()).collect();
    for hint in &unmet {
        report(&format!("TESTS WERE SKIPPED: {hint}"));
    }
    assert!(unmet.is_empty() || !must_all_be_met(), "LAURELS_REQUIRE_ALL is set: {unmet:?}");
}

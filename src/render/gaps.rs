//! What files for people say about incomplete numbers.

use crate::fact::{Notice, NoticeKind};
use crate::report::Part;

/// What charts say about incomplete numbers; empty if the numbers are complete.
#[must_use]
pub fn gaps(is_complete: bool, notices: &[Notice]) -> &'static str {
    let mut found = notices.iter().filter(|notice| notice.is_incomplete());
    if is_complete {
        ""
    } else if notices.iter().any(|notice| notice.kind.lacks_history()) {
        "The clone is incomplete, and so are the numbers."
    } else if found.all(|notice| notice.kind.is_only_about_lines()) {
        "Some lines could not be counted."
    } else {
        "Some lines or words could not be counted."
    }
}

/// The notices about incomplete numbers, such as "Incomplete: This is a shallow clone ...".
#[must_use]
pub fn incomplete(notices: &[Notice]) -> Vec<String> {
    let found = notices.iter().filter(|notice| notice.is_incomplete());
    found.map(|notice| format!("Incomplete: {}", notice.text)).collect()
}

/// What a section to paste says, which has no other notices.
#[must_use]
pub fn of_fragment(part: &Part, notices: &[Notice]) -> Vec<&'static str> {
    let has = |is_it: fn(NoticeKind) -> bool| notices.iter().any(|notice| is_it(notice.kind));
    let mut said = Vec::new();
    if has(|kind| kind == NoticeKind::Shallow) {
        said.push("Made from a shallow clone. Commits are missing, and new contributors may not be new.");
    } else if has(NoticeKind::lacks_history) {
        said.push("Made from an incomplete clone. New contributors may not be new.");
    }
    let is_touched = part.is_incomplete.unwrap_or_else(|| has(NoticeKind::is_incomplete));
    if is_touched {
        said.push("Some lines could not be counted.");
    }
    said
}

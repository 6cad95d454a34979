//! Notices about what could not be read.

use std::collections::BTreeMap;

use super::lines::Counted;
use super::object::Unreadable;
use super::tree::MAX_DEPTH;
use crate::fact::{Notice, NoticeKind, ObjectId, to_i64};
use crate::text;

/// How many ids a notice shows.
const SHOWN: usize = 3;

/// How a partial clone becomes a full one. Without --no-filter, git applies the filter of the clone again.
const COMPLETE: &str = "Run `git fetch --refetch --no-filter` or use a full clone.";

/// Commits by the reason why their trees could not be compared.
pub type Uncompared = BTreeMap<Unreadable, Vec<ObjectId>>;

/// Commits that could not be read.
pub fn unreadable_commits<'a>(ids: impl ExactSizeIterator<Item = &'a ObjectId>) -> Option<Notice> {
    let commits = counted(ids.len(), "commit is", "commits are")?;
    let text = format!(
        "{commits} missing or damaged: {}. Counts omit missing commits and commits reachable only through them.",
        named(ids)
    );
    Some(Notice::new(NoticeKind::CommitsUnreadable, text))
}

/// Commits without a tree.
pub fn treeless_commits(ids: &[ObjectId]) -> Option<Notice> {
    let commits = counted(ids.len(), "commit has", "commits have")?;
    let text = format!("{commits} no tree; the lines are unknown: {}.", named(ids.iter()));
    Some(Notice::new(NoticeKind::CommitsWithoutTree, text))
}

/// Commits whose header is malformed.
pub fn malformed_commits(commits: usize) -> Option<Notice> {
    let commits = counted(commits, "commit has", "commits have")?;
    let text = format!("{commits} a malformed author or committer line; as in git, the name is empty.");
    Some(Notice::new(NoticeKind::MalformedHeaders, text))
}

/// Commits whose trees could not be compared.
pub fn uncompared_commits(commits: &mut Uncompared) -> Vec<Notice> {
    commits.values_mut().for_each(|ids| ids.sort());
    let too_many = commits.remove(&Unreadable::TooMany).unwrap_or_default();
    let too_deep = commits.remove(&Unreadable::TooDeep).unwrap_or_default();
    let unreadable: Vec<ObjectId> = commits.values().flatten().copied().collect();
    let mut notices = Vec::new();
    if let Some(commits) = counted(unreadable.len(), "commit has", "commits have") {
        let named = named(unreadable.iter());
        let text = format!("{commits} missing or damaged trees; the lines are unknown: {named}. {COMPLETE}");
        notices.push(Notice::new(NoticeKind::TreesUnreadable, text));
    }
    if let Some(commits) = counted(too_many.len(), "commit changes", "commits change") {
        let named = named(too_many.iter());
        let text = format!("{commits} too many paths to compare; the lines are unknown: {named}.");
        notices.push(Notice::new(NoticeKind::TooManyChanges, text));
    }
    if let Some(commits) = counted(too_deep.len(), "commit has", "commits have") {
        let (named, most) = (named(too_deep.iter()), text::counted(to_i64(MAX_DEPTH), "level", "levels"));
        let text = format!(
            "{commits} folders in more than {most}, the limit of git (core.maxTreeDepth); the lines are unknown: {named}."
        );
        notices.push(Notice::new(NoticeKind::TooDeep, text));
    }
    notices
}

/// Changes whose lines could not be counted.
pub fn uncounted_changes(counts: &[Counted]) -> Vec<Notice> {
    let failed = counts.iter().filter(|count| count.is_err()).count();
    let huge = counts.iter().filter(|count| matches!(count, Err(Unreadable::TooMany))).count();
    let mut notices = Vec::new();
    if let Some(changes) = counted(huge, "file change has", "file changes have") {
        let text = format!("{changes} too many lines to compare; the lines are unknown.");
        notices.push(Notice::new(NoticeKind::TooManyLines, text));
    }
    if let Some(changes) = counted(failed - huge, "file change", "file changes") {
        let text = format!(
            "The contents of {changes} are missing (as in a partial clone) or damaged; the lines are unknown. {COMPLETE}"
        );
        notices.push(Notice::new(NoticeKind::FilesUnreadable, text));
    }
    notices
}

/// The files of the revision could not be listed.
pub fn no_documents() -> Notice {
    let text = "The files of the analyzed revision cannot be listed, so there are no documents.";
    Notice::new(NoticeKind::DocumentsUnreadable, text)
}

/// Documents that could not be read, and documents without words.
pub fn of_documents(unread: usize, wordless: usize) -> Vec<Notice> {
    let mut notices = Vec::new();
    if let Some(documents) = counted(unread, "document", "documents") {
        let text = format!("The contents of {documents} are missing or damaged; their words are not counted.");
        notices.push(Notice::new(NoticeKind::DocumentsUnread, text));
    }
    if let Some(documents) = counted(wordless, "document is", "documents are") {
        let text = format!("{documents} binary or too large to count; their words are not counted.");
        notices.push(Notice::new(NoticeKind::DocumentsBinary, text));
    }
    notices
}

/// A number with its noun; `None` for zero.
fn counted(number: usize, one: &str, many: &str) -> Option<String> {
    (number > 0).then(|| text::counted(to_i64(number), one, many))
}

/// The first few ids.
fn named<'a>(ids: impl ExactSizeIterator<Item = &'a ObjectId>) -> String {
    let more = if ids.len() > SHOWN { " and more" } else { "" };
    let first: Vec<String> = ids.take(SHOWN).map(ObjectId::short).collect();
    format!("{}{more}", first.join(", "))
}

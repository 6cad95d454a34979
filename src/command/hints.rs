//! Notices about the columns of one result.

use crate::fact::{Notice, NoticeKind};
use crate::query::ResultSet;
use crate::study::Study;

/// The notices of a result: no organization is configured, or addresses are missing from lines for a mailmap.
pub fn hints(result: &ResultSet, study: &Study, emails: bool) -> Vec<Notice> {
    let has = |name: &str| result.position(name).is_some();
    let mut notices = Vec::new();
    if (has("organization") || has("organizations_50pct")) && study.affiliations.names().is_empty() {
        let text = "No organizations are configured. Use `--organizations FILE`, or \
                    `[[organizations]]` in laurels.toml.";
        notices.push(Notice::new(NoticeKind::NoOrganizations, text));
    }
    if has("mailmap") && !emails && !result.rows.is_empty() {
        let text = "Email addresses are hidden. Use `--emails` to get lines that you can copy to .mailmap.";
        notices.push(Notice::new(NoticeKind::MailmapLines, text));
    }
    if has("words_added") && !study.has_words {
        let text = "The words of changes are not counted. Use `--words` to count them.";
        notices.push(Notice::new(NoticeKind::NoWords, text));
    }
    notices
}

/// The notice of a query about one person without the name of the person, and without rows.
pub fn no_person(name: &str) -> Notice {
    let text = format!("The query {name} is about one person. Add `--param person=NAME`.");
    Notice::new(NoticeKind::NoPerson, text)
}

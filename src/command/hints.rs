//! What the reader of one answer must know beyond the notices of the run.

use crate::fact::{Notice, NoticeKind};
use crate::query::ResultSet;
use crate::study::Study;

/// Notices about the columns of an answer: where organisations are asked for and none is told, and where lines to copy
/// lack their addresses.
pub fn hints(result: &ResultSet, gathered: &Study, emails: bool) -> Vec<Notice> {
    let has = |name: &str| result.position(name).is_some();
    let mut notices = Vec::new();
    let mut add = |kind, text: &str| notices.push(Notice::new(kind, text));
    if (has("organization") || has("organizations_50pct")) && gathered.affiliations.names().is_empty() {
        add(NoticeKind::NoOrganizations, NO_ORGANIZATIONS);
    }
    if has("mailmap") && !emails && !result.rows.is_empty() {
        add(
            NoticeKind::MailmapLines,
            "Addresses are shown as …; with `--emails` the lines can be copied to .mailmap as they are.",
        );
    }
    notices
}

const NO_ORGANIZATIONS: &str = "Nobody's organisation is known, and none is guessed: `--organizations FILE` or \
                                `[[organizations]]` in laurels.toml say who worked where.";

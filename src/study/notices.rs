//! What a reader of the numbers must know of a run.

use super::dates::has_sane_dates;
use crate::credit::Ledger;
use crate::fact::{Facts, Notice, NoticeKind, RemarkKind};
use crate::identity::Mailmap;
use crate::release::Selection;
use crate::text::{self, Numbers};

/// What follows from the history, the releases and the mailmap.
pub fn of_run(facts: &Facts, selection: &Selection, mailmap: &Mailmap) -> Vec<Notice> {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let mut notices = Vec::new();
    let mut add = |kind, text| notices.push(Notice::new(kind, text));
    if selection.releases.iter().all(|release| release.is_unreleased) {
        let text = "There are no release tags, so everything is unreleased. `--tags GLOB` or `--releases FILE` say what a release is.";
        add(NoticeKind::NoReleases, text.to_owned());
    }
    if selection.later > 0 {
        let tags = Numbers::Plain.counted(count(selection.later), "tag is", "tags are");
        add(
            NoticeKind::LaterTags,
            format!("{tags} later than the analysed revision and not part of its history: left out."),
        );
    }
    let odd = facts.commits.iter().filter(|commit| !has_sane_dates(commit)).count();
    if odd > 0 {
        let commits = Numbers::Plain.counted(count(odd), "commit has", "commits have");
        add(
            NoticeKind::OddDates,
            format!("{commits} a date that is absent or outside the years 1900 to 2200; it is shown as empty."),
        );
    }
    let is_cut = |at: &u32| facts.remarks.of(*at).last().is_some_and(|remark| remark.kind == RemarkKind::More);
    let cut = (0_u32..).take(facts.commits.len()).filter(is_cut).count();
    if cut > 0 {
        let commits = Numbers::Plain.counted(count(cut), "message has", "messages have");
        add(
            NoticeKind::LongMessages,
            format!("{commits} more than 2000 lines that credit somebody; those beyond credit nobody."),
        );
    }
    if mailmap.ignored_lines() > 0 {
        let lines = Numbers::Plain.counted(count(mailmap.ignored_lines()), "malformed line", "malformed lines");
        add(NoticeKind::Mailmap, format!("The mailmap has {lines}, ignored as git ignores them."));
    }
    notices
}

/// Accounts that nobody could be credited for.
pub fn ambiguous_logins(ledger: &Ledger) -> Option<Notice> {
    const SHOWN: usize = 5;
    let logins: Vec<String> = ledger.ambiguous.iter().take(SHOWN).map(|login| text::plain(login)).collect();
    let count = i64::try_from(ledger.ambiguous.len()).unwrap_or(i64::MAX);
    let more = if ledger.ambiguous.len() > SHOWN { ", ..." } else { "" };
    let text = format!(
        "{} several people by what this history shows, so the account is credited and not one of them: {}{more}.",
        Numbers::Plain.counted(count, "account stands for", "accounts stand for"),
        logins.join(", ")
    );
    (count > 0).then_some(Notice::new(NoticeKind::AmbiguousLogins, text))
}

//! Notices about the numbers of a run.

use super::dates::has_sane_dates;
use crate::credit::Ledger;
use crate::fact::{Facts, Notice, NoticeKind, RemarkKind, to_i64};
use crate::identity::{Mailmap, Teams, is_hidden};
use crate::release::Selection;
use crate::text::{self, Numbers};

/// How many accounts a notice names.
const SHOWN: usize = 5;

/// The notices that follow from the history, the releases and the mailmap.
pub fn of_run(facts: &Facts, selection: &Selection, mailmap: &Mailmap) -> Vec<Notice> {
    let notices = [no_releases(selection), later_tags(selection), odd_dates(facts), long_messages(facts)];
    notices.into_iter().chain([malformed_mailmap(mailmap)]).flatten().collect()
}

fn no_releases(selection: &Selection) -> Option<Notice> {
    let has_none = selection.releases.iter().all(|release| release.is_unreleased);
    let text = "There are no release tags, so all commits are unreleased. `--tags GLOB` or `--releases FILE` define \
                releases.";
    has_none.then(|| Notice::new(NoticeKind::NoReleases, text))
}

fn later_tags(selection: &Selection) -> Option<Notice> {
    let tags = counted(selection.later, "tag is", "tags are")?;
    let text = format!("{tags} ignored: later than the analyzed revision, and not in its history.");
    Some(Notice::new(NoticeKind::LaterTags, text))
}

fn odd_dates(facts: &Facts) -> Option<Notice> {
    let odd = facts.commits.iter().filter(|commit| !has_sane_dates(commit)).count();
    let commits = counted(odd, "commit has", "commits have")?;
    let text = format!("{commits} no date, or a date outside the years 1900 to 2200; the date is left empty.");
    Some(Notice::new(NoticeKind::OddDates, text))
}

fn long_messages(facts: &Facts) -> Option<Notice> {
    let is_cut = |at: &u32| facts.remarks.of(*at).last().is_some_and(|remark| remark.kind == RemarkKind::More);
    let cut = (0_u32..).take(facts.commits.len()).filter(is_cut).count();
    let messages = counted(cut, "message has", "messages have")?;
    let text = format!("{messages} more than 2000 lines that credit people; the lines after these are ignored.");
    Some(Notice::new(NoticeKind::LongMessages, text))
}

fn malformed_mailmap(mailmap: &Mailmap) -> Option<Notice> {
    let lines = counted(mailmap.ignored_lines(), "malformed line", "malformed lines")?;
    let text = format!("The mailmap has {lines}, which laurels ignores, as git does.");
    Some(Notice::new(NoticeKind::Mailmap, text))
}

/// Members of teams who are not in the history.
pub fn unmatched_members(teams: &Teams, hidden: &[String]) -> Option<Notice> {
    let shown: Vec<&String> = teams.unmatched.iter().filter(|name| !is_hidden(name, hidden)).collect();
    let members = counted(
        teams.unmatched.len(),
        "name in `[[teams]]` of laurels.toml matches",
        "names in `[[teams]]` of laurels.toml match",
    )?;
    let first: Vec<String> = shown.iter().take(SHOWN).map(|name| text::person(name).replace('`', "'")).collect();
    let list = if first.is_empty() { String::new() } else { format!(": {}", first.join(", ")) };
    let more = if shown.len() > SHOWN { ", ..." } else { "" };
    let text = format!("{members} nobody in this history{list}{more}. Write names as mapped by the mailmap.");
    Some(Notice::new(NoticeKind::UnmatchedMembers, text))
}

/// Accounts that match several authors.
pub fn ambiguous_logins(ledger: &Ledger) -> Option<Notice> {
    let accounts = counted(ledger.ambiguous.len(), "account matches", "accounts match")?;
    let logins: Vec<String> = ledger.ambiguous.iter().take(SHOWN).map(|login| text::plain(login)).collect();
    let more = if ledger.ambiguous.len() > SHOWN { " and more" } else { "" };
    let text = format!(
        "{accounts} several authors: {}{more}. Their reviews and pull requests are listed under the account name.",
        logins.join(", ")
    );
    Some(Notice::new(NoticeKind::AmbiguousLogins, text))
}

/// A number with its noun and verb; `None` for 0.
fn counted(number: usize, one: &str, many: &str) -> Option<String> {
    (number > 0).then(|| Numbers::Plain.counted(to_i64(number), one, many))
}

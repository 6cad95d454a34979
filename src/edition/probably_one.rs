//! What a report says about names in it that are probably one person.

use std::collections::BTreeSet;

use super::answers::Answers;
use crate::fact::{Notice, NoticeKind, to_i64};
use crate::query::ResultSet;
use crate::render::ProbablyOneEntry;
use crate::report::Report;
use crate::study::{ProbablyOne, Study, Subject};
use crate::text::{self, Numbers};

/// How many groups of names have a notice of their own.
const SHOWN: usize = 3;
/// How many names of a group are shown.
const SHOWN_NAMES: usize = 4;
/// The words after the number of groups that are only counted.
const ONE_GROUP: &str = "more group of names is probably one person";
const GROUPS: &str = "more groups of names are probably one person each";
/// The last rank that a page shows.
const LAST_RANK: i64 = 20;
/// Numbers in words, as far as ranks have them.
const ORDINALS: [&str; 3] = ["first", "second", "third"];

/// The groups of people of whom a report shows at least one, for each repository.
#[must_use]
pub fn probably_one_in(
    report: &Report,
    studies: &[Study],
    answers: &[Answers],
    subject: Option<&Subject>,
) -> Vec<Vec<ProbablyOne>> {
    let items = report.sections.iter().flat_map(|section| &section.items);
    let queries: BTreeSet<&String> = items.flat_map(|item| item.query.iter().chain(&item.facts)).collect();
    let mut shown: BTreeSet<String> = subject.map(|subject| subject.id.clone()).into_iter().collect();
    for answers in answers {
        for result in queries.iter().filter_map(|query| answers.results.get(*query)) {
            shown.extend(people_in(result, LAST_RANK));
        }
    }
    studies.iter().map(|study| concerned(study, &shown)).collect()
}

/// The groups of a study that contain one of these people.
#[must_use]
pub fn concerned(study: &Study, shown: &BTreeSet<String>) -> Vec<ProbablyOne> {
    if shown.is_empty() {
        return Vec::new();
    }
    let mut groups = study.probably_one();
    groups.retain(|group| group.ids.iter().any(|id| shown.contains(id)));
    groups
}

/// The keys of the people in a result, up to a rank if the result has ranks.
#[must_use]
pub fn people_in(result: &ResultSet, last_rank: i64) -> BTreeSet<String> {
    let ranked = result.position("rank");
    let is_shown = |row: &&Vec<_>| {
        let rank = ranked.and_then(|_| result.value(row, "rank").integer());
        rank.is_none_or(|rank| rank <= last_rank)
    };
    let rows = result.rows.iter().filter(is_shown);
    rows.filter_map(|row| result.value(row, "person_id").text().map(str::to_owned)).collect()
}

/// The notices of one repository.
#[must_use]
pub fn probably_one_notices(groups: &[ProbablyOne]) -> Vec<Notice> {
    let notice = |text: String| Notice::new(NoticeKind::ProbablyOne, text);
    let mut notices: Vec<Notice> = groups.iter().take(SHOWN).map(|group| notice(sentence(group))).collect();
    let more = groups.len().saturating_sub(SHOWN);
    if more > 0 {
        let groups = text::counted(to_i64(more), ONE_GROUP, GROUPS);
        notices.push(notice(format!("{groups}. `laurels identities` lists them.")));
    }
    notices
}

/// What the manifest and the charts need to know of a group.
#[must_use]
pub fn entry(group: &ProbablyOne) -> ProbablyOneEntry {
    ProbablyOneEntry { people: group.ids.clone(), names: names(&group.names) }
}

/// The note of a chart that shows one of these people; empty if it shows none.
#[must_use]
pub fn note(groups: &[ProbablyOneEntry], shown: &BTreeSet<String>) -> String {
    let mut concerned = groups.iter().filter(|group| group.people.iter().any(|id| shown.contains(id)));
    let Some(first) = concerned.next() else { return String::new() };
    match to_i64(concerned.count()) {
        0 => format!("{} are probably one person.", text::plain(&first.names)),
        more => {
            let others = text::counted(more, ONE_GROUP, GROUPS);
            format!("{} are probably one person. {others}.", text::plain(&first.names))
        }
    }
}

fn sentence(group: &ProbablyOne) -> String {
    let reasons: Vec<&str> = group.reasons.iter().map(|reason| reason.words()).collect();
    let mut together = String::new();
    if group.changes_numbers {
        let commits = text::counted(to_i64(group.commits), "commit", "commits");
        together = format!(" Together they rank {} with {commits}.", ordinal(group.rank));
    }
    format!(
        "{} are probably one person ({}).{together} `--merge {}` counts them as one.",
        names(&group.names),
        text::listed(&reasons),
        group.merge.name()
    )
}

/// Names in a sentence; backticks would mark code.
fn names(names: &[String]) -> String {
    let mut shown: Vec<String> =
        names.iter().take(SHOWN_NAMES).map(|name| text::person(name).replace('`', "'")).collect();
    if names.len() > SHOWN_NAMES {
        shown.push(format!("{} more names", names.len() - SHOWN_NAMES));
    }
    text::listed(&shown)
}

fn ordinal(rank: usize) -> String {
    let word = rank.checked_sub(1).and_then(|at| ORDINALS.get(at));
    word.map_or_else(|| Numbers::Comma.ordinal(to_i64(rank)), |word| (*word).to_owned())
}

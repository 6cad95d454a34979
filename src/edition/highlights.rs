//! Highlighted people.

use super::answers::Answers;
use crate::error::{Error, Result};
use crate::fact::{Notice, NoticeKind};
use crate::query::{ResultSet, Value};
use crate::report::Report;
use crate::text;

/// The most people that a chart highlights.
pub const HIGHLIGHTED: usize = 3;

/// Checks that the people whom options highlight are in the answers.
///
/// # Errors
/// There is no such person, or there are too many.
pub fn check_highlights(wished: &[String], answers: &[Answers]) -> Result<()> {
    if wished.len() > HIGHLIGHTED {
        return Err(Error::usage(format!("at most {HIGHLIGHTED} people can be highlighted")));
    }
    match wished.iter().find(|wish| !is_in(wish, answers)) {
        Some(wish) => Err(Error::usage(format!("`--highlight`: no person in this report is {:?}", text::plain(wish)))
            .hint("`laurels query contributors` lists names and person_ids; names are those after the mailmap")),
        None => Ok(()),
    }
}

/// The notice about people whom a theme highlights and who are not in the answers. The theme may be untrusted, so this is
/// no error.
pub fn unknown_highlights(report: &Report, wished: &[String], answers: &[Answers]) -> Option<Notice> {
    let charted = || report.sections.iter().flat_map(|section| &section.items).filter(|item| item.chart.is_some());
    let has_people = |result: &ResultSet| result.position("person_id").is_some();
    let shows_people =
        |answers: &Answers| charted().filter_map(|item| answers.results.get(item.query.as_ref()?)).any(has_people);
    if !answers.iter().any(shows_people) {
        return None;
    }
    let unknown = wished.iter().take(HIGHLIGHTED).filter(|wish| !is_in(wish, answers));
    // Untrusted text: no address, and no start of code.
    let shown = |wish: &String| text::shorten(&text::without_addresses(&text::person(wish)), 40).replace('`', "'");
    let names: Vec<String> = unknown.map(|wish| format!("{:?}", shown(wish))).collect();
    let text = format!("The theme highlights people who are not in this report: {}.", text::listed(&names));
    (!names.is_empty()).then_some(Notice::new(NoticeKind::UnknownHighlight, text))
}

/// Whether a wish is a name or person_id in the answers.
fn is_in(wish: &str, answers: &[Answers]) -> bool {
    let name = text::plain(wish).to_lowercase();
    answers.iter().flat_map(|answers| answers.results.values()).any(|result| {
        let (id, label) = (result.position("person_id"), result.position("name"));
        let cell = |row: &[Value], at: Option<usize>| at.and_then(|at| row.get(at)?.text().map(str::to_owned));
        result.rows.iter().any(|row| {
            cell(row, id).is_some_and(|id| id == wish)
                || cell(row, label).is_some_and(|label| text::person(&label).to_lowercase() == name)
        })
    })
}

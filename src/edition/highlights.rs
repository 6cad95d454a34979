//! Highlighted people.

use std::collections::BTreeSet;

use super::answers::Answers;
use crate::config::HIGHLIGHTS;
use crate::error::{Error, Result};
use crate::fact::{Notice, NoticeKind};
use crate::identity::{Known, ambiguous, meant, nobody};
use crate::query::{ResultSet, Value};
use crate::report::Report;
use crate::text;

const OPTION: &str = "`--highlight`: ";
const LIST: &str = "`laurels query contributors --wide` lists names and person_ids";

/// The people whom options highlight, each as a name or person_id in the answers.
///
/// A wish is a person_id, a name, or a part of a name that only one person has.
///
/// # Errors
/// There are too many wishes, or one of them matches nobody or several people.
pub fn highlighted(wished: &[String], answers: &[Answers]) -> Result<Vec<String>> {
    if wished.len() > HIGHLIGHTS {
        return Err(Error::usage(format!("at most {HIGHLIGHTS} people can be highlighted")));
    }
    wished.iter().map(|wish| person(wish, answers)).collect()
}

/// The person that one wish means.
fn person(wish: &str, answers: &[Answers]) -> Result<String> {
    if is_in(wish, answers) {
        return Ok(wish.to_owned());
    }
    let people = people(answers);
    let known: Vec<Known<'_>> = people.iter().map(|(id, name)| Known { id, name }).collect();
    match meant(&text::plain(wish), &known).as_slice() {
        [only] => Ok(only.name.to_owned()),
        [] => Err(nobody(&format!("{OPTION}no person in this report is"), wish, &known, LIST)),
        several => Err(ambiguous(OPTION, wish, several)),
    }
}

/// The person_id and name of all people in the answers.
fn people(answers: &[Answers]) -> BTreeSet<(String, String)> {
    let mut people = BTreeSet::new();
    for result in answers.iter().flat_map(|answers| answers.results.values()) {
        let (Some(id), Some(name)) = (result.position("person_id"), result.position("name")) else { continue };
        for row in &result.rows {
            let text = |at: usize| row.get(at).and_then(Value::text);
            let Some((id, name)) = text(id).zip(text(name)) else { continue };
            people.insert((id.to_owned(), text::person(name)));
        }
    }
    people
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
    let unknown = wished.iter().take(HIGHLIGHTS).filter(|wish| !is_in(wish, answers));
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

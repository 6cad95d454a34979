//! `laurels identities`: names that are probably one person, as a table or as a mailmap to review.

use super::query::{Answer, query};
use crate::config::Options;
use crate::edition::TOOL;
use crate::error::Result;
use crate::fact::{Notice, to_i64};
use crate::identity::similar::{Confidence, Joins, Merge, Pair};
use crate::progress::Progress;
use crate::query::{Catalog, Parameters, Value};
use crate::study::{self, Study, Wanted};
use crate::text::{self, Numbers};

/// A mailmap to review.
#[derive(Debug, Clone)]
pub struct WrittenMailmap {
    /// The file.
    pub content: Vec<u8>,
    /// How many pairs it suggests, in words.
    pub summary: String,
    /// Messages about the numbers.
    pub notices: Vec<Notice>,
}

/// Lists the pairs of a level and of those above it, as the query `identities` does.
///
/// # Errors
/// The clone cannot be read, or the user interrupts.
pub fn identities(options: &Options, level: Confidence, progress: &dyn Progress) -> Result<Answer> {
    let catalog = Catalog::new(Vec::new())?;
    let mut parameters = Parameters::default();
    parameters.set("possible", Value::Boolean(level == Confidence::Possible));
    let mut answer = query(options, &catalog, catalog.get("identities")?, parameters, progress)?;
    if level == Confidence::Certain {
        let at = answer.result.position("confidence");
        let is_certain = |row: &[Value]| at.and_then(|at| row.get(at)).and_then(Value::text) == Some(level.name());
        answer.result = answer.result.filtered(is_certain);
    }
    Ok(answer)
}

/// Writes a complete mailmap: the lines that the repository has, then those that would join the pairs of a level.
/// Possible pairs are comments.
///
/// # Errors
/// The clone cannot be read, or the user interrupts.
pub fn written_mailmap(options: &Options, level: Confidence, progress: &dyn Progress) -> Result<WrittenMailmap> {
    let mut options = options.clone();
    // The pairs are suggested here, so they must not be merged before.
    options.people.merge = Some(Merge::None);
    let study = study::study(&options, Wanted::default(), progress)?;
    study.while_storing(progress, || {
        let joins = study.joins(level);
        let content =
            [head(&study, level).into_bytes(), known(&study), suggested(&study, &joins).into_bytes()].concat();
        let pairs = to_i64(joins.pairs.iter().filter(|pair| pair.line == 1).count());
        let summary = text::counted(pairs, "pair of names suggested", "pairs of names suggested");
        Ok(WrittenMailmap { content, summary, notices: study.notices() })
    })
}

fn head(study: &Study, level: Confidence) -> String {
    let (repository, id) = (text::plain(&study.repository), study.head.to_hex());
    format!(
        "# Mailmap of {repository} at {id}, written by {TOOL}.\n\
         # Review each line below \"Suggested\", and delete the wrong ones. Level: {}.\n",
        level.name()
    )
}

/// The mailmap that the repository has, unchanged.
fn known(study: &Study) -> Vec<u8> {
    if study.mailmap_content.is_empty() {
        return Vec::new();
    }
    let mut out = b"\n# Known: the lines of the mailmap as it is.\n\n".to_vec();
    out.extend_from_slice(&study.mailmap_content);
    if !out.ends_with(b"\n") {
        out.push(b'\n');
    }
    out
}

fn suggested(study: &Study, joins: &Joins) -> String {
    let mut out = String::from("\n# Suggested: each line gives the commits of the second name to the first one.\n");
    for pair in &joins.pairs {
        let Some(line) = pair.mailmap_line() else { continue };
        if pair.line == 1 {
            out.push_str(&format!("\n# {}\n", reason(study, pair)));
        }
        let comment = if pair.confidence == Confidence::Possible { "# " } else { "" };
        out.push_str(&format!("{comment}{line}\n"));
    }
    if joins.unwritable > 0 {
        let names = Numbers::Plain.counted(to_i64(joins.unwritable), "name is", "names are");
        out.push_str(&format!("\n# {names} left out, because a mailmap cannot contain the spelling.\n"));
    }
    for (one, other) in &joins.refused {
        let name = |person: u32| text::person(&study.ledger.people.people[person as usize].name);
        out.push_str(&format!(
            "\n# Kept apart, because other names would become one: {}, {}\n",
            name(*one),
            name(*other)
        ));
    }
    out
}

/// Level, reason and commits of a pair.
fn reason(study: &Study, pair: &Pair) -> String {
    let commits = |number: u64| text::counted(i64::try_from(number).unwrap_or(i64::MAX), "commit", "commits");
    let through = pair.via.map(|via| text::person(&study.ledger.people.people[via as usize].name));
    let through = through.map(|name| format!(" as {name}")).unwrap_or_default();
    format!(
        "{}: {}{through}; {} and {}",
        pair.confidence.name(),
        pair.reason.words(),
        commits(pair.commits),
        commits(pair.other_commits)
    )
}

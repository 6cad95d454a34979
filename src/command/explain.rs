//! `laurels explain`: the commits of a person, and why each one counts or not.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Options;
use crate::credit::{Exclusion, Profile};
use crate::edition;
use crate::error::Result;
use crate::fact::Notice;
use crate::progress::Limits;
use crate::progress::{Progress, Stage};
use crate::query::{Catalog, Engine, Parameters, ResultSet, Value};
use crate::study::{self, Wanted};
use crate::table::Source;
use crate::text;

/// The commits of a person.
#[derive(Debug, Clone)]
pub struct Explained {
    /// One sentence: how many commits count, and how many are omitted.
    pub summary: String,
    /// A row per commit and role.
    pub rows: ResultSet,
    /// Messages about the numbers.
    pub notices: Vec<Notice>,
}

/// Shows which commits count for a person, in a release or in the whole history.
///
/// # Errors
/// Nobody or more than one person matches, there is no such release, the clone cannot be read, or the user interrupts.
pub fn explain(options: &Options, person: &str, release: Option<&str>, progress: &dyn Progress) -> Result<Explained> {
    let catalog = Catalog::new(Vec::new())?;
    let study = study::study(options, Wanted::default(), progress)?;
    let person = study.person(person)?;
    let release = match release {
        Some(name) => Some(study.selection.releases[study.selection.position(name)?].name.as_str()),
        None => None,
    };
    let mut parameters = Parameters::default();
    parameters.set("person", Value::Text(person.id.clone()));
    parameters.set("release", Value::Text(release.unwrap_or_default().to_owned()));
    let rows = study.while_storing(progress, || {
        progress.begin(Stage::Queries, Some(1));
        let source = Source::of(&study, options.output.emails);
        let limits = Limits::new(progress, options.run.memory);
        Engine::new(&catalog, &source, parameters).within(limits).run("explain")
    })?;
    let place = release.map_or_else(|| "the whole history".to_owned(), text::plain);
    let counted = in_words(&rows, &place, options.counting.profile);
    let mut summary = format!("{}: {counted}", text::person(&person.name));
    if let Some(merged) = study.merged.of_person(&person.id) {
        summary.push_str(&format!("; {merged}"));
    }
    let mut notices = study.facts.notices.clone();
    let shown = BTreeSet::from([person.id.clone()]);
    notices.extend(edition::probably_one_notices(&edition::concerned(&study, &shown)));
    Ok(Explained { summary, rows, notices })
}

/// How many commits count, and how many do not for each reason.
fn in_words(rows: &ResultSet, place: &str, profile: Profile) -> String {
    let mut omitted: BTreeMap<&str, i64> = BTreeMap::new();
    let mut counted = 0_i64;
    for row in &rows.rows {
        match rows.value(row, "reason").text() {
            Some(reason) => *omitted.entry(reason).or_default() += 1,
            None => counted += 1,
        }
    }
    let commits = text::counted(counted, "commit counts", "commits count");
    let mut words = format!("{commits} in {place} (profile {})", profile.name());
    if !omitted.is_empty() {
        let reasons: Vec<String> = omitted.iter().map(|(reason, rows)| reason_in_words(reason, *rows)).collect();
        words.push_str(&format!("; not counted: {}", reasons.join(", ")));
    }
    words
}

/// Why some commits do not count, such as "12 in other roles".
fn reason_in_words(name: &str, rows: i64) -> String {
    match Exclusion::ALL.iter().find(|reason| reason.name() == name) {
        Some(reason) => {
            let [one, many] = reason.words();
            text::counted(rows, one, many)
        }
        None => format!("{rows} {name}"),
    }
}

//! `laurels explain`: from a person's number to the commits behind it.

use std::collections::BTreeMap;

use crate::config::Options;
use crate::error::Result;
use crate::fact::Notice;
use crate::progress::{Progress, Stage};
use crate::query::{Catalog, Engine, Parameters, ResultSet, Value};
use crate::study::{Wanted, nobody, study};
use crate::table::Source;
use crate::text;

/// The answer to "why this number?".
#[derive(Debug, Clone)]
pub struct Explained {
    /// One sentence: what counts, and what does not.
    pub summary: String,
    /// A row per commit and role.
    pub rows: ResultSet,
    /// What a reader must know.
    pub notices: Vec<Notice>,
}

/// Shows which commits count for a person, in a release or in the whole revision.
///
/// # Errors
/// Nobody, or more than one person, bears the name; there is no such release; the clone cannot be read, or the user
/// interrupts.
pub fn explain(options: &Options, person: &str, release: Option<&str>, progress: &dyn Progress) -> Result<Explained> {
    let catalog = Catalog::new(Vec::new())?;
    let gathered = study(options, Wanted::default(), progress)?;
    let who = gathered.person(person)?.ok_or_else(|| nobody(person))?;
    let release = release.map(|name| gathered.selection.position(name)).transpose()?;
    let release = release.map(|at| gathered.selection.releases[at].name.as_str());
    let mut parameters = Parameters::default();
    parameters.set("person", Value::Text(who.id.clone()));
    parameters.set("release", Value::Text(release.unwrap_or_default().to_owned()));
    let rows = gathered.while_storing(progress, || {
        progress.begin(Stage::Queries, Some(1));
        let source = Source::of(&gathered, options.emails);
        Engine::new(&catalog, &source, parameters).run("explain")
    })?;
    let summary = summary(&text::person(&who.name), release, options, &rows);
    Ok(Explained { summary, rows, notices: gathered.facts.notices.clone() })
}

fn summary(name: &str, release: Option<&str>, options: &Options, rows: &ResultSet) -> String {
    let mut left_out: BTreeMap<&str, i64> = BTreeMap::new();
    let mut counted = 0_i64;
    for row in &rows.rows {
        match rows.value(row, "reason").text() {
            Some(reason) => *left_out.entry(reason).or_default() += 1,
            None => counted += 1,
        }
    }
    let place = release.map_or_else(|| "the whole revision".to_owned(), text::plain);
    let commits = text::counted(counted, "commit counts", "commits count");
    let reasons: Vec<String> = left_out.iter().map(|(reason, rows)| format!("{rows} {reason}")).collect();
    let rest = if reasons.is_empty() { String::new() } else { format!("; left out: {}", reasons.join(", ")) };
    format!("{name}: {commits} in {place} by the profile {}{rest}", options.profile.name())
}

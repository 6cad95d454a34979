//! From a person's number to the commits behind it.

use std::collections::BTreeMap;

use super::config::{Options, Wanted};
use super::gather::{Gathered, gather};
use crate::error::{Error, Result};
use crate::fact::Notice;
use crate::identity::Person;
use crate::progress::{Progress, Stage};
use crate::query::{Catalog, Engine, Parameters, ResultSet, Value};
use crate::text;

/// How many names a hint offers.
const OFFERED: usize = 5;

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
    let gathered = gather(options, Wanted::default(), progress)?;
    let who = gathered.person(person)?.ok_or_else(|| nobody(person))?;
    let release = release.map(|name| gathered.selection.position(name)).transpose()?;
    let release = release.map(|at| gathered.selection.releases[at].name.as_str());
    let mut parameters = Parameters::default();
    parameters.set("person", Value::Text(who.id.clone()));
    parameters.set("release", Value::Text(release.unwrap_or_default().to_owned()));
    let rows = gathered.while_storing(progress, || {
        progress.begin(Stage::Queries, Some(1));
        let source = gathered.source(options.emails);
        Engine::new(&catalog, &source, parameters).run("explain")
    })?;
    let summary = summary(&text::person(&who.name), release, options, &rows);
    Ok(Explained { summary, rows, notices: gathered.facts.notices.clone() })
}

impl Gathered {
    /// The person of that name or id; failing these, the only one whose name contains the text, whatever its case.
    ///
    /// # Errors
    /// There are several.
    pub fn person(&self, name: &str) -> Result<Option<&Person>> {
        let mut found = self.called(name);
        if found.is_empty() {
            found = self.like(name);
        }
        match found.as_slice() {
            [] => Ok(None),
            [only] => Ok(Some(only)),
            several => {
                let names: Vec<String> =
                    several.iter().take(OFFERED).map(|person| text::person(&person.name)).collect();
                let more = if several.len() > OFFERED { ", ..." } else { "" };
                Err(Error::usage(format!("{:?} fits {} people", text::plain(name), several.len()))
                    .hint(format!("give one name in full: {}{more}", names.join(", "))))
            }
        }
    }

    /// Who has exactly this name or id.
    pub(super) fn called(&self, name: &str) -> Vec<&Person> {
        let people = &self.ledger.people.people;
        // An id goes before a name that looks like one.
        match people.iter().find(|person| person.id == name) {
            Some(person) => vec![person],
            None => people.iter().filter(|person| person.name == name).collect(),
        }
    }

    /// Whose name is this text but for the case, or else contains it.
    fn like(&self, name: &str) -> Vec<&Person> {
        let wanted = name.to_lowercase();
        let of = |is_like: &dyn Fn(&str) -> bool| -> Vec<&Person> {
            self.ledger.people.people.iter().filter(|person| is_like(&person.name.to_lowercase())).collect()
        };
        let same = of(&|name| name == wanted);
        if same.is_empty() && !wanted.is_empty() { of(&|name| name.contains(&wanted)) } else { same }
    }
}

/// What to say where no name fits.
pub(super) fn nobody(name: &str) -> Error {
    Error::usage(format!("nobody in this history is called {:?}", text::plain(name)))
        .hint("names are those after the mailmap; `laurels query contributors` lists them")
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

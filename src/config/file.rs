//! `laurels.toml`: the file as written, and the checked configuration.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::organizations::{self, Organization};
use super::teams::{Team, teams};
use super::theme::Theme;
use super::trailers::own_keys;
use crate::error::{Error, Result};
use crate::identity::organization::Book;
use crate::identity::similar::Merge;
use crate::identity::{KindRules, TeamEntry};
use crate::message::OwnKeys;
use crate::path::{Areas, Generated, InvalidRules};
use crate::release::Fold;
use crate::text;

/// The configuration of a clone is untrusted: a larger file is refused.
pub const MAX_CONFIG: usize = 1 << 20;
/// The most patterns of people: every person is compared with each of them.
const MAX_PATTERNS: usize = 1024;

/// The checked configuration.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The name of the repository.
    pub name: Option<String>,
    /// Patterns of people whose names are hidden, in lower case.
    pub exclude_people: Vec<String>,
    /// Which people are humans, bots or AI agents.
    pub people: KindRules,
    /// Which pairs count as one person.
    pub merge: Option<Merge>,
    /// Trailer keys that give credit.
    pub own_keys: OwnKeys,
    /// What a release is.
    pub releases: ReleaseConfig,
    /// The areas of the project.
    pub areas: Areas,
    /// Which files are generated.
    pub generated: Generated,
    /// What reports look like.
    pub theme: Theme,
    /// The organizations of people.
    pub book: Book,
    /// The teams of people.
    pub teams: Vec<TeamEntry>,
}

/// `[releases]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReleaseConfig {
    /// Which tags are releases.
    pub tags: Option<String>,
    /// Whether patch releases are folded.
    pub patches: Option<Fold>,
    /// Whether pre-releases are folded.
    pub prereleases: Option<Fold>,
}

/// The file as written.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct File {
    name: Option<String>,
    exclude_people: Vec<String>,
    people: PeopleTable,
    trailers: BTreeMap<String, Vec<String>>,
    releases: ReleaseConfig,
    areas: BTreeMap<String, Spanned<OneOrMore>>,
    generated: GeneratedPaths,
    theme: Theme,
    organizations: Vec<Organization>,
    teams: Vec<Team>,
}

/// `[people]`.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct PeopleTable {
    humans: Vec<String>,
    bots: Vec<String>,
    ais: Vec<String>,
    merge: Option<Merge>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct GeneratedPaths {
    paths: Vec<String>,
    not: Vec<String>,
}

#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl Config {
    /// Reads a configuration. `origin` names the file in errors.
    ///
    /// # Errors
    /// The text is not TOML, has an unknown key, or a value is not allowed.
    pub fn parse(origin: &str, content: &str) -> Result<Self> {
        let wrong = |what: &str| wrong(origin, what);
        let file: File = toml::from_str(content).map_err(|error| wrong(&error.to_string()))?;
        check_patterns(&file).map_err(|error| wrong(&error.to_string()))?;
        let areas = areas(&file.areas).map_err(|error| wrong(&error.to_string()))?;
        let generated = Generated::new(&file.generated.paths, &file.generated.not);
        let generated = generated.map_err(|error| wrong(&error.to_string()))?;
        file.theme.check().map_err(|what| wrong(&format!("[theme]: {what}")))?;
        Ok(Self {
            book: organizations::book(origin, content, &file.organizations)?,
            teams: teams(origin, content, &file.teams)?,
            name: file.name,
            exclude_people: file.exclude_people.iter().map(|pattern| pattern.to_lowercase()).collect(),
            merge: file.people.merge,
            own_keys: own_keys(&file.trailers).map_err(|what| wrong(&format!("[trailers]: {what}")))?,
            people: KindRules { humans: file.people.humans, bots: file.people.bots, ais: file.people.ais },
            releases: file.releases,
            areas,
            generated,
            theme: file.theme,
        })
    }
}

fn wrong(origin: &str, what: &str) -> Error {
    Error::usage(format!("{origin}: {}", text::harmless(&text::without_addresses(what))))
        .hint("`laurels help configuration` describes the keys; `--config FILE` reads another file")
}

/// The file has more patterns of people than are compared.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("more than {MAX_PATTERNS} patterns of people")]
struct TooManyPatterns;

fn check_patterns(file: &File) -> Result<(), TooManyPatterns> {
    let lists = [&file.people.humans, &file.people.bots, &file.people.ais, &file.exclude_people];
    let count: usize = lists.iter().map(|list| list.len()).sum();
    if count > MAX_PATTERNS {
        return Err(TooManyPatterns);
    }
    Ok(())
}

/// The areas in the order of the file: a path belongs to the first area with a matching glob.
fn areas(written: &BTreeMap<String, Spanned<OneOrMore>>) -> Result<Areas, InvalidRules> {
    let mut areas: Vec<_> = written.iter().collect();
    areas.sort_by_key(|(_, globs)| globs.span().start);
    let mut lists = Vec::with_capacity(areas.len());
    for (name, globs) in areas {
        let globs = match globs.get_ref() {
            OneOrMore::One(glob) => vec![glob.clone()],
            OneOrMore::More(globs) => globs.clone(),
        };
        lists.push((name.clone(), globs));
    }
    Areas::new(&lists)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn configurations_are_strict() {
        let good = "name = \"x\"\nexclude_people = [\"A\"]\n[people]\nmerge = \"likely\"\nbots = [\"ci-*\"]\n[releases]\npatches = \"separate\"\n";
        let config = Config::parse("laurels.toml", good).expect("well-formed");
        assert_eq!(config.people.bots, ["ci-*"]);
        assert_eq!(config.merge, Some(Merge::Likely));
        assert_eq!(config.exclude_people, ["a"]);
        assert!(Config::parse("laurels.toml", "commands = [\"rm\"]").is_err());
        assert!(Config::parse("laurels.toml", "[theme]\naccent = \"#005f96\"\naccent_dark = \"#6cb6ff\"").is_ok());
        let pale = Config::parse("laurels.toml", "[theme]\naccent = \"#ffee00\"").expect_err("refused");
        assert!(pale.what.contains("a contrast of 1.2 to the light"), "{}", pale.what);
    }
}

//! What a run is asked to do, and the `laurels.toml` that may say more.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

use super::organizations::{self, Organization};
use crate::chart::Sheet;
use crate::credit::Profile;
use crate::error::{Error, Result};
use crate::identity::{Book, Rules};
use crate::path::{Areas, Generated};
use crate::query::{Catalog, Query};
use crate::release::Fold;
use crate::render::Look;
use crate::text::{self, Numbers};

/// A stranger's configuration is not read beyond this size.
pub(super) const MAX_CONFIG: usize = 1 << 20;
/// Each is tried for every person.
const MAX_PATTERNS: usize = 1024;

/// Everything a run is asked for, checked.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// A folder of the clone.
    pub path: PathBuf,
    /// The revision to analyse.
    pub revision: String,
    /// Which tags are releases.
    pub tags: Option<String>,
    /// Releases by name and revision, oldest first, instead of tags.
    pub releases: Option<Vec<(String, String)>>,
    /// Whether patch releases stand alone; `None` leaves it to the configuration.
    pub patches: Option<Fold>,
    /// Whether pre-releases stand alone; `None` leaves it to the configuration.
    pub prereleases: Option<Fold>,
    /// The first release to list.
    pub from_release: Option<String>,
    /// How many ranks are the top; `None` leaves it to the report.
    pub top: Option<u32>,
    /// Whether commits with the same patch as an earlier one are left out of what counts.
    pub unique_patches: bool,
    /// Whether the words that changes of prose add and delete are counted.
    pub words: bool,
    /// Mailmap text to use instead of the revision's.
    pub mailmap: Option<Vec<u8>>,
    /// Who worked where, instead of what the configuration says.
    pub organizations: Option<Vec<u8>>,
    /// Configuration text given by the user instead of the clone's.
    pub config: Option<String>,
    /// Whose part in which commits counts.
    pub profile: Profile,
    /// Whether lines that credit people count wherever they stand in a message.
    pub loose_trailers: bool,
    /// Worker threads; 0 is one per core.
    pub threads: usize,
    /// What to call the repository; `None` leaves it to the configuration and the clone.
    pub name: Option<String>,
    /// People to set off in charts, by name or person_id.
    pub highlight: Vec<String>,
    /// How numbers are written on pages and in charts; `None` leaves it to the configuration.
    pub numbers: Option<Numbers>,
    /// Sizes of charts besides those that are always made.
    pub sizes: Vec<Sheet>,
    /// Whether addresses may be shown.
    pub emails: bool,
    /// Whether CSV text is left without the guard against formulas.
    pub raw_csv: bool,
    /// The folder in which facts are kept between runs; `None` keeps and uses none.
    pub cache: Option<PathBuf>,
    /// The options as typed, as far as they change numbers or looks; for the manifest and the method section.
    pub typed: Vec<String>,
}

impl Options {
    /// A look of a project or of an earlier report, with what the options say of looks in its place.
    pub(super) fn look(&self, mut look: Look) -> Look {
        if !self.highlight.is_empty() {
            look.highlight.clone_from(&self.highlight);
        }
        look.numbers = self.numbers.unwrap_or(look.numbers);
        look
    }
}

/// Options, as typed, that change the looks of a report and no number in it.
const LOOKS: [&str; 2] = ["--highlight", "--number-style"];

/// The option of what was typed, without its value.
pub(super) fn flag(typed: &str) -> &str {
    typed.split(' ').next().unwrap_or_default()
}

/// Whether an option as typed changes looks and no number.
pub(super) fn is_about_looks(typed: &str) -> bool {
    LOOKS.contains(&flag(typed))
}

/// What a run reads of a clone besides its history, because a query asks for it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted {
    /// The contents of all prose at the revision.
    pub documents: bool,
}

impl Wanted {
    /// What some queries ask for.
    pub(super) fn by<'a>(catalog: &Catalog, mut queries: impl Iterator<Item = &'a Query>) -> Self {
        Self { documents: queries.any(|query| catalog.reads(query, "documents")) }
    }
}

/// A user's own queries and reports: (name, text).
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// Queries.
    pub queries: Vec<(String, String)>,
    /// Reports.
    pub reports: Vec<(String, String)>,
}

/// `laurels.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Config {
    /// What to call the repository.
    pub(super) name: Option<String>,
    /// Names (with `*`) that are not shown.
    pub(super) exclude_people: Vec<String>,
    /// Who is human, bot or AI agent.
    pub(super) people: Rules,
    /// Which tags are releases.
    pub(super) releases: ReleaseConfig,
    /// Globs of each area.
    areas: BTreeMap<String, toml::Spanned<OneOrMore>>,
    /// Globs of what is generated, and of what is not.
    generated: GeneratedConfig,
    /// The two above, checked.
    #[serde(skip)]
    pub(super) parts: (Areas, Generated),
    /// What reports look like.
    pub(super) theme: Look,
    /// Who worked where.
    organizations: Vec<Organization>,
    /// The same, checked.
    #[serde(skip)]
    pub(super) book: Book,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct GeneratedConfig {
    paths: Vec<String>,
    not: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ReleaseConfig {
    pub(super) tags: Option<String>,
    pub(super) patches: Option<Folding>,
    pub(super) prereleases: Option<Folding>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Folding {
    Fold,
    Separate,
}

impl From<Folding> for Fold {
    fn from(folding: Folding) -> Self {
        match folding {
            Folding::Fold => Self::Fold,
            Folding::Separate => Self::Separate,
        }
    }
}

impl Config {
    /// Reads a configuration; `origin` says in errors where it comes from.
    pub(super) fn parse(origin: &str, content: &str) -> Result<Self> {
        let wrong = |what: String| {
            Error::usage(format!("{origin}: {}", text::harmless(&text::without_addresses(&what))))
                .hint("the README lists the keys of laurels.toml; --config FILE replaces the clone's own")
        };
        let mut config: Self = toml::from_str(content).map_err(|error| wrong(error.to_string()))?;
        let people = &config.people;
        let lists = [&people.humans, &people.bots, &people.ais, &config.exclude_people];
        if lists.iter().map(|list| list.len()).sum::<usize>() > MAX_PATTERNS {
            return Err(wrong(format!("more than {MAX_PATTERNS} patterns of people")));
        }
        config.exclude_people.iter_mut().for_each(|pattern| *pattern = pattern.to_lowercase());
        config.parts = config.checked().map_err(wrong)?;
        config.theme.check().map_err(|what| wrong(format!("[theme]: {what}")))?;
        config.book = organizations::book(origin, content, &config.organizations)?;
        Ok(config)
    }

    fn checked(&self) -> std::result::Result<(Areas, Generated), String> {
        // The first area with a glob for a path has it, so they stay in the order of the file.
        let mut areas: Vec<_> = self.areas.iter().collect();
        areas.sort_by_key(|(_, globs)| globs.span().start);
        let of = |(name, globs): &(&String, &toml::Spanned<OneOrMore>)| match globs.get_ref() {
            OneOrMore::One(glob) => ((*name).clone(), vec![glob.clone()]),
            OneOrMore::More(globs) => ((*name).clone(), globs.clone()),
        };
        let areas = Areas::new(&areas.iter().map(of).collect::<Vec<_>>())?;
        Ok((areas, Generated::new(&self.generated.paths, &self.generated.not)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn configurations_are_strict() {
        let good =
            "name = \"x\"\nexclude_people = [\"A\"]\n[people]\nbots = [\"ci-*\"]\n[releases]\npatches = \"separate\"\n";
        let config = Config::parse("laurels.toml", good).expect("well-formed");
        assert_eq!(config.people.bots, ["ci-*"]);
        assert!(Config::parse("laurels.toml", "commands = [\"rm\"]").is_err());
        assert!(Config::parse("laurels.toml", "[theme]\naccent = \"#005f96\"\naccent_dark = \"#6cb6ff\"").is_ok());
        let pale = Config::parse("laurels.toml", "[theme]\naccent = \"#ffee00\"").expect_err("refused");
        assert!(pale.what.contains("a contrast of 1.2 to the light ground"), "{}", pale.what);
    }
}

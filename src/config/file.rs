//! `laurels.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::organizations::{self, Organization};
use super::theme::Theme;
use crate::error::{Error, Result};
use crate::identity::{Book, Rules};
use crate::path::{Areas, Generated};
use crate::release::Fold;
use crate::text;

/// A stranger's configuration is not read beyond this size.
pub const MAX_CONFIG: usize = 1 << 20;
/// Each is tried for every person.
const MAX_PATTERNS: usize = 1024;

/// `laurels.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// What to call the repository.
    pub name: Option<String>,
    /// Names (with `*`) that are not shown.
    pub exclude_people: Vec<String>,
    /// Who is human, bot or AI agent.
    pub people: Rules,
    /// Which tags are releases.
    pub releases: ReleaseConfig,
    /// Globs of each area.
    areas: BTreeMap<String, toml::Spanned<OneOrMore>>,
    /// Globs of what is generated, and of what is not.
    generated: GeneratedConfig,
    /// The two above, checked.
    #[serde(skip)]
    pub parts: (Areas, Generated),
    /// What reports look like.
    pub theme: Theme,
    /// Who worked where.
    organizations: Vec<Organization>,
    /// The same, checked.
    #[serde(skip)]
    pub book: Book,
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
/// `[releases]`.
pub struct ReleaseConfig {
    /// Which tags are releases.
    pub tags: Option<String>,
    /// Whether patch releases are folded into others.
    pub patches: Option<Fold>,
    /// Whether pre-releases are folded into others.
    pub prereleases: Option<Fold>,
}

impl Config {
    /// Reads a configuration; `origin` says in errors where it comes from.
    pub fn parse(origin: &str, content: &str) -> Result<Self> {
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

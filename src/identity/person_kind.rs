//! Classifies identities as human, bot or AI agent, by default lists and the configuration.

use serde::{Deserialize, Serialize};

use super::known_programs::{DEFAULT_AIS, DEFAULT_BOTS};
use super::pattern::matches;
use crate::fact::Identity;

/// The kind of an identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PersonKind {
    /// A person; rankings are of humans.
    Human,
    /// A program that commits: merge queues, dependency updates, formatters.
    Bot,
    /// An AI coding agent with a name of its own.
    Ai,
}

impl PersonKind {
    /// The name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Bot => "bot",
            Self::Ai => "ai",
        }
    }
}

/// Rules of a configuration: patterns as in [`DEFAULT_BOTS`]. They precede the default lists.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct KindRules {
    /// People whom a default pattern would classify as a bot or an AI agent.
    pub humans: Vec<String>,
    /// More bots.
    pub bots: Vec<String>,
    /// More AI agents.
    pub ais: Vec<String>,
}

/// Classifies identities.
#[derive(Debug, Clone, Default)]
pub struct Kinds {
    rules: KindRules,
}

impl Kinds {
    /// Combines the rules of a configuration with the default lists.
    #[must_use]
    pub fn new(mut rules: KindRules) -> Self {
        // Once here, instead of once per person.
        for patterns in [&mut rules.humans, &mut rules.bots, &mut rules.ais] {
            patterns.iter_mut().for_each(|pattern| *pattern = pattern.to_lowercase());
        }
        Self { rules }
    }

    /// Returns the kind of an identity as mapped by the mailmap.
    ///
    /// The configuration decides first: humans, then bots, then AI agents. Among the defaults, AI agents come first,
    /// because some of their names also end in `[bot]`.
    #[must_use]
    pub fn of(&self, identity: &Identity) -> PersonKind {
        let name = String::from_utf8_lossy(&identity.name).to_lowercase();
        let email = String::from_utf8_lossy(&identity.email).to_lowercase();
        let both = format!("{} <{email}>", name.trim());
        let fits = |pattern: &str| match pattern.ends_with('>') {
            true => matches(pattern, &both),
            false => matches(pattern, name.trim()) || matches(pattern, &email),
        };
        let own = [
            (&self.rules.humans, PersonKind::Human),
            (&self.rules.bots, PersonKind::Bot),
            (&self.rules.ais, PersonKind::Ai),
        ];
        for (patterns, kind) in own {
            if patterns.iter().any(|pattern| fits(pattern)) {
                return kind;
            }
        }
        if DEFAULT_AIS.iter().any(|pattern| fits(pattern)) {
            PersonKind::Ai
        } else if DEFAULT_BOTS.iter().any(|pattern| fits(pattern)) {
            PersonKind::Bot
        } else {
            PersonKind::Human
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(name: &str, email: &str) -> PersonKind {
        Kinds::default().of(&Identity { name: name.into(), email: email.into() })
    }

    #[test]
    fn well_known_programs_are_recognized() {
        assert_eq!(kind("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com"), PersonKind::Bot);
        assert_eq!(kind("bors", "bors@rust-lang.org"), PersonKind::Bot);
        assert_eq!(kind("Copilot", "198982749+Copilot@users.noreply.github.com"), PersonKind::Ai);
        assert_eq!(kind("Claude", "noreply@anthropic.com"), PersonKind::Ai);
    }

    #[test]
    fn an_address_that_people_share_with_programs_makes_nobody_a_bot() {
        assert_eq!(kind("GitHub", "noreply@github.com"), PersonKind::Bot);
        assert_eq!(kind("Webrender Upstream Sync", "noreply@github.com"), PersonKind::Bot);
        assert_eq!(kind("Snyk bot", "snyk-bot@snyk.io"), PersonKind::Bot);
        assert_eq!(kind("Ada Lovelace", "noreply@github.com"), PersonKind::Human);
        assert_eq!(kind("Github", "1+ada@users.noreply.github.com"), PersonKind::Human);
        for host in ["snyk.io", "greenkeeper.io", "dependabot.com", "renovateapp.com"] {
            assert_eq!(kind("Ada Lovelace", &format!("ada@{host}")), PersonKind::Human, "{host}");
        }
        for (name, email) in [("Fae", "bors@example.org"), ("Fae", "homu@example.org"), ("scripty", "fae@example.org")]
        {
            assert_eq!(kind(name, email), PersonKind::Human, "{name} {email}");
        }
    }

    #[test]
    fn people_are_human() {
        assert_eq!(kind("Claude Shannon", "claude@bell.example"), PersonKind::Human);
        assert_eq!(kind("Robot Enthusiast", "x@y"), PersonKind::Human);
        assert_eq!(kind("Ben Bot", "x@y"), PersonKind::Human);
        assert_eq!(kind("", ""), PersonKind::Human);
    }

    #[test]
    fn the_configuration_decides_first() {
        let rules = KindRules { humans: vec!["bors".into()], bots: vec!["ci-*@example.org".into()], ais: vec![] };
        let kinds = Kinds::new(rules);
        assert_eq!(kinds.of(&Identity { name: b"bors".to_vec(), email: b"x@y".to_vec() }), PersonKind::Human);
        assert_eq!(kinds.of(&Identity { name: b"n".to_vec(), email: b"CI-7@example.org".to_vec() }), PersonKind::Bot);
    }
}

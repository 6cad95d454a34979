//! Human, bot or AI agent: a default list, extended or overruled by the configuration.

use serde::{Deserialize, Serialize};

use crate::fact::Identity;

/// What an identity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A person; rankings are of humans.
    Human,
    /// A program that commits: merge queues, dependency updates, formatters.
    Bot,
    /// An AI coding agent that signs with a name of its own.
    Ai,
}

impl Kind {
    /// The word in the tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Bot => "bot",
            Self::Ai => "ai",
        }
    }
}

/// Names and addresses of well-known bots; `*` stands for any characters, case does not matter, the whole must match.
///
/// Names are listed only where no person is likely to bear them.
pub const DEFAULT_BOTS: &[&str] = &[
    "*[bot]",
    "*[bot]@users.noreply.github.com",
    "dependabot",
    "dependabot-preview",
    "dependabot bot",
    "renovate",
    "renovate bot",
    "renovatebot",
    "*@renovateapp.com",
    "*@dependabot.com",
    "github actions",
    "github-actions",
    "github action",
    "noreply@github.com",
    "action@github.com",
    "actions@github.com",
    "github-actions@github.com",
    "bors",
    "bors-servo",
    "*bors@rust-lang.org",
    "bors@*",
    "homu",
    "homu@*",
    "rust-bors",
    "rust-log-analyzer",
    "rustbot",
    "greenkeeper",
    "greenkeeper bot",
    "greenkeeperio-bot",
    "*@greenkeeper.io",
    "snyk-bot",
    "snyk bot",
    "*@snyk.io",
    "pyup-bot",
    "pyup.io bot",
    "pre-commit-ci",
    "allcontributors",
    "codecov-io",
    "imgbot",
    "imgbotapp",
    "mergify",
    "k8s-ci-robot",
    "k8s-merge-robot",
    "kubernetes prow robot",
    "kubernetes publisher",
    "semantic-release-bot",
    "release-please",
    "travis ci",
    "travis@travis-ci.org",
    "builds@travis-ci.*",
    "deploy@travis-ci.org",
    "circleci",
    "ci@circleci.com",
    "appveyor",
    "gitlab bot",
    "gitlab-bot",
    "gitlab-bot@*",
    "project_*_bot*@noreply.gitlab.com",
    "weblate",
    "hosted weblate",
    "noreply@weblate.org",
    "hosted@weblate.org",
    "transifex-integration",
    "crowdin bot",
    "l10n daemon script",
    "scripty",
    "scripty@kde.org",
    "copybara-service",
    "copybara-service@*",
    "chromium autoroll",
    "*-autoroller@*",
    "v8-autoroll@*",
    "llvmgnsyncbot",
    "servo wpt sync",
    "nixpkgs-merge-bot",
    "r-ryantm",
    "opencollective",
];

/// Names and addresses under which AI agents sign commits or stand in trailers.
pub const DEFAULT_AIS: &[&str] = &[
    "claude code",
    "claude opus*",
    "claude sonnet*",
    "claude haiku*",
    "claude[bot]",
    "noreply@anthropic.com",
    "*+claude[bot]@users.noreply.github.com",
    "copilot",
    "github copilot",
    "copilot[bot]",
    "copilot-swe-agent[bot]",
    "*+copilot@users.noreply.github.com",
    "copilot@github.com",
    "cursor agent",
    "cursoragent@cursor.com",
    "cursoragent",
    "openai codex",
    "codex@openai.com",
    "chatgpt-codex-connector[bot]",
    "devin ai",
    "devin-ai-integration[bot]",
    "*+devin-ai-integration[bot]@users.noreply.github.com",
    "google-labs-jules[bot]",
    "*+google-labs-jules[bot]@users.noreply.github.com",
    "gemini code assist",
    "gemini-code-assist[bot]",
    "aider (*)",
    "noreply@aider.chat",
    "openhands",
    "openhands@all-hands.dev",
    "amp@ampcode.com",
    "sweep-ai[bot]",
    "qodo-merge-pro[bot]",
    "coderabbitai[bot]",
];

/// What a configuration adds: patterns as in [`DEFAULT_BOTS`], checked before the default lists.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rules {
    /// People whom a default pattern would take for a bot or an agent.
    pub humans: Vec<String>,
    /// More bots.
    pub bots: Vec<String>,
    /// More AI agents.
    pub ais: Vec<String>,
}

/// Decides the kind of identities.
#[derive(Debug, Clone, Default)]
pub struct Kinds {
    rules: Rules,
}

impl Kinds {
    /// The default lists with a configuration's rules in front.
    #[must_use]
    pub fn new(mut rules: Rules) -> Self {
        // Once, not for each of thousands of people.
        for patterns in [&mut rules.humans, &mut rules.bots, &mut rules.ais] {
            patterns.iter_mut().for_each(|pattern| *pattern = pattern.to_lowercase());
        }
        Self { rules }
    }

    /// The kind of an identity, given after the mailmap. The configuration overrules the defaults (humans, then bots,
    /// then agents); of the defaults the agents come first, since some of them also end in `[bot]`.
    #[must_use]
    pub fn of(&self, identity: &Identity) -> Kind {
        let name = String::from_utf8_lossy(&identity.name).to_lowercase();
        let email = String::from_utf8_lossy(&identity.email).to_lowercase();
        let fits = |pattern: &str| matches(pattern, name.trim()) || matches(pattern, &email);
        let own = [(&self.rules.humans, Kind::Human), (&self.rules.bots, Kind::Bot), (&self.rules.ais, Kind::Ai)];
        for (patterns, kind) in own {
            if patterns.iter().any(|pattern| fits(pattern)) {
                return kind;
            }
        }
        if DEFAULT_AIS.iter().any(|pattern| fits(pattern)) {
            Kind::Ai
        } else if DEFAULT_BOTS.iter().any(|pattern| fits(pattern)) {
            Kind::Bot
        } else {
            Kind::Human
        }
    }
}

/// Whether the whole text matches a pattern in which `*` stands for any characters.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let Some(last) = parts.next_back() else { return rest.is_empty() };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(name: &str, email: &str) -> Kind {
        Kinds::default().of(&Identity { name: name.into(), email: email.into() })
    }

    #[test]
    fn well_known_programs() {
        assert_eq!(kind("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com"), Kind::Bot);
        assert_eq!(kind("bors", "bors@rust-lang.org"), Kind::Bot);
        assert_eq!(kind("Copilot", "198982749+Copilot@users.noreply.github.com"), Kind::Ai);
        assert_eq!(kind("Claude", "noreply@anthropic.com"), Kind::Ai);
    }

    #[test]
    fn people_stay_people() {
        assert_eq!(kind("Claude Shannon", "claude@bell.example"), Kind::Human);
        assert_eq!(kind("Robot Enthusiast", "x@y"), Kind::Human);
        assert_eq!(kind("", ""), Kind::Human);
    }

    #[test]
    fn configuration_overrules() {
        let rules = Rules { humans: vec!["bors".into()], bots: vec!["ci-*@example.org".into()], ais: vec![] };
        let kinds = Kinds::new(rules);
        assert_eq!(kinds.of(&Identity { name: b"bors".to_vec(), email: b"x@y".to_vec() }), Kind::Human);
        assert_eq!(kinds.of(&Identity { name: b"n".to_vec(), email: b"CI-7@example.org".to_vec() }), Kind::Bot);
    }

    #[test]
    fn stars_match_any_characters() {
        assert!(matches("a*b*c", "a--b--c"));
        assert!(!matches("a*b", "ab c"));
        assert!(!matches("ab*ab", "ab"));
        assert!(matches("*", ""));
    }
}

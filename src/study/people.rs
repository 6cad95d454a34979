//! The facts interpreted: people, credits, what counts, and organizations.

use super::settings::Settings;
use crate::config::Options;
use crate::credit::{self, Contribution, Interpretation, Ledger};
use crate::fact::{Facts, Notice, NoticeKind, ObjectId};
use crate::history::{Clone, FileAt};
use crate::identity::organization::Affiliations;
use crate::identity::{Kinds, Mailmap, Teams};
use crate::patch;

/// A larger mailmap is not read: 256 MB.
const MAX_MAILMAP: usize = 256 << 20;

/// A mailmap, and where it came from.
pub struct MailmapFile {
    /// The rules; none if there is no mailmap.
    pub mailmap: Mailmap,
    /// Where they came from, for the method section.
    pub origin: Option<String>,
    /// The file.
    pub content: Vec<u8>,
    /// Says that there is a mailmap that cannot be read.
    pub notice: Option<Notice>,
}

impl MailmapFile {
    /// The mailmap of the options, or of the analyzed revision.
    pub fn read(clone: &Clone, head: ObjectId, options: &Options) -> Self {
        if !options.counting.profile.has_mailmap() {
            return Self::none();
        }
        if let Some(content) = &options.people.mailmap {
            return Self::parse(content.clone(), "the file given by `--mailmap`");
        }
        match clone.file_at(&head, ".mailmap", MAX_MAILMAP) {
            FileAt::Absent => Self::none(),
            FileAt::Content(content) => Self::parse(content, "`.mailmap` of the analyzed revision"),
            FileAt::TooLarge => Self::unread("The `.mailmap` of the analyzed revision is larger than 256 MB"),
            FileAt::Unreadable => {
                Self::unread("The `.mailmap` of the analyzed revision is missing in this clone, or damaged")
            }
            FileAt::Unknown => Self::unread("The files of the analyzed revision cannot be listed"),
        }
    }

    fn none() -> Self {
        Self { mailmap: Mailmap::default(), origin: None, content: Vec::new(), notice: None }
    }

    fn parse(content: Vec<u8>, origin: &str) -> Self {
        Self { mailmap: Mailmap::parse(&content), origin: Some(origin.to_owned()), content, notice: None }
    }

    fn unread(why: &str) -> Self {
        let text = format!(
            "{why}, so names are not mapped: a person can be counted as several. `--mailmap FILE` reads another mailmap."
        );
        Self { notice: Some(Notice::new(NoticeKind::MailmapUnread, text)), ..Self::none() }
    }
}

/// People, credits and what counts.
pub struct People {
    /// People, credits and pull requests.
    pub ledger: Ledger,
    /// Each credit, and whether it counts.
    pub contributions: Vec<Contribution>,
    /// The organizations of people.
    pub affiliations: Affiliations,
    /// The teams of people.
    pub teams: Teams,
}

impl People {
    /// Interprets facts; `project` is the name of the repository at its forge.
    pub fn interpret(facts: &Facts, mailmap: &Mailmap, settings: &Settings<'_>, project: &str) -> Self {
        let ledger = ledger(facts, mailmap, settings, project);
        let contributions = contributions(facts, &ledger, settings.options);
        let affiliations = Affiliations::new(settings.organizations(), &ledger.identities, mailmap);
        let of_identity = &ledger.people.of_identity;
        let teams = Teams::new(&settings.config.teams, &ledger.identities, of_identity, mailmap);
        Self { ledger, contributions, affiliations, teams }
    }
}

fn ledger(facts: &Facts, mailmap: &Mailmap, settings: &Settings<'_>, project: &str) -> Ledger {
    let options = settings.options;
    let rules = Interpretation {
        mailmap,
        kinds: &Kinds::new(settings.config.people.clone()),
        hidden: &settings.config.exclude_people,
        emails: options.output.emails,
        is_loose: options.counting.loose_trailers || options.counting.profile.is_loose(),
        is_humans_only: options.counting.humans,
        own_keys: &settings.config.own_keys,
        project,
    };
    Ledger::of(facts, &rules)
}

/// Each credit by the profile; with `--unique-patches`, a patch counts once.
fn contributions(facts: &Facts, ledger: &Ledger, options: &Options) -> Vec<Contribution> {
    let all = credit::contributions(facts, ledger, options.counting.profile, |_| false);
    if !options.counting.unique_patches {
        return all;
    }
    // Only commits that count can be the first: a person's commit is not a duplicate of an omitted commit by a bot.
    let mut is_counted = vec![false; facts.commits.len()];
    for contribution in all.iter().filter(|contribution| contribution.reason.is_none()) {
        is_counted[contribution.credit.commit as usize] = true;
    }
    let first = patch::first_of_each(facts, |commit| is_counted[commit as usize]);
    credit::contributions(facts, ledger, options.counting.profile, |commit| first[commit as usize].is_some())
}

//! Reads a clone, in steps: open, configure, walk, select releases, interpret, collect notices.

use super::loose::loose_trailers;
use super::merging::Merged;
use super::notices;
use super::parts::Parts;
use super::people::{MailmapFile, People};
use super::releases::{self, Releases};
use super::settings::Settings;
use super::storing::Cached;
use super::study::Study;
use super::wanted::Wanted;
use crate::config::Options;
use crate::error::Result;
use crate::fact::{Facts, Known, Notice, ObjectId};
use crate::history::{self, Clone, Counting, Walk};
use crate::identity::similar::Similar;
use crate::progress::{Progress, Stage};
use crate::prose::Document;
use crate::workers;

/// Reads and interprets a clone.
///
/// # Errors
/// The clone cannot be read, an option names something that does not exist, or the user interrupts.
pub fn study(options: &Options, wanted: Wanted, progress: &dyn Progress) -> Result<Study> {
    workers::with_threads(options.run.threads, || read(options, wanted, progress))?
}

fn read(options: &Options, wanted: Wanted, progress: &dyn Progress) -> Result<Study> {
    let clone = Clone::open(&options.path)?.verified(options.run.verify);
    let head = clone.resolve(&options.revision)?;
    let settings = Settings::new(&clone, options)?;
    progress.begin(Stage::Walk, None);
    let cached = Cached::load(&clone, head, options, progress);
    let History { mut facts, head_date, releases } = walk(&clone, head, &settings, cached.known, progress)?;
    let from_ordinal = releases.first_ordinal(options.releases.from.as_ref())?;
    let MailmapFile { mut mailmap, origin, content, notice } = MailmapFile::read(&clone, head, options);
    let mut people = People::interpret(&facts, &mailmap, &settings, clone.name());
    let merged = Merged::add(&settings, &facts, &people.ledger, &mut mailmap);
    if !merged.names.is_empty() {
        people = People::interpret(&facts, &mailmap, &settings, clone.name());
    }
    let prose = prose(&clone, head, wanted, progress)?;
    let mut notices = [clone.notices(), &releases.notices, &prose.notices].concat();
    notices.append(&mut facts.notices);
    notices.extend(notices::of_run(&facts, &releases.selection, &mailmap));
    notices.extend(notices::ambiguous_logins(&people.ledger));
    notices.extend(loose_trailers(&people.ledger));
    notices.extend(notices::unmatched_members(&people.teams, &settings.config.exclude_people));
    notices.extend(merged.notice());
    notices.extend(notice);
    notices.sort_by_key(|notice| !notice.is_incomplete());
    facts.notices = notices;
    Ok(Study {
        repository: settings.repository(&clone),
        url: clone.url().map(str::to_owned),
        head,
        head_date,
        facts,
        ledger: people.ledger,
        contributions: people.contributions,
        affiliations: people.affiliations,
        teams: people.teams,
        similar: Similar::new(mailmap),
        selection: releases.selection,
        ranges: releases.ranges,
        mailmap: origin,
        mailmap_content: content,
        merged,
        theme: settings.config.theme,
        from_ordinal,
        parts: Parts::new(settings.config.areas, settings.config.generated, clone, head),
        documents: prose.documents,
        has_words: options.counting.words,
        store: cached.store,
    })
}

/// What was read of the history.
struct History {
    facts: Facts,
    /// When the analyzed commit was committed, in seconds UTC.
    head_date: Option<i64>,
    releases: Releases,
}

/// Walks the commits of the revision and of its releases, and reads what they change.
fn walk(
    clone: &Clone,
    head: ObjectId,
    settings: &Settings<'_>,
    known: Known,
    progress: &dyn Progress,
) -> Result<History> {
    let mut walk = Walk::new(clone, known).with_words(settings.options.counting.words);
    walk.reach(head, true, progress)?;
    let head_date = walk.committed_at(&head);
    let mut releases = releases::select(clone, settings, &walk, head)?;
    for release in &releases.selection.releases {
        walk.reach(release.target, false, progress)?;
    }
    let facts = history::changes(walk, Counting::default(), progress)?;
    releases.count(&facts, head, head_date);
    if let Some(list) = &settings.options.releases.listed {
        releases.check_order(&facts, list)?;
    }
    Ok(History { facts, head_date, releases })
}

/// The documents of the revision.
#[derive(Default)]
struct Prose {
    documents: Vec<Document>,
    notices: Vec<Notice>,
}

fn prose(clone: &Clone, head: ObjectId, wanted: Wanted, progress: &dyn Progress) -> Result<Prose> {
    if !wanted.documents {
        return Ok(Prose::default());
    }
    let (documents, notices) = history::documents(clone, &head, progress)?;
    Ok(Prose { documents, notices })
}

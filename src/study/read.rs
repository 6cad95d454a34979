//! From a clone to facts, people and releases: everything a table can be made of.

use std::collections::HashMap;

use super::notices;
use super::parts::Parts;
use crate::config::{self, Config, MAX_CONFIG, Options, Theme};
use crate::credit::{self, Contribution, Interpretation, Ledger};
use crate::error::{Error, Result};
use crate::fact::{Facts, Notice, NoticeKind, ObjectId};
use crate::history::{self, Clone, Counting, Walk};
use crate::identity::{Affiliations, Kinds, Mailmap, Similar};
use crate::patch;
use crate::progress::{Progress, Stage};
use crate::prose::Document;
use crate::release::{self, Fold, Selection};
use crate::store::Store;
use crate::text;
use crate::workers;

/// The configuration that a clone may hold.
const CONFIG: &str = "laurels.toml";
/// Mailmaps beyond this are not read.
const MAX_MAILMAP: usize = 16 << 20;

/// What a run reads of a clone besides its history, because a query asks for it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted {
    /// The contents of all prose at the revision.
    pub documents: bool,
}

/// What was read from a clone, interpreted by options and configuration.
pub struct Study {
    /// Name of the repository.
    pub repository: String,
    /// Web address of the project, if `origin` names a known forge.
    pub url: Option<String>,
    /// The analysed commit.
    pub head: ObjectId,
    /// When it was committed, seconds UTC.
    pub head_date: Option<i64>,
    /// Commits, changes, names and notices.
    pub facts: Facts,
    /// Who is who, credits and pull requests.
    pub ledger: Ledger,
    /// What counts, and what does not.
    pub contributions: Vec<Contribution>,
    /// Who worked where.
    pub affiliations: Affiliations,
    /// Which people may be one.
    pub similar: Similar,
    /// The releases.
    pub selection: Selection,
    /// The commits of each release, by position in the facts.
    pub ranges: Vec<Vec<u32>>,
    /// Where the mailmap came from.
    pub mailmap: Option<String>,
    /// What reports look like.
    pub theme: Theme,
    /// Ordinal of the first release to list; those before count, but are not shown.
    pub from_ordinal: i64,
    /// Areas, and what is generated: worked out when a query asks.
    pub parts: Parts,
    /// The prose of the revision, if it was wanted.
    pub documents: Vec<Document>,
    /// Whether the words of changes were counted.
    pub has_words: bool,
    /// Where the facts are kept for the next run.
    pub store: Option<Store>,
}

impl Study {
    /// As [`while_storing`], for one clone.
    pub fn while_storing<T>(&self, progress: &dyn Progress, work: impl FnOnce() -> T) -> T {
        while_storing(std::slice::from_ref(self), progress, work)
    }

    /// What a reader must know, of the history and of the columns that queries asked for.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        [self.facts.notices.as_slice(), &self.parts.notices()].concat()
    }
}

/// Does the rest of the work while what was learned is stored beside it. That nothing could be stored is no error: the
/// next run reads it again.
pub fn while_storing<T>(clones: &[Study], progress: &dyn Progress, work: impl FnOnce() -> T) -> T {
    let save = |store: &Store, facts: &Facts| match store.save(facts) {
        Ok(commits) => progress.tell(&format!("store: {commits} commits added")),
        Err(error) => progress.tell(&error.what),
    };
    std::thread::scope(|scope| {
        let stores = clones.iter().filter_map(|clone| Some((clone.store.as_ref()?, &clone.facts)));
        let start = |(store, facts)| {
            let thread = std::thread::Builder::new().name("laurels-store".to_owned());
            thread.spawn_scoped(scope, move || save(store, facts)).ok()
        };
        let storing: Vec<_> = stores.filter_map(start).collect();
        let done = work();
        // Joined by hand: a panic there is not the end of this run.
        storing.into_iter().for_each(|thread| drop(thread.join()));
        done
    })
}

/// Reads the clone.
///
/// # Errors
/// The clone cannot be read, an option names what does not exist, or the user interrupts.
pub fn study(options: &Options, wanted: Wanted, progress: &dyn Progress) -> Result<Study> {
    workers::with_threads(options.threads, || read(options, wanted, progress))?
}

fn read(options: &Options, wanted: Wanted, progress: &dyn Progress) -> Result<Study> {
    let clone = Clone::open(&options.path)?;
    let head = clone.resolve(&options.revision)?;
    let config = configure(&clone, options)?;
    let book = options.organizations.as_deref().map(config::organizations_file).transpose()?;
    progress.begin(Stage::Walk, None);
    let store = if options.words { Store::with_words } else { Store::at };
    let mut store = options.cache.as_deref().map(|cache| store(cache, &clone.common_dir(), head.as_bytes().len()));
    let known = store.as_mut().map(Store::load).unwrap_or_default();
    progress.tell(&format!("store: {} commits known", known.facts.commits.len()));
    let mut walk = Walk::new(&clone, known).with_words(options.words);
    walk.reach(head, true, progress)?;
    let head_date = walk.committed_at(&head);
    let (mut selection, tag_notices) = select(&clone, options, &config, &walk, head)?;
    for release in &selection.releases {
        walk.reach(release.target, false, progress)?;
    }
    let mut facts = history::changes(walk, Counting::default(), progress)?;
    let positions = positions(&facts);
    let lost = drop_lost(&mut selection, &positions);
    let last = selection.last_full().map(|release| release.target);
    let tail = release::range(&facts.graph, last.and_then(|id| positions.get(&id).copied()), positions[&head]);
    if !tail.is_empty() {
        selection.add_unreleased(head, head_date);
    }
    let from = options.from_release.as_ref().map(|first| selection.position(first)).transpose()?.unwrap_or(0);
    let (mailmap, mailmap_source) = mailmap(&clone, options, head);
    let name = options.name.as_deref().or(config.name.as_deref());
    let repository = name.map_or_else(|| clone.name().to_owned(), text::plain);
    let ledger = interpret(&facts, &mailmap, &config, options, clone.name());
    let contributions = contributions(&facts, &ledger, options);
    let book = book.as_ref().unwrap_or(&config.book);
    let affiliations = Affiliations::new(book, &ledger.identities, &mailmap);
    let ranges = ranges(&facts, &selection, &positions);
    let (documents, unread) =
        if wanted.documents { history::documents(&clone, &head, progress)? } else { Default::default() };
    let mut notices = [clone.notices(), &tag_notices, &selection.notices, &lost, &unread].concat();
    notices.append(&mut facts.notices);
    notices.extend(notices::of_run(&facts, &selection, &mailmap));
    notices.extend(notices::ambiguous_logins(&ledger));
    notices.sort_by_key(|notice| !notice.is_incomplete());
    facts.notices = notices;
    Ok(Study {
        repository,
        url: clone.url().map(str::to_owned),
        head,
        head_date,
        facts,
        ledger,
        contributions,
        affiliations,
        similar: Similar::new(mailmap),
        selection,
        ranges,
        mailmap: mailmap_source,
        theme: config.theme,
        from_ordinal: i64::try_from(from).unwrap_or(i64::MAX) + 1,
        parts: Parts::new(config.parts.0, config.parts.1, clone, head),
        documents,
        has_words: options.words,
        store,
    })
}

fn configure(clone: &Clone, options: &Options) -> Result<Config> {
    if let Some(content) = &options.config {
        return Config::parse("the file given by --config", content);
    }
    let Ok(head) = clone.resolve("HEAD") else { return Ok(Config::default()) };
    let found = clone.file_at(&head, CONFIG, MAX_CONFIG);
    // What it says must not be lost in silence: it may name people who are not to be shown.
    if found.is_none() && clone.file_at(&head, CONFIG, usize::MAX).is_some() {
        return Err(Error::usage(format!("laurels.toml of the clone is larger than {MAX_CONFIG} bytes"))
            .hint("give another configuration with --config FILE"));
    }
    match found {
        Some(content) => Config::parse("laurels.toml of the clone", &text::from_bytes(&content)),
        None => Ok(Config::default()),
    }
}

fn select(
    clone: &Clone,
    options: &Options,
    config: &Config,
    walk: &Walk<'_>,
    head: ObjectId,
) -> Result<(Selection, Vec<Notice>)> {
    if let Some(list) = &options.releases {
        let resolved = list.iter().map(|(name, revision)| {
            let id = clone.resolve(revision).map_err(|error| {
                let what = format!("--releases, the release {:?}: {}", text::plain(name), error.what);
                Error::usage(what).hint("give a tag, branch or commit of the clone as its revision")
            })?;
            Ok((name.clone(), id, clone.committed_at(&id)))
        });
        return Ok((release::from_list(resolved.collect::<Result<_>>()?), Vec::new()));
    }
    let (tags, notices) = clone.tags();
    let glob = options.tags.as_deref().or(config.releases.tags.as_deref());
    let patches = options.patches.or(config.releases.patches).unwrap_or_default();
    let prereleases = options.prereleases.or(config.releases.prereleases).unwrap_or_default();
    let mut folds = (patches, prereleases);
    if options.profile.has_every_version() {
        folds = (Fold::Separate, Fold::Separate);
    }
    let mut selection =
        release::chosen(&tags, glob, folds, |tag| walk.contains(&tag.target), (Some(head), walk.committed_at(&head)));
    if options.profile.has_every_version() {
        selection.chain();
    }
    if let (Some(glob), None, true) = (glob, &options.tags, selection.releases.is_empty()) {
        // A stranger's file may be wrong without stopping us.
        let text = format!("No tag matches {:?}, the `tags` of laurels.toml.", text::plain(glob).replace('`', "'"));
        selection.notices.push(Notice::new(NoticeKind::NoMatchingTags, text));
    }
    if let (Some(glob), true) = (&options.tags, selection.releases.is_empty()) {
        let trains: Vec<String> = release::trains(&tags).into_iter().take(5).map(|train| train.glob).collect();
        let hint = if trains.is_empty() {
            "the clone has no tags that are versions; `--releases FILE` names releases by revision".to_owned()
        } else {
            format!("globs that match something: {}", text::plain(&trains.join(", ")))
        };
        return Err(Error::usage(format!("no tag matches {:?}", text::plain(glob))).hint(hint));
    }
    Ok((selection, notices))
}

/// What counts under the chosen profile; a patch once, if that is asked for.
fn contributions(facts: &Facts, ledger: &Ledger, options: &Options) -> Vec<Contribution> {
    let all = credit::contributions(facts, ledger, options.profile, |_| false);
    if !options.unique_patches {
        return all;
    }
    // The first of those that count: a person's commit is no duplicate of a bot's that does not.
    let mut is_counted = vec![false; facts.commits.len()];
    for contribution in all.iter().filter(|contribution| contribution.reason.is_none()) {
        is_counted[contribution.credit.commit as usize] = true;
    }
    let first = patch::first_of_each(facts, |commit| is_counted[commit as usize]);
    credit::contributions(facts, ledger, options.profile, |commit| first[commit as usize].is_some())
}

fn positions(facts: &Facts) -> HashMap<ObjectId, u32> {
    facts.commits.iter().zip(0_u32..).map(|(commit, at)| (commit.id, at)).collect()
}

/// Releases whose commit could not be read cannot be counted.
fn drop_lost(selection: &mut Selection, positions: &HashMap<ObjectId, u32>) -> Vec<Notice> {
    let is_lost = |release: &release::Release| !positions.contains_key(&release.target);
    let lost: Vec<String> = selection
        .releases
        .iter()
        .filter(|release| is_lost(release))
        .map(|release| text::plain(&release.name))
        .collect();
    selection.releases.retain(|release| !is_lost(release));
    if lost.is_empty() {
        return Vec::new();
    }
    let text = format!("The commits of these releases are missing, so they are left out: {}.", lost.join(", "));
    vec![Notice::new(NoticeKind::ReleasesLost, text)]
}

fn ranges(facts: &Facts, selection: &Selection, positions: &HashMap<ObjectId, u32>) -> Vec<Vec<u32>> {
    let at = |id: &ObjectId| positions.get(id).copied();
    let of = |release: &release::Release| {
        let base = release.base.as_ref().and_then(at);
        at(&release.target).map_or_else(Vec::new, |tip| release::range(&facts.graph, base, tip))
    };
    selection.releases.iter().map(of).collect()
}

fn mailmap(clone: &Clone, options: &Options, head: ObjectId) -> (Mailmap, Option<String>) {
    if !options.profile.has_mailmap() {
        return (Mailmap::default(), None);
    }
    if let Some(content) = &options.mailmap {
        return (Mailmap::parse(content), Some("the file given by `--mailmap`".to_owned()));
    }
    match clone.file_at(&head, ".mailmap", MAX_MAILMAP) {
        Some(content) => (Mailmap::parse(&content), Some("`.mailmap` of the analysed revision".to_owned())),
        None => (Mailmap::default(), None),
    }
}

fn interpret(facts: &Facts, mailmap: &Mailmap, config: &Config, options: &Options, project: &str) -> Ledger {
    let rules = Interpretation {
        mailmap,
        kinds: &Kinds::new(config.people.clone()),
        hidden: &config.exclude_people,
        emails: options.emails,
        is_loose: options.loose_trailers || options.profile.is_loose(),
        project,
    };
    Ledger::of(facts, &rules)
}

//! Which tags are the releases of a project, in which order, and what each one follows.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::Version;
use crate::error::{Error, Result};
use crate::fact::{Notice, NoticeKind, ObjectId, Tag};
use crate::text::{self, Choice, name_in};

/// The name of what follows the last release.
const UNRELEASED: &str = "unreleased";

/// Whether patch releases or pre-releases stand alone or count towards the release they belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fold {
    /// Their commits count for the next full release; they are no rows of their own.
    #[default]
    Fold,
    /// They are rows of their own; full releases still follow full releases.
    Separate,
}

impl Fold {
    /// Both ways.
    pub const CHOICES: &[Choice<Self>] = &[
        Choice::new(Self::Fold, "fold", "They count for the release that follows"),
        Choice::new(Self::Separate, "separate", "They are releases of their own"),
    ];

    /// The name in options and files.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_in(Self::CHOICES, &self)
    }
}

/// One release: a tag of the chosen train, or a named revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// What people call it: the tag without its train's prefix, or the given name.
    pub name: String,
    /// The tag as shown; `None` for the unreleased tail and for revisions.
    pub tag: Option<String>,
    /// The version in one spelling, where the tag has one.
    pub version: Option<Version>,
    /// When it was made: git's `creatordate`, seconds UTC.
    pub created: Option<i64>,
    /// The commit.
    pub target: ObjectId,
    /// The commit its range starts after; set even where that release is not listed.
    pub base: Option<ObjectId>,
    /// Name of the release it follows, even where that is not listed.
    pub previous_name: Option<String>,
    /// Tag of the release it follows.
    pub previous_tag: Option<String>,
    /// Comes before a full release: alpha, beta, rc.
    pub is_prerelease: bool,
    /// x.y.z with z above 0.
    pub is_patch: bool,
    /// The commits after the last release.
    pub is_unreleased: bool,
}

/// Tags that share a prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Train {
    /// The prefix without a `v`; empty for plain versions.
    pub prefix: String,
    /// Positions of its tags in the list of tags, in no order that matters.
    pub tags: Vec<usize>,
    /// A glob for `--tags` that selects the train.
    pub glob: String,
}

/// The releases to report on.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Oldest first.
    pub releases: Vec<Release>,
    /// The chosen train's prefix, as [`Train::prefix`].
    pub train: String,
    /// The glob that chose the tags, where one did.
    pub glob: Option<String>,
    /// The trains that were not chosen, largest first.
    pub others: Vec<Train>,
    /// How many tags of the train were folded into others.
    pub folded: usize,
    /// The names of those that would be releases of their own, were they not folded.
    pub folded_names: Vec<String>,
    /// Tags left out because they were made after the revision.
    pub later: usize,
    /// Every release follows the one before it, whatever its kind.
    pub is_chain: bool,
    /// What a reader must know.
    pub notices: Vec<Notice>,
}

/// Groups tags by prefix; those without a version are in no train. Largest first, then by prefix.
#[must_use]
pub fn trains(tags: &[Tag]) -> Vec<Train> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, tag) in tags.iter().enumerate() {
        if let Some((prefix, _)) = std::str::from_utf8(&tag.name).ok().and_then(Version::split) {
            groups.entry(prefix.to_owned()).or_default().push(at);
        }
    }
    let mut out: Vec<Train> = groups.into_iter().map(|(prefix, members)| train(prefix, members, tags)).collect();
    out.sort_by(|a, b| b.tags.len().cmp(&a.tags.len()).then_with(|| a.prefix.cmp(&b.prefix)));
    out
}

fn train(prefix: String, members: Vec<usize>, tags: &[Tag]) -> Train {
    let follows = |letter: u8| {
        members.iter().all(|at| tags[*at].name.get(prefix.len()).is_some_and(|byte| byte.eq_ignore_ascii_case(&letter)))
    };
    let is_digit = |at: &usize| tags[*at].name.get(prefix.len()).is_some_and(u8::is_ascii_digit);
    let glob = match (follows(b'v'), members.iter().all(is_digit)) {
        (true, _) => format!("{prefix}v[0-9]*"),
        (_, true) => format!("{prefix}[0-9]*"),
        _ => format!("{prefix}[vV0-9]*"),
    };
    Train { prefix, tags: members, glob }
}

/// Releases made of tags: those that match `glob`, or else the train with the most releases that `is_reachable` accepts,
/// patches and pre-releases not counted.
///
/// At an old revision later releases do not exist yet. Where the revision is a release itself, later is what comes after
/// it in order; elsewhere, what was made after its date and cannot be reached from it.
#[must_use]
pub fn chosen(
    tags: &[Tag],
    glob: Option<&str>,
    (patches, prereleases): (Fold, Fold),
    is_reachable: impl Fn(&Tag) -> bool,
    (revision, until): (Option<ObjectId>, Option<i64>),
) -> Selection {
    let mut selection = Selection::default();
    let (members, same_prefix) = match glob {
        Some(glob) => {
            selection.glob = Some(glob.to_owned());
            matching(tags, glob)
        }
        None => {
            let mut all = trains(tags);
            let best = (0..all.len()).max_by_key(|at| {
                let reachable: Vec<&Tag> =
                    all[*at].tags.iter().map(|tag| &tags[*tag]).filter(|tag| is_reachable(tag)).collect();
                (lines(&reachable), reachable.len(), all[*at].tags.len(), std::cmp::Reverse(*at))
            });
            let Some(best) = best else { return selection };
            let chosen = all.remove(best);
            selection.train = chosen.prefix;
            selection.others = all;
            (chosen.tags, true)
        }
    };
    let reachable: BTreeSet<ObjectId> = tags.iter().filter(|tag| is_reachable(tag)).map(|tag| tag.target).collect();
    let mut releases: Vec<Release> = members.into_iter().map(|at| release(&tags[at])).collect();
    let total = releases.len();
    order(&mut releases, same_prefix);
    let own = releases.iter().rposition(|release| Some(release.target) == revision);
    let mut place = 0..;
    releases.retain(|release| {
        let place = place.next().unwrap_or(usize::MAX);
        let is_early = own.map_or(until.is_none() || release.created <= until, |own| place <= own);
        is_early || reachable.contains(&release.target)
    });
    selection.later = total - releases.len();
    let spellings = releases.len();
    releases.dedup_by(|later, earlier| {
        let is_same = later.version.as_ref().zip(earlier.version.as_ref()).is_some_and(|(a, b)| a.cmp(b).is_eq());
        is_same && later.target == earlier.target
    });
    selection.folded = spellings - releases.len();
    name(&mut releases);
    let kept = unfolded(&releases, patches, prereleases, &mut selection.notices);
    selection.folded += releases.len() - kept.len();
    let mut at = 0..;
    let folded = releases.iter().filter(|_| at.next().is_some_and(|at: usize| kept.binary_search(&at).is_err()));
    selection.folded_names = folded.map(|release| release.name.clone()).collect();
    selection.releases = kept.into_iter().map(|at| releases[at].clone()).collect();
    link(&mut selection.releases);
    selection
}

/// Releases given as (name, commit, date), oldest first: each follows the one before it.
#[must_use]
pub fn from_list(list: Vec<(String, ObjectId, Option<i64>)>) -> Selection {
    let mut releases: Vec<Release> = list
        .into_iter()
        .map(|(name, target, created)| Release { name, tag: None, created, ..unnamed(target) })
        .collect();
    link(&mut releases);
    Selection { releases, ..Selection::default() }
}

impl Selection {
    /// Adds the commits after the last release as the release `unreleased`.
    pub fn add_unreleased(&mut self, revision: ObjectId, created: Option<i64>) {
        let previous = self.last_full().cloned();
        let mut tail = Release { name: UNRELEASED.to_owned(), created, is_unreleased: true, ..unnamed(revision) };
        tail.follow(previous.as_ref());
        self.releases.push(tail);
    }

    /// Makes every release follow the one before it in order, whatever its kind.
    pub fn chain(&mut self) {
        self.is_chain = true;
        for at in 0..self.releases.len() {
            let previous = at.checked_sub(1).map(|before| self.releases[before].clone());
            self.releases[at].follow(previous.as_ref());
        }
    }

    /// The release that what is unreleased follows: the last that is neither patch nor pre-release; where there is none,
    /// or each follows the one before it, the last of all.
    #[must_use]
    pub fn last_full(&self) -> Option<&Release> {
        let is_full = |release: &&Release| self.is_chain || (!release.is_prerelease && !release.is_patch);
        let full = self.releases.iter().rev().find(is_full);
        full.or(self.releases.last())
    }

    /// Position of the release of that name or tag.
    ///
    /// # Errors
    /// There is none.
    pub fn position(&self, first: &str) -> Result<usize> {
        let is_it = |release: &Release| release.name == first || release.tag.as_deref() == Some(first);
        self.releases.iter().position(is_it).ok_or_else(|| {
            if self.folded_names.iter().any(|name| name == first) {
                return Error::usage(format!("{first:?} is folded: it is no release of its own"))
                    .hint("`--patches separate` and `--prereleases separate` list such releases too");
            }
            let names: Vec<&str> = self.releases.iter().rev().take(5).map(|release| release.name.as_str()).collect();
            Error::usage(format!("there is no release {first:?}"))
                .hint(format!("the latest releases are: {}", text::plain(&names.join(", "))))
        })
    }
}

impl Release {
    /// The range as git takes it: `v1.3.0..v1.4.0`, or one revision for a first release.
    #[must_use]
    pub fn range(&self) -> String {
        let tip = self.tag.clone().unwrap_or_else(|| self.target.short());
        match (&self.previous_tag, self.base) {
            (Some(tag), _) => format!("{tag}..{tip}"),
            (None, Some(base)) => format!("{}..{tip}", base.short()),
            (None, None) => tip,
        }
    }

    fn follow(&mut self, previous: Option<&Release>) {
        self.base = previous.map(|previous| previous.target);
        self.previous_name = previous.map(|previous| previous.name.clone());
        self.previous_tag = previous.and_then(|previous| previous.tag.clone());
    }
}

fn unnamed(target: ObjectId) -> Release {
    Release {
        name: String::new(),
        tag: None,
        version: None,
        created: None,
        target,
        base: None,
        previous_name: None,
        previous_tag: None,
        is_prerelease: false,
        is_patch: false,
        is_unreleased: false,
    }
}

fn release(tag: &Tag) -> Release {
    let shown = text::from_bytes(&tag.name);
    let version = Version::split(&shown).map(|found| found.1);
    Release {
        tag: Some(shown),
        created: tag.created,
        is_prerelease: version.as_ref().is_some_and(Version::is_prerelease),
        is_patch: version.as_ref().is_some_and(Version::is_patch),
        version,
        ..unnamed(tag.target)
    }
}

/// By version where all have one and it means the same, else by date; then by name.
fn order(releases: &mut [Release], same_prefix: bool) {
    let by_version = same_prefix && releases.iter().all(|release| release.version.is_some());
    releases.sort_by(|a, b| {
        let main = if by_version { a.version.cmp(&b.version) } else { a.created.cmp(&b.created) };
        main.then_with(|| a.created.cmp(&b.created)).then_with(|| a.tag.cmp(&b.tag))
    });
}

/// Short names where they are unique among the train, whole tags elsewhere.
fn name(releases: &mut [Release]) {
    let short: Vec<String> = releases
        .iter()
        .map(|release| {
            let tag = release.tag.as_deref().unwrap_or_default();
            let start = Version::split(tag).map_or(0, |(prefix, _)| prefix.len());
            let rest = &tag[start..];
            match rest.strip_prefix(['v', 'V']) {
                Some(number) if start > 0 || number.starts_with(|c: char| c.is_ascii_digit()) => number.to_owned(),
                _ => rest.to_owned(),
            }
        })
        .collect();
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for name in &short {
        *uses.entry(name).or_default() += 1;
    }
    for (release, name) in releases.iter_mut().zip(&short) {
        let is_clear = uses[name.as_str()] == 1 && !name.is_empty();
        release.name = if is_clear { name.clone() } else { release.tag.clone().unwrap_or_default() };
        if release.name == UNRELEASED {
            release.name = format!("{UNRELEASED} (tag)");
        }
    }
}

/// Positions of the releases that stand alone.
fn unfolded(releases: &[Release], patches: Fold, prereleases: Fold, notices: &mut Vec<Notice>) -> Vec<usize> {
    let only_pre = releases.iter().all(|release| release.is_prerelease);
    if only_pre && !releases.is_empty() && prereleases == Fold::Fold {
        notices
            .push(Notice::new(NoticeKind::OnlyPrereleases, "All tags are pre-releases, so none of them was folded."));
    }
    let mut lines: BTreeSet<Vec<u64>> = BTreeSet::new();
    let mut kept = Vec::new();
    for (at, release) in releases.iter().enumerate() {
        if release.is_prerelease && prereleases == Fold::Fold && !only_pre {
            continue;
        }
        // A patch folds into its line; where the line's first tag is missing, the earliest patch stands for it.
        let line = release.version.as_ref().map(|version| version.numbers.iter().copied().take(2).collect::<Vec<_>>());
        let is_first = line.is_none_or(|line| lines.insert(line));
        if release.is_patch && patches == Fold::Fold && !is_first {
            continue;
        }
        kept.push(at);
    }
    kept
}

/// A full release follows the full release before it; a patch or pre-release also one of its own sort.
fn link(releases: &mut [Release]) {
    let heads: Vec<bool> = heads(releases);
    for at in 0..releases.len() {
        let release = &releases[at];
        let (patch, pre) = (release.is_patch && !heads[at], release.is_prerelease);
        let previous = (0..at).rev().find(|before| {
            let other = &releases[*before];
            let is_patch = other.is_patch && !heads[*before];
            (!is_patch || patch) && (!other.is_prerelease || pre)
        });
        let previous = previous.map(|before| releases[before].clone());
        releases[at].follow(previous.as_ref());
    }
}

/// How many releases some tags make: their lines x.y, pre-releases aside.
fn lines(tags: &[&Tag]) -> usize {
    let version = |tag: &&Tag| std::str::from_utf8(&tag.name).ok().and_then(Version::split).map(|split| split.1);
    let full = tags.iter().filter_map(version).filter(|version| !version.is_prerelease());
    full.map(|version| version.numbers.into_iter().take(2).collect::<Vec<_>>()).collect::<BTreeSet<_>>().len()
}

/// Which patch releases stand for a line whose first tag is missing.
fn heads(releases: &[Release]) -> Vec<bool> {
    let mut lines: BTreeSet<Vec<u64>> = BTreeSet::new();
    releases
        .iter()
        .map(|release| match &release.version {
            Some(version) if !release.is_prerelease => lines.insert(version.numbers.iter().copied().take(2).collect()),
            _ => false,
        })
        .collect()
}

/// Tags that match a glob, and whether they share one prefix.
fn matching(tags: &[Tag], glob: &str) -> (Vec<usize>, bool) {
    let found: Vec<usize> = (0..tags.len()).filter(|at| glob_matches(glob.as_bytes(), &tags[*at].name)).collect();
    let prefixes: BTreeSet<Option<&str>> = found
        .iter()
        .map(|at| std::str::from_utf8(&tags[*at].name).ok().and_then(Version::split).map(|split| split.0))
        .collect();
    (found, prefixes.len() == 1)
}

/// `*`, `?` and `[...]` as in `git tag --list`; `*` also matches `/`.
fn glob_matches(glob: &[u8], text: &[u8]) -> bool {
    // The last star and where its match began: enough to back up to, since a later star makes an earlier one free.
    let (mut g, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        let one = match glob.get(g) {
            Some(b'*') => {
                star = Some((g, t));
                g += 1;
                continue;
            }
            Some(b'?') => Some(1),
            Some(b'[') => class(&glob[g..], text[t]),
            Some(b'\\') if glob.get(g + 1) == Some(&text[t]) => Some(2),
            Some(byte) if *byte == text[t] => Some(1),
            _ => None,
        };
        match (one, star) {
            (Some(length), _) => (g, t) = (g + length, t + 1),
            (None, Some((at, began))) => {
                star = Some((at, began + 1));
                (g, t) = (at + 1, began + 1);
            }
            (None, None) => return false,
        }
    }
    glob[g..].iter().all(|byte| *byte == b'*')
}

/// Length of a character class at the start of `glob` if it accepts `byte`; an unclosed `[` stands for itself.
fn class(glob: &[u8], byte: u8) -> Option<usize> {
    let Some(end) = glob.iter().skip(2).position(|byte| *byte == b']').map(|at| at + 2) else {
        return (byte == b'[').then_some(1);
    };
    let inner = &glob[1..end];
    let (negated, set) = match inner {
        [b'!' | b'^', set @ ..] => (true, set),
        set => (false, set),
    };
    let mut found = false;
    let mut at = 0;
    while at < set.len() {
        if at + 2 < set.len() && set[at + 1] == b'-' {
            found |= (set[at]..=set[at + 2]).contains(&byte);
            at += 3;
        } else {
            found |= set[at] == byte;
            at += 1;
        }
    }
    (found != negated).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(names: &[&str]) -> Vec<Tag> {
        names
            .iter()
            .zip(1_u8..)
            .map(|(name, at)| Tag {
                name: name.as_bytes().to_vec(),
                target: ObjectId::from_bytes(&[at; 20]).expect("20 bytes"),
                created: Some(i64::from(at)),
            })
            .collect()
    }

    fn select(names: &[&str], glob: Option<&str>, patches: Fold, prereleases: Fold) -> Vec<(String, Option<String>)> {
        let selection = chosen(&tags(names), glob, (patches, prereleases), |_| true, (None, None));
        selection.releases.into_iter().map(|release| (release.name, release.previous_name)).collect()
    }

    fn pairs(list: &[(&str, Option<&str>)]) -> Vec<(String, Option<String>)> {
        list.iter().map(|(name, previous)| ((*name).to_owned(), previous.map(str::to_owned))).collect()
    }

    #[test]
    fn patches_and_pre_releases_fold() {
        let names = ["v1.3.0", "v1.4.0-rc1", "v1.3.1", "v1.4.0", "v1.4.1"];
        assert_eq!(select(&names, None, Fold::Fold, Fold::Fold), pairs(&[("1.3.0", None), ("1.4.0", Some("1.3.0"))]));
        assert_eq!(
            select(&names, None, Fold::Separate, Fold::Separate),
            pairs(&[
                ("1.3.0", None),
                ("1.3.1", Some("1.3.0")),
                ("1.4.0-rc1", Some("1.3.0")),
                ("1.4.0", Some("1.3.0")),
                ("1.4.1", Some("1.4.0"))
            ])
        );
    }

    #[test]
    fn a_missing_first_tag_of_a_line_is_stood_in_for() {
        let names = ["1.0.0", "1.1.1", "1.1.2", "1.2.0"];
        let expected = pairs(&[("1.0.0", None), ("1.1.1", Some("1.0.0")), ("1.2.0", Some("1.1.1"))]);
        assert_eq!(select(&names, None, Fold::Fold, Fold::Fold), expected);
    }

    #[test]
    fn the_largest_reachable_train_is_chosen_and_the_others_are_named() {
        let tags = tags(&["a-v1.0", "v1.0", "a-v2.0", "v2.0", "a-v3.0", "nightly"]);
        let selection = chosen(&tags, None, (Fold::Fold, Fold::Fold), |tag| tag.name.starts_with(b"v"), (None, None));
        assert_eq!(selection.train, "");
        assert_eq!(selection.others.iter().map(|train| train.glob.as_str()).collect::<Vec<_>>(), ["a-v[0-9]*"]);
        assert_eq!(selection.releases.len(), 2);
    }

    #[test]
    fn a_glob_over_several_prefixes_orders_by_date() {
        let found = select(&["b-2.0", "a-1.0", "b-1.0"], Some("*"), Fold::Fold, Fold::Fold);
        assert_eq!(found.iter().map(|pair| pair.0.as_str()).collect::<Vec<_>>(), ["2.0", "a-1.0", "b-1.0"]);
    }

    #[test]
    fn at_a_release_later_is_what_comes_after_it_whatever_the_dates() {
        // 1.1 was tagged on its branch after 1.2 was committed; 1.3 does not exist yet.
        let mut tags = tags(&["1.0", "1.1", "1.2", "1.3"]);
        tags[1].created = Some(9);
        let select = |revision| {
            let selection =
                chosen(&tags, None, (Fold::Fold, Fold::Fold), |tag| tag.name == b"1.0", (revision, Some(3)));
            selection.releases.into_iter().map(|release| release.name).collect::<Vec<_>>()
        };
        assert_eq!(select(Some(tags[2].target)), ["1.0", "1.1", "1.2"]);
        assert_eq!(select(None), ["1.0", "1.2"]);
    }

    #[test]
    fn only_pre_releases_are_releases() {
        assert_eq!(select(&["1.0-a1", "1.0-a2"], None, Fold::Fold, Fold::Fold).len(), 2);
    }

    #[test]
    fn two_spellings_of_one_version_keep_their_tags() {
        let found = select(&["1.0", "v1.0", "v2.0"], None, Fold::Fold, Fold::Fold);
        assert_eq!(found.iter().map(|pair| pair.0.as_str()).collect::<Vec<_>>(), ["1.0", "v1.0", "2.0"]);
    }

    #[test]
    fn globs_as_git_reads_them() {
        for (glob, text, expected) in [
            ("v*", "v1", true),
            ("*", "a/b", true),
            ("v[0-9]*", "vx", false),
            ("v[!a-z]?", "v1x", true),
            ("a*b*c", "aXbYbc", true),
            ("a*b", "acbd", false),
            ("[", "[", true),
            ("\\*", "*", true),
        ] {
            assert_eq!(glob_matches(glob.as_bytes(), text.as_bytes()), expected, "{glob} {text}");
        }
    }
}

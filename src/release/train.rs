//! Trains: tags that share a prefix.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::glob::glob_matches;
use super::version::Version;
use crate::fact::Tag;

/// Tags that share a prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Train {
    /// The prefix without a `v`; empty for plain versions.
    pub prefix: String,
    /// Indexes of its tags in the list of tags, in any order.
    pub tags: Vec<usize>,
    /// A glob for `--tags` that selects these tags.
    pub glob: String,
}

/// Groups tags by prefix, the largest train first, then by prefix. Tags without a version are left out.
#[must_use]
pub fn trains(tags: &[Tag]) -> Vec<Train> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, tag) in tags.iter().enumerate() {
        if let Some((prefix, _)) = split(tag) {
            groups.entry(prefix.to_owned()).or_default().push(at);
        }
    }
    let mut out: Vec<Train> = groups.into_iter().map(|(prefix, members)| train(prefix, members, tags)).collect();
    out.sort_by(|a, b| b.tags.len().cmp(&a.tags.len()).then_with(|| a.prefix.cmp(&b.prefix)));
    out
}

fn train(prefix: String, members: Vec<usize>, tags: &[Tag]) -> Train {
    // The first byte after the prefix: a digit or a `v`.
    let next = |at: &usize| tags[*at].name.get(prefix.len()).copied().unwrap_or_default();
    let glob = if members.iter().all(|at| next(at).eq_ignore_ascii_case(&b'v')) {
        format!("{prefix}v[0-9]*")
    } else if members.iter().all(|at| next(at).is_ascii_digit()) {
        format!("{prefix}[0-9]*")
    } else {
        format!("{prefix}[vV0-9]*")
    };
    Train { prefix, tags: members, glob }
}

/// Removes the train with the most reachable releases from the list; among equals the one with most tags.
pub(super) fn take_main(trains: &mut Vec<Train>, tags: &[Tag], is_reachable: impl Fn(&Tag) -> bool) -> Option<Train> {
    let size = |at: &usize| {
        let train = &trains[*at];
        let reachable: Vec<&Tag> = train.tags.iter().map(|tag| &tags[*tag]).filter(|tag| is_reachable(tag)).collect();
        (count_lines(&reachable), reachable.len(), train.tags.len(), Reverse(*at))
    };
    let main = (0..trains.len()).max_by_key(size)?;
    Some(trains.remove(main))
}

/// The number of distinct lines x.y among tags, without pre-releases.
fn count_lines(tags: &[&Tag]) -> usize {
    let mut lines: BTreeSet<Vec<u64>> = BTreeSet::new();
    for tag in tags {
        if let Some((_, version)) = split(tag)
            && !version.is_prerelease()
        {
            lines.insert(version.line());
        }
    }
    lines.len()
}

/// Tags that match a glob.
pub(super) struct Matching {
    /// Indexes of the tags.
    pub(super) tags: Vec<usize>,
    /// The tags share one prefix.
    pub(super) has_one_prefix: bool,
}

/// Returns the tags that match a glob.
pub(super) fn matching(tags: &[Tag], glob: &str) -> Matching {
    let found: Vec<usize> = (0..tags.len()).filter(|at| glob_matches(glob.as_bytes(), &tags[*at].name)).collect();
    let mut prefixes: BTreeSet<Option<&str>> = BTreeSet::new();
    for at in &found {
        prefixes.insert(split(&tags[*at]).map(|(prefix, _)| prefix));
    }
    Matching { tags: found, has_one_prefix: prefixes.len() == 1 }
}

/// The prefix and version of a tag.
fn split(tag: &Tag) -> Option<(&str, Version)> {
    let name = std::str::from_utf8(&tag.name).ok()?;
    Version::split(name)
}

//! All places where messages name pull requests, and the best one for each request.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::merges::Way;
use super::named::{BodyLine, named_requests};
use super::request::{Evidence, NamedRequest, RequestForm};
use super::roots::Roots;
use crate::fact::{Commit, Facts, Remark, RemarkKind};
use crate::message::key_and_value;

/// A pull request as a commit names it.
pub(super) struct Naming {
    pub(super) commit: u32,
    pub(super) request: NamedRequest,
}

/// Identifies a pull request: project and number.
pub(super) type Key = (Option<String>, i64);

impl Naming {
    pub(super) fn key(&self) -> Key {
        (self.request.project.clone(), self.request.number)
    }

    /// The smallest rank is best: the most informative form, the analyzed revision, then the oldest commit.
    fn rank(&self, facts: &Facts) -> (RequestForm, bool, Reverse<u32>) {
        let is_elsewhere = !facts.commits[self.commit as usize].is_in_revision;
        (self.request.form, is_elsewhere, Reverse(self.commit))
    }
}

/// The best naming of each request.
pub(super) fn best_namings<'a>(facts: &Facts, all: &'a [Naming]) -> BTreeMap<Key, &'a Naming> {
    let mut out: BTreeMap<Key, &Naming> = BTreeMap::new();
    for naming in all {
        let best = out.entry(naming.key()).or_insert(naming);
        if naming.rank(facts) < best.rank(facts) {
            *best = naming;
        }
    }
    out
}

/// For each commit that names requests, their indexes; without members of rollups.
pub(super) fn named_by(all: &[Naming], best: &BTreeMap<Key, &Naming>) -> HashMap<u32, Vec<u32>> {
    let index_of: HashMap<&Key, u32> = best.keys().zip(0..).collect();
    let mut out: HashMap<u32, Vec<u32>> = HashMap::new();
    for naming in all.iter().filter(|naming| naming.request.form != RequestForm::Member) {
        out.entry(naming.commit).or_default().push(index_of[&naming.key()]);
    }
    out
}

/// All requests that messages name, in commit order.
///
/// A number at the end of a subject may be an issue's, so it counts only if GitHub itself committed.
pub(super) fn all_namings(facts: &Facts, own_project: &str) -> Vec<Naming> {
    let is_github: Vec<bool> = facts.identities.iter().map(|it| it.email == b"noreply@github.com").collect();
    let is_by_github = |commit: &Commit| is_github.get(commit.committer as usize) == Some(&true);
    let roots = Roots::of(facts);
    let mut out = Vec::new();
    for (at, commit) in (0_u32..).zip(&facts.commits) {
        let subject = String::from_utf8_lossy(facts.subjects.get(at as usize));
        let texts: Vec<_> = facts.remarks.of(at).iter().filter_map(|remark| request_text(facts, remark)).collect();
        let lines: Vec<BodyLine<'_>> = texts.iter().filter_map(|(kind, text)| body_line(*kind, text)).collect();
        for mut request in named_requests(&subject, commit.parents > 1, &lines) {
            if request.evidence == Evidence::Suffix && !is_by_github(commit) {
                continue;
            }
            request.project = request.project.filter(|project| !project.eq_ignore_ascii_case(own_project));
            if request.project.is_none() {
                request.project = roots.project(at, facts);
            }
            out.push(Naming { commit: at, request });
        }
    }
    out
}

/// Removes Azure's numbers inside requests of other forges: their commits come from another repository.
pub(super) fn without_other_forges(all: Vec<Naming>, ways: &[Option<Way>]) -> Vec<Naming> {
    let is_azure = |naming: &Naming| naming.request.evidence == Evidence::Azure;
    let others: HashSet<u32> = all.iter().filter(|naming| !is_azure(naming)).map(|naming| naming.commit).collect();
    let is_inside = |commit: u32| merges_around(commit, ways).any(|merge| others.contains(&merge));
    all.into_iter().filter(|naming| !is_azure(naming) || !is_inside(naming.commit)).collect()
}

/// The merge commits that brought a commit, from the innermost to the outermost.
fn merges_around(commit: u32, ways: &[Option<Way>]) -> impl Iterator<Item = u32> {
    let around = |at: &u32| ways.get(*at as usize).copied().flatten().map(|way| way.merge);
    std::iter::successors(around(&commit), move |merge| around(merge))
}

/// The text of a remark that may name a request; trailers are filtered by the first letter of their key.
fn request_text<'a>(facts: &'a Facts, remark: &Remark) -> Option<(RemarkKind, Cow<'a, str>)> {
    let text = facts.texts.get(remark.text as usize);
    let may_name = match remark.kind {
        RemarkKind::Loose => false,
        RemarkKind::Trailer => matches!(text.first(), Some(b'p' | b'P' | b'm' | b'M' | b'r' | b'R')),
        _ => true,
    };
    may_name.then(|| (remark.kind, String::from_utf8_lossy(text)))
}

fn body_line(kind: RemarkKind, text: &str) -> Option<BodyLine<'_>> {
    Some(match kind {
        RemarkKind::Trailer => {
            let (key, value) = key_and_value(text.as_bytes())?;
            BodyLine::Trailer { key: std::str::from_utf8(key).ok()?, value: std::str::from_utf8(value).ok()? }
        }
        RemarkKind::Batch => BodyLine::Batch(text),
        RemarkKind::Member => BodyLine::Member(text),
        RemarkKind::Request => BodyLine::Request(text),
        RemarkKind::Title => BodyLine::Title(text),
        RemarkKind::Review => BodyLine::Review(text),
        RemarkKind::Loose | RemarkKind::More => return None,
    })
}

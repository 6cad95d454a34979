//! Combines links into groups of candidates who are probably one person.

use std::collections::BTreeMap;

use super::link::Link;
use super::similarity::Confidence;

/// How a candidate is connected with the first one of its group.
pub(super) struct Step {
    /// Index of the first candidate of the group.
    pub(super) head: usize,
    /// The last link on the way to the candidate (`other`). Its confidence is that of the weakest link on the way.
    pub(super) link: Link,
}

/// Returns a step for each candidate that is certainly or likely the same as an earlier one, along the strongest links.
/// Then come the steps that possibly connect two groups.
///
/// `links` come strongest first, candidates by number of commits.
pub(super) fn steps(links: &[Link], candidates: usize) -> Vec<Step> {
    let mut sets = Sets::new(candidates);
    let mut near: BTreeMap<usize, Vec<Link>> = BTreeMap::new();
    let is_strong = |link: &&Link| link.confidence < Confidence::Possible;
    for link in links.iter().filter(is_strong) {
        if sets.join(link.one, link.other) {
            near.entry(link.one).or_default().push(*link);
            near.entry(link.other).or_default().push(Link { one: link.other, other: link.one, ..*link });
        }
    }
    let mut out = Vec::new();
    for head in (0..candidates).filter(|at| sets.head(*at) == *at) {
        let mut waiting = vec![(head, head, Confidence::Certain)];
        while let Some((at, from, confidence)) = waiting.pop() {
            for link in near.get(&at).into_iter().flatten().filter(|link| link.other != from) {
                let confidence = confidence.max(link.confidence);
                out.push(Step { head, link: Link { confidence, ..*link } });
                waiting.push((link.other, at, confidence));
            }
        }
    }
    for link in links.iter().filter(|link| !is_strong(link)) {
        let (one, other) = (sets.head(link.one), sets.head(link.other));
        let (head, near, far) = if one < other { (one, link.one, other) } else { (other, link.other, one) };
        if sets.join(one, other) {
            out.push(Step { head, link: Link { one: near, other: far, ..*link } });
        }
    }
    out
}

/// Disjoint sets of candidates; the head of a set is its first candidate.
struct Sets(Vec<usize>);

impl Sets {
    fn new(size: usize) -> Self {
        Self((0..size).collect())
    }

    fn head(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    /// Joins two sets; returns whether they were different.
    fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.head(a), self.head(b));
        self.0[a.max(b)] = a.min(b);
        a != b
    }
}

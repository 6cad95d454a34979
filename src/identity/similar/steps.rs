//! Combines links into groups of candidates who are probably one person.

use std::collections::BTreeMap;

use super::candidate::Candidate;
use super::groups::{Groups, Joined};
use super::link::Link;
use super::similarity::Confidence;

/// How a candidate is connected with the first one of its group.
pub(super) struct Step {
    /// Index of the first candidate of the group.
    pub(super) head: usize,
    /// The last link on the way to the candidate (`other`). Its confidence is that of the weakest link on the way.
    pub(super) link: Link,
}

/// The steps of all groups, and the links that were refused.
#[derive(Default)]
pub(super) struct Steps {
    pub(super) steps: Vec<Step>,
    /// Links between groups that contain names of different people.
    pub(super) refused: Vec<Link>,
}

/// Returns a step for each candidate that is certainly or likely the same as an earlier one, along the strongest links.
/// Then come the steps that possibly connect two groups.
///
/// `links` come strongest first, candidates by number of commits.
pub(super) fn steps(links: &[Link], candidates: &[Candidate]) -> Steps {
    let mut groups = Groups::new(candidates);
    let mut out = Steps::default();
    let mut near: BTreeMap<usize, Vec<Link>> = BTreeMap::new();
    let is_strong = |link: &&Link| link.confidence < Confidence::Possible;
    for link in links.iter().filter(is_strong) {
        match groups.join(link.one, link.other) {
            Joined::New => {
                near.entry(link.one).or_default().push(*link);
                near.entry(link.other).or_default().push(Link { one: link.other, other: link.one, ..*link });
            }
            Joined::Refused => out.refused.push(*link),
            Joined::Before => {}
        }
    }
    for head in (0..candidates.len()).filter(|at| groups.head(*at) == *at) {
        let mut waiting = vec![(head, head, Confidence::Certain)];
        while let Some((at, from, confidence)) = waiting.pop() {
            for link in near.get(&at).into_iter().flatten().filter(|link| link.other != from) {
                let confidence = confidence.max(link.confidence);
                out.steps.push(Step { head, link: Link { confidence, ..*link } });
                waiting.push((link.other, at, confidence));
            }
        }
    }
    for link in links.iter().filter(|link| !is_strong(link)) {
        let (one, other) = (groups.head(link.one), groups.head(link.other));
        let (head, near, far) = if one < other { (one, link.one, other) } else { (other, link.other, one) };
        if groups.join(one, other) == Joined::New {
            out.steps.push(Step { head, link: Link { one: near, other: far, ..*link } });
        }
    }
    out
}

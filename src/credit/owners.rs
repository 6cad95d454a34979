//! The request that each commit belongs to, and which requests combine others.

use std::collections::HashMap;

use super::merges::Way;
use super::namings::Naming;
use super::request::RequestForm;
use crate::fact::Facts;

/// The request of a commit, and the commit that names it: the commit itself, or the merge that brought it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Owner {
    pub(super) request: u32,
    pub(super) named_by: u32,
}

/// The owner of each commit, and for a commit that names a request itself, the request around it.
#[derive(Debug, Default)]
pub(super) struct Owners {
    pub(super) of_commit: Vec<Option<Owner>>,
    around: Vec<(Owner, Owner)>,
}

/// Finds the owner of each commit. `ways` has the merge that brought it, `named_by` the requests that each commit names.
pub(super) fn owners(facts: &Facts, ways: &[Option<Way>], named_by: &HashMap<u32, Vec<u32>>) -> Owners {
    let mut out = Owners::default();
    // A merge precedes the commits that it brings.
    for (at, way) in (0_u32..).zip(ways) {
        let named = named_by.get(&at).and_then(|requests| requests.first());
        let own = named.map(|request| Owner { request: *request, named_by: at });
        let inherited = way.and_then(|way| match named_by.get(&way.merge) {
            // A merge of several requests has one more parent than requests.
            Some(requests) if requests.len() + 1 == facts.graph.of(way.merge).len() => {
                let request = *requests.get(way.parent as usize - 1)?;
                Some(Owner { request, named_by: way.merge })
            }
            _ => out.of_commit.get(way.merge as usize).copied().flatten(),
        });
        if let (Some(own), Some(around)) = (own, inherited) {
            out.around.push((own, around));
        }
        out.of_commit.push(own.or(inherited));
    }
    out
}

/// For each request whether its merge brought other requests of this project.
///
/// A number that several commits name belongs to one of them. The other commits, such as backports, do not count here.
pub(super) fn rollups(owners: &Owners, namings: &[&Naming]) -> Vec<bool> {
    let mut out = vec![false; namings.len()];
    for (inner, around) in &owners.around {
        let named = namings[inner.request as usize];
        let outer = namings[around.request as usize];
        let is_request = matches!(named.request.form, RequestForm::Merge | RequestForm::Squash);
        let is_same_project = named.request.project == outer.request.project;
        let are_best = named.commit == inner.named_by && outer.commit == around.named_by;
        let is_merge = outer.request.form == RequestForm::Merge && inner.request != around.request;
        out[around.request as usize] |= is_request && is_same_project && are_best && is_merge;
    }
    out
}

//! The commits behind each document.

use std::collections::HashMap;

use crate::fact::Facts;
use crate::prose::Document;

/// The commits of the revision that changed a document.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct DocumentHistory {
    /// Position of the oldest commit.
    pub(super) first: Option<u32>,
    /// Position of the newest commit.
    pub(super) last: Option<u32>,
    /// How many commits there are.
    pub(super) commits: i64,
}

/// The history of each document, in the order of `documents`.
pub(super) fn document_histories(facts: &Facts, documents: &[Document]) -> Vec<DocumentHistory> {
    let document_of_path = document_of_path(facts, documents);
    let mut histories = vec![DocumentHistory::default(); documents.len()];
    for change in &facts.changes {
        let is_in_revision = facts.commits[change.commit as usize].is_in_revision;
        let document = document_of_path[change.path as usize].filter(|_| is_in_revision);
        let Some(document) = document else { continue };
        let history = &mut histories[document];
        // Children come before parents, so the newest commit comes first.
        history.last.get_or_insert(change.commit);
        history.first = Some(change.commit);
        history.commits += 1;
    }
    histories
}

/// The position of the document at each path of the facts.
fn document_of_path(facts: &Facts, documents: &[Document]) -> Vec<Option<usize>> {
    let mut positions: HashMap<&[u8], usize> = HashMap::with_capacity(documents.len());
    for (position, document) in documents.iter().enumerate() {
        positions.insert(&document.path, position);
    }
    (0..facts.paths.len()).map(|path| positions.get(facts.paths.get(path)).copied()).collect()
}

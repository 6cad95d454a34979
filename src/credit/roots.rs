//! Histories of other repositories that were merged in: their pull requests have numbers of their own.

use crate::fact::Facts;

/// The root that each commit reaches by its first parents.
pub(super) struct Roots {
    /// `None` where the history is cut off.
    of_commit: Vec<Option<u32>>,
    /// The root of the analyzed revision.
    own: Option<u32>,
}

impl Roots {
    pub(super) fn of(facts: &Facts) -> Self {
        let mut of_commit = vec![None; facts.commits.len()];
        // Parents follow their children.
        for (index, commit) in facts.commits.iter().enumerate().rev() {
            let Ok(at) = u32::try_from(index) else { continue };
            of_commit[index] = match facts.graph.of(at).first() {
                Some(parent) => of_commit.get(*parent as usize).copied().flatten(),
                None => (commit.parents == 0 && !commit.is_incomplete).then_some(at),
            };
        }
        // The revision is the child of all others that it reaches, so it comes first.
        let revision = facts.commits.iter().position(|commit| commit.is_in_revision);
        let own = revision.and_then(|at| of_commit[at]);
        Self { of_commit, own }
    }

    /// The name of the repository of a commit that was merged in from another one: its root.
    pub(super) fn project(&self, at: u32, facts: &Facts) -> Option<String> {
        let root = self.of_commit.get(at as usize).copied().flatten()?;
        let own = self.own?;
        let is_merged = facts.commits[at as usize].is_in_revision && facts.commits[root as usize].is_in_revision;
        if root == own || !is_merged {
            return None;
        }
        let id = facts.commits[root as usize].id.to_hex();
        Some(format!("root:{}", id.get(..12).unwrap_or(&id)))
    }
}

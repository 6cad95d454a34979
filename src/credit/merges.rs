//! Finds the merge commit that brought each commit into the main line.

use crate::fact::Graph;

/// How a commit came into the main line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Way {
    /// Index of the merge commit.
    pub(super) merge: u32,
    /// Which parent of the merge the commit came by: 1 for the second parent.
    pub(super) parent: u32,
}

/// Returns for each commit the merge commit that brought it; `None` for commits of the main lines.
///
/// If a merged branch contains merge commits itself, the innermost one counts. A line of first parents starts at each
/// commit without children. The line from `revision` comes first; in each line the oldest merge comes first.
pub(super) fn brought_by(graph: &Graph, revision: Option<u32>) -> Vec<Option<Way>> {
    let commits = u32::try_from(graph.len()).unwrap_or(u32::MAX);
    let mut lines =
        Lines { graph, way: vec![None; graph.len()], is_seen: vec![false; graph.len()], waiting: Vec::new() };
    // Children precede parents, so a commit that is still unseen has no child to be followed from.
    for tip in revision.into_iter().chain(0..commits) {
        lines.follow(tip, None);
        while let Some(commit) = lines.waiting.pop() {
            // Lines pushed last are followed first: those of the second parent before those of the third.
            let parents = 1..u32::try_from(graph.of(commit).len()).unwrap_or(1);
            for parent in parents.rev() {
                lines.follow(graph.of(commit)[parent as usize], Some(Way { merge: commit, parent }));
            }
        }
    }
    lines.way
}

struct Lines<'a> {
    graph: &'a Graph,
    way: Vec<Option<Way>>,
    is_seen: Vec<bool>,
    /// Merge commits whose other parents are still to be followed, the oldest of each line last.
    waiting: Vec<u32>,
}

impl Lines<'_> {
    /// Follows a line of first parents up to the first commit already seen.
    fn follow(&mut self, start: u32, way: Option<Way>) {
        let mut next = Some(start);
        while let Some(commit) = next.filter(|commit| !self.is_seen[*commit as usize]) {
            self.is_seen[commit as usize] = true;
            self.way[commit as usize] = way;
            let parents = self.graph.of(commit);
            if parents.len() > 1 {
                self.waiting.push(commit);
            }
            next = parents.first().copied();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_merge_brings_a_commit() {
        // 0 merges 1 (a rollup) into 6; 1 merges 2, and follows 3 which merges 4 and 5 that began at 6.
        let parents: [&[u32]; 8] = [&[6, 1], &[3, 2], &[6], &[6, 4], &[5], &[6], &[7], &[]];
        let mut graph = Graph::default();
        for list in parents {
            graph.push(list.iter().copied());
        }
        let way = |merge: u32| Some(Way { merge, parent: 1 });
        let expected = [None, way(0), way(1), way(0), way(3), way(3), None, None];
        assert_eq!(brought_by(&graph, None), expected);
    }

    #[test]
    fn commits_that_a_branch_merges_from_the_main_line_stay_there() {
        // 0 merges 1, which had merged 3 of the main line; 2 is the branch's own.
        let parents: [&[u32]; 5] = [&[3, 1], &[2, 3], &[4], &[4], &[]];
        let mut graph = Graph::default();
        for list in parents {
            graph.push(list.iter().copied());
        }
        let way = |merge: u32| Some(Way { merge, parent: 1 });
        assert_eq!(brought_by(&graph, None), [None, way(0), way(0), None, None]);
    }

    #[test]
    fn the_line_of_the_revision_precedes_those_of_other_tags() {
        // 0 is a tag on a branch, which had merged 1 of the main line; 2 is the branch's own.
        let parents: [&[u32]; 4] = [&[2, 1], &[3], &[3], &[]];
        let mut graph = Graph::default();
        for list in parents {
            graph.push(list.iter().copied());
        }
        assert_eq!(brought_by(&graph, Some(1)), [None; 4]);
        assert_eq!(brought_by(&graph, None)[1], Some(Way { merge: 0, parent: 1 }));
    }
}

//! Which merge brought a commit in.

use crate::fact::Graph;

/// A merge, and the place of the parent (from 1) by which a commit came.
pub(super) type Way = (u32, u32);

/// For each commit the merge that brought it into the line of its first parents: the innermost one, where a branch with
/// merges of its own was merged. `None` for commits of the main lines.
///
/// Lines of first parents are followed from the commits that nobody has for a parent, the first of them (that of the
/// analysed revision) before the others; of each line the oldest merge comes first.
pub(super) fn brought_by(graph: &Graph) -> Vec<Option<Way>> {
    let commits = u32::try_from(graph.len()).unwrap_or(u32::MAX);
    let mut lines =
        Lines { graph, way: vec![None; graph.len()], is_seen: vec![false; graph.len()], waiting: Vec::new() };
    // Children stand before parents, so a commit not seen yet has no child that was not followed.
    for tip in 0..commits {
        lines.follow(tip, None);
        while let Some(commit) = lines.waiting.pop() {
            // The last pushed is followed first: the second parent before the third.
            let places = 1..u32::try_from(graph.of(commit).len()).unwrap_or(1);
            for place in places.rev() {
                lines.follow(graph.of(commit)[place as usize], Some((commit, place)));
            }
        }
    }
    lines.way
}

struct Lines<'a> {
    graph: &'a Graph,
    way: Vec<Option<Way>>,
    is_seen: Vec<bool>,
    /// Commits whose further parents are to be followed, the oldest of each line last.
    waiting: Vec<u32>,
}

impl Lines<'_> {
    /// Marks a line of first parents as far as it is new.
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
        let way = |merge: u32| Some((merge, 1));
        let expected = [None, way(0), way(1), way(0), way(3), way(3), None, None];
        assert_eq!(brought_by(&graph), expected);
    }

    #[test]
    fn what_a_branch_takes_from_the_main_line_was_there_before() {
        // 0 merges 1, which had merged 3 of the main line; 2 is the branch's own.
        let parents: [&[u32]; 5] = [&[3, 1], &[2, 3], &[4], &[4], &[]];
        let mut graph = Graph::default();
        for list in parents {
            graph.push(list.iter().copied());
        }
        assert_eq!(brought_by(&graph), [None, Some((0, 1)), Some((0, 1)), None, None]);
    }
}

//! Finds the commits of a release: `git rev-list PREVIOUS..TAG`.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::fact::Graph;

/// Returns the commits reachable from `tip` but not from `base`, by ascending index.
///
/// Children precede parents in the graph, so each commit is decided before its parents. The walk ends when only commits
/// of the base are left, so it costs as much as the range, not as the history.
#[must_use]
pub fn range(graph: &Graph, base: Option<u32>, tip: u32) -> Vec<u32> {
    let mut queue = BinaryHeap::new();
    // Index, and whether the base reaches it. `true` comes first, so that the base decides.
    queue.push(Reverse((tip, Reverse(false))));
    queue.extend(base.map(|base| Reverse((base, Reverse(true)))));
    let mut interesting = 1_usize;
    let mut out = Vec::new();
    let mut settled = None;
    while interesting > 0
        && let Some(Reverse((commit, Reverse(is_base)))) = queue.pop()
    {
        interesting -= usize::from(!is_base);
        if settled == Some(commit) {
            continue;
        }
        settled = Some(commit);
        if !is_base {
            out.push(commit);
            interesting += graph.of(commit).len();
        }
        queue.extend(graph.of(commit).iter().map(|parent| Reverse((*parent, Reverse(is_base)))));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn graph(parents: &[Vec<u32>]) -> Graph {
        let mut graph = Graph::default();
        for list in parents {
            graph.push(list.iter().copied());
        }
        graph
    }

    fn reachable(graph: &Graph, tip: u32) -> BTreeSet<u32> {
        let mut seen = BTreeSet::new();
        let mut stack = vec![tip];
        while let Some(commit) = stack.pop() {
            if seen.insert(commit) {
                stack.extend(graph.of(commit));
            }
        }
        seen
    }

    #[test]
    fn a_branch_belongs_to_the_release_that_merged_it() {
        // 0 merge of 1 and 2; both from 3.
        let graph = graph(&[vec![1, 2], vec![3], vec![3], vec![]]);
        assert_eq!(range(&graph, Some(1), 0), [0, 2]);
        assert_eq!(range(&graph, None, 0), [0, 1, 2, 3]);
        assert_eq!(range(&graph, Some(0), 0), Vec::<u32>::new());
        assert_eq!(range(&graph, Some(0), 1), Vec::<u32>::new());
    }

    proptest! {
        #[test]
        fn equals_the_difference_of_the_reachable_sets(
            links in prop::collection::vec(prop::collection::vec(1_u32..6, 0..3), 1..40), a in 0_u32..40, b in 0_u32..40,
        ) {
            let count = u32::try_from(links.len()).expect("small");
            let parents: Vec<Vec<u32>> = links.iter().enumerate().map(|(at, steps)| {
                steps.iter().map(|step| at as u32 + step).filter(|parent| *parent < count).collect()
            }).collect();
            let graph = graph(&parents);
            let (base, tip) = (a % count, b % count);
            let expected: Vec<u32> = reachable(&graph, tip).difference(&reachable(&graph, base)).copied().collect();
            prop_assert_eq!(range(&graph, Some(base), tip), expected);
        }
    }
}

//! Counts changed lines from the changed middle alone.
//!
//! git needs the whole files for one step: it discards lines that do not occur in the other file. Among such lines it also
//! discards lines that are frequent there (about the square root of the file's length). Then it searches the shortest edit
//! script. A short script is always found, and its counts follow from the length of the longest common subsequence. So
//! the middle determines the counts if
//!
//! 1. no line of one middle occurs in the other: then all lines changed, whatever git discards; or
//! 2. the edit script of the lines that are not discarded is short. For that, occurrences of the middle's lines before and
//!    after it are counted, unless there are too few lines for git to discard any.
//!
//! In other cases `search` does what git does, with the lines that are not discarded. The tests compare this with whole
//! files on random texts, and the equality tests compare every change of real histories with git.

use gix_imara_diff::Token;

use super::lines::lines;
use super::numbering::{Filter, Numbering};
use super::search::edits;
use super::texts::{Around, Texts};
use super::wave::Lines;

/// git's search is exact if both halves of the edit script cost less than 256.
const MAX_EDITS: usize = 500;
/// With fewer unmatched lines on a side, git discards no frequent lines there.
const FEW: usize = 7;
/// The number of lines around a frequent line in which git looks for unmatched lines.
const WINDOW: usize = 100;
/// Lines with this many occurrences are frequent in files of any length.
const MOST_FREQUENT: u32 = 1024;

/// The numbered lines between the common beginning and end of two files. It keeps its buffers between calls.
#[derive(Default)]
pub(super) struct Middle {
    lines: Numbering,
}

impl Middle {
    /// Numbers the lines of two texts, for [`Middle::tokens`].
    pub(super) fn number(&mut self, texts: Texts<'_>) {
        self.lines.number(texts);
    }

    /// Returns lines (added, deleted) of files with these middles.
    pub(super) fn count(&mut self, middles: Texts<'_>, around: Around<'_>) -> (u32, u32) {
        self.lines.number(middles);
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let (before, after) = (&self.lines.before, &self.lines.after);
        if !self.lines.common().any(|_| true) {
            return (number(after.len()), number(before.len()));
        }
        let lone = |side: &[u32]| side.iter().filter(|id| !self.lines.is_common(**id)).count();
        let is_all_kept = lone(before) < FEW && lone(after) < FEW;
        let short = if is_all_kept { common_subsequence(before, after) } else { None };
        let common = short.unwrap_or_else(|| {
            let [before, after] = self.kept(middles, around);
            let short = if is_all_kept { None } else { common_subsequence(&before, &after) };
            short.unwrap_or_else(|| long_common_subsequence(&before, &after))
        });
        (number(after.len() - common), number(before.len() - common))
    }

    /// Returns the balance of the texts numbered last.
    pub(super) fn balance(&mut self, texts: Texts<'_>) -> u64 {
        self.lines.balance(texts)
    }

    /// Makes tokens of both files, from the middles counted last and the text around them.
    pub(super) fn tokens(
        &self,
        middles: Texts<'_>,
        around: Around<'_>,
        before: &mut Vec<Token>,
        after: &mut Vec<Token>,
    ) -> u32 {
        let other = self.lines.distinct();
        let filter = Filter::new(self.lines.texts(middles));
        let token = |line: &[u8]| {
            Token(if filter.may_have(line) { self.lines.find(middles, line).unwrap_or(other) } else { other })
        };
        before.clear();
        before.extend(lines(around.start).map(token));
        after.clear();
        after.extend_from_slice(before);
        before.extend(self.lines.before.iter().map(|id| Token(*id)));
        after.extend(self.lines.after.iter().map(|id| Token(*id)));
        let first_of_end = before.len();
        before.extend(lines(around.end).map(token));
        after.extend_from_slice(&before[first_of_end..]);
        other.saturating_add(1)
    }

    /// Returns the lines of both sides that git does not discard.
    fn kept(&self, middles: Texts<'_>, around: Around<'_>) -> [Vec<u32>; 2] {
        let Numbering { before, after, .. } = &self.lines;
        let mut elsewhere = vec![0_u32; self.lines.distinct() as usize];
        let filter = Filter::new(self.lines.texts(middles));
        let mut length = 0;
        for line in lines(around.start).chain(lines(around.end)) {
            length += 1;
            if let Some(id) = filter.may_have(line).then(|| self.lines.find(middles, line)).flatten() {
                elsewhere[id as usize] += 1;
            }
        }
        let occurrences = |side: &[u32]| {
            let mut count = elsewhere.clone();
            side.iter().for_each(|id| count[*id as usize] += 1);
            count
        };
        [
            kept(before, &occurrences(after), frequent(length + before.len())),
            kept(after, &occurrences(before), frequent(length + after.len())),
        ]
    }
}

/// How often a line occurs in the other file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Partners {
    None,
    Some,
    Many,
}

/// Returns the lines of a side that git keeps. `in_other` has the occurrences in the other file, `many` is frequent.
fn kept(side: &[u32], in_other: &[u32], many: u32) -> Vec<u32> {
    let partners = |id: &u32| match in_other[*id as usize] {
        0 => Partners::None,
        count if count >= many => Partners::Many,
        _ => Partners::Some,
    };
    let partners: Vec<Partners> = side.iter().map(partners).collect();
    let is_kept = |at: &usize| match partners[*at] {
        Partners::None => false,
        Partners::Some => true,
        Partners::Many => !is_amid_lone_lines(&partners, *at),
    };
    (0..side.len()).filter(is_kept).map(|at| side[at]).collect()
}

/// Whether a frequent line is among unmatched lines: some on each side, and more than three per frequent line, with this
/// one counted twice. A line that occurs a few times ends the search.
fn is_amid_lone_lines(partners: &[Partners], at: usize) -> bool {
    let tally = |neighbors: &mut dyn Iterator<Item = &Partners>| {
        let near = neighbors.take(WINDOW).take_while(|partners| **partners != Partners::Some);
        near.fold((0, 0), |(lone, many), partners| match partners {
            Partners::None => (lone + 1, many),
            _ => (lone, many + 1),
        })
    };
    let (lone_before, many_before) = tally(&mut partners[..at].iter().rev());
    let (lone_after, many_after) = tally(&mut partners[at + 1..].iter());
    lone_before > 0 && lone_after > 0 && lone_before + lone_after > 3 * (many_before + many_after + 2)
}

/// Returns the number of occurrences from which git treats a line as frequent, in a file with this many lines.
fn frequent(lines: usize) -> u32 {
    let bits = usize::BITS - lines.leading_zeros();
    1_u32.checked_shl(bits.div_ceil(2)).map_or(MOST_FREQUENT, |root| root.min(MOST_FREQUENT))
}

/// Returns the length of the longest common subsequence, if few lines differ.
fn common_subsequence(before: &[u32], after: &[u32]) -> Option<usize> {
    Some((before.len() + after.len() - shortest_edit_script(before, after)?) / 2)
}

/// Returns the length of the common subsequence that git finds.
fn long_common_subsequence(old: &[u32], new: &[u32]) -> usize {
    (old.len() + new.len() - edits(Lines { old, new })) / 2
}

/// Returns the length of the shortest edit script (Myers' greedy algorithm), if it is short.
fn shortest_edit_script(before: &[u32], after: &[u32]) -> Option<usize> {
    let most = MAX_EDITS.min(before.len() + after.len());
    let offset = most + 1;
    // The furthest row on each diagonal. Each step reads the diagonals of one parity and writes the others.
    let mut furthest = vec![0_usize; 2 * offset + 1];
    for edits in 0..=most {
        for step in 0..=edits {
            let diagonal = offset + 2 * step - edits;
            let is_down = step == 0 || (step != edits && furthest[diagonal - 1] < furthest[diagonal + 1]);
            let mut row = match (edits, is_down) {
                (0, _) => 0,
                (_, true) => furthest[diagonal + 1],
                (_, false) => furthest[diagonal - 1] + 1,
            };
            let mut column = (row + offset).saturating_sub(diagonal);
            while row < before.len() && column < after.len() && before[row] == after[column] {
                row += 1;
                column += 1;
            }
            furthest[diagonal] = row;
            if row >= before.len() && column >= after.len() {
                return Some(edits);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<u32> {
        text.bytes().map(u32::from).collect()
    }

    #[test]
    fn edit_scripts_are_shortest() {
        for (before, after, edits) in [
            ("", "", 0),
            ("a", "a", 0),
            ("a", "b", 2),
            ("abcabba", "cbabac", 5),
            ("abc", "", 3),
            ("", "xy", 2),
            ("ab", "ba", 2),
        ] {
            assert_eq!(shortest_edit_script(&ids(before), &ids(after)), Some(edits), "{before} {after}");
        }
    }
}

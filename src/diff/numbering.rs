//! Numbers the lines of two texts: equal lines have equal numbers, in order of their first occurrence.
//!
//! Two versions of a file are similar. Most lines of the new one follow the numbered lines of the old one, and comparing
//! long runs of bytes is faster than looking up each line.

use std::hash::{BuildHasher, Hasher};

use foldhash::fast::RandomState;

use super::balance::weight;
use super::equal::equal_bytes;
use super::lines::lines;
use super::texts::Texts;

/// The numbers of the lines of two texts. It keeps its buffers between calls.
#[derive(Default)]
pub(super) struct Numbering {
    /// The numbers of the old text's lines.
    pub(super) before: Vec<u32>,
    /// The numbers of the new text's lines.
    pub(super) after: Vec<u32>,
    /// The start of each line of the old text, and the end of the last one.
    starts: Vec<u32>,
    /// For each number the first occurrence of its line.
    first: Vec<FirstLine>,
    /// The number of distinct lines of the old text; smaller numbers belong to it.
    of_old: u32,
    /// For each line of the old text whether it occurs in the new one.
    is_shared: Vec<bool>,
    /// How many times more often each line occurs in the new text than in the old one.
    surplus: Vec<i32>,
    slots: Vec<Slot>,
    hashes: RandomState,
}

#[derive(Clone, Copy)]
/// The first occurrence of a line.
struct FirstLine {
    start: u32,
    end: u32,
    /// Index of the line in the old text, if it occurs there once.
    only_at: Option<u32>,
}

/// An entry of an open hash table. It contains the number plus one; zero means empty.
#[derive(Clone, Copy, Default)]
struct Slot {
    hash: u32,
    number: u32,
}

/// The result of looking up a line.
struct Found {
    slot: usize,
    hash: u32,
    number: Option<u32>,
}

impl Numbering {
    /// Numbers the lines of two texts.
    pub(super) fn number(&mut self, texts: Texts<'_>) {
        self.clear(texts.old.len());
        for line in lines(texts.old) {
            let start = self.starts.last().copied().unwrap_or(0);
            let at = position(self.before.len());
            let number =
                self.give(texts, line, FirstLine { start, end: start + position(line.len()), only_at: Some(at) });
            if let Some(place) = self.first.get_mut(number as usize).filter(|place| place.only_at != Some(at)) {
                place.only_at = None;
            }
            self.before.push(number);
            self.starts.push(start + position(line.len()));
        }
        self.of_old = position(self.first.len());
        self.is_shared.clear();
        self.is_shared.resize(self.first.len(), false);
        self.follow(texts);
    }

    /// Numbers the new text along the old one, from each common line as long as both texts are equal.
    fn follow(&mut self, texts: Texts<'_>) {
        let (mut start, mut next) = (0, 0);
        while start < texts.new.len() {
            (start, next) = self.in_step(texts, start, next);
            let Some(line) = lines(&texts.new[start..]).next() else { break };
            let place = FirstLine { start: position(start), end: position(start + line.len()), only_at: None };
            let number = self.give(texts, line, place);
            self.after.push(number);
            start += line.len();
            // A line that occurs once in the old text gives the position; another one probably replaced a line.
            next += 1;
            if number < self.of_old {
                self.is_shared[number as usize] = true;
                if let Some(only) = self.first[number as usize].only_at {
                    next = only as usize + 1;
                }
            }
        }
    }

    /// Copies the numbers of the lines that follow in both texts.
    fn in_step(&mut self, texts: Texts<'_>, start: usize, next: usize) -> (usize, usize) {
        let Some(old_start) = self.starts.get(next).map(|start| *start as usize) else { return (start, next) };
        let equal = equal_bytes(&texts.old[old_start..], &texts.new[start..]);
        if equal == 0 {
            return (start, next);
        }
        let ends = &self.starts[next + 1..];
        let mut count = ends.iter().take_while(|end| **end as usize <= old_start + equal).count();
        // A last line without line feed differs from a line that continues in the new text.
        let is_cut = |end: u32| texts.old[end as usize - 1] != b'\n' && start + equal < texts.new.len();
        count -= usize::from(count > 0 && is_cut(ends[count - 1]));
        for number in &self.before[next..next + count] {
            self.is_shared[*number as usize] = true;
        }
        self.after.extend_from_slice(&self.before[next..next + count]);
        (start + self.starts[next + count] as usize - old_start, next + count)
    }

    /// Returns the number of distinct lines.
    pub(super) fn distinct(&self) -> u32 {
        position(self.first.len())
    }

    /// Whether a line occurs in both texts.
    pub(super) fn is_common(&self, number: u32) -> bool {
        self.is_shared.get(number as usize).copied().unwrap_or(false)
    }

    /// Returns the numbers of lines that occur in both texts.
    pub(super) fn common(&self) -> impl Iterator<Item = u32> {
        (0..self.of_old).filter(|number| self.is_shared[*number as usize])
    }

    /// Returns the line of a number.
    pub(super) fn text<'a>(&self, texts: Texts<'a>, number: u32) -> &'a [u8] {
        let place = self.first[number as usize];
        let text = if number < self.of_old { texts.old } else { texts.new };
        &text[place.start as usize..place.end as usize]
    }

    /// Returns all distinct lines.
    pub(super) fn texts<'a>(&self, texts: Texts<'a>) -> impl ExactSizeIterator<Item = &'a [u8]> {
        (0..self.first.len()).map(move |number| self.text(texts, position(number)))
    }

    /// Returns the number of a line, if it has one.
    pub(super) fn find(&self, texts: Texts<'_>, line: &[u8]) -> Option<u32> {
        self.look_up(texts, line).number
    }

    /// Returns the balance of the texts: each line's weight times its surplus in the new text.
    pub(super) fn balance(&mut self, texts: Texts<'_>) -> u64 {
        self.surplus.clear();
        self.surplus.resize(self.first.len(), 0);
        self.after.iter().for_each(|number| self.surplus[*number as usize] += 1);
        self.before.iter().for_each(|number| self.surplus[*number as usize] -= 1);
        let uneven = (0..).zip(&self.surplus).filter(|(_, surplus)| **surplus != 0);
        uneven.fold(0, |sum: u64, (number, surplus)| {
            let times = i64::from(*surplus).cast_unsigned();
            sum.wrapping_add(weight(self.text(texts, number)).wrapping_mul(times))
        })
    }

    fn clear(&mut self, bytes: usize) {
        self.before.clear();
        self.after.clear();
        self.starts.clear();
        self.starts.push(0);
        self.first.clear();
        self.of_old = u32::MAX;
        self.slots.clear();
        self.slots.resize((bytes / 16).next_power_of_two().clamp(64, 1 << 16), Slot::default());
    }

    fn look_up(&self, texts: Texts<'_>, line: &[u8]) -> Found {
        let mut hasher = self.hashes.build_hasher();
        hasher.write(line);
        let full = hasher.finish();
        let mask = self.slots.len() - 1;
        let hash = u32::try_from(full >> 32).unwrap_or(0);
        let mut slot = usize::try_from(full & 0xffff_ffff).unwrap_or(0) & mask;
        loop {
            let Slot { hash: there, number } = self.slots[slot];
            if number == 0 {
                return Found { slot, hash, number: None };
            }
            if there == hash && self.text(texts, number - 1) == line {
                return Found { slot, hash, number: Some(number - 1) };
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Returns the number of a line, a new one if it has none.
    fn give(&mut self, texts: Texts<'_>, line: &[u8], place: FirstLine) -> u32 {
        let found = self.look_up(texts, line);
        if let Some(number) = found.number {
            return number;
        }
        let number = position(self.first.len());
        self.first.push(place);
        self.slots[found.slot] = Slot { hash: found.hash, number: number + 1 };
        if self.first.len() * 2 > self.slots.len() {
            self.grow(texts);
        }
        number
    }

    fn grow(&mut self, texts: Texts<'_>) {
        let size = self.slots.len() * 4;
        self.slots.clear();
        self.slots.resize(size, Slot::default());
        for number in 0..position(self.first.len()) {
            let found = self.look_up(texts, self.text(texts, number));
            self.slots[found.slot] = Slot { hash: found.hash, number: number + 1 };
        }
    }
}

/// Positions fit, because files of more than 512 MB are binary.
fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A filter that rejects most lines of other texts without hashing them.
pub(super) struct Filter {
    bits: Vec<u64>,
}

impl Filter {
    /// Makes a filter that accepts these lines.
    pub(super) fn new<'a>(texts: impl ExactSizeIterator<Item = &'a [u8]>) -> Self {
        // Sixteen bits per line keep false hits rare. The minimum is two cache lines.
        let words = (texts.len() / 4).next_power_of_two().clamp(16, 1 << 14);
        let mut filter = Self { bits: vec![0; words] };
        for text in texts {
            let (word, bit) = filter.place(text);
            filter.bits[word] |= bit;
        }
        filter
    }

    /// Whether a line may be one of them.
    pub(super) fn may_have(&self, line: &[u8]) -> bool {
        let (word, bit) = self.place(line);
        self.bits[word] & bit != 0
    }

    /// Returns the word and bit of a line, from its length, start and end.
    fn place(&self, line: &[u8]) -> (usize, u64) {
        const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
        let ends = match (line.first_chunk::<8>(), line.last_chunk::<8>()) {
            (Some(first), Some(last)) => {
                u64::from_le_bytes(*first).wrapping_mul(MIX) ^ u64::from_le_bytes(*last).rotate_left(23)
            }
            _ => line.iter().fold(0, |sum, byte| (sum << 8) | u64::from(*byte)).wrapping_mul(MIX),
        };
        let hash = (ends ^ line.len() as u64).wrapping_mul(MIX);
        let word = usize::try_from(hash >> 40).unwrap_or(0) & (self.bits.len() - 1);
        (word, 1 << (hash >> 34 & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Numbers the lines by looking up each of them.
    fn plainly(old: &str, new: &str) -> (Vec<u32>, Vec<u32>) {
        let mut known: Vec<&[u8]> = Vec::new();
        let mut of = |line| {
            let at = known.iter().position(|other| *other == line).unwrap_or_else(|| {
                known.push(line);
                known.len() - 1
            });
            position(at)
        };
        let before = lines(old.as_bytes()).map(&mut of).collect();
        (before, lines(new.as_bytes()).map(&mut of).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]
        #[test]
        fn following_equals_looking_up(old in "[abc\n]{0,40}", new in "[abc\n]{0,40}", shared in "[ab\n]{0,30}") {
            let mut numbering = Numbering::default();
            for (old, new) in [(old.clone(), new.clone()), (old + &shared, new + &shared)] {
                let texts = Texts { old: old.as_bytes(), new: new.as_bytes() };
                numbering.number(texts);
                let (before, after) = plainly(&old, &new);
                prop_assert_eq!(&numbering.before, &before);
                prop_assert_eq!(&numbering.after, &after);
                let both = |number: &u32| before.contains(number) && after.contains(number);
                let common: Vec<u32> = (0..numbering.distinct()).filter(both).collect();
                prop_assert_eq!(numbering.common().collect::<Vec<_>>(), common);
                for (line, number) in lines(new.as_bytes()).zip(&after) {
                    prop_assert_eq!(numbering.find(texts, line), Some(*number));
                }
            }
        }
    }
}

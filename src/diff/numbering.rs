//! Lines as numbers: equal lines, equal numbers, in order of their first occurrence.
//!
//! Two versions of a file are alike. Once the old one's lines have numbers, most of the new one's follow them in step, and
//! comparing bytes in long stretches finds that faster than looking up line after line.

use std::hash::{BuildHasher, Hasher};

use foldhash::fast::RandomState;

use super::balance::worth;
use super::equal_bytes;
use super::middle::Texts;

/// Numbers of the lines of two texts; keeps its buffers between calls.
#[derive(Default)]
pub(super) struct Numbering {
    /// The old text's lines as numbers.
    pub(super) before: Vec<u32>,
    /// The new text's.
    pub(super) after: Vec<u32>,
    /// Where the old text's lines begin, and where the last one ends.
    starts: Vec<u32>,
    /// Each number's line where it first occurs.
    first: Vec<Place>,
    /// How many numbers the old text has: smaller ones are its.
    of_old: u32,
    /// Whether a line of the old text occurs in the new one.
    is_shared: Vec<bool>,
    /// How many more of each line the new text has than the old one.
    surplus: Vec<i32>,
    slots: Vec<Slot>,
    hashes: RandomState,
}

#[derive(Clone, Copy)]
struct Place {
    start: u32,
    end: u32,
    /// Position of the line in the old text, if it is the only one of its kind there.
    only_at: Option<u32>,
}

/// An entry of an open hash table; the number plus one, so that nothing is zero.
#[derive(Clone, Copy, Default)]
struct Slot {
    hash: u32,
    number: u32,
}

/// Where a line is looked up.
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
            let number = self.give(texts, line, Place { start, end: start + position(line.len()), only_at: Some(at) });
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

    /// Numbers the new text along the old one: from a line known to be in both, as long as both go on alike.
    fn follow(&mut self, texts: Texts<'_>) {
        let (mut start, mut next) = (0, 0);
        while start < texts.new.len() {
            (start, next) = self.in_step(texts, start, next);
            let Some(line) = lines(&texts.new[start..]).next() else { break };
            let place = Place { start: position(start), end: position(start + line.len()), only_at: None };
            let number = self.give(texts, line, place);
            self.after.push(number);
            start += line.len();
            // A line that is nowhere else says where we are; another probably stands for the one it replaced.
            next += 1;
            if number < self.of_old {
                self.is_shared[number as usize] = true;
                if let Some(only) = self.first[number as usize].only_at {
                    next = only as usize + 1;
                }
            }
        }
    }

    /// Takes over the numbers of the lines that both texts have from here on.
    fn in_step(&mut self, texts: Texts<'_>, start: usize, next: usize) -> (usize, usize) {
        let Some(old_start) = self.starts.get(next).map(|start| *start as usize) else { return (start, next) };
        let equal = equal_bytes(&texts.old[old_start..], &texts.new[start..]);
        if equal == 0 {
            return (start, next);
        }
        let ends = &self.starts[next + 1..];
        let mut count = ends.iter().take_while(|end| **end as usize <= old_start + equal).count();
        // An unfinished last line is another line where the new text goes on.
        let is_cut = |end: u32| texts.old[end as usize - 1] != b'\n' && start + equal < texts.new.len();
        count -= usize::from(count > 0 && is_cut(ends[count - 1]));
        for number in &self.before[next..next + count] {
            self.is_shared[*number as usize] = true;
        }
        self.after.extend_from_slice(&self.before[next..next + count]);
        (start + self.starts[next + count] as usize - old_start, next + count)
    }

    /// How many numbers there are.
    pub(super) fn distinct(&self) -> u32 {
        position(self.first.len())
    }

    /// Whether a line occurs in both texts.
    pub(super) fn is_common(&self, number: u32) -> bool {
        self.is_shared.get(number as usize).copied().unwrap_or(false)
    }

    /// The lines that occur in both texts.
    pub(super) fn common(&self) -> impl Iterator<Item = u32> {
        (0..self.of_old).filter(|number| self.is_shared[*number as usize])
    }

    /// A line by its number.
    pub(super) fn text<'a>(&self, texts: Texts<'a>, number: u32) -> &'a [u8] {
        let place = self.first[number as usize];
        let text = if number < self.of_old { texts.old } else { texts.new };
        &text[place.start as usize..place.end as usize]
    }

    /// All distinct lines.
    pub(super) fn texts<'a>(&self, texts: Texts<'a>) -> impl ExactSizeIterator<Item = &'a [u8]> {
        (0..self.first.len()).map(move |number| self.text(texts, position(number)))
    }

    /// The number of a line, if it has one.
    pub(super) fn find(&self, texts: Texts<'_>, line: &[u8]) -> Option<u32> {
        self.look_up(texts, line).number
    }

    /// The balance of the texts: the worth of each line by how many more of it the new text has.
    pub(super) fn balance(&mut self, texts: Texts<'_>) -> u64 {
        self.surplus.clear();
        self.surplus.resize(self.first.len(), 0);
        self.after.iter().for_each(|number| self.surplus[*number as usize] += 1);
        self.before.iter().for_each(|number| self.surplus[*number as usize] -= 1);
        let uneven = (0..).zip(&self.surplus).filter(|(_, surplus)| **surplus != 0);
        uneven.fold(0, |sum: u64, (number, surplus)| {
            let times = i64::from(*surplus).cast_unsigned();
            sum.wrapping_add(worth(self.text(texts, number)).wrapping_mul(times))
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

    /// The number of a line, a new one if it has none.
    fn give(&mut self, texts: Texts<'_>, line: &[u8], place: Place) -> u32 {
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

/// Positions fit: files of more than 512 MB are binary.
fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The lines of a text, each with its line feed.
pub(super) fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut start = 0;
    memchr::memchr_iter(b'\n', text).map(|at| at + 1).chain([text.len()]).filter_map(move |end| {
        let line = &text[start..end];
        start = end;
        (!line.is_empty()).then_some(line)
    })
}

/// Rules out most lines that are not among some others, without hashing them.
pub(super) struct Filter {
    bits: Vec<u64>,
}

impl Filter {
    /// A filter that these lines pass.
    pub(super) fn new<'a>(texts: impl ExactSizeIterator<Item = &'a [u8]>) -> Self {
        // Sixteen bits a line keep false hits rare; never less than a cache line or two.
        let words = (texts.len() / 4).next_power_of_two().clamp(16, 1 << 14);
        let mut filter = Self { bits: vec![0; words] };
        for text in texts {
            let (word, bit) = filter.place(text);
            filter.bits[word] |= bit;
        }
        filter
    }

    /// Whether a line may be among them.
    pub(super) fn may_have(&self, line: &[u8]) -> bool {
        let (word, bit) = self.place(line);
        self.bits[word] & bit != 0
    }

    /// A place made of length, beginning and end of the line.
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

    #[test]
    fn lines_keep_their_ends() {
        assert_eq!(lines(b"a\n\nb").collect::<Vec<_>>(), [&b"a\n"[..], b"\n", b"b"]);
        assert_eq!(lines(b"").count(), 0);
    }

    /// Numbers by a map from lines, in order of first occurrence.
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
        fn following_is_looking_up(old in "[abc\n]{0,40}", new in "[abc\n]{0,40}", shared in "[ab\n]{0,30}") {
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

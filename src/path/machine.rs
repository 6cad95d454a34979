//! The automaton of a glob: it reads a path once and keeps all states that are possible at each byte.

/// One step of a pattern.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum GlobState {
    /// This byte.
    Byte(u8),
    /// One of these bytes.
    Class(Box<[bool; 256]>),
    /// Any number of bytes except slashes.
    Star,
    /// Any number of bytes.
    Deep,
    /// Any number of whole folders: enters [`GlobState::Inside`] or skips it.
    Folders,
    /// Any number of bytes, up to a slash.
    Inside,
    /// The end of the path, or a slash and then [`GlobState::Deep`].
    Below,
}

/// The automaton with one bit per state, so a byte costs a few operations for each 64 states.
#[derive(Debug, Clone)]
pub(super) struct Machine {
    /// The number of 64-bit words for the states and the end after them.
    words: usize,
    /// The states that a byte leaves for the next one, and those in which it stays; `words` for each byte.
    advance: Vec<u64>,
    stay: Vec<u64>,
    /// The states that lead to the next one, and to the one after it, without a byte.
    skip_one: Vec<u64>,
    skip_two: Vec<u64>,
    end: usize,
}

impl Machine {
    pub(super) fn new(states: &[GlobState]) -> Self {
        let words = states.len() / 64 + 1;
        let mut machine = Self {
            words,
            advance: vec![0; 256 * words],
            stay: vec![0; 256 * words],
            skip_one: vec![0; words],
            skip_two: vec![0; words],
            end: states.len(),
        };
        for (at, state) in states.iter().enumerate() {
            let (word, bit) = (at / 64, 1 << (at % 64));
            for byte in 0..=u8::MAX {
                let place = usize::from(byte) * words + word;
                let (advances, stays) = match state {
                    GlobState::Byte(wanted) => (byte == *wanted, false),
                    GlobState::Class(wanted) => (wanted[usize::from(byte)], false),
                    GlobState::Star => (false, byte != b'/'),
                    GlobState::Deep => (false, true),
                    GlobState::Folders => (false, false),
                    GlobState::Inside => (byte == b'/', true),
                    GlobState::Below => (byte == b'/', false),
                };
                machine.advance[place] |= u64::from(advances) * bit;
                machine.stay[place] |= u64::from(stays) * bit;
            }
            let skips = matches!(state, GlobState::Star | GlobState::Deep | GlobState::Folders);
            machine.skip_one[word] |= u64::from(skips) * bit;
            machine.skip_two[word] |= u64::from(matches!(state, GlobState::Folders | GlobState::Below)) * bit;
        }
        machine
    }

    /// Whether the automaton accepts the whole path.
    pub(super) fn accepts(&self, path: &[u8]) -> bool {
        let mut now = vec![0; self.words];
        now[0] = 1;
        self.spread(&mut now);
        for byte in path {
            let row = usize::from(*byte) * self.words;
            let (mut carry, mut any) = (0, 0);
            for (at, word) in now.iter_mut().enumerate() {
                let advanced = *word & self.advance[row + at];
                *word = advanced << 1 | carry | *word & self.stay[row + at];
                carry = advanced >> 63;
                any |= *word;
            }
            if any == 0 {
                return false;
            }
            self.spread(&mut now);
        }
        now[self.end / 64] >> (self.end % 64) & 1 == 1
    }

    /// Adds the states that are reached without a byte. It takes a few rounds at most.
    fn spread(&self, now: &mut [u64]) {
        loop {
            let (mut one, mut two, mut added) = (0, 0, 0);
            for (at, word) in now.iter_mut().enumerate() {
                let (by_one, by_two) = (*word & self.skip_one[at], *word & self.skip_two[at]);
                let new = (by_one << 1 | one | by_two << 2 | two) & !*word;
                (one, two) = (by_one >> 63, by_two >> 62);
                *word |= new;
                added |= new;
            }
            if added == 0 {
                return;
            }
        }
    }
}

//! The automaton behind a pattern: it reads a path once, in all states that can be reached at each byte.

/// What a pattern asks of a path, step by step.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum State {
    /// This byte.
    Byte(u8),
    /// One of these bytes.
    Class(Box<[bool; 256]>),
    /// Any number of bytes but no slash.
    Star,
    /// Any number of bytes.
    Deep,
    /// Begins [`State::Inside`], or passes it by: any number of whole folders.
    Folders,
    /// Any number of bytes; is left by a slash only.
    Inside,
    /// The end of the path, or a slash and then [`State::Deep`].
    Below,
}

/// All states at once, a bit each: reading a byte costs a few operations for each 64 states.
#[derive(Debug, Clone)]
pub(super) struct Machine {
    /// 64-bit words for the states and the end behind them.
    words: usize,
    /// The states that a byte leads on to the next, and those that it stays in; `words` of them for each byte.
    advance: Vec<u64>,
    stay: Vec<u64>,
    /// The states that reach the next one, and the one after it, without a byte.
    skip_one: Vec<u64>,
    skip_two: Vec<u64>,
    end: usize,
}

impl Machine {
    pub(super) fn new(states: &[State]) -> Self {
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
                    State::Byte(wanted) => (byte == *wanted, false),
                    State::Class(wanted) => (wanted[usize::from(byte)], false),
                    State::Star => (false, byte != b'/'),
                    State::Deep => (false, true),
                    State::Folders => (false, false),
                    State::Inside => (byte == b'/', true),
                    State::Below => (byte == b'/', false),
                };
                machine.advance[place] |= u64::from(advances) * bit;
                machine.stay[place] |= u64::from(stays) * bit;
            }
            let skips = matches!(state, State::Star | State::Deep | State::Folders);
            machine.skip_one[word] |= u64::from(skips) * bit;
            machine.skip_two[word] |= u64::from(matches!(state, State::Folders | State::Below)) * bit;
        }
        machine
    }

    /// Whether the steps lead from the beginning of a path to its end.
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

    /// Adds the states that are reached without a byte; a few rounds at most, since no such states stand in a row.
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

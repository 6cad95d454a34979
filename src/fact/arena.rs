//! Many texts, or many values per commit, in one allocation.

/// Texts stored one after the other, addressed by position.
#[derive(Debug, Clone, Default)]
pub struct Arena {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Arena {
    /// Adds a text and returns its position.
    pub fn push(&mut self, text: &[u8]) -> usize {
        self.bytes.extend_from_slice(text);
        self.ends.push(self.bytes.len());
        self.ends.len() - 1
    }

    /// Keeps the first `length` texts and removes the others.
    pub fn truncate(&mut self, length: usize) {
        self.ends.truncate(length);
        self.bytes.truncate(self.ends.last().copied().unwrap_or(0));
    }

    /// The text at a position that [`Arena::push`] returned; empty for any other position.
    #[must_use]
    pub fn get(&self, position: usize) -> &[u8] {
        part(&self.bytes, &self.ends, position)
    }

    /// The number of texts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no texts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// The parents of each commit, by position, first parent first.
pub type Graph = PerCommit<u32>;

/// A list of values for each commit, addressed by the commit's position.
#[derive(Debug, Clone)]
pub struct PerCommit<T> {
    values: Vec<T>,
    ends: Vec<usize>,
}

// A derived `Default` would require `T: Default`.
impl<T> Default for PerCommit<T> {
    fn default() -> Self {
        Self { values: Vec::new(), ends: Vec::new() }
    }
}

impl<T> PerCommit<T> {
    /// Adds the values of the next commit.
    pub fn push(&mut self, values: impl IntoIterator<Item = T>) {
        self.values.extend(values);
        self.ends.push(self.values.len());
    }

    /// The values of a commit, in order; empty for a commit that was not added.
    #[must_use]
    pub fn of(&self, commit: u32) -> &[T] {
        part(&self.values, &self.ends, commit as usize)
    }

    /// The values of all commits, in order.
    #[must_use]
    pub fn all(&self) -> &[T] {
        &self.values
    }

    /// The number of commits.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no commits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// The values at a position, which begin at the end of those before; empty if nothing was added there.
#[inline]
fn part<'a, T>(values: &'a [T], ends: &[usize], position: usize) -> &'a [T] {
    let before = position.checked_sub(1);
    let start = before.and_then(|before| ends.get(before)).copied().unwrap_or(0);
    ends.get(position).map_or(&[], |end| &values[start..*end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_addressed_by_position() {
        let mut arena = Arena::default();
        assert_eq!((arena.push(b"a"), arena.push(b""), arena.push(b"bc")), (0, 1, 2));
        let texts = [0, 1, 2, 9].map(|at| arena.get(at));
        assert_eq!(texts, [&b"a"[..], b"", b"bc", b""]);
    }

    #[test]
    fn values_are_addressed_by_commit() {
        let mut graph = Graph::default();
        graph.push([1, 2]);
        graph.push([]);
        assert_eq!([0, 1, 7].map(|commit| graph.of(commit)), [&[1, 2][..], &[], &[]]);
    }
}

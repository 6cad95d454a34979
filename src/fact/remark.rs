//! Lines of commit messages that credit people.

/// The kind of a line that credits people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemarkKind {
    /// `key: value`, a trailer by git's rules.
    Trailer,
    /// `key: value` outside the trailers, with a key that credits people.
    Loose,
    /// The first line of a merge's body with ` r=`, if the subject has none: reviewers, as merge bots write them.
    Review,
    /// `123: title r=reviewer a=author`: a pull request in a batch of bors-ng.
    Batch,
    /// `- #123 (title)`: a pull request in a rollup.
    Member,
    /// The line with `See merge request group/project!123`.
    Request,
    /// The first line of a merge's body.
    Title,
    /// Further lines were dropped because there are too many.
    More,
}

impl RemarkKind {
    /// All values, in the order of their numbers in the store.
    pub const ALL: [Self; 8] =
        [Self::Trailer, Self::Loose, Self::Review, Self::Batch, Self::Member, Self::Request, Self::Title, Self::More];

    /// Its number: the position in [`Self::ALL`].
    #[must_use]
    pub fn number(self) -> u32 {
        self as u32
    }
}

/// A line of a message that credits people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remark {
    /// Its kind.
    pub kind: RemarkKind,
    /// Position of its text in [`super::Facts::texts`].
    pub text: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_positions() {
        assert_eq!(RemarkKind::ALL.map(RemarkKind::number), [0, 1, 2, 3, 4, 5, 6, 7]);
    }
}

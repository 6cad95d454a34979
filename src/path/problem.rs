//! Errors in the globs of a configuration.

/// Why a glob can match no path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidGlob {
    /// It has no characters.
    #[error("it is empty")]
    Empty,
    /// A bracket has no end.
    #[error("missing ]")]
    OpenBracket,
    /// No character follows the last backslash.
    #[error("a backslash at the end")]
    TrailingBackslash,
    /// A POSIX class such as `[:alpha:]` has an unknown name.
    #[error("unknown character class {0:?}")]
    UnknownClass(String),
}

/// Why areas or globs of a configuration are refused. Names and globs are fit to show.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidRules {
    /// There are too many globs, or they are too long.
    #[error("more than {globs} globs, or more than {bytes} bytes of globs")]
    TooMany {
        /// The most globs.
        globs: usize,
        /// The most bytes of all globs.
        bytes: usize,
    },
    /// An area has an empty name.
    #[error("the name of an area is empty")]
    EmptyName,
    /// The name means the paths of no area.
    #[error("{0:?} is a reserved area name")]
    ReservedName(String),
    /// The name is too long for tables.
    #[error("the area name {name:?} is longer than {limit} characters")]
    LongName {
        /// The name.
        name: String,
        /// The most characters.
        limit: usize,
    },
    /// An area has no glob.
    #[error("the area {0:?} has no globs")]
    NoGlobs(String),
    /// Two areas have one name.
    #[error("the area {0:?} is defined twice")]
    Duplicate(String),
    /// A glob is malformed.
    #[error("invalid glob {glob:?} of {owner:?}: {problem}")]
    Glob {
        /// The glob.
        glob: String,
        /// The area or key that has it.
        owner: String,
        /// What is wrong.
        problem: InvalidGlob,
    },
}

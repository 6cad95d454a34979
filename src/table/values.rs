//! The values of a column, before they have the column's name and type.

use polars::prelude::{IdxCa, StringChunked};

/// A column's values, in the order of the rows.
#[derive(Debug)]
pub(super) enum Values {
    Boolean(Vec<bool>),
    Integer(Vec<Option<i64>>),
    Text(StringChunked),
    /// Positions in a list of the distinct texts. Rows with equal texts share the memory.
    Picked(StringChunked, IdxCa),
    /// Days since 1970-01-01.
    Date(Vec<Option<i32>>),
    /// Seconds since 1970-01-01.
    Time(Vec<Option<i64>>),
}

impl Values {
    pub(super) fn booleans(rows: impl Iterator<Item = bool>) -> Self {
        Self::Boolean(rows.collect())
    }

    pub(super) fn integers(rows: impl Iterator<Item = Option<i64>>) -> Self {
        Self::Integer(rows.collect())
    }

    /// Days since 1970-01-01.
    pub(super) fn dates(rows: impl Iterator<Item = Option<i32>>) -> Self {
        Self::Date(rows.collect())
    }

    /// Seconds since 1970-01-01.
    pub(super) fn times(rows: impl Iterator<Item = Option<i64>>) -> Self {
        Self::Time(rows.collect())
    }

    /// One text per row, for texts that rarely repeat.
    pub(super) fn texts<T: AsRef<str>>(rows: impl Iterator<Item = Option<T>>) -> Self {
        Self::Text(rows.collect())
    }

    /// One text per row, for texts that repeat; each row is a position among `distinct`.
    pub(super) fn picked<T: AsRef<str>>(
        distinct: impl Iterator<Item = T>,
        rows: impl Iterator<Item = Option<u32>>,
    ) -> Self {
        Self::Picked(distinct.map(Some).collect(), rows.collect())
    }

    /// The word of each row's choice; `all` lists the choices.
    pub(super) fn words<T: Copy + PartialEq>(
        all: &[T],
        name: fn(T) -> &'static str,
        rows: impl Iterator<Item = Option<T>>,
    ) -> Self {
        let position = |choice: T| (0_u32..).zip(all).find(|(_, known)| **known == choice).map(|(at, _)| at);
        let words = all.iter().map(|choice| name(*choice));
        Self::picked(words, rows.map(|row| row.and_then(position)))
    }
}

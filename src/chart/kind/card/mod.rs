//! One person: six figures, and below them the commits and rank in each release or year.

mod data;
mod facts;
mod figures;
mod layout;
mod picture;
mod words;

#[cfg(test)]
pub use facts::COLUMNS;

use crate::chart::spec::{Field, Kind};

pub const KIND: Kind = Kind {
    name: "card",
    summary: "one person: six figures, commits and rank per release or year",
    columns: &[Field::Period, Field::Order, Field::Value, Field::Rank],
    facts: &facts::COLUMNS,
    without_rows: None,
    draw: picture::draw,
    ..Kind::USUAL
};

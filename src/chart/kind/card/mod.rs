//! One person: six figures, and below them the commits and rank in each release or year.

mod data;
mod facts;
mod figures;
mod layout;
mod picture;
mod words;

#[cfg(test)]
pub use facts::COLUMNS;

use crate::chart::spec::Field::{Order, Period, Rank, Value};
use crate::chart::spec::Kind;

pub const KIND: Kind =
    Kind::new("card", "one person: six figures, none zero; commits and rank by period", picture::draw)
        .with_columns(&[Period, Order, Value, Rank])
        .with_facts(&facts::COLUMNS)
        .when_empty(None);

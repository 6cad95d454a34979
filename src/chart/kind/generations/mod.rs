//! Active people per year, by the year of their first commit: the oldest at the bottom, those of the last two years on top.

mod data;
mod picture;
mod words;

use crate::chart::spec::Field::Own;
use crate::chart::spec::Kind;

pub const KIND: Kind =
    Kind::new("generations", "active people per year, by the year of their first commit", picture::draw)
        .with_columns(&[Own("cohort"), Own("year"), Own("active"), Own("is_complete")])
        .with_rows(data::rows)
        .with_optional(&[data::DRIVE_BY]);

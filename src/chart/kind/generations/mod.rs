//! Active people per year, by the year of their first commit: the oldest at the bottom, those of the last two years on top.

mod data;
mod picture;
mod words;

use crate::chart::spec::{Field, Kind};

pub const KIND: Kind = Kind {
    name: "generations",
    summary: "active people per year, by the year of their first commit",
    columns: &[Field::Own("cohort"), Field::Own("year"), Field::Own("active"), Field::Own("is_complete")],
    optional: &[data::DRIVE_BY],
    draw: picture::draw,
    rows: data::rows,
    ..Kind::USUAL
};

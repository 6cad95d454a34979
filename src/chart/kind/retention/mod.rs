//! How many people of each year stayed active: a grid with the shares in it.

mod data;
mod picture;
mod words;

use crate::chart::spec::{Field, Kind};

pub const KIND: Kind = Kind {
    name: "retention",
    summary: "how many newcomers of each year stayed active",
    columns: &[
        Field::Own("cohort"),
        Field::Own("years_later"),
        Field::Own("cohort_size"),
        Field::Own("active"),
        Field::Own("is_complete"),
    ],
    draw: picture::draw,
    rows: data::rows,
    ..Kind::USUAL
};

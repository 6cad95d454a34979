//! The share of each organization in each release: the largest six, all others, and unknown.

mod data;
mod picture;
mod words;

use crate::chart::kit::periods;
use crate::chart::spec::{Field, Kind};

pub const KIND: Kind = Kind {
    name: "organizations",
    summary: "the share of each organization in each release",
    columns: &[
        Field::Period,
        Field::Order,
        Field::Own("commits"),
        Field::Own("organization"),
        Field::Own("is_unknown"),
    ],
    draw: picture::draw,
    rows: periods::rows,
    ..Kind::USUAL
};

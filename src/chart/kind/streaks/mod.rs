//! Current streaks in the top of the releases: a row per person, a tile per release.

mod data;
mod picture;
mod words;

use crate::chart::spec::{Field, Kind};

pub const KIND: Kind = Kind {
    name: "streaks",
    summary: "current streaks in the top of the releases",
    columns: &[
        Field::Label,
        Field::Key,
        Field::Rank,
        Field::Period,
        Field::Order,
        Field::Own("length"),
        Field::Own("from_release"),
        Field::Own("is_in_run"),
    ],
    without_rows: Some("No person was in the top of the last two releases."),
    draw: picture::draw,
    rows: data::rows,
    ..Kind::USUAL
};

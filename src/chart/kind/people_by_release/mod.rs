//! People per release: returning and new contributors, and below them the days of each cycle.

mod data;
mod picture;
mod words;

use crate::chart::kit::periods;
use crate::chart::spec::{Field, Kind};

pub const KIND: Kind = Kind {
    name: "people",
    summary: "returning and new contributors per release; days between releases",
    columns: &[
        Field::Period,
        Field::Order,
        Field::Own("people"),
        Field::Own("new_people"),
        Field::Own("date"),
        Field::Own("previous"),
    ],
    draw: picture::draw,
    rows: periods::rows,
    ..Kind::USUAL
};

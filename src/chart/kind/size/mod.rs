//! How large each release is: commits, and below them lines added upwards and deleted downwards, on the same columns.

mod picture;
mod words;

use crate::chart::kit::periods;
use crate::chart::spec::{Field, Kind};

pub const KIND: Kind = Kind {
    name: "size",
    summary: "commits per release; lines added and deleted",
    columns: &[Field::Period, Field::Order, Field::Added, Field::Deleted, Field::Own("commits")],
    draw: picture::draw,
    rows: periods::rows,
    ..Kind::USUAL
};

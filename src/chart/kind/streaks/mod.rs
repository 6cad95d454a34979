//! Current streaks in the top of the releases: a row per person, a tile per release.

mod data;
mod picture;
mod words;

use crate::chart::spec::Field::{Key, Label, Order, Own, Period, Rank};
use crate::chart::spec::Kind;

pub const KIND: Kind = Kind::new("streaks", "current streaks in the top of the releases", picture::draw)
    .with_columns(&[Label, Key, Rank, Period, Order, Own("length"), Own("from_release"), Own("is_in_run")])
    .with_rows(data::rows)
    .when_empty(Some("There is no current streak: nobody was in the top of two or more latest releases."));

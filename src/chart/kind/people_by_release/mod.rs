//! People per release: returning and new contributors, and below them the days of each cycle.

mod data;
mod picture;
mod words;

use crate::chart::kit::periods;
use crate::chart::spec::Field::{Order, Own, Period};
use crate::chart::spec::Kind;

pub const KIND: Kind =
    Kind::new("people", "returning and new contributors per release; days between releases", picture::draw)
        .with_columns(&[Period, Order, Own("people"), Own("new_people"), Own("date"), Own("previous")])
        .with_rows(periods::rows);

//! The share of each organization in each release: the largest six, all others, and unknown.

mod data;
mod leader;
mod picture;
mod words;

use crate::chart::kit::periods;
use crate::chart::spec::Field::{Order, Own, Period};
use crate::chart::spec::Kind;

pub const KIND: Kind = Kind::new("organizations", "the share of each organization in each release", picture::draw)
    .with_columns(&[Period, Order, Own("commits"), Own("organization"), Own("is_unknown")])
    .with_rows(periods::rows);

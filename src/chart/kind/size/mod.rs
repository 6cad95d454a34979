//! How large each release is: commits, and below them lines added upwards and deleted downwards, on the same columns.

mod picture;
mod words;

use crate::chart::kit::periods;
use crate::chart::spec::Field::{Added, Deleted, Order, Own, Period};
use crate::chart::spec::Kind;

pub const KIND: Kind = Kind::new("size", "commits per release; lines added and deleted", picture::draw)
    .with_columns(&[Period, Order, Added, Deleted, Own("commits")])
    .with_rows(periods::rows);

//! How many people of each year stayed active: a grid with the shares in it.

mod data;
mod picture;
mod words;

use crate::chart::spec::Field::Own;
use crate::chart::spec::Kind;

pub const KIND: Kind = Kind::new("retention", "how many newcomers of each year stayed active", picture::draw)
    .with_columns(&[Own("cohort"), Own("years_later"), Own("cohort_size"), Own("active"), Own("is_complete")])
    .with_rows(data::rows);

//! The rank of people in each release: one column per release, one lane per rank.

mod data;
mod labels;
mod leader;
mod picture;
mod plot;
mod read;
mod words;

use crate::chart::rows::Rows;
use crate::chart::spec::Field::{Key, Label, Order, Period, Rank};
use crate::chart::spec::{Kind, Spec};

pub const KIND: Kind = Kind::new("bump", "the rank of people in each release", picture::draw)
    .with_columns(&[Label, Key, Rank, Period, Order])
    .with_rows(rows);

fn rows(rows: &mut Rows<'_>, spec: &Spec) {
    rows.releases(&spec.order, &spec.period, data::RELEASES);
    rows.top(&spec.rank, spec.limit());
}

//! The rank of people in each release: one column per release, one lane per rank.

mod data;
mod labels;
mod picture;
mod plot;
mod read;
mod words;

use crate::chart::rows::Rows;
use crate::chart::spec::{Field, Kind, Spec};

pub const KIND: Kind = Kind {
    name: "bump",
    summary: "the rank of people in each release",
    columns: &[Field::Label, Field::Key, Field::Rank, Field::Period, Field::Order],
    draw: picture::draw,
    rows,
    ..Kind::USUAL
};

fn rows(rows: &mut Rows<'_>, spec: &Spec) {
    rows.releases(&spec.order, &spec.period, data::RELEASES);
    rows.top(&spec.rank, spec.limit());
}

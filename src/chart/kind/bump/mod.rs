//! The rank of people in each release: one column per release, one lane per rank.

mod data;
mod labels;
mod picture;
mod plot;
mod words;

use crate::chart::rows::Rows;
use crate::chart::spec::{Field, Kind, NO_ROWS, Spec};

pub const KIND: Kind = Kind {
    name: "bump",
    summary: "the rank of people in each release",
    columns: &[Field::Label, Field::Key, Field::Rank, Field::Period, Field::Order],
    optional: &[],
    facts: &[],
    without_rows: Some(NO_ROWS),
    draw: picture::draw,
    rows,
};

fn rows(rows: &mut Rows<'_>, spec: &Spec) {
    rows.releases(&spec.order, &spec.period, data::RELEASES);
    rows.top(&spec.rank, spec.limit());
}

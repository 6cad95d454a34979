//! Lines deleted to the left and lines added to the right, per person, on one scale.

mod data;
mod picture;
mod words;

use crate::chart::rows::Rows;
use crate::chart::spec::{Field, Kind, Spec};

pub const KIND: Kind = Kind {
    name: "diverging",
    summary: "lines added and deleted per person",
    columns: &[Field::Label, Field::Key, Field::Added, Field::Deleted, Field::Net],
    draw: picture::draw,
    rows,
    ..Kind::USUAL
};

fn rows(rows: &mut Rows<'_>, spec: &Spec) {
    rows.first(spec.limit(), "the first");
    rows.keep_first();
}

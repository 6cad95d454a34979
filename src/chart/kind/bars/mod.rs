//! People of one release, or of all time, as horizontal bars.

mod data;
mod picture;
mod words;

use crate::chart::rows::Rows;
use crate::chart::spec::{Field, Kind, Spec};

pub const KIND: Kind = Kind {
    name: "bars",
    summary: "people of a release or of all time, by commits",
    columns: &[Field::Label, Field::Key, Field::Value, Field::Share, Field::Rank],
    draw: picture::draw,
    rows,
    ..Kind::USUAL
};

fn rows(rows: &mut Rows<'_>, spec: &Spec) {
    rows.top(&spec.rank, spec.limit());
    rows.keep_first();
}

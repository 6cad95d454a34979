//! People of one release, or of all time, as horizontal bars.

mod data;
mod picture;
mod words;

use crate::chart::rows::Rows;
use crate::chart::spec::Field::{Key, Label, Rank, Share, Value};
use crate::chart::spec::{Kind, Spec};

pub const KIND: Kind = Kind::new("bars", "people of a release or of all time, by commits", picture::draw)
    .with_columns(&[Label, Key, Value, Share, Rank])
    .with_rows(rows);

fn rows(rows: &mut Rows<'_>, spec: &Spec) {
    rows.top(&spec.rank, spec.limit());
    rows.keep_first();
}

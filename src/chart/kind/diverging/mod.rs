//! Lines deleted to the left and lines added to the right, per person, on one scale.

mod data;
mod picture;
mod words;

use crate::chart::rows::Rows;
use crate::chart::spec::Field::{Added, Deleted, Key, Label, Net};
use crate::chart::spec::{Kind, Spec};

pub const KIND: Kind = Kind::new("diverging", "lines added and deleted per person", picture::draw)
    .with_columns(&[Label, Key, Added, Deleted, Net])
    .with_rows(rows);

fn rows(rows: &mut Rows<'_>, spec: &Spec) {
    rows.first(spec.limit(), "the first");
    rows.keep_first();
}

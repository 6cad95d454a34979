//! The tables of identities, paths and texts: those that the rows of a segment refer to.

use super::column::{Column, Table};
use super::numbering::Numbering;
use super::read::TableReader;
use super::trouble::Trouble;
use super::write::write;
use crate::error::Result;
use crate::fact::{Arena, Identity};

pub const IDENTITIES: Table = Table { name: "identities", columns: &[column::NAME, column::EMAIL] };

mod column {
    use super::Column;

    pub const NAME: Column = Column::text("name");
    pub const EMAIL: Column = Column::text("email");
}

pub const PATHS: Table = Table { name: "paths", columns: &[PATH] };
pub const PATH: Column = Column::text("path");

/// The distinct texts of remarks.
pub const TEXTS: Table = Table { name: "texts", columns: &[TEXT] };
pub const TEXT: Column = Column::text("text");

pub fn write_identities(people: &Numbering, identities: &[Identity], id_length: usize) -> Result<Vec<u8>> {
    let used = || people.old.iter().map(|old| &identities[*old as usize]);
    write(&IDENTITIES, id_length, |table| {
        table.texts(column::NAME, used().map(|identity| identity.name.as_slice()))?;
        table.texts(column::EMAIL, used().map(|identity| identity.email.as_slice()))
    })
}

pub fn read_identities(table: &TableReader) -> Result<Vec<Identity>, Trouble> {
    let mut identities = Vec::with_capacity(table.rows());
    table.texts(column::NAME, |name| identities.push(Identity { name: name.to_vec(), email: Vec::new() }))?;
    let mut rest = identities.iter_mut();
    table.texts(column::EMAIL, |email| {
        if let Some(identity) = rest.next() {
            identity.email = email.to_vec();
        }
    })?;
    Ok(identities)
}

/// A table with one column of texts: those that are used.
pub fn write_texts(
    table: &Table,
    column: Column,
    used: &Numbering,
    texts: &Arena,
    id_length: usize,
) -> Result<Vec<u8>> {
    let used = used.old.iter().map(|old| texts.get(*old as usize));
    write(table, id_length, |table| table.texts(column, used))
}

pub fn read_texts(table: &TableReader, column: Column) -> Result<Arena, Trouble> {
    let mut texts = Arena::default();
    table.texts(column, |text| _ = texts.push(text))?;
    Ok(texts)
}

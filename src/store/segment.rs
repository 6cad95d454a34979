//! A segment: some commits as seven tables. Positions of people, paths and texts are positions in the segment.

use std::path::Path;

use super::changes::{CHANGES, read_changes, write_changes};
use super::column::Table;
use super::commits::{COMMITS, PARENTS, read_commits, read_parents, write_commits, write_parents};
use super::identities::{
    IDENTITIES, PATH, PATHS, TEXT, TEXTS, read_identities, read_texts, write_identities, write_texts,
};
use super::list::Segment;
use super::numbering::Numbering;
use super::read::TableReader;
use super::remarks::{REMARKS, read_remarks, write_remarks};
use super::rows::Rows;
use super::tables::TABLES;
use super::trouble::Trouble;
use crate::error::Result;
use crate::fact::{Facts, Known};

/// The tables of some commits as files, in the order of [`TABLES`].
pub fn encode(rows: &Rows<'_>, id_length: usize) -> Result<Vec<(&'static Table, Vec<u8>)>> {
    let facts = rows.facts;
    let mut people = Numbering::new(facts.identities.len());
    let mut paths = Numbering::new(facts.paths.len());
    let mut texts = Numbering::new(facts.texts.len());
    // The numberings are complete when commits, changes and remarks are written.
    let commits = write_commits(rows, &mut people, id_length)?;
    let changes = write_changes(rows, &mut paths, id_length)?;
    let remarks = write_remarks(rows, &mut texts, id_length)?;
    let files = [
        commits,
        write_parents(rows, id_length)?,
        write_identities(&people, &facts.identities, id_length)?,
        write_texts(&PATHS, PATH, &paths, &facts.paths, id_length)?,
        changes,
        remarks,
        write_texts(&TEXTS, TEXT, &texts, &facts.texts, id_length)?,
    ];
    Ok(TABLES.iter().zip(files).collect())
}

/// The facts of a segment. Every position in it is checked: one that is out of range makes the whole segment damaged.
pub fn decode(segment: &Segment, folder: &Path, id_length: usize) -> Result<Known, Trouble> {
    let open = |table: &'static Table| TableReader::open(segment.read(folder, table)?, table, id_length);
    let identities = read_identities(&open(&IDENTITIES)?)?;
    let paths = read_texts(&open(&PATHS)?, PATH)?;
    let texts = read_texts(&open(&TEXTS)?, TEXT)?;
    let stored = read_commits(&open(&COMMITS)?, identities.len())?;
    let commits = stored.commits;
    if commits.len() != segment.commits as usize {
        return Err(Trouble::Damaged);
    }
    let remarks = read_remarks(&open(&REMARKS)?, &stored.remarks, texts.len())?;
    let changes = read_changes(&open(&CHANGES)?, &stored.changes, paths.len())?;
    let parents = read_parents(&open(&PARENTS)?, &commits)?;
    let subjects = stored.subjects;
    let facts = Facts { commits, subjects, remarks, texts, identities, paths, changes, ..Facts::default() };
    Ok(Known { facts, parents })
}

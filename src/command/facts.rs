//! `laurels facts`: writes the tables to files for other tools.

use super::destination::Destination;
use super::published::Published;
use crate::config::Options;
use crate::edition::{self, Brief};
use crate::error::Result;
use crate::output::{Artifact, Content};
use crate::progress::{Progress, Stage};
use crate::query::{Column, batches};
use crate::render;
use crate::study::{self, Wanted};
use crate::table::{self, Source, schema};

/// Writes every table of the schema as a Parquet file into a folder.
///
/// # Errors
/// The folder cannot be written, which is found before history is read; the clone cannot be read, or the user interrupts.
pub fn facts(options: &Options, destination: Destination<'_>, progress: &dyn Progress) -> Result<Published> {
    let folder = destination.prepare(Content::Tables)?;
    let study = study::study(options, Wanted { documents: true }, progress)?;
    study.while_storing(progress, || {
        progress.begin(Stage::Files, None);
        let source = Source::of(&study, options.output.emails);
        let mut artifacts = Vec::with_capacity(schema::TABLES.len());
        for table in schema::TABLES {
            progress.check()?;
            artifacts.push(Artifact { path: format!("{}.parquet", table.name), bytes: file(table, &source)? });
        }
        let studies = std::slice::from_ref(&study);
        let mut manifest = edition::manifest_of_tables(&Brief::of_tables("facts", studies, options));
        edition::list(&mut manifest, &artifacts);
        folder.write(&artifacts, &render::manifest(&manifest)?, progress)?;
        Ok(Published { files: artifacts.len() + 1, ..Published::new(studies) })
    })
}

fn file(table: &schema::TableSchema, source: &Source<'_>) -> Result<Vec<u8>> {
    let columns: Vec<Column> =
        table.columns.iter().map(|column| Column { name: column.name.to_owned(), kind: column.kind }).collect();
    render::parquet(&columns, batches(&table::build(table.name, source)?))
}

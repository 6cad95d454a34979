//! Arguments of the commands that print one table.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::heading;
use super::{ListArgs, OwnArgs, RepoArgs, SourceArgs};
use crate::cli::choose::one_of;
use crate::config::{CsvText, Format};
use crate::identity::similar::Confidence;

/// Arguments of `laurels query`.
#[derive(Debug, Args)]
#[command(override_usage = "laurels query [OPTIONS] NAME [REPO]\n       \
                            laurels query [OPTIONS] --sql SELECT [REPO]\n       \
                            laurels query [OPTIONS] --file FILE [REPO]")]
pub struct QueryArgs {
    /// The name of a query, as in `laurels list`.
    #[arg(value_name = "NAME", required_unless_present_any = ["sql", "file"])]
    pub name: Option<String>,
    /// A query as text: one SELECT over the tables of `laurels schema` and the queries of `laurels list`.
    #[arg(long, value_name = "SELECT", conflicts_with = "file", help_heading = heading::READ)]
    pub sql: Option<String>,
    /// A file with one SELECT statement.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = heading::READ)]
    pub file: Option<PathBuf>,
    /// Sets a parameter of the query, as in `--param top=5`; may be repeated.
    #[arg(long, value_name = "KEY=VALUE", help_heading = heading::COUNT)]
    pub param: Vec<String>,
    /// The clone, the result and what to count.
    #[command(flatten)]
    pub run: ResultArgs,
    /// Which rows are listed.
    #[command(flatten)]
    pub list: ListArgs,
    /// Your own queries and reports.
    #[command(flatten)]
    pub own: OwnArgs,
}

/// Arguments of `laurels explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The person: a name as mapped by `.mailmap`, a unique part of it, or a person_id.
    #[arg(long, value_name = "NAME", help_heading = heading::PEOPLE)]
    pub person: String,
    /// Shows only commits of this release [default: all commits of the revision].
    #[arg(long, value_name = "RELEASE", help_heading = heading::RELEASE)]
    pub release: Option<String>,
    /// The clone, the result and what to count.
    #[command(flatten)]
    pub run: ResultArgs,
}

/// Arguments of `laurels identities`.
#[derive(Debug, Args)]
pub struct IdentitiesArgs {
    /// Lists only pairs that are at least this sure [default: possible, or likely with --write-mailmap].
    #[arg(long, value_name = "LEVEL", value_parser = one_of(Confidence::CHOICES), help_heading = heading::PEOPLE)]
    pub certainty: Option<Confidence>,
    /// Prints a complete mailmap to review: the lines of the repository's mailmap, then those of the pairs.
    ///
    /// It contains addresses. Possible pairs are comments. git reads it with `git -c mailmap.file=FILE shortlog -sn`.
    #[arg(long, help_heading = heading::OUTPUT)]
    pub write_mailmap: bool,
    /// The clone, the result and what to count.
    #[command(flatten)]
    pub run: ResultArgs,
}

/// The arguments of a command that prints a result.
#[derive(Debug, Args)]
pub struct ResultArgs {
    /// The clone.
    #[command(flatten)]
    pub repo: RepoArgs,
    /// How to print the result.
    #[command(flatten)]
    pub print: PrintArgs,
    /// What to count.
    #[command(flatten)]
    pub source: SourceArgs,
}

/// How a result is printed.
#[derive(Debug, Args)]
pub struct PrintArgs {
    /// Sets the output format [default: table on a terminal, csv otherwise].
    #[arg(long, value_name = "FORMAT", value_parser = one_of(Format::CHOICES), help_heading = heading::OUTPUT)]
    pub format: Option<Format>,
    /// Shows all columns in a table on a terminal, with full precision and full texts.
    ///
    /// Without it, a table leaves out identifiers such as person_id, writes shares as percentages and shortens long
    /// texts. Other formats always have everything.
    #[arg(long, help_heading = heading::OUTPUT)]
    pub wide: bool,
    /// Protects against spreadsheet formulas: `guarded` puts an apostrophe before cells that start like a formula;
    /// `raw` changes nothing.
    #[arg(long, value_name = "HOW", value_parser = one_of(CsvText::CHOICES), default_value = "guarded", help_heading = heading::OUTPUT)]
    pub csv: CsvText,
}

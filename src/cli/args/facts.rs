//! Arguments of the smaller commands.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use clap_complete::Shell;

use super::heading;
use super::{RepoArgs, SourceArgs};
use crate::cli::choose::one_of;
use crate::command::CacheWork;
use crate::config::Format;

/// Arguments of `laurels facts`.
#[derive(Debug, Args)]
pub struct FactsArgs {
    /// The clone.
    #[command(flatten)]
    pub repo: RepoArgs,
    /// The folder to write; it is created if needed.
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath, default_value = "laurels-facts",
          help_heading = heading::OUTPUT)]
    pub output: PathBuf,
    /// Writes into a folder that contains other files (they stay), and replaces the tables of `laurels facts` by a
    /// report, or a report by tables.
    #[arg(long, help_heading = heading::OUTPUT)]
    pub force: bool,
    /// What to count.
    #[command(flatten)]
    pub source: SourceArgs,
}

/// Arguments of `laurels schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// A table or query [default: all tables].
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// Adds the queries in the `.sql` files of a folder; a file replaces the built-in query of its name.
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub queries: Vec<PathBuf>,
    /// Sets the output format [default: a list on a terminal, Markdown otherwise].
    #[arg(long, value_name = "FORMAT", value_parser = one_of(Format::CHOICES))]
    pub format: Option<Format>,
}

/// Arguments of `laurels cache`.
#[derive(Debug, Args)]
pub struct CacheArgs {
    /// What to do with the cache.
    #[arg(value_name = "ACTION", value_parser = one_of(CacheWork::CHOICES))]
    pub what: CacheWork,
}

/// Arguments of `laurels completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// Your shell.
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
}

/// Arguments of `laurels man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// A command [default: laurels itself].
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

/// Arguments of `laurels help`.
#[derive(Debug, Args)]
pub struct HelpArgs {
    /// A guide or a command [default: the list of both].
    #[arg(value_name = "TOPIC")]
    pub topic: Option<String>,
}

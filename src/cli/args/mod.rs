//! The command line as typed: clap reads it, `convert` makes it into checked options.

mod facts;
mod heading;
mod places;
mod query;
mod report;
mod shared;

pub use facts::{CacheArgs, CompletionsArgs, FactsArgs, HelpArgs, ManArgs, SchemaArgs};
pub use places::RepoArgs;
pub use query::{ExplainArgs, IdentitiesArgs, PrintArgs, QueryArgs};
pub use report::ReportArgs;
pub use shared::{ListArgs, OwnArgs, SourceArgs};

use clap::{Parser, Subcommand};

/// Who made each release? Exact contribution tables, charts and reports from a local git clone.
#[derive(Debug, Parser)]
#[command(
    name = "laurels",
    version = super::version::SHORT,
    long_version = super::version::long(),
    max_term_width = 100,
    disable_help_subcommand = true,
    subcommand_value_name = "COMMAND",
    after_help = "\
Examples:
  laurels report                            report on the clone you are in, in laurels-report/
  laurels report ~/src/cargo -o cargo       report on another clone, in another folder
  laurels query top_of_release --top 3      one query as a table
  laurels query --sql 'SELECT kind, COUNT(*) AS people FROM people GROUP BY kind ORDER BY kind'
  laurels facts -o facts                    all tables as Parquet files

`laurels COMMAND -h` shows the options of a command, `--help` explains them.
`laurels help` lists the guides, such as `laurels help counting`.

Exit codes: 0 done; 1 internal error; 2 usage error; 3 the clone cannot be read;
4 done, but numbers are incomplete (with --strict); 5 output cannot be written; 130 interrupted."
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a report: CSV tables, SVG charts, and pages in Markdown and HTML, in one folder.
    #[command(after_help = "\
Examples:
  laurels report
  laurels report ~/src/cargo -o cargo-report --top 20
  laurels report --tags 'gix-v*' --from-release 0.60.0
  laurels report --report person --person 'Ada Lovelace' ~/src/one ~/src/two -o ada")]
    Report(ReportArgs),
    /// Run one query: built-in, from a file, or given with --sql.
    #[command(after_help = "\
Examples:
  laurels query contributors ~/src/cargo
  laurels query streaks --param top=5 --format csv
  laurels query --sql 'SELECT name, commits FROM contributors ORDER BY commits DESC, name LIMIT 3'
  laurels query --file newcomers.sql")]
    Query(QueryArgs),
    /// List the commits of a person, and why each one counts or not.
    #[command(after_help = "\
Examples:
  laurels explain --person 'Ada Lovelace' --release 1.4.0
  laurels explain ~/src/cargo --person 'Eric Huss' --profile thanks --format csv")]
    Explain(ExplainArgs),
    /// Write all tables as Parquet files for DuckDB, pandas and other tools.
    #[command(after_help = "\
Examples:
  laurels facts -o facts
  duckdb -c \"SELECT kind, COUNT(*) FROM 'facts/people.parquet' GROUP BY kind\"")]
    Facts(FactsArgs),
    /// List names that are probably one person, or print a mailmap that joins them.
    ///
    /// The columns are those of the query `identities`.
    #[command(after_help = "\
Examples:
  laurels identities --certainty likely
  laurels identities --write-mailmap > mailmap
  laurels report --mailmap mailmap")]
    Identities(IdentitiesArgs),
    /// List all reports and queries, each with the question it answers.
    List(OwnArgs),
    /// Show the columns of all tables, or of one table or query, with types and meanings.
    Schema(SchemaArgs),
    /// Show where the cache is and how large it is, or clear it.
    ///
    /// laurels keeps what it reads from a clone in your cache folder, so that the next run reads only new commits. The
    /// cache changes no output.
    Cache(CacheArgs),
    /// Print a script for your shell that completes commands and options, but not names of queries.
    #[command(after_help = "\
Examples:
  laurels completions bash > ~/.local/share/bash-completion/completions/laurels
  laurels completions zsh > ~/.zfunc/_laurels
  laurels completions fish > ~/.config/fish/completions/laurels.fish")]
    Completions(CompletionsArgs),
    /// Print a manual page.
    #[command(after_help = "\
Examples:
  laurels man | man -l -
  laurels man report > laurels-report.1")]
    Man(ManArgs),
    /// Show a guide, or the help of a command.
    ///
    /// For `facts`, `cache` and `identities` this is the guide; `laurels facts --help` shows the options.
    Help(HelpArgs),
}

//! The command line as typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::choose::one_of;
use crate::command::CacheWork;
use crate::config::{Color, CsvText, Format, Sheet};
use crate::credit::Profile;
use crate::release::Fold;
use crate::text::Numbers;

/// Who made each release? Exact contribution tables, charts and reports from a local git clone.
#[derive(Debug, Parser)]
#[command(
    name = "laurels",
    version,
    max_term_width = 100,
    after_help = "\
Examples:
  laurels report .                          a report of this clone in laurels-report/
  laurels report ~/src/cargo -o cargo       the same of another clone, in another folder
  laurels query top_of_release --top 3      one query as a table
  laurels query --sql 'SELECT kind, COUNT(*) AS people FROM people GROUP BY kind ORDER BY kind'
  laurels facts . -o facts                  all tables as Parquet files
  laurels list                              all queries and reports

Exit codes: 0 done; 1 internal error; 2 wrong usage; 3 the clone cannot be read;
4 done, but incomplete (with --strict); 5 output cannot be written; 130 interrupted."
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a report: CSV tables, SVG charts, Markdown and HTML pages in one folder.
    #[command(after_help = "\
Examples:
  laurels report .
  laurels report ~/src/cargo -o cargo-report --top 20
  laurels report . --tags 'gix-v*' --from-release 0.60.0
  laurels report --report person --person 'Ada Lovelace' ~/src/one ~/src/two -o ada")]
    Report(ReportArgs),
    /// Answer one query: by name, from a file or typed.
    #[command(after_help = "\
Examples:
  laurels query contributors -C ~/src/cargo
  laurels query streaks --param top=5 --format csv
  laurels query --sql 'SELECT name, commits FROM contributors ORDER BY commits DESC, name LIMIT 3'
  laurels query --file newcomers.sql")]
    Query(QueryArgs),
    /// Show the commits behind a person's number, the rule that counts each, and what was left out and why.
    #[command(after_help = "\
Examples:
  laurels explain --person 'Ada Lovelace' --release 1.4.0
  laurels explain -C ~/src/cargo --person ehuss --profile thanks --format csv")]
    Explain(ExplainArgs),
    /// Write all tables of the schema as Parquet files, for other engines.
    #[command(after_help = "\
Examples:
  laurels facts . -o facts
  duckdb -c \"SELECT kind, COUNT(*) FROM 'facts/people.parquet' GROUP BY kind\"")]
    Facts(FactsArgs),
    /// List every query and report with the question it answers.
    List(OwnArgs),
    /// Print the data dictionary: tables, columns, types, one sentence each; or that of one table or query.
    Schema(SchemaArgs),
    /// Tell where facts are kept between runs and how large they are, or remove them.
    ///
    /// What was read from a clone is kept in the user's cache folder, so that the next run reads only what is new. No
    /// output depends on it.
    Cache(CacheArgs),
}

/// Arguments of `laurels cache`.
#[derive(Debug, Args)]
pub struct CacheArgs {
    /// What to do with the cache.
    #[arg(value_name = "WHAT", value_parser = one_of(CacheWork::CHOICES))]
    pub what: CacheWork,
}

/// Arguments of `laurels report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// A folder of the clone: a worktree, a folder inside one, or a bare repository; with --person as many as you like.
    #[arg(value_name = "REPO", default_value = ".")]
    pub repo: Vec<PathBuf>,
    /// Whom a report about one person is about: a name after the mailmap, a part of it that nobody else has, or a
    /// person_id.
    #[arg(long, value_name = "NAME")]
    pub person: Option<String>,
    /// The folder to write; created if need be [default: laurels-report, or the folder of --from].
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Draw the pages of an earlier report again from its tables, without a clone.
    ///
    /// The same bytes, unless somebody changed a table (which the pages then say) or laurels is another. With --config the
    /// looks are those of [theme] in that file, with --highlight other people are set off, with --number-style numbers are
    /// written in another way, and with --size the charts are drawn in these sizes in place of those made before; no number
    /// changes.
    #[arg(long, value_name = "DIR", conflicts_with_all = [
        "repo", "person", "report", "csv", "queries", "rev", "tags", "releases", "patches", "prereleases", "from_release",
        "top", "unique_patches", "words", "mailmap", "organizations", "repository_name", "profile", "loose_trailers", "emails", "no_cache", "strict",
    ])]
    pub from: Option<PathBuf>,
    /// Write into a folder that holds other files, beside them.
    #[arg(long)]
    pub force: bool,
    /// Which report; `laurels list` names them.
    #[arg(long, value_name = "NAME", default_value = "releases")]
    pub report: String,
    /// A person to set off in the charts, by name or person_id; up to three, the order decides the colour.
    #[arg(long, value_name = "NAME")]
    pub highlight: Vec<String>,
    /// How numbers are written on pages and in charts; by default as [theme] says, or `comma`.
    #[arg(long, value_name = "STYLE", value_parser = one_of(Numbers::CHOICES))]
    pub number_style: Option<Numbers>,
    /// Draw the charts in another size as well: `social` is 1200 x 630 px, for previews of links.
    ///
    /// Each is always drawn 720 px wide, for blogs and forums, and 420 px wide, for phones. With --from, the sizes named
    /// here replace those made before.
    #[arg(long, value_name = "SIZE", value_parser = one_of(Sheet::CHOICES), value_delimiter = ',')]
    pub size: Vec<Sheet>,
    /// How CSV text is written: `guarded` puts an apostrophe before what a spreadsheet would run as a formula.
    #[arg(long, value_name = "HOW", value_parser = one_of(CsvText::CHOICES), default_value = "guarded")]
    pub csv: CsvText,
    /// What to count.
    #[command(flatten)]
    pub source: SourceArgs,
    /// The user's own queries and reports.
    #[command(flatten)]
    pub own: OwnArgs,
}

/// Arguments of `laurels query`.
#[derive(Debug, Args)]
pub struct QueryArgs {
    /// Name of a query; `laurels list` names them.
    #[arg(value_name = "NAME", required_unless_present_any = ["sql", "file"], conflicts_with_all = ["sql", "file"])]
    pub name: Option<String>,
    /// A query as text: one SELECT over the tables of `laurels schema` and the queries of `laurels list`.
    #[arg(long, value_name = "SELECT", conflicts_with = "file")]
    pub sql: Option<String>,
    /// A query in a file.
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// A folder of the clone.
    #[arg(short = 'C', long = "repo", value_name = "REPO", default_value = ".")]
    pub repo: PathBuf,
    /// A parameter of the query; may be repeated.
    #[arg(long, value_name = "KEY=VALUE")]
    pub param: Vec<String>,
    /// How to print; a table on a terminal and CSV otherwise, unless given.
    #[arg(long, value_name = "FORMAT", value_parser = one_of(Format::CHOICES))]
    pub format: Option<Format>,
    /// How CSV text is written.
    #[arg(long, value_name = "HOW", value_parser = one_of(CsvText::CHOICES), default_value = "guarded")]
    pub csv: CsvText,
    /// What to count.
    #[command(flatten)]
    pub source: SourceArgs,
    /// The user's own queries and reports.
    #[command(flatten)]
    pub own: OwnArgs,
}

/// Arguments of `laurels explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// Who: a name after the mailmap, a part of it that nobody else has, or a person_id.
    #[arg(long, value_name = "NAME")]
    pub person: String,
    /// Only commits of this release; the whole revision otherwise.
    #[arg(long, value_name = "RELEASE")]
    pub release: Option<String>,
    /// A folder of the clone.
    #[arg(short = 'C', long = "repo", value_name = "REPO", default_value = ".")]
    pub repo: PathBuf,
    /// How to print; a table on a terminal and CSV otherwise, unless given.
    #[arg(long, value_name = "FORMAT", value_parser = one_of(Format::CHOICES))]
    pub format: Option<Format>,
    /// How CSV text is written.
    #[arg(long, value_name = "HOW", value_parser = one_of(CsvText::CHOICES), default_value = "guarded")]
    pub csv: CsvText,
    /// What to count.
    #[command(flatten)]
    pub source: SourceArgs,
}

/// Arguments of `laurels facts`.
#[derive(Debug, Args)]
pub struct FactsArgs {
    /// A folder of the clone.
    #[arg(value_name = "REPO", default_value = ".")]
    pub repo: PathBuf,
    /// The folder to write; created if need be.
    #[arg(short, long, value_name = "DIR", default_value = "laurels-facts")]
    pub output: PathBuf,
    /// Write into a folder that holds other files, beside them.
    #[arg(long)]
    pub force: bool,
    /// What to count.
    #[command(flatten)]
    pub source: SourceArgs,
}

/// Arguments of `laurels schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// A table or query; all tables unless given.
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// A folder of `.sql` files that add to the queries or replace them; may be repeated.
    #[arg(long, value_name = "DIR")]
    pub queries: Vec<PathBuf>,
    /// How to print; a table on a terminal and Markdown otherwise, unless given.
    #[arg(long, value_name = "FORMAT", value_parser = one_of(Format::CHOICES))]
    pub format: Option<Format>,
}

/// Options that say what is counted.
#[derive(Debug, Args)]
pub struct SourceArgs {
    /// The revision to analyse: a branch, tag or commit.
    #[arg(long, value_name = "REV", default_value = "HEAD")]
    pub rev: String,
    /// Which tags are releases; by default the tags whose prefix makes the most releases.
    #[arg(long, value_name = "GLOB", conflicts_with = "releases")]
    pub tags: Option<String>,
    /// Releases from a CSV file with the columns release,revision, oldest first, instead of tags.
    #[arg(long, value_name = "FILE")]
    pub releases: Option<PathBuf>,
    /// Patch releases (x.y.z, z > 0) are no rows (fold) or rows of their own besides (separate) [default: fold].
    ///
    /// Full releases start at the full release before in either case, so commits of a patch that reached the next full
    /// release are in both rows.
    #[arg(long, value_name = "HOW", value_parser = one_of(Fold::CHOICES))]
    pub patches: Option<Fold>,
    /// Pre-releases are no rows (fold) or rows of their own besides (separate), as with --patches [default: fold].
    #[arg(long, value_name = "HOW", value_parser = one_of(Fold::CHOICES))]
    pub prereleases: Option<Fold>,
    /// The first release to list; those before still count for newcomers, ranks, streaks and totals.
    #[arg(long, value_name = "RELEASE")]
    pub from_release: Option<String>,
    /// How many ranks are the top; ties at the cut are included [default: 10].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub top: Option<u32>,
    /// Count a patch once: commits with the same patch as an earlier one (cherry-picks, backports) do not count.
    #[arg(long)]
    pub unique_patches: bool,
    /// Count the words that each change of prose adds and deletes, too.
    ///
    /// Facts with words are kept apart: the first run with --words reads the whole history again, later ones do not.
    #[arg(long)]
    pub words: bool,
    /// A mailmap to use instead of the one in the analysed revision.
    #[arg(long, value_name = "FILE")]
    pub mailmap: Option<PathBuf>,
    /// Who worked where and when, instead of `[[organizations]]` in `laurels.toml`.
    ///
    /// A CSV file `subject,organization,from,until` (a subject is an address, a domain or a person's name), a TOML file
    /// of `[[organizations]]`, one of gitdm's maps of addresses or domains, or CNCF's `developers_affiliations.txt`.
    #[arg(long, value_name = "FILE")]
    pub organizations: Option<PathBuf>,
    /// A configuration to use instead of `laurels.toml` in the clone's HEAD.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// What to call the repository; by default owner/name of its origin, or its folder.
    #[arg(long = "name", value_name = "NAME", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub repository_name: Option<String>,
    /// Count as a known source counts, so that its numbers can be checked.
    #[arg(long, value_name = "NAME", value_parser = one_of(Profile::CHOICES), default_value = "default")]
    pub profile: Profile,
    /// Credit people named by lines such as `Reviewed-by:` anywhere in a message, not only in its block of trailers.
    ///
    /// Squashed messages often hold the trailers of the commits they were made of in their middle.
    #[arg(long)]
    pub loose_trailers: bool,
    /// Show addresses in tables.
    #[arg(long)]
    pub emails: bool,
    /// Worker threads; 0 is one per core. The output does not depend on it.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
    /// Read the whole history again, and keep nothing of it for the next run; see `laurels help cache`.
    #[arg(long)]
    pub no_cache: bool,
    /// Exit with 4 when numbers are incomplete: shallow clone, missing objects.
    #[arg(long)]
    pub strict: bool,
    /// Print nothing on standard error but errors.
    #[arg(short, long)]
    pub quiet: bool,
    /// Tell how long each stage took, on standard error.
    #[arg(short, long, conflicts_with = "quiet")]
    pub verbose: bool,
    /// Colour and bold type on a terminal.
    #[arg(long, value_name = "WHEN", value_parser = one_of(Color::CHOICES), default_value = "auto")]
    pub color: Color,
}

/// Options that add a user's own queries and reports.
#[derive(Debug, Args)]
pub struct OwnArgs {
    /// A folder of `.sql` files that add to the queries or replace them; may be repeated.
    #[arg(long, value_name = "DIR")]
    pub queries: Vec<PathBuf>,
    /// A folder of `.toml` files that add to the reports or replace them; may be repeated.
    #[arg(long, value_name = "DIR")]
    pub reports: Vec<PathBuf>,
}

//! Arguments of `laurels report`.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::heading;
use super::{ListArgs, OwnArgs, SourceArgs};
use crate::cli::choose::one_of;
use crate::config::{CsvText, Sheet};
use crate::text::Numbers;

/// Arguments of `laurels report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// A folder of the clone: a worktree, a folder inside it, or a bare repository [default: the current folder].
    ///
    /// A report about one person (--person) takes several clones.
    #[arg(value_name = "REPO", value_hint = ValueHint::DirPath, help_heading = heading::READ)]
    pub repo: Vec<PathBuf>,
    /// The repository to read; the same as the argument REPO.
    #[arg(short = 'C', long = "repo", value_name = "REPO", value_hint = ValueHint::DirPath,
          conflicts_with = "repo", help_heading = heading::READ)]
    pub directory: Option<PathBuf>,
    /// Draws the pages of an earlier report again from its tables, without a clone.
    ///
    /// Without other options, the files are the same, byte for byte, unless a table was edited (the pages then say so) or
    /// laurels has changed. These options change the appearance, but no number: --config uses the [theme] of a file,
    /// --highlight highlights other people, --number-style changes how numbers are written, and --size replaces the
    /// chart sizes of the earlier report.
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, help_heading = heading::READ,
          conflicts_with_all = [
        "repo", "directory", "person", "report", "csv", "queries", "rev", "tags", "releases", "patches", "prereleases",
        "from_release", "top", "unique_patches", "words", "mailmap", "merge", "organizations", "repository_name", "profile",
        "loose_trailers", "emails", "no_cache", "verify",
    ])]
    pub from: Option<PathBuf>,
    /// The person whom the report is about: a name as mapped by `.mailmap`, a unique part of it, or a person_id.
    #[arg(long, value_name = "NAME", help_heading = heading::PEOPLE)]
    pub person: Option<String>,
    /// The report to make, as in `laurels list`.
    #[arg(long, value_name = "NAME", default_value = "releases", help_heading = heading::OUTPUT)]
    pub report: String,
    /// The folder to write; it is created if needed [default: laurels-report, or the folder of --from].
    ///
    /// A report replaces an earlier report in the same folder. Use another folder for each report that you keep.
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath, help_heading = heading::OUTPUT)]
    pub output: Option<PathBuf>,
    /// Writes into a folder that contains other files (they stay), and replaces the tables of `laurels facts` by a
    /// report, or a report by tables.
    #[arg(long, help_heading = heading::OUTPUT)]
    pub force: bool,
    /// Protects against spreadsheet formulas: `guarded` puts an apostrophe before cells that start like a formula;
    /// `raw` changes nothing.
    #[arg(long, value_name = "HOW", value_parser = one_of(CsvText::CHOICES), default_value = "guarded", help_heading = heading::OUTPUT)]
    pub csv: CsvText,
    /// Highlights a person in the charts that show the person; NAME as for --person; up to three times.
    ///
    /// The first, second and third --highlight get the first, second and third highlight color.
    #[arg(long, value_name = "NAME", help_heading = heading::THEME)]
    pub highlight: Vec<String>,
    /// Sets how numbers are written on pages and in charts [default: the [theme] of laurels.toml, or comma].
    #[arg(long, value_name = "STYLE", value_parser = one_of(Numbers::CHOICES), help_heading = heading::THEME)]
    pub number_style: Option<Numbers>,
    /// Draws the charts in more sizes: `wide` is 960 px wide, `social` is 1200 x 630 px, for link previews.
    ///
    /// Each chart is always drawn 720 px wide, for blogs and forums, and 420 px wide, for phones. With --from, these
    /// sizes replace those of the earlier report.
    #[arg(long, value_name = "SIZE", value_parser = one_of(Sheet::CHOICES), value_delimiter = ',', help_heading = heading::THEME)]
    pub size: Vec<Sheet>,
    /// What to count.
    #[command(flatten)]
    pub source: SourceArgs,
    /// Which rows are listed.
    #[command(flatten)]
    pub list: ListArgs,
    /// Your own queries and reports.
    #[command(flatten)]
    pub own: OwnArgs,
}

impl ReportArgs {
    /// The clones to read: at least one.
    #[must_use]
    pub fn clones(&self) -> Vec<PathBuf> {
        if !self.repo.is_empty() {
            return self.repo.clone();
        }
        let only = self.directory.clone().unwrap_or_else(|| PathBuf::from("."));
        vec![only]
    }
}

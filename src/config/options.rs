//! What the command line asks of a run.

use std::path::PathBuf;

use super::sheet::Sheet;
use super::theme::Theme;
use crate::credit::Profile;
use crate::release::Fold;
use crate::text::Numbers;

/// Everything a run is asked for, checked.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// A folder of the clone.
    pub path: PathBuf,
    /// The revision to analyse.
    pub revision: String,
    /// Which tags are releases.
    pub tags: Option<String>,
    /// Releases by name and revision, oldest first, instead of tags.
    pub releases: Option<Vec<(String, String)>>,
    /// Whether patch releases stand alone; `None` leaves it to the configuration.
    pub patches: Option<Fold>,
    /// Whether pre-releases stand alone; `None` leaves it to the configuration.
    pub prereleases: Option<Fold>,
    /// The first release to list.
    pub from_release: Option<String>,
    /// How many ranks are the top; `None` leaves it to the report.
    pub top: Option<u32>,
    /// Whether commits with the same patch as an earlier one are left out of what counts.
    pub unique_patches: bool,
    /// Whether the words that changes of prose add and delete are counted.
    pub words: bool,
    /// Mailmap text to use instead of the revision's.
    pub mailmap: Option<Vec<u8>>,
    /// Who worked where, instead of what the configuration says.
    pub organizations: Option<Vec<u8>>,
    /// Configuration text given by the user instead of the clone's.
    pub config: Option<String>,
    /// Whose part in which commits counts.
    pub profile: Profile,
    /// Whether lines that credit people count wherever they stand in a message.
    pub loose_trailers: bool,
    /// Worker threads; 0 is one per core.
    pub threads: usize,
    /// What to call the repository; `None` leaves it to the configuration and the clone.
    pub name: Option<String>,
    /// People to set off in charts, by name or person_id.
    pub highlight: Vec<String>,
    /// How numbers are written on pages and in charts; `None` leaves it to the configuration.
    pub numbers: Option<Numbers>,
    /// Sizes of charts besides those that are always made.
    pub sizes: Vec<Sheet>,
    /// Whether addresses may be shown.
    pub emails: bool,
    /// Whether CSV text is left without the guard against formulas.
    pub raw_csv: bool,
    /// The folder in which facts are kept between runs; `None` keeps and uses none.
    pub cache: Option<PathBuf>,
    /// The options as typed, as far as they change numbers or looks; for the manifest and the method section.
    pub typed: Vec<String>,
}

impl Options {
    /// A look of a project or of an earlier report, with what the options say of looks in its place.
    pub fn theme(&self, mut look: Theme) -> Theme {
        if !self.highlight.is_empty() {
            look.highlight.clone_from(&self.highlight);
        }
        look.numbers = self.numbers.unwrap_or(look.numbers);
        look
    }
}

/// Options, as typed, that change the looks of a report and no number in it.
const LOOKS: [&str; 2] = ["--highlight", "--number-style"];

/// The option of what was typed, without its value.
pub fn option_name(typed: &str) -> &str {
    typed.split(' ').next().unwrap_or_default()
}

/// Whether an option as typed changes looks and no number.
pub fn is_about_theme(typed: &str) -> bool {
    LOOKS.contains(&option_name(typed))
}

/// A user's own queries and reports: (name, text).
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// Queries.
    pub queries: Vec<(String, String)>,
    /// Reports.
    pub reports: Vec<(String, String)>,
}

//! What a run is asked to do: the options, `laurels.toml`, the theme and organization files, as text and then checked.
//!
//! Nothing here reads files or a clone: the caller hands in the text.

mod colors;
mod contrast;
mod file;
mod format;
mod invalid_theme;
mod limits;
mod options;
mod organizations;
mod sheet;
mod teams;
mod theme;
mod trailers;
mod used_option;

pub use colors::{ColorPair, Colors};
pub use contrast::{Rgb, contrast, linear};
pub use file::{Config, MAX_CONFIG, ReleaseConfig};
pub use format::{Color, CsvText, Format};
pub use invalid_theme::InvalidTheme;
pub use limits::HIGHLIGHTS;
pub use options::{
    CountingOptions, GivenConfig, Options, OutputOptions, Own, PeopleOptions, ReleaseOptions, RunOptions, ThemeOptions,
};
pub use organizations::given as organizations_file;
pub use sheet::Sheet;
#[cfg(test)]
pub use theme::REFUSED_FONTS;
pub use theme::Theme;
pub use used_option::UsedOption;

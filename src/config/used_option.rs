//! The options that a report names: those that change numbers or the theme.

use std::fmt;

/// The value shown instead of a file. Paths are omitted, because they differ from machine to machine.
const FILE: &str = "FILE";
/// The value of `--config` if only the theme of the file was used.
const FILE_FOR_THEME: &str = "FILE (looks)";
/// Options that change the theme and no number.
const OF_THEME: [&str; 2] = ["highlight", "number-style"];

/// An option and its value, as a report names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedOption {
    /// The name, without hyphens before it.
    pub name: String,
    /// The value; empty for an option without one.
    pub value: String,
    /// Whether it changes the theme only, and no number.
    pub is_about_theme: bool,
}

impl UsedOption {
    /// An option with a value that is fit to show.
    #[must_use]
    pub fn new(name: &str, value: String) -> Self {
        let is_about_theme = OF_THEME.contains(&name) || (name == "config" && value == FILE_FOR_THEME);
        Self { name: name.to_owned(), value, is_about_theme }
    }

    /// An option whose value is a file.
    #[must_use]
    pub fn file(name: &str) -> Self {
        Self::new(name, FILE.to_owned())
    }

    /// An option as a manifest names it: `--top 5`.
    #[must_use]
    pub fn read(written: &str) -> Self {
        let (name, value) = written.split_once(' ').unwrap_or((written, ""));
        Self::new(name.trim_start_matches("--"), value.to_owned())
    }

    /// The same option for a report that is drawn again: a configuration changes the theme only.
    #[must_use]
    pub fn for_redrawing(&self) -> Self {
        match self.name.as_str() {
            "config" => Self::new("config", FILE_FOR_THEME.to_owned()),
            _ => self.clone(),
        }
    }
}

impl fmt::Display for UsedOption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = format!("--{} {}", self.name, self.value);
        f.write_str(written.trim_end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_as_they_are_written() {
        for written in ["--words", "--top 5", "--highlight Ada Lovelace", "--config FILE (looks)"] {
            assert_eq!(UsedOption::read(written).to_string(), written);
        }
        let config = UsedOption::file("config");
        assert!(!config.is_about_theme && config.for_redrawing().is_about_theme);
        assert!(UsedOption::read("--number-style plain").is_about_theme);
    }
}

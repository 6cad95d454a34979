//! How results are printed.

use crate::text::Choice;

/// The format of a printed result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Aligned columns.
    Table,
    /// Comma-separated values.
    Csv,
    /// An array of objects.
    Json,
    /// A Markdown table.
    Markdown,
    /// A Parquet file.
    Parquet,
}

impl Format {
    /// All formats.
    pub const CHOICES: &[Choice<Self>] = &[
        Choice::new(Self::Table, "table", "Aligned columns"),
        Choice::new(Self::Csv, "csv", "Comma-separated values"),
        Choice::new(Self::Json, "json", "An array of objects"),
        Choice::new(Self::Markdown, "markdown", "A Markdown table"),
        Choice::new(Self::Parquet, "parquet", "A Parquet file; for a pipe or a file, not for a terminal"),
    ];
}

/// Whether text in CSV files is guarded against spreadsheets that run formulas.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CsvText {
    /// An apostrophe precedes text that starts like a formula.
    #[default]
    Guarded,
    /// Text is unchanged.
    Raw,
}

impl CsvText {
    /// Both ways.
    pub const CHOICES: &[Choice<Self>] = &[
        Choice::new(Self::Guarded, "guarded", "An apostrophe before text that starts like a formula"),
        Choice::new(Self::Raw, "raw", "Text unchanged"),
    ];
}

/// When output to a terminal has colors and bold type.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// All settings.
    pub const CHOICES: &[Choice<Self>] = &[
        Choice::new(Self::Auto, "auto", "On a terminal, unless NO_COLOR is set"),
        Choice::new(Self::Always, "always", "Always"),
        Choice::new(Self::Never, "never", "Never"),
    ];
}

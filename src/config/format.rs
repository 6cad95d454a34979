//! How results are printed.

use crate::text::choices;

choices! {
    /// The format of a printed result.
    pub enum Format {
        Table = "table", "Aligned columns";
        Csv = "csv", "Comma-separated values";
        Json = "json", "An array of objects";
        Markdown = "markdown", "A Markdown table";
        Parquet = "parquet", "A Parquet file; for a pipe or a file, not for a terminal";
    }
}

choices! {
    /// Whether text in CSV files is guarded against spreadsheets that run formulas.
    pub enum CsvText {
        Guarded = "guarded", "An apostrophe before text that starts like a formula";
        Raw = "raw", "Text unchanged";
    }
    default Guarded
}

choices! {
    /// When output to a terminal has colors and bold type.
    pub enum Color {
        Auto = "auto", "On a terminal, unless NO_COLOR is set";
        Always = "always", "Always";
        Never = "never", "Never";
    }
    default Auto
}

//! Why a chart is not drawn.

use std::fmt;

/// Why a chart is not drawn: a sentence for the manifest. A picture without data is never made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped(String);

impl Skipped {
    /// A reason that only one kind of chart has.
    #[must_use]
    pub fn because(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }

    /// The result has fewer releases than the chart needs.
    #[must_use]
    pub fn too_few_releases(found: usize, least: usize) -> Self {
        Self::too_few(found, least, "releases with commits")
    }

    /// The result has fewer of something than the chart needs.
    #[must_use]
    pub fn too_few(found: usize, least: usize, what: &str) -> Self {
        let found = match found {
            0 => "there are none".to_owned(),
            1 => "there is one".to_owned(),
            _ => format!("there are {found}"),
        };
        Self(format!("This chart needs at least {least} {what}; {found}."))
    }

    /// A drawing request that the backend rejects: a defect of the program, not of the data.
    pub fn defect(error: impl fmt::Display) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Display for Skipped {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Skipped {}

//! Which pairs count as one person.

use serde::Deserialize;

use super::similarity::Confidence;
use crate::text::choices;

choices! {
    /// Which pairs count as one person, as if the mailmap had their lines.
    #[derive(Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Merge {
        None = "none", "Merge nobody: only the mailmap joins names, as in git shortlog";
        Certain = "certain", "Merge pairs that are almost never wrong";
        Likely = "likely", "Merge pairs that are right in most cases, too";
    }
    default None
}

impl Merge {
    /// The lowest confidence of the pairs that are merged; `None` if nobody is.
    #[must_use]
    pub fn level(self) -> Option<Confidence> {
        match self {
            Self::None => None,
            Self::Certain => Some(Confidence::Certain),
            Self::Likely => Some(Confidence::Likely),
        }
    }
}

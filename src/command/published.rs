//! What a command wrote.

use crate::fact::Notice;
use crate::study::{self, Study};

/// What a run published.
#[derive(Debug, Clone)]
pub struct Published {
    /// What a reader must know.
    pub notices: Vec<Notice>,
    /// Number of files, the manifest included.
    pub files: usize,
    /// Number of commits read.
    pub commits: usize,
    /// Number of releases, without the unreleased commits.
    pub releases: usize,
    /// The first finding of a report.
    pub finding: Option<String>,
}

impl Published {
    /// A summary of what was read; no files are written yet.
    #[must_use]
    pub fn new(clones: &[Study]) -> Self {
        let releases = |clone: &Study| clone.selection.releases.iter().filter(|it| !it.is_unreleased).count();
        Self {
            files: 0,
            finding: None,
            commits: clones.iter().map(|clone| clone.facts.commits.len()).sum(),
            releases: clones.iter().map(releases).sum(),
            notices: study::notices(clones),
        }
    }
}

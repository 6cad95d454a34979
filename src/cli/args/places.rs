//! Which clone a command reads.

use std::path::{Path, PathBuf};

use clap::{Args, ValueHint};

use super::heading;

/// One clone, given as an argument or by `-C`.
#[derive(Debug, Args)]
pub struct RepoArgs {
    /// A folder of the clone: a worktree, a folder inside it, or a bare repository [default: the current folder].
    #[arg(value_name = "REPO", value_hint = ValueHint::DirPath, help_heading = heading::READ)]
    pub repo: Option<PathBuf>,
    /// The repository to read; the same as the argument REPO.
    #[arg(short = 'C', long = "repo", value_name = "REPO", value_hint = ValueHint::DirPath,
          conflicts_with = "repo", help_heading = heading::READ)]
    pub directory: Option<PathBuf>,
}

impl RepoArgs {
    /// The folder to read.
    #[must_use]
    pub fn path(&self) -> &Path {
        let given = self.repo.as_deref().or(self.directory.as_deref());
        given.unwrap_or(Path::new("."))
    }
}

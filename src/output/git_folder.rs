//! Keeps outputs out of the directories of git.

use std::path::Path;

use crate::error::{Error, Result};
use crate::text;

/// Refuses a path inside the git directory of a clone: git would take files there for refs or objects.
///
/// # Errors
/// The path is inside such a directory.
pub fn refuse_git_folder(path: &Path) -> Result<()> {
    let existing = path.ancestors().find(|folder| folder.exists() || folder.as_os_str().is_empty());
    let existing = existing.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(existing) = existing.canonicalize() else { return Ok(()) };
    match existing.ancestors().find(|folder| is_git_folder(folder)) {
        Some(found) => {
            let shown = text::plain(&found.to_string_lossy());
            Err(Error::output(format!("the output folder would be inside the git directory {shown}"))
                .hint("choose another folder with -o"))
        }
        None => Ok(()),
    }
}

/// Whether a folder looks to git like the directory of a repository.
fn is_git_folder(folder: &Path) -> bool {
    folder.join("HEAD").is_file() && folder.join("objects").is_dir() && folder.join("refs").is_dir()
}

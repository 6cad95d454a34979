//! Writes outputs: the files of a report appear in a folder together, or not at all.
//!
//! All files are first written to a staging folder beside the output folder, which then takes its place in one step.
//! Where that is impossible (the folder has files of others, is a mount point, or the system has no such step), the files
//! are moved one by one from a staging folder inside; a run that dies there is finished by the next one. Files of an
//! earlier output that are no longer made are removed. Other files stay, and a folder that laurels did not write is
//! refused.

mod artifact;
mod contents;
mod earlier;
mod files;
mod folder;
mod forward;
mod git_folder;
mod remove;
mod staging;
mod swap;
#[cfg(test)]
mod tests;

pub use artifact::Artifact;
pub use contents::{Content, MANIFEST};
pub use earlier::Earlier;
pub use folder::Folder;

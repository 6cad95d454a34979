//! Writes reports: the files of a report appear in a folder together, or not at all.
//!
//! All files are first written to a staging folder inside the output folder, then renamed into place, the manifest last.
//! A folder with a manifest is therefore complete. Files of an earlier report that are no longer made are removed. Other
//! files stay, and a folder that laurels did not write is refused.

mod artifact;
mod earlier;
mod files;
mod folder;
mod manifest;
#[cfg(test)]
mod tests;

pub use artifact::Artifact;
pub use earlier::Earlier;
pub use folder::Folder;
pub use manifest::MANIFEST;

//! The manifest marks a folder as written by laurels, and as complete.

use std::fs;
use std::path::Path;

use super::files::failed;
use crate::error::Result;

/// The name of the file that marks a folder as written by laurels, and as complete.
pub const MANIFEST: &str = "manifest.json";

/// The beginning of the name of a staging folder.
pub const STAGING: &str = ".laurels-";

/// Whether a folder is empty or was written by laurels. Staging folders that a killed run left do not count.
pub fn is_ours(folder: &Path) -> Result<bool> {
    let entries = fs::read_dir(folder).map_err(|error| failed("read", folder, &error))?;
    let mut is_empty = true;
    for entry in entries {
        let is_staging = entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with(STAGING));
        is_empty &= is_staging;
    }
    let manifest = fs::read_to_string(folder.join(MANIFEST)).unwrap_or_default();
    Ok(is_empty || manifest.contains("\"tool\": \"laurels "))
}

/// The files that a manifest lists; none if it cannot be read.
pub fn listed_files(manifest: &Path) -> Vec<String> {
    let text = fs::read_to_string(manifest).unwrap_or_default();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    match json["files"].as_object() {
        Some(files) => files.keys().cloned().collect(),
        None => Vec::new(),
    }
}

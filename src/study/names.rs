//! The names of several repositories. Folders and headings distinguish them by name.

use super::study::Study;
use crate::text;

/// The folder of the answers for all repositories together.
pub const TOGETHER: &str = "together";

/// The folder of the answers for one of several repositories. Ids of charts end in it, where periods and repeated
/// hyphens become one hyphen.
#[must_use]
pub fn folder_of(repository: &str) -> String {
    let parts: Vec<&str> = repository.split(['/', '.', '-']).filter(|part| !part.is_empty()).collect();
    text::slug(&parts.join("-"))
}

/// Adds a number to the name of a repository if another one has the same folder.
pub fn make_distinct(study: &mut Study, others: &[Study]) {
    let given = study.repository.clone();
    let mut number = 1;
    while is_taken(&study.repository, others) {
        number += 1;
        study.repository = format!("{given}-{number}");
    }
}

fn is_taken(name: &str, others: &[Study]) -> bool {
    let folder = folder_of(name);
    folder == TOGETHER || others.iter().any(|other| folder_of(&other.repository) == folder)
}

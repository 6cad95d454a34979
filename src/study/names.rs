//! Names of several clones, which folders and headings distinguish them by.

use super::read::Study;
use crate::text;

/// The folder of the answers for all clones together.
pub const TOGETHER: &str = "together";

/// Whether a clone of that name could not be told apart from the others.
pub fn is_taken(name: &str, others: impl IntoIterator<Item = impl AsRef<str>>) -> bool {
    let folder = folder_of(name);
    folder == TOGETHER || others.into_iter().any(|other| folder_of(other.as_ref()) == folder)
}

/// The folder of the answers of one clone among several. Ids of charts end in it, where a point or several dashes are one
/// dash.
pub fn folder_of(repository: &str) -> String {
    let parts: Vec<&str> = repository.split(['/', '.', '-']).filter(|part| !part.is_empty()).collect();
    text::slug(&parts.join("-"))
}

/// Sections and files of clones with one name are told apart by a number.
pub fn tell_apart(clone: &mut Study, others: &[Study]) {
    let numbered = (2..).map(|number| format!("{}-{number}", clone.repository));
    let is_taken = |name: &String| is_taken(name, others.iter().map(|other| &other.repository));
    let name = std::iter::once(clone.repository.clone()).chain(numbered).find(|name| !is_taken(name));
    clone.repository = name.unwrap_or_default();
}

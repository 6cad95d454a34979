//! The `.gitattributes` files of a revision, read as data.

use std::collections::HashSet;

use gix::objs::Kind;

use super::clone::Clone;
use super::entries::{Entries, Mode};
use super::header;
use super::object::{Reader, Unreadable, guarded};
use crate::fact::ObjectId;

const NAME: &[u8] = b".gitattributes";
/// Larger files are not read.
const MAX_FILE: usize = 16 << 20;
/// Further files are not read once they have this many bytes together.
const MAX_ALL: usize = 64 << 20;

/// The attribute files of a revision.
#[derive(Debug, Default)]
pub struct AttributeFiles {
    /// The folder of each file, without a slash at its end, and the content.
    pub files: Vec<(Vec<u8>, Vec<u8>)>,
    /// How many files are unreadable or too large.
    pub unread: usize,
}

impl Clone {
    /// The `.gitattributes` of the root and of these folders at a commit. Symbolic links are not followed.
    #[must_use]
    pub fn attribute_files(&self, commit: &ObjectId, mut folders: HashSet<&[u8]>) -> AttributeFiles {
        let mut search = Search { reader: Reader::new(&self.source), bytes: 0, found: AttributeFiles::default() };
        let root = guarded(|| search.reader.read(commit, Kind::Commit)).ok();
        let root = root.and_then(|commit| header::parse(&commit.data).tree);
        let mut waiting: Vec<(Vec<u8>, ObjectId)> = root.map(|tree| (Vec::new(), tree)).into_iter().collect();
        while let Some((folder, id)) = waiting.pop() {
            let mut visit = || search.visit(&folder, &id, self.source.hash_length());
            match guarded(&mut visit) {
                // Each folder once: a malicious tree can repeat a name.
                Ok(inner) => waiting.extend(inner.into_iter().filter(|(path, _)| folders.remove(path.as_slice()))),
                Err(_) => search.found.unread += 1,
            }
        }
        search.found
    }
}

struct Search {
    reader: Reader,
    bytes: usize,
    found: AttributeFiles,
}

impl Search {
    /// Reads the file of a folder, and returns the folders in it.
    fn visit(
        &mut self,
        folder: &[u8],
        id: &ObjectId,
        hash_length: usize,
    ) -> Result<Vec<(Vec<u8>, ObjectId)>, Unreadable> {
        let tree = self.reader.read(id, Kind::Tree)?;
        let mut inner = Vec::new();
        for entry in Entries::new(&tree.data, hash_length) {
            let entry = entry?;
            let id = ObjectId::from_bytes(entry.id).ok_or(Unreadable::Damaged)?;
            if entry.mode == Mode::Tree {
                inner.push((joined(folder, entry.name), id));
            } else if entry.name == NAME && entry.mode.is_regular_file() {
                self.keep(folder, &id);
            }
        }
        Ok(inner)
    }

    fn keep(&mut self, folder: &[u8], id: &ObjectId) {
        let content = guarded(|| self.reader.read(id, Kind::Blob)).ok().map(|file| file.data.clone());
        match content.filter(|content| content.len() <= MAX_FILE && self.bytes + content.len() <= MAX_ALL) {
            Some(content) => {
                self.bytes += content.len();
                self.found.files.push((folder.to_owned(), content));
            }
            None => self.found.unread += 1,
        }
    }
}

fn joined(folder: &[u8], name: &[u8]) -> Vec<u8> {
    if folder.is_empty() { name.to_vec() } else { [folder, b"/", name].concat() }
}

//! The prose files of a revision, with their words.

use gix::objs::Kind;
use rayon::prelude::*;

use super::clone::Clone;
use super::object::{Reader, Unreadable, guarded};
use super::per_thread::PerThread;
use super::tree::TreeDiff;
use super::{header, notices};
use crate::diff::is_binary;
use crate::error::Result;
use crate::fact::{Notice, ObjectId};
use crate::progress::Progress;
use crate::prose::{self, Document, Format};

/// The prose files at a commit, ordered by path, and notices about those that cannot be read.
///
/// # Errors
/// Only when the user interrupts.
pub fn documents(clone: &Clone, commit: &ObjectId, progress: &dyn Progress) -> Result<(Vec<Document>, Vec<Notice>)> {
    let Ok(files) = guarded(|| files(clone, commit)) else {
        return Ok((Vec::new(), vec![notices::no_documents()]));
    };
    let readers = PerThread::new();
    let read = |file: &ProseFile| {
        let format = Format::of(&file.path).filter(|_| !progress.is_interrupted())?;
        let content = readers.with(|| Reader::new(&clone.source), |reader| content(reader, &file.id));
        let is_unread = content.is_err_and(|why| why != Unreadable::TooLarge);
        let (bytes, words) = content.map_or((None, None), |content| (Some(content.bytes), content.words));
        Some((Document { path: file.path.clone(), format, bytes, words }, is_unread))
    };
    let read: Vec<(Document, bool)> = files.par_iter().filter_map(read).collect();
    progress.check()?;
    let unread = read.iter().filter(|(_, is_unread)| *is_unread).count();
    let documents: Vec<Document> = read.into_iter().map(|(document, _)| document).collect();
    let wordless = documents.iter().filter(|document| document.words.is_none()).count();
    Ok((documents, notices::of_documents(unread, wordless - unread)))
}

struct ProseFile {
    path: Vec<u8>,
    id: ObjectId,
}

/// The regular files of prose, by path.
fn files(clone: &Clone, commit: &ObjectId) -> Result<Vec<ProseFile>, Unreadable> {
    let mut reader = Reader::new(&clone.source);
    let header = header::parse(&reader.read(commit, Kind::Commit)?.data);
    let mut files = Vec::new();
    TreeDiff::new(clone.source.hash_length()).diff(&mut reader, None, header.tree, |path, _, side| {
        let file = side.filter(|side| side.mode.is_regular_file() && Format::of(path).is_some());
        files.extend(file.map(|side| ProseFile { path: path.to_vec(), id: side.id }));
    })?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

#[derive(Clone, Copy)]
struct Content {
    bytes: u64,
    /// `None` if it is binary.
    words: Option<u64>,
}

fn content(reader: &mut Reader, id: &ObjectId) -> Result<Content, Unreadable> {
    let content = guarded(|| {
        let blob = match reader.read(id, Kind::Blob) {
            Err(why @ Unreadable::TooLarge) => {
                return reader.size(id).map(|bytes| Content { bytes, words: None }).ok_or(why);
            }
            read => read?,
        };
        let is_text = !is_binary(&blob.data);
        Ok(Content { bytes: blob.data.len() as u64, words: is_text.then(|| prose::words(&blob.data)) })
    });
    reader.rest();
    content
}

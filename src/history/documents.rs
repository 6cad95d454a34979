//! The prose of a revision, with its words.

use gix::objs::Kind;
use rayon::prelude::*;

use super::header;
use super::lines::BIG_FILE;
use super::object::{Reader, Unreadable, guarded};
use super::open::Clone;
use super::tree::{Mode, TreeDiff};
use super::workers::Workers;
use crate::diff::is_binary;
use crate::error::Result;
use crate::fact::{Notice, NoticeKind, ObjectId, to_i64};
use crate::progress::Progress;
use crate::prose::{self, Document, Format};
use crate::text;

/// The prose files at a commit, ordered by path, and what could not be read of them.
///
/// # Errors
/// Only when the user interrupts.
pub fn documents(clone: &Clone, commit: &ObjectId, progress: &dyn Progress) -> Result<(Vec<Document>, Vec<Notice>)> {
    let Ok(files) = guarded(|| files(clone, commit)) else {
        let text = "The files of the analysed revision cannot be listed, so there are no documents.".to_owned();
        return Ok((Vec::new(), vec![Notice::new(NoticeKind::DocumentsUnreadable, text)]));
    };
    let workers = Workers::new();
    let read = |(path, id): &(Vec<u8>, ObjectId)| {
        let format = Format::of(path).filter(|_| !progress.is_interrupted())?;
        let content = workers.with(|| Reader::new(&clone.source), |reader| content(reader, id));
        let (bytes, words, is_unread) = match content {
            Ok((bytes, words)) => (Some(bytes), words, false),
            Err(Unreadable::TooLarge) => (None, None, false),
            Err(_) => (None, None, true),
        };
        Some((Document { path: path.clone(), format, bytes, words }, is_unread))
    };
    let read: Vec<(Document, bool)> = files.par_iter().filter_map(read).collect();
    progress.check()?;
    let notices = notices(&read);
    Ok((read.into_iter().map(|(document, _)| document).collect(), notices))
}

/// Path and blob of all regular files of prose, by path.
fn files(clone: &Clone, commit: &ObjectId) -> Result<Vec<(Vec<u8>, ObjectId)>, Unreadable> {
    let mut reader = Reader::new(&clone.source);
    let header = header::parse(&reader.read(commit, Kind::Commit)?.data);
    let mut files = Vec::new();
    TreeDiff::new(clone.source.hash_length()).diff(&mut reader, None, header.tree, |path, _, side| {
        let file = side.filter(|side| matches!(side.mode, Mode::File | Mode::Executable));
        files.extend(file.filter(|_| Format::of(path).is_some()).map(|side| (path.to_vec(), side.id)));
    })?;
    files.sort();
    Ok(files)
}

/// Bytes and words of a blob; no words where it is binary.
fn content(reader: &mut Reader, id: &ObjectId) -> Result<(u64, Option<u64>), Unreadable> {
    let counted = guarded(|| {
        let blob = reader.read(id, Kind::Blob)?;
        let bytes = blob.data.len() as u64;
        Ok((bytes, (bytes <= BIG_FILE && !is_binary(&blob.data)).then(|| prose::words(&blob.data))))
    });
    reader.rest();
    counted
}

fn notices(read: &[(Document, bool)]) -> Vec<Notice> {
    let count = |number: usize, one, many| text::counted(to_i64(number), one, many);
    let unread = read.iter().filter(|(_, is_unread)| *is_unread).count();
    let wordless = read.iter().filter(|(document, is_unread)| document.words.is_none() && !is_unread).count();
    let mut notices = Vec::new();
    if unread > 0 {
        let text = format!(
            "The contents of {} are missing or damaged; their words are not counted.",
            count(unread, "document", "documents")
        );
        notices.push(Notice::new(NoticeKind::DocumentsUnread, text));
    }
    if wordless > 0 {
        let text = format!(
            "{} binary or too large to be prose, and without words.",
            count(wordless, "document is", "documents are")
        );
        notices.push(Notice::new(NoticeKind::DocumentsBinary, text));
    }
    notices
}

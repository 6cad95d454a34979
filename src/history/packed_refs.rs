//! The file `packed-refs`, checked line by line: git reads none of it if one line is wrong.

use std::path::Path;

use crate::fact::{Notice, NoticeKind, ObjectId, to_i64};
use crate::text;

/// The first line that is not a ref, from 1; `None` if the file is sound or missing.
pub fn wrong_line(folder: &Path) -> Option<usize> {
    let content = std::fs::read(folder.join("packed-refs")).ok()?;
    let content = content.strip_suffix(b"\n").unwrap_or(&content);
    if content.is_empty() {
        return None;
    }
    content.split(|byte| *byte == b'\n').position(|line| !is_ref(line)).map(|at| at + 1)
}

/// Whether a line is a comment, the target of a tag, or an id and a name.
fn is_ref(line: &[u8]) -> bool {
    match line {
        [b'#', ..] => true,
        [b'^', id @ ..] => ObjectId::from_hex(id).is_some(),
        line => {
            let Some(blank) = line.iter().position(|byte| *byte == b' ') else { return false };
            let (id, name) = (&line[..blank], &line[blank + 1..]);
            ObjectId::from_hex(id).is_some() && name.starts_with(b"refs/")
        }
    }
}

/// The notice about a damaged file.
pub fn notice(folder: &Path) -> Option<Notice> {
    let line = text::number(to_i64(wrong_line(folder)?));
    let text = format!("packed-refs is damaged: line {line} is not a ref. Tags and branches may be missing.");
    Some(Notice::new(NoticeKind::PackedRefs, text))
}

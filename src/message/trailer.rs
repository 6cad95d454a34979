//! Parses trailers as `git log --format='%(trailers:only,unfold)'` shows them (git 2.47: trailer.c, commit.c and its
//! observed output).
//!
//! The trailer block is the last paragraph, unless that is also the first. Comments, blank lines and an old list of
//! conflicts after it are ignored. It counts if all its lines are trailers. It also counts if git itself wrote one of
//! them and at least a quarter of the lines are trailers.

use std::ops::Range;

use crate::text::{is_git_space, trim, trim_start};

/// The lines that git itself writes. With one of them, a mixed paragraph can be a trailer block.
const GIT_GENERATED: [&[u8]; 2] = [b"Signed-off-by: ", b"(cherry picked from commit "];
/// `git commit --verbose` writes this line. The text below it is not part of the message.
const CUT_LINE: &[u8] = b"# ------------------------ >8 ------------------------\n";

/// One trailer: `key: value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trailer {
    /// As written, without surrounding white space.
    pub key: Vec<u8>,
    /// On one line, without surrounding white space; may be empty.
    pub value: Vec<u8>,
}

/// Returns the trailers of a message in order, and the byte range of their block (empty without trailers).
#[must_use]
pub fn trailers(message: &[u8]) -> (Vec<Trailer>, Range<usize>) {
    let end = end_of_message(message);
    let block = block_start(message, end)..end;
    let mut items: Vec<Vec<u8>> = Vec::new();
    let mut is_open = false;
    for line in message[block.clone()].split_inclusive(|byte| *byte == b'\n') {
        match items.last_mut() {
            Some(last) if is_open && line.first().is_some_and(|byte| is_git_space(*byte)) => {
                last.extend_from_slice(line)
            }
            _ => {
                is_open = separator(line).is_some_and(|at| at > 0);
                items.push(line.to_vec());
            }
        }
    }
    (items.iter().filter_map(|item| trailer(item)).collect(), block)
}

/// Splits a line into key and value by git's rule; `None` if it is not a trailer.
#[must_use]
pub fn key_and_value(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = separator(line).filter(|at| *at > 0)?;
    Some((trim(&line[..at]), trim(&line[at + 1..])))
}

fn trailer(item: &[u8]) -> Option<Trailer> {
    if item.starts_with(b"#") {
        return None;
    }
    let (key, value) = key_and_value(item)?;
    Some(Trailer { key: key.to_vec(), value: unfolded(value) })
}

/// Joins continuation lines with single spaces.
fn unfolded(value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len());
    for (at, line) in value.split(|byte| *byte == b'\n').enumerate() {
        if at == 0 {
            out.extend_from_slice(line);
            continue;
        }
        out.push(b' ');
        out.extend_from_slice(trim_start(line));
    }
    trim(&out).to_vec()
}

/// The index of the colon of a `key :` made of letters, digits and hyphens, then blanks, then a colon.
fn separator(line: &[u8]) -> Option<usize> {
    let mut has_blank = false;
    for (at, byte) in line.iter().enumerate() {
        match byte {
            b':' => return Some(at),
            b'-' if !has_blank => {}
            byte if !has_blank && byte.is_ascii_alphanumeric() => {}
            b' ' | b'\t' if at > 0 => has_blank = true,
            _ => return None,
        }
    }
    None
}

/// The end of the message without what git ignores there: comments, blank lines, an old list of conflicts, a diff.
fn end_of_message(message: &[u8]) -> usize {
    let cutoff = match memchr::memmem::find(message, CUT_LINE) {
        Some(at) if at == 0 || message[at - 1] == b'\n' => at,
        Some(at) => next_cut(message, at),
        None => message.len(),
    };
    let mut end = None;
    let mut is_conflicts = false;
    let mut start = 0;
    for line in message[..cutoff].split_inclusive(|byte| *byte == b'\n') {
        // git uses zero as "none", so a comment at the very beginning does not end the message.
        let begin = Some(start).filter(|start| *start > 0);
        if line.starts_with(b"#") || line == b"\n" {
            end = end.or(begin);
        } else if line == b"Conflicts:\n" {
            is_conflicts = true;
            end = end.or(begin);
        } else if !(is_conflicts && line.starts_with(b"\t")) && end.is_some() {
            (end, is_conflicts) = (None, false);
        }
        start += line.len();
    }
    end.unwrap_or(cutoff)
}

/// The index of the next cut line at the beginning of a line.
fn next_cut(message: &[u8], after: usize) -> usize {
    let mut found = memchr::memmem::find_iter(&message[after..], CUT_LINE).map(|at| after + at);
    found.find(|at| message[at - 1] == b'\n').unwrap_or(message.len())
}

/// The index at which the trailer block begins; `end` without one.
fn block_start(message: &[u8], end: usize) -> usize {
    let title = title_end(&message[..end]);
    let (mut git_signed, mut only_blank) = (false, true);
    let (mut trailers, mut others, mut continuations) = (0_usize, 0_usize, 0_usize);
    let mut below = end;
    while let Some(start) = last_line(message, below).filter(|start| *start >= title) {
        let line = &message[start..below];
        let next = std::mem::replace(&mut below, start);
        if line.starts_with(b"#") {
            others += std::mem::take(&mut continuations);
        } else if is_blank(line) {
            if only_blank {
                continue;
            }
            others += continuations;
            let is_block = (git_signed && trailers * 3 >= others) || (trailers > 0 && others == 0);
            return if is_block { next.min(end) } else { end };
        } else if GIT_GENERATED.iter().any(|prefix| line.starts_with(prefix)) {
            (trailers, continuations, git_signed, only_blank) = (trailers + 1, 0, true, false);
        } else if separator(line).is_some_and(|at| at > 0) {
            (trailers, continuations, only_blank) = (trailers + 1, 0, false);
        } else if is_git_space(line[0]) {
            (continuations, only_blank) = (continuations + 1, false);
        } else {
            others += 1 + std::mem::take(&mut continuations);
            only_blank = false;
        }
    }
    end
}

/// The index at which the first paragraph ends. It is the title and has no trailers.
fn title_end(message: &[u8]) -> usize {
    let mut start = 0;
    for line in message.split_inclusive(|byte| *byte == b'\n') {
        if !line.starts_with(b"#") && is_blank(line) {
            return start;
        }
        start += line.len();
    }
    message.len()
}

/// The index at which the last line before `end` begins. A line includes its line feed.
fn last_line(text: &[u8], end: usize) -> Option<usize> {
    let before = end.checked_sub(1)?;
    Some(memchr::memrchr(b'\n', &text[..before]).map_or(0, |at| at + 1))
}

fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|byte| is_git_space(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(message: &str) -> Vec<String> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (trailers, _) = trailers(message.as_bytes());
        trailers.iter().map(|trailer| format!("{}={}", text(&trailer.key), text(&trailer.value))).collect()
    }

    #[test]
    fn the_last_paragraph() {
        assert_eq!(found("t\n\nbody\n\nA: 1\nb-C : 2\n"), ["A=1", "b-C=2"]);
        assert_eq!(found("A: 1\n"), [""; 0]);
        assert_eq!(found("t\n\nA: 1\n\nbody\n"), [""; 0]);
        assert_eq!(found("t\n\nA: 1\nno trailer\n"), [""; 0]);
        assert_eq!(found("t\n\nA: 1\n  and more\n\tof it\nB:\n"), ["A=1 and more of it", "B="]);
    }

    #[test]
    fn lines_that_git_writes_allow_other_lines() {
        assert_eq!(found("t\n\nA: 1\none\ntwo\nSigned-off-by: X <x@y>\n"), ["A=1", "Signed-off-by=X <x@y>"]);
        assert_eq!(found("t\n\none\ntwo\n(cherry picked from commit 1)\nB: 2\n"), ["B=2"]);
        assert_eq!(found("t\n\n1\n2\n3\n4\nSigned-off-by: X <x@y>\n"), [""; 0]);
    }

    #[test]
    fn the_text_below_the_block_is_ignored() {
        assert_eq!(found("t\n\nA: 1\n\n# comment\nConflicts:\n\ta\n\tb\n\n"), ["A=1"]);
        assert_eq!(found(&format!("t\n\nA: 1\n{}B: 2\n", String::from_utf8_lossy(CUT_LINE))), ["A=1"]);
        assert_eq!(found("t\n\nA: 1\n# no value\nB: 2"), ["A=1", "B=2"]);
    }
}

//! Selects the lines of a message to keep, and classifies them.

use super::role::gives_credit_anywhere;
use super::trailer::{key_and_value, trailers};
use crate::fact::RemarkKind;
use crate::text::{trim_end, trim_start};

/// The number of lines kept per message. A longer message is an import of many messages, or an attack.
const MAX_REMARKS: usize = 2000;
/// The number of bytes of the longest line kept; longer lines are not credits.
const MAX_LINE: usize = 10_000;

/// Returns the kept lines of a message with their kinds: first its trailers, then other lines, each in message order.
#[must_use]
pub fn remarks(message: &[u8], is_merge: bool) -> Vec<(RemarkKind, Vec<u8>)> {
    let message = without_leading_blank_lines(message);
    let (found, block) = trailers(message);
    let mut out = Vec::with_capacity(found.len());
    for trailer in &found {
        let line = [trailer.key.as_slice(), b": ", &trailer.value].concat();
        out.push((RemarkKind::Trailer, line));
    }
    let mut body = Body { is_merge, is_after_subject: false, has_title: false, has_review: false, is_list: false };
    let mut start = 0;
    for raw in message.split_inclusive(|byte| *byte == b'\n') {
        let is_in_block = block.contains(&start);
        start += raw.len();
        let raw = trim_end(raw);
        if let Some(kind) = body.kind(raw, is_in_block) {
            out.push((kind, trim_start(raw).to_vec()));
        }
    }
    out.retain(|(_, text)| text.len() <= MAX_LINE);
    if out.len() > MAX_REMARKS {
        out.truncate(MAX_REMARKS);
        out.push((RemarkKind::More, Vec::new()));
    }
    out
}

fn without_leading_blank_lines(mut message: &[u8]) -> &[u8] {
    while let Some(end) = memchr::memchr(b'\n', message)
        && trim_start(&message[..end]).is_empty()
    {
        message = &message[end + 1..];
    }
    message
}

/// What the lines read so far contained.
struct Body {
    is_merge: bool,
    /// The blank line that ends the subject was read.
    is_after_subject: bool,
    has_title: bool,
    has_review: bool,
    /// The current line is in a rollup's list of pull requests.
    is_list: bool,
}

impl Body {
    fn kind(&mut self, line: &[u8], is_in_block: bool) -> Option<RemarkKind> {
        if !self.is_after_subject {
            self.is_after_subject = line.is_empty();
            // The subject itself is stored elsewhere.
            self.has_review |= memchr::memmem::find(line, b" r=").is_some();
            return None;
        }
        if line.is_empty() {
            return None;
        }
        // A title such as `fix: this` looks like a trailer, so its position decides.
        let is_first = !std::mem::replace(&mut self.has_title, true);
        if is_credit(line) {
            return (!is_in_block).then_some(RemarkKind::Loose);
        }
        if memchr::memmem::find(line, b"See merge request ").is_some() {
            return Some(RemarkKind::Request);
        }
        if self.is_merge { self.merge_kind(line, is_first) } else { None }
    }

    fn merge_kind(&mut self, line: &[u8], is_first: bool) -> Option<RemarkKind> {
        if is_batch(line) {
            return Some(RemarkKind::Batch);
        }
        if line == b"Successful merges:" || line == b"Failed merges:" {
            self.is_list = line.starts_with(b"S");
            return None;
        }
        let item = trim_start(line);
        if self.is_list && item.starts_with(b"- ") && item.contains(&b'#') {
            return Some(RemarkKind::Member);
        }
        if !self.has_review && memchr::memmem::find(line, b" r=").is_some() {
            self.has_review = true;
            return Some(RemarkKind::Review);
        }
        let is_title = is_first && !matches!(line, b"Conflicts:" | b"# Conflicts:");
        is_title.then_some(RemarkKind::Title)
    }
}

/// Whether the line gives credit anywhere in a message.
fn is_credit(line: &[u8]) -> bool {
    // Rejects most lines without parsing them.
    if !line.first().is_some_and(u8::is_ascii_alphabetic) {
        return false;
    }
    let Some((key, _)) = key_and_value(line) else { return false };
    gives_credit_anywhere(key)
}

/// Whether the line has the form `123: a title r=reviewer a=author`, which bors-ng writes for each pull request of a batch.
fn is_batch(line: &[u8]) -> bool {
    let digits = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
    digits > 0 && line[digits..].starts_with(b": ") && memchr::memmem::find(line, b" r=").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(message: &str, is_merge: bool) -> Vec<(RemarkKind, String)> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        remarks(message.as_bytes(), is_merge).iter().map(|(kind, line)| (*kind, text(line))).collect()
    }

    #[test]
    fn trailers_and_loose_credits() {
        let message = "\n \nt\n\nCo-Authored-By: A <a@x>\nbody\n\nFixes: 1\nReviewed-by: B\n <b@x>\n";
        let expected = [
            (RemarkKind::Trailer, "Fixes: 1".to_owned()),
            (RemarkKind::Trailer, "Reviewed-by: B <b@x>".to_owned()),
            (RemarkKind::Loose, "Co-Authored-By: A <a@x>".to_owned()),
        ];
        assert_eq!(kept(message, false), expected);
    }

    #[test]
    fn merges_name_pull_requests() {
        let rollup = "Auto merge of #3 - a:rollup, r=a\n\nRollup of 2\n\nSuccessful merges:\n\n - #1 (x)\n - o/r#2 (y)\n\nFailed merges:\n\n - #4 (z)\n";
        let kinds: Vec<RemarkKind> = kept(rollup, true).iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, [RemarkKind::Title, RemarkKind::Member, RemarkKind::Member]);
        assert_eq!(kept(rollup, false), []);
        let batch = "Merge #1 #2\n\n1: one r=a a=b\n\n2: two r=c a=d\n";
        assert_eq!(kept(batch, true).iter().filter(|(kind, _)| *kind == RemarkKind::Batch).count(), 2);
        let conventional = "Merge pull request #4 from a/b\n\nfeat: a title\n\n#15 below\n";
        let title = (RemarkKind::Title, "feat: a title".to_owned());
        assert!(kept(conventional, true).contains(&title), "{:?}", kept(conventional, true));
        let gitlab = "Merge branch 'x' into 'main'\n\nA title\n\nSee merge request g/p!7\n";
        let kinds: Vec<RemarkKind> = kept(gitlab, true).iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, [RemarkKind::Title, RemarkKind::Request]);
    }
}

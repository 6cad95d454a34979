//! Which lines of a message are kept, and as what.

use super::trailer::{key_and_value, trailers};
use crate::fact::RemarkKind;
use crate::text::{trim_end, trim_start};

/// Keys, in lower case, by which messages credit people. Lines with them are kept wherever they stand; other trailers only
/// from the block.
pub const CREDIT_KEYS: &[&str] = &[
    "acked-by",
    "approved-by",
    "based-on-patch-by",
    "co-authored-by",
    "co-committed-by",
    "co-developed-by",
    "debugged-by",
    "helped-by",
    "inspired-by",
    "mentored-by",
    "originally-by",
    "reported-and-tested-by",
    "reported-by",
    "reviewed-and-tested-by",
    "reviewed-by",
    "signed-off-by",
    "suggested-by",
    "tested-by",
];
/// Of a message with more lines only the first so many are kept: it is an import of many messages, or an attack.
const MAX_REMARKS: usize = 2000;
/// A longer line names nobody.
const MAX_LINE: usize = 10_000;

/// What is kept of a message: its trailers, then other lines, each in the order of the message.
#[must_use]
pub fn remarks(message: &[u8], is_merge: bool) -> Vec<(RemarkKind, Vec<u8>)> {
    let message = without_blank_lines(message);
    let (found, block) = trailers(message);
    let line = |key: &[u8], value: &[u8]| [key, b": ", value].concat();
    let mut out: Vec<(RemarkKind, Vec<u8>)> =
        found.iter().map(|trailer| (RemarkKind::Trailer, line(&trailer.key, &trailer.value))).collect();
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

fn without_blank_lines(mut message: &[u8]) -> &[u8] {
    while let Some(end) = memchr::memchr(b'\n', message)
        && trim_start(&message[..end]).is_empty()
    {
        message = &message[end + 1..];
    }
    message
}

/// What the lines so far were.
struct Body {
    is_merge: bool,
    /// The subject is over.
    is_after_subject: bool,
    has_title: bool,
    has_review: bool,
    /// In the list of pull requests that a rollup brings.
    is_list: bool,
}

impl Body {
    fn kind(&mut self, line: &[u8], is_in_block: bool) -> Option<RemarkKind> {
        if !self.is_after_subject {
            self.is_after_subject = line.is_empty();
            // The subject is a fact of its own.
            self.has_review |= memchr::memmem::find(line, b" r=").is_some();
            return None;
        }
        if line.is_empty() {
            return None;
        }
        // A title such as `fix: this` reads like a trailer, so what counts is where it stands.
        let is_first = !std::mem::replace(&mut self.has_title, true);
        if is_credit(line) {
            return (!is_in_block).then_some(RemarkKind::Loose);
        }
        if memchr::memmem::find(line, b"See merge request ").is_some() {
            return Some(RemarkKind::Request);
        }
        self.is_merge.then(|| self.merge_kind(line, is_first)).flatten()
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

/// A line that credits somebody, whether in the block of trailers or elsewhere.
fn is_credit(line: &[u8]) -> bool {
    // Most lines end here.
    if !line.first().is_some_and(u8::is_ascii_alphabetic) {
        return false;
    }
    let Some((key, _)) = key_and_value(line) else { return false };
    CREDIT_KEYS.iter().any(|known| key.eq_ignore_ascii_case(known.as_bytes()))
}

/// `123: a title r=reviewer a=author`, as bors-ng writes of each pull request in a batch.
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

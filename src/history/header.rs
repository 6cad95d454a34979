//! Reads commit objects by git's rules: the results equal `%an %ae %at %s` of `git log`, malformed headers included.
//!
//! gix rejects headers that git accepts (a date of letters, two authors, no address), so this parser is ours. Observed
//! with git 2.47: the name ends at the first `<`, the address at the first `>` after it, and the date follows the last
//! `>`. If there are several author lines, the last one counts. Text ends at a NUL. With an `encoding` line everything
//! is re-encoded to UTF-8, or left as it is if that fails.

use std::borrow::Cow;

use crate::fact::{Identity, Moment, ObjectId, RemarkKind};
use crate::message;
use crate::text::{trim_end, trim_start};

/// The largest offset of a time zone, in minutes.
const MAX_OFFSET: i16 = 14 * 60;

/// The content of a commit object.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CommitHeader {
    /// The tree; `None` if git would not walk the commit.
    pub tree: Option<ObjectId>,
    /// The parents, in order; git counts a parent twice if it is named twice.
    pub parents: Vec<ObjectId>,
    /// The author.
    pub author: Identity,
    /// When the author wrote it.
    pub authored: Moment,
    /// The committer.
    pub committer: Identity,
    /// When the committer recorded it.
    pub committed: Moment,
    /// The first paragraph of the message on one line.
    pub subject: Vec<u8>,
    /// The lines of the message that credit people.
    pub remarks: Vec<(RemarkKind, Vec<u8>)>,
    /// The author or committer line is missing or malformed.
    pub is_malformed: bool,
}

/// Reads the bytes of a commit object.
#[must_use]
pub fn parse(raw: &[u8]) -> CommitHeader {
    let mut header = CommitHeader::default();
    let mut rest = raw;
    if let Some((line, after)) = take_line(rest)
        && let Some(hex) = line.strip_prefix(b"tree ")
    {
        header.tree = ObjectId::from_hex(hex);
        rest = after;
    }
    while let Some((line, after)) = take_line(rest)
        && let Some(parent) = line.strip_prefix(b"parent ").and_then(ObjectId::from_hex)
    {
        header.parents.push(parent);
        rest = after;
    }
    let text = reencoded(&raw[..memchr::memchr(0, raw).unwrap_or(raw.len())]);
    read_people(&text, &mut header);
    header
}

fn read_people(text: &[u8], header: &mut CommitHeader) {
    let (mut author, mut committer) = (None, None);
    let mut rest = text;
    while let Some((line, after)) = take_line(rest) {
        rest = after;
        if line.is_empty() {
            break;
        } else if let Some(value) = line.strip_prefix(b"author ") {
            author = Some(value);
        } else if let Some(value) = line.strip_prefix(b"committer ") {
            committer = Some(value);
        }
    }
    let author = author.and_then(signature);
    let committer = committer.and_then(signature);
    header.is_malformed = author.is_none() || committer.is_none();
    (header.author, header.authored) = author.unwrap_or_default();
    (header.committer, header.committed) = committer.unwrap_or_default();
    header.subject = subject(rest);
    header.remarks = message::remarks(rest, header.parents.len() > 1);
}

/// The next line without its line feed, and the rest; `None` at the end.
fn take_line(text: &[u8]) -> Option<(&[u8], &[u8])> {
    if text.is_empty() {
        return None;
    }
    Some(memchr::memchr(b'\n', text).map_or((text, &[][..]), |end| (&text[..end], &text[end + 1..])))
}

/// `Name <address> seconds zone`; `None` if there is no address in angle brackets.
fn signature(line: &[u8]) -> Option<(Identity, Moment)> {
    let open = memchr::memchr(b'<', line)?;
    let close = open + 1 + memchr::memchr(b'>', &line[open + 1..])?;
    let identity = Identity { name: trim_end(&line[..open]).to_vec(), email: line[open + 1..close].to_vec() };
    let last = memchr::memrchr(b'>', line)?;
    Some((identity, moment(&line[last + 1..]).unwrap_or_default()))
}

/// The seconds in a signature such as a tagger's.
pub fn date(line: &[u8]) -> Option<i64> {
    signature(line).and_then(|(_, moment)| moment.seconds)
}

/// `seconds zone`; git ignores both if one is missing.
fn moment(text: &[u8]) -> Option<Moment> {
    let text = trim_start(text);
    let (seconds, rest) = digits(text)?;
    let rest = trim_start(rest);
    let (sign, rest) = match rest.split_first()? {
        (b'+', rest) => (1, rest),
        (b'-', rest) => (-1, rest),
        _ => return None,
    };
    let (zone, _) = digits(rest)?;
    let offset_minutes = offset(zone).map(|minutes| sign * minutes);
    Some(Moment { seconds: parse_number(seconds), offset_minutes })
}

/// The minutes of `hhmm`; `None` if it is not a time, or exceeds [`MAX_OFFSET`].
fn offset(zone: &[u8]) -> Option<i16> {
    let zone = i16::try_from(parse_number(zone)?).ok()?;
    let (hours, minutes) = (zone / 100, zone % 100);
    let offset = hours * 60 + minutes;
    (minutes < 60 && offset <= MAX_OFFSET).then_some(offset)
}

fn digits(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (length > 0).then(|| text.split_at(length))
}

fn parse_number(digits: &[u8]) -> Option<i64> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// The first paragraph, its lines joined by spaces.
fn subject(message: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for line in message.split(|byte| *byte == b'\n').map(trim_end) {
        match (line.is_empty(), out.is_empty()) {
            (true, true) => {}
            (true, false) => break,
            (false, first) => {
                if !first {
                    out.push(b' ');
                }
                out.extend_from_slice(line);
            }
        }
    }
    out
}

/// The commit in UTF-8 if it names another encoding and is valid in it; otherwise as it is.
fn reencoded(raw: &[u8]) -> Cow<'_, [u8]> {
    let mut rest = raw;
    while let Some((line, after)) = take_line(rest)
        && !line.is_empty()
    {
        if let Some(label) = line.strip_prefix(b"encoding ") {
            return decode(raw, label).map_or(Cow::Borrowed(raw), |text| Cow::Owned(text.into_bytes()));
        }
        rest = after;
    }
    Cow::Borrowed(raw)
}

fn decode(raw: &[u8], label: &[u8]) -> Option<String> {
    let label = std::str::from_utf8(label).ok()?.trim().to_ascii_lowercase().replace("latin-1", "iso-8859-1");
    if matches!(label.as_str(), "utf-8" | "utf8" | "ascii" | "us-ascii") {
        return None;
    }
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    // On the web, ISO 8859 means Windows code pages; git's iconv maps 80 to 9F to control characters.
    if label.starts_with("iso-8859-") || label.starts_with("iso8859-") || label == "latin1" {
        let mut out = String::with_capacity(raw.len());
        for byte in raw {
            match byte {
                0x80..=0x9f => out.push(char::from(*byte)),
                _ => out.push_str(&encoding.decode_without_bom_handling_and_without_replacement(&[*byte])?),
            }
        }
        return Some(out);
    }
    encoding.decode_without_bom_handling_and_without_replacement(raw).map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREE: &str = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n";

    fn author(line: &str) -> (String, String, Option<i64>, Option<i16>) {
        let raw = format!("{TREE}author {line}\ncommitter C <c@x> 1 +0000\n\nsubject\n");
        let header = parse(raw.as_bytes());
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (text(&header.author.name), text(&header.author.email), header.authored.seconds, header.authored.offset_minutes)
    }

    fn expected(
        name: &str,
        email: &str,
        at: Option<i64>,
        zone: Option<i16>,
    ) -> (String, String, Option<i64>, Option<i16>) {
        (name.into(), email.into(), at, zone)
    }

    #[test]
    fn signatures_as_git_reads_them() {
        assert_eq!(author("A U Thor <a@x> 111 -0730"), expected("A U Thor", "a@x", Some(111), Some(-450)));
        assert_eq!(author("A U Thor <a@x>-<> 111 -0700"), expected("A U Thor", "a@x", Some(111), Some(-420)));
        assert_eq!(author("<<a@x>> 1 +0000"), expected("", "<a@x", Some(1), Some(0)));
        assert_eq!(author("nobody 123 +0000"), expected("", "", None, None));
        assert_eq!(author("A <a@x> totally_bogus -0700"), expected("A", "a@x", None, None));
        assert_eq!(author("A <a@x> 18446744073709551617 -0700"), expected("A", "a@x", None, Some(-420)));
        assert_eq!(author("A <a@x> 5 +051800"), expected("A", "a@x", Some(5), None));
        assert_eq!(author(" A <a@x> 5"), expected(" A", "a@x", None, None));
    }

    #[test]
    fn the_last_author_line_counts() {
        assert_eq!(author("A <a@x> 1 +0000\nauthor B <b@x> 2 +0000"), expected("B", "b@x", Some(2), Some(0)));
    }

    #[test]
    fn latin_1_becomes_utf_8() {
        let mut raw = format!("{TREE}author J").into_bytes();
        raw.extend(b"\xfcrgen <j@x> 1 +0000\ncommitter J <j@x> 1 +0000\nencoding ISO-8859-1\n\nGr\xfc\xdfe\n");
        let header = parse(&raw);
        assert_eq!(String::from_utf8_lossy(&header.author.name), "Jürgen");
        assert_eq!(String::from_utf8_lossy(&header.subject), "Grüße");
    }

    #[test]
    fn subjects_are_the_first_paragraph() {
        assert_eq!(subject(b"\n \none \ntwo\n\nbody"), b"one two");
        assert_eq!(subject(b""), b"");
    }

    #[test]
    fn nothing_panics_and_nothing_is_lost() {
        for raw in ["", "tree", "tree x\nparent y\n", "author", "\n\n\0", "tree \nauthor <\n"] {
            assert_eq!(parse(raw.as_bytes()).tree, None);
        }
    }
}

//! Untrusted text stays text in Markdown, for CommonMark and for the filters of hosts.

use proptest::prelude::*;

use super::{fragment, markdown, table};
use crate::query::{Column, ColumnType, ResultSet, Value};
use crate::render::escape::{self, BREAK};
use crate::render::html::tests::fixtures::{PAYLOADS, document};
use crate::text;

/// The rendered text in the pieces that filters see; `None` if a part of it would be markup.
fn read(escaped: &str) -> Option<Vec<String>> {
    let mut pieces = vec![String::new()];
    let mut rest = escaped;
    while let Some(c) = rest.chars().next() {
        let token = [
            (BREAK, ""),
            ("<span>$</span>", "$"),
            ("&amp;", "&"),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&#123;", "{"),
            ("&#64;", "@"),
            ("&#35;", "#"),
        ];
        if let Some((token, text)) = token.iter().find(|(token, _)| rest.starts_with(token)) {
            pieces.last_mut()?.push_str(text);
            if token.starts_with('<') {
                pieces.push(String::new());
            }
            rest = &rest[token.len()..];
            continue;
        }
        let escapes = c == '\\';
        let c = if escapes { rest[1..].chars().next().filter(char::is_ascii_punctuation)? } else { c };
        if !escapes && "<>&[]`*_~|@{$!#".contains(c) {
            return None;
        }
        pieces.last_mut()?.push(c);
        rest = &rest[usize::from(escapes) + c.len_utf8()..];
    }
    Some(pieces)
}

/// Whether the filters of a host would change a piece of text.
fn is_noticed(piece: &str) -> bool {
    let lower = piece.to_ascii_lowercase();
    let followed = |mark: &str, is_next: fn(char) -> bool| {
        lower.match_indices(mark).any(|(at, _)| lower[at + mark.len()..].starts_with(is_next))
    };
    followed("@", |c| c.is_ascii_alphanumeric())
        || followed("#", |c| c.is_ascii_digit())
        || followed("gh-", |c| c.is_ascii_digit())
        || lower.contains("://")
        || lower.contains("www.")
        || lower.contains("mailto:")
        || lower.contains(":tada:")
}

fn check(words: &str) {
    let escaped = escape::markdown(words);
    let pieces = read(&escaped);
    assert!(pieces.is_some(), "markup: {words:?} as {escaped:?}");
    let pieces = pieces.unwrap_or_default();
    assert_eq!(pieces.concat(), words, "{escaped:?}");
    assert!(!pieces.iter().any(|piece| is_noticed(piece)), "noticed: {words:?} as {escaped:?}");
}

#[test]
fn payloads_stay_text() {
    for words in PAYLOADS {
        check(&text::plain(words));
    }
}

proptest! {
    #[test]
    fn any_text_stays_text(words in "[ -~é山\u{300}]{0,40}") {
        check(&words);
    }

    #[test]
    fn code_ends_at_its_fence(words in "[`a ]{0,12}") {
        let code = escape::code(&words);
        let fence = code.bytes().take_while(|byte| *byte == b'`').count();
        let runs: Vec<usize> = code.split(|c| c != '`').map(str::len).filter(|length| *length == fence).collect();
        prop_assert!(code.is_empty() || runs.len() == 2, "{code:?}");
    }
}

/// The structure of a line: its mark at the beginning and its bars. Untrusted text must not change it.
fn shape(line: &str) -> String {
    let first = line.split(' ').next().unwrap_or_default();
    let mut out: String = if first.chars().all(|c| "#>-|".contains(c)) { first.to_owned() } else { String::new() };
    let mut escaped = false;
    for c in line.chars() {
        if c == '|' && !escaped {
            out.push('|');
        }
        escaped = c == '\\' && !escaped;
    }
    out
}

#[test]
fn payloads_do_not_change_the_structure_of_a_report() {
    let written = |words: &str| {
        let (document, charts) = document(words);
        [markdown(&document, &charts), fragment(&document.parts[1], &charts, &document)]
    };
    let expected = written("harmless");
    for words in PAYLOADS {
        for (found, expected) in written(words).iter().zip(&expected) {
            // A tag alone on a line, or a comment, begins raw HTML; `<span>$` does not.
            let is_raw = |line: &&str| line.starts_with('<') && !line.starts_with("<span>$");
            let tags = |text: &str| text.lines().filter(is_raw).count();
            assert_eq!((found.lines().count(), tags(found)), (expected.lines().count(), tags(expected)), "{words:?}");
            for (found, expected) in found.lines().zip(expected.lines()) {
                // Bars in tags and in code outside tables have no meaning.
                let is_prose = !expected.starts_with('<') && !expected.contains('`');
                assert!(!is_prose || shape(found) == shape(expected), "{words:?}: {found}");
            }
        }
    }
}

#[test]
fn a_fragment_refers_to_no_file() {
    let (document, charts) = document("harmless");
    let mut part = document.parts[0].clone();
    part.fragment = None;
    let written = fragment(&part, &charts, &document);
    assert!(written.starts_with("## harmless\n\n"));
    for word in ["data/", "charts/", "<img", "<picture"] {
        assert!(!written.contains(word), "{word}");
    }
    assert!(!written.contains("\n\n\n") && written.ends_with('\n') && !written.ends_with("\n\n"));
}

#[test]
fn a_result_is_a_table() {
    let columns = [
        ("name", ColumnType::Text),
        ("commits", ColumnType::Integer),
        ("share", ColumnType::Float),
        ("first", ColumnType::Date),
    ];
    let columns = columns.iter().map(|(name, kind)| Column { name: (*name).to_owned(), kind: *kind }).collect();
    let row = vec![Value::Text("a|@b".to_owned()), Value::Integer(1234), Value::Float(0.5), Value::Date(0)];
    let empty = vec![Value::Null, Value::Null, Value::Null, Value::Null];
    assert_eq!(
        table(&ResultSet { columns, rows: vec![row, empty] }),
        "| name | commits | share | first |\n| --- | ---: | ---: | --- |\n\
         | a\\|&#64;<!-- -->b | 1234 | 0.5000 | 1970-01-01 |\n|  |  |  |  |\n"
    );
}

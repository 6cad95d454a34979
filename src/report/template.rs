//! Sentences with holes: `{release} has {commits|commit|commits}[, {new_people|newcomer|newcomers} among them].`
//!
//! `{name}` is a value, `{name|one|many}` a number with its word, `{name:percent}`, `{name:signed}` and `{name:net}`
//! ("a net growth of 5 lines") `{name:slug}` (fit for the name of a file) and `{name:shell}` (quoted to be pasted) other spellings. What stands in `[...]` is left out where a value in it is null, zero,
//! false or empty. Backticks set code.

use std::collections::BTreeMap;

use super::document::Span;
use crate::query::Value;
use crate::text::{self, Numbers};

/// Values by name.
pub(super) type Fields = BTreeMap<String, Value>;

/// A parsed template.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Template(Vec<Piece>);

#[derive(Debug, Clone, PartialEq)]
enum Piece {
    Words(String),
    Hole { name: String, spelling: Spelling },
    Optional(Vec<Piece>),
    Tick,
}

#[derive(Debug, Clone, PartialEq)]
enum Spelling {
    Plain,
    Counted(String, String),
    Percent,
    Signed,
    Net,
    Shell,
    Slug,
}

impl Template {
    /// Reads a template; the error says what is wrong with it.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut chars = text.chars().peekable();
        let pieces = pieces(&mut chars, false).map_err(|what| format!("{what} in {text:?}"))?;
        Ok(Self(pieces))
    }

    /// The names of its holes.
    pub(super) fn names(&self) -> Vec<&str> {
        fn collect<'a>(pieces: &'a [Piece], out: &mut Vec<&'a str>) {
            for piece in pieces {
                match piece {
                    Piece::Hole { name, .. } => out.push(name),
                    Piece::Optional(inner) => collect(inner, out),
                    Piece::Words(_) | Piece::Tick => {}
                }
            }
        }
        let mut out = Vec::new();
        collect(&self.0, &mut out);
        out
    }

    /// The sentence with values in its holes.
    pub(super) fn fill(&self, fields: &Fields, numbers: Numbers) -> Vec<Span> {
        let mut spans = vec![Span::Plain(String::new())];
        fill(&self.0, fields, numbers, &mut spans);
        spans.retain(|span| !matches!(span, Span::Plain(text) | Span::Code(text) if text.is_empty()));
        spans
    }

    /// The sentence as text without marks.
    pub(super) fn fill_text(&self, fields: &Fields, numbers: Numbers) -> String {
        self.fill(fields, numbers).iter().map(Span::text).collect()
    }
}

type Chars<'a> = std::iter::Peekable<std::str::Chars<'a>>;

fn pieces(chars: &mut Chars<'_>, is_optional: bool) -> Result<Vec<Piece>, String> {
    let mut out = Vec::new();
    let mut words = String::new();
    let flush = |words: &mut String, out: &mut Vec<Piece>| {
        if !words.is_empty() {
            out.push(Piece::Words(std::mem::take(words)));
        }
    };
    while let Some(c) = chars.next() {
        match c {
            '{' => {
                flush(&mut words, &mut out);
                let inner: String = chars.by_ref().take_while(|c| *c != '}').collect();
                out.push(hole(&inner)?);
            }
            '`' => {
                flush(&mut words, &mut out);
                out.push(Piece::Tick);
            }
            '[' if is_optional => return Err("an optional part within another".to_owned()),
            '[' => {
                flush(&mut words, &mut out);
                out.push(Piece::Optional(pieces(chars, true)?));
            }
            ']' if is_optional => {
                flush(&mut words, &mut out);
                return Ok(out);
            }
            c => words.push(c),
        }
    }
    if is_optional {
        return Err("an optional part without its end".to_owned());
    }
    flush(&mut words, &mut out);
    Ok(out)
}

fn hole(inner: &str) -> Result<Piece, String> {
    let (name, spelling) = if let Some((name, words)) = inner.split_once('|') {
        let (one, many) = words.split_once('|').ok_or_else(|| format!("{{{inner}}} needs two words"))?;
        (name, Spelling::Counted(one.to_owned(), many.to_owned()))
    } else {
        match inner.split_once(':') {
            None => (inner, Spelling::Plain),
            Some((name, "percent")) => (name, Spelling::Percent),
            Some((name, "signed")) => (name, Spelling::Signed),
            Some((name, "net")) => (name, Spelling::Net),
            Some((name, "shell")) => (name, Spelling::Shell),
            Some((name, "slug")) => (name, Spelling::Slug),
            Some((_, other)) => return Err(format!("the unknown spelling {other:?}")),
        }
    };
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return Err(format!("the malformed name {name:?}"));
    }
    Ok(Piece::Hole { name: name.to_owned(), spelling })
}

fn fill(pieces: &[Piece], fields: &Fields, numbers: Numbers, spans: &mut Vec<Span>) {
    for piece in pieces {
        match piece {
            Piece::Words(words) => append(spans, words),
            Piece::Hole { name, spelling } => {
                append(spans, &spell(fields.get(name).unwrap_or(&Value::Null), spelling, numbers));
            }
            Piece::Optional(inner) if inner.iter().all(|piece| is_worth_saying(piece, fields)) => {
                fill(inner, fields, numbers, spans);
            }
            Piece::Optional(_) => {}
            Piece::Tick => spans.push(match spans.last() {
                Some(Span::Code(_)) => Span::Plain(String::new()),
                _ => Span::Code(String::new()),
            }),
        }
    }
}

fn append(spans: &mut [Span], words: &str) {
    if let Some(Span::Plain(text) | Span::Code(text)) = spans.last_mut() {
        text.push_str(words);
    }
}

fn is_worth_saying(piece: &Piece, fields: &Fields) -> bool {
    let Piece::Hole { name, .. } = piece else { return true };
    match fields.get(name) {
        None | Some(Value::Null | Value::Boolean(false) | Value::Integer(0)) => false,
        Some(Value::Text(text)) => !text.is_empty(),
        Some(_) => true,
    }
}

fn spell(value: &Value, spelling: &Spelling, numbers: Numbers) -> String {
    match (spelling, value) {
        (Spelling::Counted(one, many), Value::Integer(number)) => numbers.counted(*number, one, many),
        (Spelling::Percent, value) if value.float().is_some() => numbers.percent(value.float().unwrap_or_default()),
        (Spelling::Signed, Value::Integer(number)) => numbers.signed(*number),
        (Spelling::Net, Value::Integer(number)) => net(*number, numbers),
        (Spelling::Shell, Value::Text(word)) => shell(word),
        (Spelling::Slug, Value::Text(word)) => text::slug(word),
        (_, value) => super::document::shown(value, numbers),
    }
}

/// A word as a shell takes it: whoever pastes a command with a tag in it runs that command and no other.
fn shell(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '/' | '+' | '@' | ':' | '=' | '-');
    let word = text::plain(word);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word;
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

fn net(lines: i64, numbers: Numbers) -> String {
    let amount = numbers.counted(lines.checked_abs().unwrap_or(i64::MAX), "line", "lines");
    match lines {
        0 => "no net change".to_owned(),
        1.. => format!("a net growth of {amount}"),
        _ => format!("a net reduction by {amount}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str, fields: &[(&str, Value)]) -> String {
        let fields: Fields = fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        Template::parse(template).expect("well-formed").fill_text(&fields, Numbers::Comma)
    }

    #[test]
    fn holes_are_filled() {
        let n = Value::Integer;
        assert_eq!(
            filled("{a|commit|commits} by {b}", &[("a", n(1)), ("b", Value::Text("x".into()))]),
            "1 commit by x"
        );
        assert_eq!(filled("{a}[, {b} new]", &[("a", n(1200)), ("b", n(0))]), "1,200");
        assert_eq!(filled("{a}[, {b} new]", &[("a", n(1)), ("b", n(2))]), "1, 2 new");
        assert_eq!(filled("{a:net}", &[("a", n(-5))]), "a net reduction by 5 lines");
        assert_eq!(filled("{t:shell}", &[("t", Value::Text("v1..v2".into()))]), "v1..v2");
        assert_eq!(filled("{t:shell}", &[("t", Value::Text("$(x)'y".into()))]), "'$(x)'\\''y'");
        assert_eq!(filled("p-{t:slug}", &[("t", Value::Text("ada".into()))]), "p-ada");
        assert_eq!(filled("{s:percent}", &[("s", Value::Float(0.5))]), "50.0%");
    }

    #[test]
    fn mistakes_are_named() {
        for wrong in ["{a|one}", "[{a}", "[[x]]", "{a:what}", "{a b}", "{}"] {
            assert!(Template::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn backticks_set_code() {
        let spans = Template::parse("see `git {a}`.")
            .expect("good")
            .fill(&Fields::from([("a".into(), Value::Text("log".into()))]), Numbers::Comma);
        assert_eq!(spans, [Span::Plain("see ".into()), Span::Code("git log".into()), Span::Plain(".".into())]);
    }
}

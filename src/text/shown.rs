//! Removes characters from untrusted text that would corrupt a terminal, a page or a chart.

use unicode_width::UnicodeWidthChar;

/// The name shown for a person without a visible name.
pub const NO_NAME: &str = "(no name)";

/// The most accents in a row. More of them would cover the lines above.
const ACCENTS: usize = 2;
/// The most characters without a width in a row. Hindi, Hebrew and Tibetan need three.
const MARKS: usize = 3;
/// The most joiners in one emoji: a family of four has three.
const JOINS: usize = 3;

/// Returns the text as terminals, pages and charts show it.
///
/// Removes control, bidirectional-control and zero-width characters, and limits marks in a row. Joins white space into
/// single blanks and trims it; a narrow blank after a digit stays. The number of bytes is limited by the width.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = Marks::default();
    for c in text.chars() {
        // It separates thousands.
        if c == '\u{202f}' && out.ends_with(|c: char| c.is_ascii_digit()) {
            out.push(c);
            continue;
        }
        if c.is_whitespace() {
            marks = Marks::default();
            if !out.is_empty() && !out.ends_with([' ', '\u{202f}']) {
                out.push(' ');
            }
            continue;
        }
        if !is_disturbing(c) && marks.accept(c, out.chars().next_back()) {
            out.push(c);
        }
    }
    while out.ends_with([' ', '\u{202f}', '\u{200d}']) {
        out.pop();
    }
    out
}

/// Returns text of several lines, such as a parser's message, without characters that would corrupt a terminal.
#[must_use]
pub fn harmless(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !is_disturbing(*c)).collect()
}

/// Returns a person's name as shown: [`plain`], or [`NO_NAME`] if none of it is visible.
#[must_use]
pub fn person(name: &str) -> String {
    let shown = plain(name);
    if is_blank(&shown) { NO_NAME.to_owned() } else { shown }
}

/// The marks on the last character that has a width.
#[derive(Default)]
struct Marks {
    all: usize,
    accents: usize,
    is_varied: bool,
    joins: usize,
}

impl Marks {
    /// Whether a character may follow `last`; counts the character if it has no width.
    fn accept(&mut self, c: char, last: Option<char>) -> bool {
        if c == '\u{200d}' {
            let is_joint = last.is_some_and(is_pictograph) && self.joins < JOINS;
            self.joins += usize::from(is_joint);
            return is_joint;
        }
        if !has_no_width(c) {
            let joins = if last == Some('\u{200d}') { self.joins } else { 0 };
            *self = Self { joins, ..Self::default() };
            return true;
        }
        let is_accent = is_combining(c);
        let is_selector = is_variation(c);
        let is_extra_accent = is_accent && self.accents == ACCENTS;
        let is_extra_selector = is_selector && self.is_varied;
        let is_accepted = self.all < MARKS && !is_extra_accent && !is_extra_selector;
        if is_accepted {
            self.all += 1;
            self.accents += usize::from(is_accent);
            self.is_varied |= is_selector;
        }
        is_accepted
    }
}

/// Whether no character of the text is visible: only blanks, and letters that look like blanks.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    let is_unseen = |c: char| matches!(c, '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}');
    text.chars().all(|c| c.is_whitespace() || is_disturbing(c) || is_unseen(c) || has_no_width(c))
}

/// Whether [`plain`] removes the character: controls, bidirectional controls, zero-width characters, line separators.
#[must_use]
pub fn is_disturbing(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn is_variation(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether the character is a mark, or a skin tone, which has a width only if it is alone.
fn has_no_width(c: char) -> bool {
    !c.is_ascii() && (c.width().unwrap_or(0) == 0 || is_combining(c) || matches!(c, '\u{1f3fb}'..='\u{1f3ff}'))
}

/// Whether U+200D may follow the character. Only emoji need it.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{fe0f}' | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::super::width::{columns, shorten};
    use super::*;

    #[test]
    fn disturbing_characters_are_removed() {
        assert_eq!(plain("a\u{3}b\u{202e}c\u{200b}\n\n d "), "abc d");
        assert_eq!(person(" \u{7} "), NO_NAME);
        assert_eq!(plain("a\u{202f}b 1\u{202f}234\u{202f} \u{202f}"), "a b 1\u{202f}234");
        assert_eq!(plain("x\u{301}\u{301}\u{301}\u{301}"), "x\u{301}\u{301}");
        assert_eq!(plain("👩\u{200d}👩 a\u{200d}b"), "👩\u{200d}👩 ab");
    }

    #[test]
    fn names_that_need_their_marks_keep_them() {
        let couple = "👩🏽\u{200d}❤\u{fe0f}\u{200d}💋\u{200d}👩🏽";
        for name in
            ["पड़ें", "กุ้ง ปิ่น", "རྒྱུ", "שּׁ\u{5b0}", "Nguyễn", "가각", "ᄒ\u{1161}\u{11ab}", couple, "❤\u{fe0f}❤\u{fe0f}"]
        {
            assert_eq!(plain(name), name);
        }
    }

    #[test]
    fn text_without_width_is_short() {
        let couple = "👩\u{200d}👩\u{200d}";
        for tail in [
            "\u{fe0f}",
            "\u{fe0e}\u{fe0f}",
            "\u{e49}",
            "\u{301}\u{e49}",
            "\u{1f3fb}",
            "\u{200d}\u{fe0f}",
            "\u{e0100}",
            "\u{e0061}",
            "\u{11ab}",
            "\u{ad}",
            "\u{200d}",
            "\u{34f}",
            "❤\u{fe0f}\u{200d}",
            couple,
        ] {
            let text = format!("A{}", tail.repeat(10_000));
            let (short, plain) = (shorten(&text, 40), plain(&text));
            assert!(short.chars().count() <= 160 && columns(&short) <= 40, "{tail:?}");
            assert!(plain.chars().count() <= 8 * columns(&plain), "{tail:?}: {}", plain.chars().count());
        }
        assert_eq!(plain("A\u{fe0f}\u{fe0f}\u{fe0e}b"), "A\u{fe0f}b");
        assert_eq!(plain("A\u{e49}\u{e49}\u{e49}\u{e49}"), "A\u{e49}\u{e49}\u{e49}");
    }

    #[test]
    fn invisible_names_are_replaced() {
        for name in ["\u{3164}", "\u{2800} \u{2800}", "\u{ad}", "\u{fe0f}", "\u{ffa0}", "\u{115f}\u{1160}"] {
            assert_eq!(person(name), NO_NAME, "{name:?}");
        }
        assert_eq!(person("Ada\u{3164}"), "Ada\u{3164}");
    }
}

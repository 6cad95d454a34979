//! What of a stranger's text is shown.

use unicode_width::UnicodeWidthChar;

/// Accents and the like in a row at most; more of them make a tower over the line.
const ACCENTS: usize = 2;
/// Characters without a width in a row at most: Hindi, Hebrew and Tibetan need three.
const MARKS: usize = 3;
/// Emoji joined to one at most less one: a family of four.
const JOINS: usize = 3;

/// Text without control, bidirectional-control and zero-width characters, blanks joined, few marks in a row and one
/// variation selector, trimmed; the narrow blank after a digit stays. What every terminal, page and picture shows: no
/// longer in bytes than its width allows for.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = Marks::default();
    for c in text.chars() {
        // The narrow blank within a number.
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
        if !is_disturbing(c) && marks.has_room(c, out.chars().next_back()) {
            out.push(c);
        }
    }
    while out.ends_with([' ', '\u{202f}', '\u{200d}']) {
        out.pop();
    }
    out
}

/// What was put on the last character that has a width.
#[derive(Default)]
struct Marks {
    all: usize,
    accents: usize,
    is_varied: bool,
    joins: usize,
}

impl Marks {
    /// Whether a character may follow `last`, and counts it if it has no width.
    fn has_room(&mut self, c: char, last: Option<char>) -> bool {
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
        let (is_accent, is_selector) = (is_combining(c), is_variation(c));
        let has_room = self.all < MARKS && !(is_accent && self.accents == ACCENTS) && !(is_selector && self.is_varied);
        if has_room {
            self.all += 1;
            self.accents += usize::from(is_accent);
            self.is_varied |= is_selector;
        }
        has_room
    }
}

/// Whether nothing of the text is seen: blanks, and letters that look like blanks.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    let is_unseen = |c: char| matches!(c, '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}');
    text.chars().all(|c| c.is_whitespace() || is_disturbing(c) || is_unseen(c) || has_no_width(c))
}

/// Controls, bidirectional controls, zero-width characters and line separators: what [`plain`] removes.
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

/// A mark, or a skin tone, which has a width only where it stands alone.
fn has_no_width(c: char) -> bool {
    !c.is_ascii() && (c.width().unwrap_or(0) == 0 || is_combining(c) || matches!(c, '\u{1f3fb}'..='\u{1f3ff}'))
}

/// Emoji may be joined by U+200D; nothing else needs it to be read.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{fe0f}' | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::super::{NO_NAME, columns, person, shorten};
    use super::*;

    #[test]
    fn disturbing_characters_go() {
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
    fn what_has_no_width_has_no_length() {
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
    fn what_is_not_seen_is_no_name() {
        for name in ["\u{3164}", "\u{2800} \u{2800}", "\u{ad}", "\u{fe0f}", "\u{ffa0}", "\u{115f}\u{1160}"] {
            assert_eq!(person(name), NO_NAME, "{name:?}");
        }
        assert_eq!(person("Ada\u{3164}"), "Ada\u{3164}");
    }
}

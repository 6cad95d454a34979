//! How wide a text is, without any font: the Helvetica metrics, which Arial and Liberation Sans share.
//!
//! Lengths are tenths of a unit, as everywhere in the drawing kit. Other fonts are up to 1.17 times
//! wider; [`reserve`] and [`wrap`] leave that room, so that the layout is the same on every machine.

use crate::text;

/// Widths of U+0020 to U+007E in thousandths of the font size (Adobe Helvetica metrics).
#[rustfmt::skip]
const ASCII: [i32; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// Estimated width in tenths, rounded up.
pub fn width(shown: &str, size: i32, bold: bool) -> i32 {
    let sum: i64 = shown.chars().map(|c| i64::from(advance(c))).sum();
    let weight = if bold { 106 } else { 100 };
    whole((sum * i64::from(size) * weight + 99_999) / 100_000)
}

/// The width to keep free for a label: [`width`] and 15%.
pub fn reserve(shown: &str, size: i32, bold: bool) -> i32 {
    percent_of(width(shown, size, bold), 115)
}

/// Lines of at most `room` tenths and of about the same length, broken at blanks; a longer word is broken inside.
pub fn wrap(shown: &str, size: i32, bold: bool, room: i32) -> Vec<String> {
    let widest = fill(shown, size, bold, room);
    // The narrowest room that needs no further line makes lines of similar length.
    let narrower = (1..10).map(|step| fill(shown, size, bold, room - room / 20 * step));
    narrower.take_while(|lines| widest.len() > 1 && lines.len() == widest.len()).last().unwrap_or(widest)
}

/// Lines of at most `room` tenths, each as long as it can be.
pub fn fill(shown: &str, size: i32, bold: bool, room: i32) -> Vec<String> {
    let fits = |line: &str| percent_of(width(line, size, bold), 118) <= room;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in shown.split(' ').filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if fits(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            // A mark without width of its own stays with the letter before it.
            if !line.is_empty() && advance(c) > 0 && !fits(&format!("{line}{c}")) {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The longest beginning of `shown` that takes at most `columns` terminal columns and `room` tenths.
pub fn fit(shown: &str, columns: usize, size: i32, bold: bool, room: i32) -> String {
    let most = columns.min(text::columns(shown)).max(1);
    let mut cuts = (1..=most).rev().map(|limit| text::shorten(shown, limit));
    cuts.find(|cut| reserve(cut, size, bold) <= room).unwrap_or_else(|| "…".to_owned())
}

fn percent_of(width: i32, percent: i32) -> i32 {
    whole((i64::from(width) * i64::from(percent) + 99) / 100)
}

/// Far below the maximum of the type, so that sums of a few widths cannot overflow.
fn whole(tenths: i64) -> i32 {
    i32::try_from(tenths).unwrap_or(i32::MAX).min(i32::MAX / 16)
}

/// Width of one character in thousandths of the font size.
fn advance(c: char) -> i32 {
    if let Some(found) = (c as usize).checked_sub(0x20).and_then(|at| ASCII.get(at)) {
        return *found;
    }
    match c {
        '\u{a0}' => 278,
        // Wider than in most fonts, of which some have no such blank and show another.
        '\u{202f}' => 278,
        '…' | '\u{2014}' => 1000,
        '\u{2212}' => 584,
        // Single characters that are drawn as a whole phrase or a long bar.
        '\u{fdf0}'..='\u{fdfd}' => 6000,
        '\u{2e3a}' | '\u{2e3b}' => 3000,
        '\u{12000}'..='\u{1254f}' => 3000,
        '\u{1f000}'..='\u{1faff}' => 1350,
        _ => by_columns(c),
    }
}

fn by_columns(c: char) -> i32 {
    match text::columns(c.encode_utf8(&mut [0; 4])) {
        0 => 0,
        2 => 1000,
        _ if c < '\u{530}' => {
            if c.is_uppercase() {
                760
            } else {
                600
            }
        }
        _ => 650,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_follow_helvetica() {
        assert_eq!(width("0123", 1000, false), 2224);
        assert_eq!(width("山田", 130, false), 260);
        assert_eq!(width("e\u{301}", 1000, false), 556);
        assert_eq!(width("1\u{202f}234", 1000, false), 4 * 556 + 278);
        assert!(width("Ada", 130, true) > width("Ada", 130, false));
    }

    #[test]
    fn no_line_is_wider_than_its_room() {
        for shown in ["Who made each release of this project?", "山田太郎山田太郎山田太郎", &"W".repeat(100), ""]
        {
            for line in wrap(shown, 180, true, 1500) {
                assert!(width(&line, 180, true) <= 1500, "{line}");
            }
        }
        assert_eq!(wrap("one two", 120, false, 6880), ["one two"]);
    }

    #[test]
    fn cut_to_columns_and_to_room() {
        assert_eq!(fit("Ada Lovelace", 40, 130, false, 3000), "Ada Lovelace");
        assert!(reserve(&fit(&"W".repeat(40), 40, 130, false, 2000), 130, false) <= 2000);
    }
}

//! What a text gained and lost, as one number that says nothing of where.
//!
//! Each line has a worth; the balance of two texts is that of all new lines minus that of all old ones. Lines that both
//! have cancel out, so it is enough to look at what differs, and the same edit of another version of the file has the same
//! balance, whatever stands around it and however a diff aligns it.

use twox_hash::XxHash64;

use super::middle::{Around, Texts};
use super::numbering::lines;

/// How many lines on each side say where a change stands; git looks at three, blank ones and braces among them.
const NEIGHBOURS: usize = 1;

/// The worth of a line without the white space around it: the same in every run, on every machine. A line without a letter
/// or digit (blank, braces) is worth nothing: many edits that have nothing else in common add such lines to a file.
pub(super) fn worth(line: &[u8]) -> u64 {
    if is_telling(line) { XxHash64::oneshot(0, line.trim_ascii()) } else { 0 }
}

fn is_telling(line: &[u8]) -> bool {
    line.iter().any(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
}

/// The worth of all lines of a text, added up; sums wrap around.
pub(super) fn total(text: &[u8]) -> u64 {
    lines(text).map(worth).fold(0, u64::wrapping_add)
}

/// A hash of the middles as they are, for edits whose balance says nothing.
pub(super) fn as_they_are(middles: Texts<'_>) -> u64 {
    XxHash64::oneshot(XxHash64::oneshot(0, middles.old), middles.new)
}

/// A hash of the telling lines nearest to the changed ones, before and after.
pub(super) fn place(around: Around<'_>) -> u64 {
    let near = |lines: &mut dyn Iterator<Item = &[u8]>| {
        let telling = lines.filter(|line| is_telling(line)).take(NEIGHBOURS);
        telling.fold(0, |hash, line| XxHash64::oneshot(hash, line.trim_ascii()))
    };
    let before = near(&mut lines_back(around.start));
    let after = near(&mut lines(around.end));
    XxHash64::oneshot(before, &after.to_le_bytes())
}

/// The lines of a text, the last one first.
fn lines_back(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let inner = rest.len().checked_sub(1)?;
        let start = memchr::memrchr(b'\n', &rest[..inner]).map_or(0, |at| at + 1);
        let (before, line) = rest.split_at(start);
        rest = before;
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::super::LineDiff;
    use super::*;
    use proptest::prelude::*;

    fn balance(old: &str, new: &str) -> u64 {
        LineDiff::default().count(old.as_bytes(), new.as_bytes()).expect("few lines").balance
    }

    #[test]
    fn the_same_edit_elsewhere_has_the_same_balance() {
        let edit = balance("a\nb\nc\n", "a\nX\nc\n");
        assert_ne!(edit, 0);
        assert_eq!(edit, balance("0\nq\nb\n", "0\nq\nX\n"));
        assert_eq!(edit.wrapping_neg(), balance("X\n", "b\n"));
        assert_ne!(edit, balance("a\nb\nc\n", "a\nX\nX\nc\n"));
    }

    #[test]
    fn few_lines_have_a_place() {
        let place =
            |old: &str, new: &str| LineDiff::default().count(old.as_bytes(), new.as_bytes()).expect("few lines").place;
        let here = place("a\n{\nb\nc\n", "a\n{\nX\nb\nc\n");
        assert_eq!(here, place("9\na\n\nb\n", "9\na\nX\n\nb\n"), "blank lines and braces are passed over");
        assert_ne!(here, place("a\n{\nb\nc\n", "a\n{\nb\nX\nc\n"));
        assert_ne!(here, place("b\n", "X\nb\n"));
        assert_eq!(place("a\n", "a\n1\n2\n3\n4\n5\n"), 0, "so many lines tell by themselves");
        assert_eq!(lines_back(b"a\n\nb").collect::<Vec<_>>(), [&b"b"[..], b"\n", b"a\n"]);
    }

    #[test]
    fn what_moves_is_blank_or_indented_is_worth_nothing() {
        let sum = |old: &str, new: &str| total(new.as_bytes()).wrapping_sub(total(old.as_bytes()));
        assert_eq!(sum("a\nb\nc\n", "c\na\n\tb  \n"), 0);
        assert_eq!(sum("a\nb\n", "a\n\n}\nb\n"), 0);
        assert_ne!(sum("a\n", "a\n\u{e9}\n"), 0);
        let moved = balance("a\nb\nc\nd\n", "a\nc\nb\nd\n");
        assert_eq!(moved, balance("b\nc\n", "c\nb\n"));
        assert_ne!(moved, balance("c\nb\n", "b\nc\n"), "then the middles themselves tell");
        assert_eq!(worth(b" abc\n"), 0x44bc_2cf5_ad77_0999, "XXH64; it is stored: RULES changes with it");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]
        #[test]
        fn the_middle_is_enough(old in "[ab{\n]{0,60}", new in "[ab{\n]{0,60}") {
            let whole = total(new.as_bytes()).wrapping_sub(total(old.as_bytes()));
            let plain = LineDiff::default().count_plainly(old.as_bytes(), new.as_bytes());
            prop_assert!(whole == 0 || plain.balance == whole);
            prop_assert_eq!(Some(plain), LineDiff::default().count(old.as_bytes(), new.as_bytes()));
        }
    }
}

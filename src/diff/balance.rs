//! The balance of two texts: one number for the lines added and deleted, independent of their place.
//!
//! Each line has a weight. The balance is the weight of all new lines minus the weight of all old ones. Common lines cancel
//! out, so only the changed lines matter. The same edit of another version of the file has the same balance.

use twox_hash::XxHash64;

use super::lines::lines;
use super::texts::{Around, Texts};

/// The lines on each side that define the place of a change. git uses three, with blank lines and braces.
const NEIGHBORS: usize = 1;

/// Returns the weight of a line without surrounding white space, the same on every machine.
///
/// Lines without letters and digits (blank lines, braces) weigh nothing: unrelated edits often add such lines.
pub(super) fn weight(line: &[u8]) -> u64 {
    if has_text(line) { XxHash64::oneshot(0, line.trim_ascii()) } else { 0 }
}

fn has_text(line: &[u8]) -> bool {
    line.iter().any(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
}

/// Returns the sum of the weights of all lines; it wraps around.
pub(super) fn total(text: &[u8]) -> u64 {
    lines(text).map(weight).fold(0, u64::wrapping_add)
}

/// Returns a hash of the middles, for edits whose balance is zero.
pub(super) fn as_they_are(middles: Texts<'_>) -> u64 {
    XxHash64::oneshot(XxHash64::oneshot(0, middles.old), middles.new)
}

/// Returns a hash of the nearest lines with text before and after the change.
pub(super) fn place(around: Around<'_>) -> u64 {
    let near = |lines: &mut dyn Iterator<Item = &[u8]>| {
        let with_text = lines.filter(|line| has_text(line)).take(NEIGHBORS);
        with_text.fold(0, |hash, line| XxHash64::oneshot(hash, line.trim_ascii()))
    };
    let before = near(&mut lines_back(around.start));
    let after = near(&mut lines(around.end));
    XxHash64::oneshot(before, &after.to_le_bytes())
}

/// Returns the lines of a text, the last one first.
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
    fn small_edits_have_a_place() {
        let place =
            |old: &str, new: &str| LineDiff::default().count(old.as_bytes(), new.as_bytes()).expect("few lines").place;
        let here = place("a\n{\nb\nc\n", "a\n{\nX\nb\nc\n");
        assert_eq!(here, place("9\na\n\nb\n", "9\na\nX\n\nb\n"), "blank lines and braces are skipped");
        assert_ne!(here, place("a\n{\nb\nc\n", "a\n{\nb\nX\nc\n"));
        assert_ne!(here, place("b\n", "X\nb\n"));
        assert_eq!(place("a\n", "a\n1\n2\n3\n4\n5\n"), 0, "larger edits have no place");
        assert_eq!(lines_back(b"a\n\nb").collect::<Vec<_>>(), [&b"b"[..], b"\n", b"a\n"]);
    }

    #[test]
    fn moved_blank_and_indented_lines_weigh_nothing() {
        let sum = |old: &str, new: &str| total(new.as_bytes()).wrapping_sub(total(old.as_bytes()));
        assert_eq!(sum("a\nb\nc\n", "c\na\n\tb  \n"), 0);
        assert_eq!(sum("a\nb\n", "a\n\n}\nb\n"), 0);
        assert_ne!(sum("a\n", "a\n\u{e9}\n"), 0);
        let moved = balance("a\nb\nc\nd\n", "a\nc\nb\nd\n");
        assert_eq!(moved, balance("b\nc\n", "c\nb\n"));
        assert_ne!(moved, balance("c\nb\n", "b\nc\n"), "then the hash of the middles decides");
        assert_eq!(weight(b" abc\n"), 0x44bc_2cf5_ad77_0999, "XXH64; it is stored: RULES changes with it");
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

//! The width of text on a terminal.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The most characters per column that [`shorten`] keeps: a letter with its marks.
const CHARS_PER_COLUMN: usize = 4;

/// Returns the number of terminal columns of a text. Wide East Asian characters take two.
#[must_use]
pub fn columns(text: &str) -> usize {
    text.width()
}

/// Cuts a text to `limit` columns, with an ellipsis at the cut. It never cuts a grapheme in two.
///
/// Text with far more characters than columns is cut as well.
#[must_use]
pub fn shorten(text: &str, limit: usize) -> String {
    let max_chars = limit.saturating_mul(CHARS_PER_COLUMN);
    let has_few_chars = text.chars().nth(max_chars).is_none();
    if has_few_chars && columns(text) <= limit {
        return text.to_owned();
    }
    let mut out = String::new();
    let (mut used, mut chars) = (0, 0);
    for grapheme in text.graphemes(true) {
        let width = columns(grapheme);
        chars += grapheme.chars().count();
        if used + width + 1 > limit || chars >= max_chars {
            break;
        }
        used += width;
        out.push_str(grapheme);
    }
    format!("{}…", out.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_not_bytes() {
        assert_eq!(shorten("山田太郎", 8), "山田太郎");
        assert_eq!(shorten("山田太郎", 7), "山田太…");
        assert_eq!(shorten("Ada Lovelace", 5), "Ada…");
    }
}

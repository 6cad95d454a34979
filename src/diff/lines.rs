//! Splits text into lines, as git does.

/// Returns the lines of a text, each with its line feed.
pub fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut start = 0;
    memchr::memchr_iter(b'\n', text).map(|at| at + 1).chain([text.len()]).filter_map(move |end| {
        let line = &text[start..end];
        start = end;
        (!line.is_empty()).then_some(line)
    })
}

/// Returns the number of lines; a last line without line feed counts.
#[must_use]
pub fn count_lines(content: &[u8]) -> u32 {
    let finished = memchr::memchr_iter(b'\n', content).count();
    let unfinished = usize::from(content.last().is_some_and(|last| *last != b'\n'));
    u32::try_from(finished + unfinished).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_include_their_line_feeds() {
        assert_eq!(lines(b"a\n\nb").collect::<Vec<_>>(), [&b"a\n"[..], b"\n", b"b"]);
        assert_eq!(lines(b"").count(), 0);
    }
}

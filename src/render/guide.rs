//! A guide in Markdown as text for a terminal: paragraphs wrapped, headings in bold.

use crate::text;

const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";
/// Wider lines are hard to read.
const MAX_WIDTH: usize = 100;

/// The guide for a terminal of `width` columns. Code and tables keep their lines.
#[must_use]
pub fn guide(markdown: &str, width: usize) -> String {
    let mut page = Page { width: width.min(MAX_WIDTH), paragraph: String::new(), indent: 0, out: String::new() };
    let mut is_code = false;
    for line in markdown.lines() {
        if line.trim_start().starts_with("```") {
            page.end_paragraph();
            is_code = !is_code;
        } else if is_code {
            page.line(&format!("    {line}"));
        } else {
            page.add(line);
        }
    }
    page.end_paragraph();
    page.out
}

/// The text so far, and the paragraph that is being collected.
struct Page {
    width: usize,
    paragraph: String,
    /// Columns before the second and later lines of the paragraph.
    indent: usize,
    out: String,
}

impl Page {
    /// Adds a line that is not in a block of code.
    fn add(&mut self, line: &str) {
        let words = line.trim();
        let is_table = words.starts_with('|');
        let is_indented_code = line.starts_with("    ") && self.paragraph.is_empty();
        if let Some(heading) = words.strip_prefix('#') {
            self.end_paragraph();
            let heading = heading.trim_start_matches('#').trim();
            self.line(&format!("{BOLD}{heading}{PLAIN}"));
        } else if words.is_empty() || is_table || is_indented_code {
            self.end_paragraph();
            self.line(line.trim_end());
        } else if starts_item(words) {
            self.end_paragraph();
            self.indent = line.len() - line.trim_start().len() + 2;
            self.paragraph = line.to_owned();
        } else {
            self.append(line, words);
        }
    }

    fn append(&mut self, line: &str, words: &str) {
        if self.paragraph.is_empty() {
            self.indent = 0;
            self.paragraph = line.to_owned();
        } else {
            self.paragraph.push(' ');
            self.paragraph.push_str(words);
        }
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// Writes the collected paragraph in lines that fit.
    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        if paragraph.is_empty() {
            return;
        }
        let start = paragraph.len() - paragraph.trim_start().len();
        let mut line = " ".repeat(start);
        let mut is_first = true;
        let mut is_bold = false;
        for word in paragraph.split_whitespace() {
            let has_room = text::columns(&line) + 1 + text::columns(word) <= self.width;
            if !is_first && !has_room {
                self.line(&bold(&line, &mut is_bold));
                line = " ".repeat(self.indent);
                is_first = true;
            }
            if !is_first {
                line.push(' ');
            }
            line.push_str(word);
            is_first = false;
        }
        self.line(&bold(&line, &mut is_bold));
    }
}

fn starts_item(words: &str) -> bool {
    words.starts_with("- ") || words.starts_with("* ")
}

/// The same with `**words**` in bold type, which may begin or end in another line.
fn bold(line: &str, is_bold: &mut bool) -> String {
    let mut out = String::new();
    if *is_bold {
        out.push_str(BOLD);
    }
    for (at, part) in line.split("**").enumerate() {
        if at > 0 {
            *is_bold = !*is_bold;
            out.push_str(if *is_bold { BOLD } else { PLAIN });
        }
        out.push_str(part);
    }
    if *is_bold {
        out.push_str(PLAIN);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_wrapped_and_code_is_not() {
        let markdown =
            "# Title\n\nOne two three\nfour.\n\n- an item of some words\n\n```sh\nlaurels report --top 3\n```\n";
        let shown = guide(markdown, 14);
        let expected = "\u{1b}[1mTitle\u{1b}[0m\n\nOne two three\nfour.\n\n- an item of\n  some words\n\n    laurels report --top 3\n";
        assert_eq!(shown, expected);
    }

    #[test]
    fn bold_type_ends_with_its_line() {
        assert_eq!(guide("**Net** is a difference.", 80), "\u{1b}[1mNet\u{1b}[0m is a difference.\n");
        assert_eq!(guide("**a b** c", 5), "\u{1b}[1ma\u{1b}[0m\n\u{1b}[1mb\u{1b}[0m c\n");
    }
}

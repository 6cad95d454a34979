//! Markdown, as far as the README and the guides use it.

use std::collections::BTreeSet;

/// The fenced code blocks of a language.
pub(crate) fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    text.split(fence.as_str()).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

/// The text between a heading and the next heading.
pub(crate) fn section<'a>(text: &'a str, heading: &str) -> &'a str {
    let start = format!("\n## {heading}\n");
    let rest = text.split(start.as_str()).nth(1).unwrap_or_else(|| panic!("no section {heading}"));
    rest.split("\n## ").next().unwrap_or_default()
}

/// The headings of the second and third level.
pub(crate) fn headings(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.strip_prefix("## ").or_else(|| line.strip_prefix("### "))).collect()
}

/// The anchor of a heading, as GitHub makes it.
pub(crate) fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_ascii_alphanumeric() || *c == ' ' || *c == '-');
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

/// The targets of all links and pictures.
pub(crate) fn links(text: &str) -> Vec<&str> {
    text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect()
}

/// The inline code of a text without code blocks.
pub(crate) fn code(text: &str) -> Vec<&str> {
    let prose = text.lines().filter(|line| !line.starts_with("    "));
    prose.flat_map(|line| line.split('`').skip(1).step_by(2)).collect()
}

/// The rows of the tables of a text, as cells, without separator lines.
pub(crate) fn rows(text: &str) -> Vec<Vec<String>> {
    let lines = text.lines().filter(|line| line.starts_with('|') && !line.starts_with("| -"));
    lines.map(cells).collect()
}

fn cells(line: &str) -> Vec<String> {
    let escaped = line.replace("\\|", "\u{1}");
    let inner = escaped.trim_matches('|');
    inner.split('|').map(|cell| cell.trim().replace('\u{1}', "|")).collect()
}

/// The inline code in the first cell of each row of the tables.
pub(crate) fn names(text: &str) -> BTreeSet<String> {
    rows(text).iter().flat_map(|row| code(&row[0]).into_iter().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Commands in code blocks and in inline code that begin with `laurels`. A synopsis is not a command.
pub(crate) fn commands(text: &str) -> BTreeSet<String> {
    let joined = text.replace("\\\n", " ");
    let lines = joined.lines().filter_map(|line| line.strip_prefix("    "));
    let all = lines.chain(code(&joined)).map(str::trim);
    let is_command = |line: &&str| line.starts_with("laurels ") && !line.contains(['[', '|', '…']);
    all.filter(is_command).map(str::to_owned).collect()
}

/// The words of a command, split as by a shell, up to a comment or a redirection.
pub(crate) fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    for c in command.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '\'' | '"') => quote = Some(c),
            (None, '#' | '>') if word.is_empty() => return words,
            (None, ' ') if word.is_empty() => {}
            (None, ' ') => words.push(std::mem::take(&mut word)),
            (_, c) => word.push(c),
        }
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}

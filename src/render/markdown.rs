//! The report as GitHub-flavoured Markdown, a release's section ready to paste into release notes, and bare answers.

#[cfg(test)]
#[path = "markdown_tests.rs"]
mod tests;

use super::escape::{self, Target};
use super::{Drawn, snippet};
use crate::query::{ColumnType, ResultSet, Value};
use crate::report::{Block, Document, Format, Link, Part, Span, Table};
use crate::text::{self, Numbers};

/// Where a text will stand, which decides what it may refer to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In the output folder: files beside it can be linked and shown.
    Folder,
    /// Anywhere: pasted, so that only web addresses lead somewhere.
    Elsewhere,
}

/// What blocks are written for.
#[derive(Clone, Copy)]
struct Setting<'a> {
    charts: &'a [Drawn],
    place: Place,
    numbers: Numbers,
}

/// The whole report for `report.md`. `charts[i]` belongs to `Block::Chart(i)`: a picture, or why there is none.
///
/// Pictures and data are linked relative to the output folder.
#[must_use]
pub fn markdown(document: &Document, charts: &[Drawn]) -> String {
    let mut out = format!("# {}\n", line(&document.title));
    let subtitle = line(&document.subtitle);
    if !subtitle.is_empty() {
        out.push_str(&format!("\n{}\n", escape::opening(&subtitle)));
    }
    for notice in &document.notices {
        let kind = if notice.is_incomplete() { "Incomplete" } else { "Note" };
        out.push_str(&format!("\n> **{kind}** {}\n", inline(&Span::split(&notice.text))));
    }
    let setting = Setting { charts, place: Place::Folder, numbers: document.numbers };
    for part in &document.parts {
        section(&mut out, &part.heading, &part.blocks, setting);
    }
    out
}

/// One section for a file of its own, ready to paste into release notes: headings of the second level, no picture and
/// no link that would need the output folder beside it.
#[must_use]
pub fn fragment(part: &Part, charts: &[Drawn], numbers: Numbers) -> String {
    let mut out = String::new();
    let setting = Setting { charts, place: Place::Elsewhere, numbers };
    section(&mut out, &part.heading, part.fragment.as_ref().unwrap_or(&part.blocks), setting);
    out
}

/// The answer of a query as a table; numbers as digits, since nothing says what they mean.
#[must_use]
pub fn table(result: &ResultSet) -> String {
    let is_number = |kind: ColumnType| matches!(kind, ColumnType::Integer | ColumnType::Float);
    let titles = result.columns.iter().map(|column| (line(&column.name), is_number(column.kind))).collect();
    let cell = |value: &Value| match value {
        Value::Null => String::new(),
        Value::Boolean(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Float(value) => format!("{value:.4}"),
        Value::Text(words) => line(words),
        Value::Date(_) | Value::Time(_) => value.iso().map(|time| line(&time)).unwrap_or_default(),
    };
    let mut lines = grid(titles, result.rows.iter().map(|row| row.iter().map(cell).collect()));
    lines.push(String::new());
    lines.join("\n")
}

fn section(out: &mut String, heading: &str, blocks: &[Block], setting: Setting<'_>) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(&format!("## {}\n", line(heading)));
    for written in blocks.iter().map(|item| block(item, setting)).filter(|written| !written.is_empty()) {
        out.push_str(&format!("\n{written}\n"));
    }
}

/// A block without the line ends around it; empty where it has nothing to say.
fn block(block: &Block, setting: Setting<'_>) -> String {
    let Setting { charts, place, numbers } = setting;
    match block {
        Block::Text(spans) => paragraph(spans),
        Block::Table(table) => captioned(table, place, numbers),
        Block::Chart(at) => match charts.get(*at) {
            Some(Drawn { chart: Err(reason), .. }) if place == Place::Folder => {
                format!("*No chart:* {}", line(&reason.to_string()))
            }
            Some(drawn) if place == Place::Folder => snippet::html(drawn),
            _ => String::new(),
        },
        Block::Names(caption, names) => {
            let names: Vec<String> = names.iter().map(|name| escape::markdown(&text::person(name))).collect();
            let caption = inline(caption);
            let caption = caption.trim();
            let names = names.join(", ");
            if caption.is_empty() { escape::opening(&names) } else { format!("**{caption}** {names}") }
        }
        Block::Links(links) => {
            let links: Vec<String> = links.iter().filter_map(|item| link(item, place)).collect();
            escape::opening(&links.join(" · "))
        }
        Block::Points(points) => {
            let points = points.iter().map(|point| paragraph(point)).filter(|point| !point.is_empty());
            points.map(|point| format!("- {point}")).collect::<Vec<_>>().join("\n")
        }
    }
}

fn captioned(table: &Table, place: Place, numbers: Numbers) -> String {
    let mut lines = Vec::new();
    let caption = paragraph(&table.caption);
    if !caption.is_empty() {
        lines.extend([caption, String::new()]);
    }
    let head = escape::head(table);
    let columns = || table.columns.iter().enumerate();
    let titles = columns().map(|(at, (title, _))| (line(title), escape::is_number(table, at))).collect();
    let cells = |row: &Vec<Value>| {
        let cells = columns().zip(row);
        let cell = |((at, (_, format)), value): ((usize, &(String, Format)), &Value)| {
            escape::markdown(&escape::cell(*format, value, head == Some(at), numbers))
        };
        cells.map(cell).collect()
    };
    lines.extend(grid(titles, table.rows.iter().map(cells)));
    if !table.rest.is_empty() {
        let count = i64::try_from(table.rest.len()).unwrap_or(i64::MAX);
        let words = format!("and {}", numbers.counted(count, "more row", "more rows"));
        let file = format!("data/{}.csv", table.query);
        let file = link(&Link { label: file.clone(), target: file }, place);
        let more =
            file.filter(|_| place == Place::Folder).map_or_else(|| words.clone(), |file| format!("{words}: {file}"));
        lines.extend([String::new(), more]);
    }
    lines.join("\n")
}

/// The lines of a table: headings, each with whether its column stands right, and rows, all of them escaped.
fn grid(titles: Vec<(String, bool)>, rows: impl Iterator<Item = Vec<String>>) -> Vec<String> {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let (titles, is_number): (Vec<String>, Vec<bool>) = titles.into_iter().unzip();
    let rule = is_number.iter().map(|right| if *right { "---:" } else { "---" }.to_owned()).collect();
    [titles, rule].into_iter().chain(rows).map(line).collect()
}

fn link(link: &Link, place: Place) -> Option<String> {
    let label = line(&link.label);
    match escape::target(&link.target) {
        Some(Target::Local) if place == Place::Elsewhere => None,
        Some(_) => Some(format!("[{label}]({})", link.target.replace('&', "&amp;"))),
        None if link.label == link.target => Some(label),
        None => Some(format!("{label}: {}", line(&link.target))),
    }
}

pub(super) fn paragraph(spans: &[Span]) -> String {
    escape::opening(inline(spans).trim())
}

fn inline(spans: &[Span]) -> String {
    let written = spans.iter().map(|span| match span {
        Span::Plain(text) => escape::markdown(&escape::words(text)),
        Span::Code(text) => escape::code(text),
    });
    written.collect()
}

/// Text within a line.
pub(super) fn line(text: &str) -> String {
    escape::markdown(&text::plain(text))
}

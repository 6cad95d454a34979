//! The blocks of a section.

use super::grid::{GridHeading, grid};
use super::inline::{Destination, inline, line, link, paragraph};
use crate::query::Value;
use crate::render::drawn::Drawn;
use crate::render::{cells, escape, snippet};
use crate::report::{Block, DataTable, Link, Span};
use crate::text::{self, Numbers};

/// What all blocks of a text have in common.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The charts of the report.
    pub charts: &'a [Drawn],
    /// Where the text will be read.
    pub destination: Destination,
    /// How numbers are written.
    pub numbers: Numbers,
}

/// A block without line ends around it; empty if it has no content.
pub fn block(block: &Block, setting: Setting<'_>) -> String {
    match block {
        Block::Text(spans) => paragraph(spans),
        Block::Table(data) => table(data, setting),
        Block::Chart(at) => chart(*at, setting),
        Block::Names { caption, names } => name_list(caption, names),
        Block::Links(links) => {
            let links: Vec<String> = links.iter().filter_map(|item| link(item, setting.destination)).collect();
            escape::opening(&links.join(" · "))
        }
        Block::Points(points) => bullet_list(points),
    }
}

fn chart(at: usize, setting: Setting<'_>) -> String {
    let drawn = match setting.charts.get(at) {
        Some(drawn) if setting.destination == Destination::Folder => drawn,
        _ => return String::new(),
    };
    match &drawn.chart {
        Ok(_) => snippet::html(drawn),
        Err(reason) => format!("*No chart:* {}", line(&reason.to_string())),
    }
}

fn name_list(caption: &[Span], names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| escape::markdown(&text::person(name))).collect();
    let names = names.join(", ");
    let caption = inline(caption);
    match caption.trim() {
        "" => escape::opening(&names),
        words => format!("**{words}** {names}"),
    }
}

fn bullet_list(points: &[Vec<Span>]) -> String {
    let mut lines = Vec::with_capacity(points.len());
    for point in points {
        let words = paragraph(point);
        if !words.is_empty() {
            lines.push(format!("- {words}"));
        }
    }
    lines.join("\n")
}

fn table(data: &DataTable, setting: Setting<'_>) -> String {
    let mut lines = Vec::new();
    let caption = paragraph(&data.caption);
    if !caption.is_empty() {
        lines.extend([caption, String::new()]);
    }
    let mut headings = Vec::with_capacity(data.columns.len());
    for (at, heading) in data.columns.iter().enumerate() {
        headings.push(GridHeading { title: line(&heading.title), is_number: cells::is_number(data, at) });
    }
    let head = cells::head(data);
    lines.extend(grid(headings, data.rows.iter().map(|row| row_cells(data, row, head, setting.numbers))));
    if !data.rest.is_empty() {
        lines.extend([String::new(), more(data, setting)]);
    }
    lines.join("\n")
}

fn row_cells(data: &DataTable, row: &[Value], head: Option<usize>, numbers: Numbers) -> Vec<String> {
    let mut out = Vec::with_capacity(row.len());
    for (at, (heading, value)) in data.columns.iter().zip(row).enumerate() {
        out.push(escape::markdown(&cells::cell(heading.format, value, head == Some(at), numbers)));
    }
    out
}

/// How many rows are not shown, and where they are.
fn more(data: &DataTable, setting: Setting<'_>) -> String {
    let count = i64::try_from(data.rest.len()).unwrap_or(i64::MAX);
    let words = setting.numbers.counted(count, "more row", "more rows");
    let path = format!("data/{}.csv", data.query);
    let file = Link { label: path.clone(), target: path };
    match link(&file, setting.destination) {
        Some(file) if setting.destination == Destination::Folder => format!("{words} in {file}"),
        _ => format!("{words} not shown"),
    }
}

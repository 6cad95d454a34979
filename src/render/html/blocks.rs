//! The blocks of a section.

use super::anchors::Anchors;
use super::figure;
use super::inline::{file_link, link, paragraph};
use super::table::{TableFrame, table};
use crate::render::drawn::Drawn;
use crate::report::{Block, DataTable, Document, Link, Part, Span};
use crate::text;

/// Bytes of folded tables in a page at most. With 150 releases and 2,000 people all tables fit; with 20,000 people the
/// page stays below 3 MB.
const MAX_FOLDED: usize = 1_200_000;

/// Writes the blocks of a page in order.
pub struct BlockWriter<'a> {
    document: &'a Document,
    charts: &'a [Drawn],
    anchors: Anchors,
    /// Bytes that are left for folded tables.
    room: usize,
}

impl<'a> BlockWriter<'a> {
    /// A writer for the page of a document.
    pub fn new(document: &'a Document, charts: &'a [Drawn], anchors: Anchors) -> Self {
        Self { document, charts, anchors, room: MAX_FOLDED }
    }

    /// The blocks of the section with this anchor.
    pub fn blocks(&mut self, part: &Part, anchor: &str) -> String {
        let mut out = String::new();
        for block in &part.blocks {
            out.push_str(&self.block(block, part, anchor));
        }
        out
    }

    fn block(&mut self, block: &Block, part: &Part, anchor: &str) -> String {
        match block {
            Block::Text(spans) => format!("<p>{}</p>\n", paragraph(spans)),
            Block::Table(table) => self.table(table, &part.heading, anchor),
            Block::Chart(at) => self.figure(*at),
            Block::Names { caption, names } => format!("<p class=\"names\">{}</p>\n", name_list(caption, names)),
            Block::Links(links) => format!("<p class=\"links\">{}</p>\n", link_list(links)),
            Block::Points(points) => bullet_list(points),
        }
    }

    fn figure(&self, at: usize) -> String {
        match (self.charts.get(at), self.document.charts.get(at)) {
            (Some(drawn), request) => figure::figure(drawn, request, self.document.numbers),
            (None, _) => String::new(),
        }
    }

    /// A table. Rows beyond those that its item shows are folded, as far as the page has room.
    fn table(&mut self, data: &DataTable, heading: &str, anchor: &str) -> String {
        let id = self.anchors.take(&format!("{anchor}-{}", text::slug(&data.query)));
        let caption: String = data.caption.iter().map(Span::text).collect();
        let label = text::plain(&format!("{heading}: {caption}"));
        let label = label.trim_end_matches([':', ' ']);
        let numbers = self.document.numbers;
        let mut out = table(data, &data.rows, TableFrame { label, id: Some(&id), numbers });
        if data.rest.is_empty() {
            return out;
        }
        let path = format!("data/{}.csv", data.query);
        let file = file_link(&path, &path);
        if let Some(whole) = self.folded(data, label) {
            let all = numbers.count(data.rows.len() + data.rest.len());
            out.push_str(&format!(
                "<details class=\"all\">\n<summary>All {all} rows</summary>\n{whole}<p class=\"more\">{file}</p>\n\
                 </details>\n"
            ));
        } else {
            let rest = i64::try_from(data.rest.len()).unwrap_or(i64::MAX);
            let words = numbers.counted(rest, "more row", "more rows");
            out.push_str(&format!("<p class=\"more\">{words} in {file}</p>\n"));
        }
        out
    }

    /// All rows of a table if the page has room for them.
    fn folded(&mut self, data: &DataTable, label: &str) -> Option<String> {
        // Too large by its tags alone: not worth writing.
        let cells = (data.rows.len() + data.rest.len()) * data.columns.len();
        if cells * "<td></td>".len() > self.room {
            return None;
        }
        let label = format!("{label}, all rows");
        let frame = TableFrame { label: &label, id: None, numbers: self.document.numbers };
        let whole = table(data, data.rows.iter().chain(&data.rest), frame);
        self.room = self.room.checked_sub(whole.len())?;
        Some(whole)
    }
}

fn name_list(caption: &[Span], names: &[String]) -> String {
    let mut shown = Vec::new();
    for name in names {
        shown.push(format!("<bdi>{}</bdi>", text::xml(&text::person(name))));
    }
    let names = shown.join(", ");
    let caption = paragraph(caption);
    match caption.trim() {
        "" => names,
        words => format!("<strong>{words}</strong> {names}"),
    }
}

fn link_list(links: &[Link]) -> String {
    let links: Vec<String> = links.iter().map(link).collect();
    links.join(" · ")
}

/// Empty without points, because `<ul>` needs an item.
fn bullet_list(points: &[Vec<Span>]) -> String {
    if points.is_empty() {
        return String::new();
    }
    let mut out = String::from("<ul class=\"points\">\n");
    for point in points {
        out.push_str(&format!("<li>{}</li>\n", paragraph(point)));
    }
    out.push_str("</ul>\n");
    out
}

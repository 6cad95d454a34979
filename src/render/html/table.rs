//! A table of the page.

use super::inline::{escaped, link_here, paragraph};
use crate::query::Value;
use crate::render::cells;
use crate::report::{DataTable, Heading};
use crate::text::{self, Numbers};

/// What a table has in addition to its rows.
#[derive(Clone, Copy)]
pub struct TableFrame<'a> {
    /// The name for screen readers.
    pub label: &'a str,
    /// The anchor, unless the table is folded.
    pub id: Option<&'a str>,
    /// How numbers are written.
    pub numbers: Numbers,
}

/// A table in a box that scrolls and can be focused; `rows` are some of the table's or all.
pub fn table<'a>(data: &DataTable, rows: impl IntoIterator<Item = &'a Vec<Value>>, frame: TableFrame<'_>) -> String {
    let id = frame.id.map(|id| format!(" id=\"{id}\"")).unwrap_or_default();
    let label = escaped(frame.label);
    let mut out =
        format!("<div class=\"scroll\"{id} role=\"region\" aria-label=\"{label}\" tabindex=\"0\">\n<table>\n");
    out.push_str(&caption(data, frame.id));
    let columns = columns(data);
    out.push_str(&head(&columns));
    out.push_str("<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for (column, value) in columns.iter().zip(row) {
            out.push_str(&cell(column, value, frame.numbers));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
    out
}

fn caption(data: &DataTable, id: Option<&str>) -> String {
    let words = paragraph(&data.caption);
    if words.trim().is_empty() {
        return String::new();
    }
    let link = id.map(|id| link_here(id, "table")).unwrap_or_default();
    format!("<caption>{}{link}</caption>\n", words.trim())
}

fn head(columns: &[HtmlColumn<'_>]) -> String {
    let mut out = String::from("<thead>\n<tr>");
    for column in columns {
        out.push_str(&format!("<th scope=\"col\"{}>{}</th>", column.head_class, escaped(&column.heading.title)));
    }
    out.push_str("</tr>\n</thead>\n");
    out
}

fn cell(column: &HtmlColumn<'_>, value: &Value, numbers: Numbers) -> String {
    let written = text::xml(&cells::cell(column.heading.format, value, column.is_row_head, numbers));
    // A name in a right-to-left script must not reorder its neighbors.
    let written = if value.text().is_some() { format!("<bdi>{written}</bdi>") } else { written };
    if column.is_row_head {
        return format!("<th scope=\"row\"{}>{written}</th>", column.head_class);
    }
    format!("<td{}>{written}</td>", column.cell_class)
}

/// A column and its class attributes, each with a leading space.
struct HtmlColumn<'a> {
    heading: &'a Heading,
    is_row_head: bool,
    head_class: &'static str,
    cell_class: &'static str,
}

fn columns(data: &DataTable) -> Vec<HtmlColumn<'_>> {
    let row_head = cells::head(data);
    let mut columns = Vec::with_capacity(data.columns.len());
    for (at, heading) in data.columns.iter().enumerate() {
        let is_rank = matches!(heading.title.as_str(), "#" | "Rank");
        // Most cells are numbers. They have no class, which makes a large page a third smaller.
        let (head_class, cell_class) = match (is_rank, cells::is_number(data, at)) {
            (true, _) => (" class=\"rank\"", " class=\"rank\""),
            (false, true) => (" class=\"number\"", ""),
            (false, false) => ("", " class=\"words\""),
        };
        columns.push(HtmlColumn { heading, is_row_head: row_head == Some(at), head_class, cell_class });
    }
    columns
}

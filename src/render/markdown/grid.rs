//! The lines of a Markdown table.

/// The heading of a column, escaped.
pub struct GridHeading {
    /// The title.
    pub title: String,
    /// Whether the column is aligned right.
    pub is_number: bool,
}

/// The lines of a table; all cells are escaped.
pub fn grid(headings: Vec<GridHeading>, rows: impl Iterator<Item = Vec<String>>) -> Vec<String> {
    let mut titles = Vec::with_capacity(headings.len());
    let mut rule = Vec::with_capacity(headings.len());
    for heading in headings {
        titles.push(heading.title);
        rule.push(if heading.is_number { "---:" } else { "---" }.to_owned());
    }
    let mut lines = vec![joined(&titles), joined(&rule)];
    for row in rows {
        lines.push(joined(&row));
    }
    lines
}

fn joined(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

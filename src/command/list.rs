//! `laurels list`: every query and report with the question it answers.

use crate::query::{self, Query, Value};
use crate::report;
use crate::text;

/// The list, a line or more for each report and query.
#[must_use]
pub fn list(queries: &query::Catalog, reports: &report::Catalog) -> String {
    let mut out = String::from("Reports (laurels report --report NAME):\n");
    let queries: Vec<&Query> = queries.iter().filter(|query| !query.header.is_helper).collect();
    let width = queries.iter().map(|query| query.name.len()).max().unwrap_or(0);
    for report in reports.iter() {
        out.push_str(&format!("  {:width$}  {}\n", report.name, text::plain(&report.question)));
    }
    out.push_str("\nQueries (laurels query NAME):\n");
    for query in queries {
        out.push_str(&format!("  {:width$}  {}\n", query.name, text::plain(&query.header.question)));
        out.push_str(&format!("  {:width$}    {}\n", "", text::plain(&query.header.grain)));
        for parameter in &query.header.parameters {
            let shown = default(&parameter.default);
            let meaning = text::plain(&parameter.meaning);
            out.push_str(&format!("  {:width$}    --param {}={shown}  {meaning}\n", "", parameter.name));
        }
    }
    out
}

/// A default value as a user would type it.
fn default(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(flag) => flag.to_string(),
        _ => String::new(),
    }
}

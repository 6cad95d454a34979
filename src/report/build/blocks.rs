//! The blocks of a section.

use super::builder::Builder;
use super::links::links;
use super::rows::{RowFilter, from_release, values_of};
use super::table::{names, table};
use crate::error::Result;
use crate::query::{ResultSet, Value};
use crate::report::document::{Block, ChartRequest};
use crate::report::item::Item;
use crate::report::template::Values;

/// Ranks that a chart shows at most.
const MAX_CHART_TOP: i64 = 20;
/// Kinds of charts that show how often each person counts: commits, or contributions of several roles.
const WITH_UNIT: [&str; 4] = ["bars", "streaks", "diverging", "calendar"];

impl Builder<'_> {
    /// The block of an item; `None` if it has no content.
    pub fn block(&mut self, item: &Item, row: Option<&Values>, key: Option<&str>) -> Result<Option<Block>> {
        if item.method {
            return Ok(Some(Block::Points(self.filling.method.clone())));
        }
        if item.links {
            let links = links(self.filling.url.as_deref(), row, key);
            return Ok((!links.is_empty()).then_some(Block::Links(links)));
        }
        let data = match &item.query {
            Some(query) => Some(self.rows(item, query, row)?),
            None => None,
        };
        if let Some(template) = &item.text {
            return self.paragraph(item, template, data.as_ref(), row);
        }
        let (Some(data), Some(query)) = (data, &item.query) else { return Ok(None) };
        if let Some(spec) = &item.chart {
            return self.chart(item, spec, query, data, row).map(Some);
        }
        let is_all = item.top.is_some()
            && self.rows(&Item { top: None, ..item.clone() }, query, row)?.rows.len() == data.rows.len();
        self.list(item, query, &data, row, is_all)
    }

    /// The rows of a query that an item shows.
    fn rows(&self, item: &Item, query: &str, row: Option<&Values>) -> Result<ResultSet> {
        let result = self.result(query)?;
        let top = self.filling.fields.get("top").and_then(Value::integer).unwrap_or(i64::MAX);
        let filter = RowFilter::new(item, result, row, top);
        Ok(result.filtered(|cells| filter.keeps(cells)))
    }

    /// A paragraph, filled from the first row of the item's query if it has one.
    fn paragraph(
        &self,
        item: &Item,
        template: &str,
        data: Option<&ResultSet>,
        row: Option<&Values>,
    ) -> Result<Option<Block>> {
        let mut values = self.values(row).clone();
        if let Some(data) = data {
            let Some(first) = data.rows.first() else { return self.otherwise(item, row) };
            values.extend(values_of(data, first));
        }
        let spans = self.spans(template, &values)?;
        Ok((!spans.is_empty()).then_some(Block::Text(spans)))
    }

    /// The words of an item without rows.
    fn otherwise(&self, item: &Item, row: Option<&Values>) -> Result<Option<Block>> {
        match &item.otherwise {
            Some(text) => Ok(Some(Block::Text(self.spans(text, self.values(row))?))),
            None => Ok(None),
        }
    }

    fn chart(
        &mut self,
        item: &Item,
        spec: &toml::Table,
        query: &str,
        data: ResultSet,
        row: Option<&Values>,
    ) -> Result<Block> {
        let spec = self.spec(spec, self.values(row))?;
        let facts = match &item.facts {
            Some(query) => Some((query.clone(), self.result(query)?.clone())),
            None => None,
        };
        self.charts.push(ChartRequest { spec, query: query.to_owned(), data, facts });
        Ok(Block::Chart(self.charts.len() - 1))
    }

    /// A chart specification with filled templates; `top` defaults to that of the run.
    fn spec(&self, spec: &toml::Table, values: &Values) -> Result<toml::Table> {
        let mut out = spec.clone();
        for (_, value) in out.iter_mut() {
            if let toml::Value::String(text) = value {
                *text = self.text(text, values)?;
            }
        }
        let top = self.filling.fields.get("top").and_then(Value::integer);
        if let Some(top) = top.filter(|_| !out.contains_key("top")) {
            out.insert("top".to_owned(), toml::Value::Integer(top.clamp(1, MAX_CHART_TOP)));
        }
        let kind = spec.get("kind").and_then(toml::Value::as_str).unwrap_or_default();
        if let Some(Value::Text(unit)) = self.filling.fields.get("unit").filter(|_| WITH_UNIT.contains(&kind)) {
            out.entry("unit").or_insert_with(|| toml::Value::String(unit.clone()));
        }
        Ok(out)
    }

    /// A table or a list of names. `is_all`: the top N leaves out nothing.
    fn list(
        &self,
        item: &Item,
        query: &str,
        data: &ResultSet,
        row: Option<&Values>,
        is_all: bool,
    ) -> Result<Option<Block>> {
        let data = from_release(data, self.filling.from_ordinal);
        if data.rows.is_empty() {
            return self.otherwise(item, row);
        }
        let count = i64::try_from(data.rows.len()).unwrap_or(i64::MAX);
        let mut values = self.values(row).clone();
        values.insert("count".to_owned(), Value::Integer(count));
        let caption = item.caption_all.as_ref().filter(|_| is_all).or(item.caption.as_ref());
        let caption = self.spans(caption.map_or("", String::as_str), &values)?;
        if let Some(column) = &item.names {
            return Ok(Some(Block::Names { caption, names: names(&data, column) }));
        }
        let mut columns = item.table.clone().unwrap_or_default();
        for column in &mut columns {
            column.title = self.text(&column.title, &values)?;
        }
        let table = table(item, query, &columns, caption, &data, self.filling.numbers);
        if table.rows.is_empty() {
            let text = "{count} share the first rank: too many for a table.";
            return Ok(Some(Block::Text(self.spans(text, &values)?)));
        }
        Ok(Some(Block::Table(table)))
    }
}

//! Refuses what is not a plain `SELECT`: the SQL engine would otherwise read files.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use sqlparser::ast::{ObjectName, Query, Select, SelectFlavor, SetExpr, TableFactor, Visitor};

use crate::text;

/// Visits a syntax tree; breaks with what is not allowed.
#[derive(Default)]
pub struct Guard {
    /// How often each name is read.
    pub uses: BTreeMap<String, usize>,
    /// The names of the common table expressions.
    pub expressions: BTreeSet<String>,
}

impl Visitor for Guard {
    type Break = String;

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<String> {
        if let Some(with) = &query.with {
            if with.recursive {
                return refused("WITH RECURSIVE is not allowed");
            }
            for expression in &with.cte_tables {
                self.expressions.insert(expression.alias.name.value.clone());
            }
        }
        check_body(&query.body)
    }

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<String> {
        // `FROM t` alone means all columns in some engines and none in others.
        if select.flavor != SelectFlavor::Standard {
            return refused("a query begins with SELECT, not with FROM");
        }
        if select.into.is_some() {
            return refused("SELECT INTO is not allowed");
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_relation(&mut self, relation: &ObjectName) -> ControlFlow<String> {
        if let [part] = relation.0.as_slice()
            && let Some(name) = part.as_ident()
        {
            *self.uses.entry(name.value.clone()).or_default() += 1;
            return ControlFlow::Continue(());
        }
        let name = text::plain(&relation.to_string());
        refused(format!("{name:?} is not the name of a table or query"))
    }

    fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<String> {
        match factor {
            TableFactor::Table { args: None, .. } | TableFactor::Derived { .. } | TableFactor::NestedJoin { .. } => {
                ControlFlow::Continue(())
            }
            other => {
                let function = text::plain(&other.to_string());
                refused(format!("table functions are not allowed: {function}"))
            }
        }
    }
}

/// The body of a query may contain another statement: `WITH x AS (DELETE ...)`.
fn check_body(body: &SetExpr) -> ControlFlow<String> {
    match body {
        SetExpr::Select(_) | SetExpr::Query(_) | SetExpr::Values(_) => ControlFlow::Continue(()),
        SetExpr::SetOperation { left, right, .. } => {
            check_body(left)?;
            check_body(right)
        }
        _ => refused("only SELECT is allowed"),
    }
}

fn refused(what: impl Into<String>) -> ControlFlow<String> {
    ControlFlow::Break(what.into())
}

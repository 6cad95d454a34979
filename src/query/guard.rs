//! Refuses what is not a plain `SELECT`: the SQL engine would otherwise read files.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use sqlparser::ast::{
    Expr, Function, FunctionArguments, ObjectName, Query, Select, SelectFlavor, SetExpr, TableFactor, Visitor,
};

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

    fn pre_visit_expr(&mut self, expression: &Expr) -> ControlFlow<String> {
        match expression {
            Expr::Function(function) => check_length(function),
            _ => ControlFlow::Continue(()),
        }
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

/// Functions that make a text as long as their second argument says.
const PADDING: [&str; 5] = ["lpad", "rpad", "repeat", "replicate", "space"];

/// The longest text that such a function may make.
const MAX_PADDING: u32 = 10_000;

/// Refuses a text of any length: one row could take all memory.
fn check_length(function: &Function) -> ControlFlow<String> {
    let name = function.name.to_string().to_lowercase();
    let FunctionArguments::List(list) = &function.args else { return ControlFlow::Continue(()) };
    if !PADDING.contains(&name.as_str()) {
        return ControlFlow::Continue(());
    }
    let at = usize::from(name != "space");
    let length = list.args.get(at).map(ToString::to_string).and_then(|length| length.parse::<u32>().ok());
    match length {
        Some(length) if length <= MAX_PADDING => ControlFlow::Continue(()),
        _ => refused(format!("the length in {name} must be a whole number up to 10,000")),
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

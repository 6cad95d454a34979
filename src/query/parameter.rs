//! Parameter values, and their way into a syntax tree.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use sqlparser::ast::{Expr, Statement, UnaryOperator, Value as Literal, VisitMut, VisitorMut};

use super::header::{self, Query};
use super::result::Value;
use crate::error::{Error, Result};
use crate::text;

/// Values by parameter name, as given for a run.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parameters(BTreeMap<String, Value>);

impl Parameters {
    /// Sets a value; it applies to every query that declares a parameter of that name.
    pub fn set(&mut self, name: &str, value: Value) {
        self.0.insert(name.to_owned(), value);
    }

    /// The value of that name, if one was given.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// The values by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Reads `key=value` as the query declares `key`.
    ///
    /// # Errors
    /// There is no `=`, no such parameter, or the value is not of its type.
    pub fn set_text(&mut self, query: &Query, pair: &str) -> Result<()> {
        let (name, text) = pair.split_once('=').ok_or_else(|| {
            Error::usage(format!("{:?} is no parameter", text::plain(pair))).hint("write --param key=value")
        })?;
        let Some(parameter) = query.header.parameters.iter().find(|parameter| parameter.name == name) else {
            let names: Vec<&str> = query.header.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
            let known =
                if names.is_empty() { "it takes none".to_owned() } else { format!("it takes {}", names.join(", ")) };
            return Err(
                Error::usage(format!("the query {} has no parameter {:?}", query.name, text::plain(name))).hint(known)
            );
        };
        let value = header::value(parameter.kind(), text).ok_or_else(|| {
            Error::usage(format!("{name}={:?} is not of type {}", text::plain(text), parameter.kind()))
        })?;
        self.set(name, value);
        Ok(())
    }

    /// The value of each parameter that a query declares.
    pub(super) fn of(&self, query: &Query) -> BTreeMap<String, Value> {
        let value = |parameter: &header::Parameter| {
            let given = self.0.get(&parameter.name).cloned();
            (parameter.name.clone(), given.unwrap_or_else(|| parameter.default.clone()))
        };
        query.header.parameters.iter().map(value).collect()
    }
}

/// Replaces every `:name` by a literal.
pub(super) fn bind(query: &Query, statement: &mut Statement, values: &BTreeMap<String, Value>) -> Result<()> {
    match statement.visit(&mut Binder { values }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(name) => {
            Err(Error::usage(format!("query {}: the parameter {:?} is not declared", query.name, text::plain(&name)))
                .hint("declare it in the header: `-- param: name integer = 10 | what it means`"))
        }
    }
}

struct Binder<'a> {
    values: &'a BTreeMap<String, Value>,
}

impl VisitorMut for Binder<'_> {
    type Break = String;

    fn pre_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<Self::Break> {
        if let Expr::Value(value) = expr
            && let Literal::Placeholder(name) = &value.value
        {
            match name.strip_prefix(':').and_then(|name| self.values.get(name)) {
                Some(value) => *expr = literal(value),
                None => return ControlFlow::Break(name.clone()),
            }
        }
        ControlFlow::Continue(())
    }

    /// Placeholders also stand where no expression does, such as `LIMIT`'s neighbours; those are refused.
    fn post_visit_value(&mut self, value: &mut sqlparser::ast::ValueWithSpan) -> ControlFlow<Self::Break> {
        match &value.value {
            Literal::Placeholder(name) => ControlFlow::Break(name.clone()),
            _ => ControlFlow::Continue(()),
        }
    }
}

fn literal(value: &Value) -> Expr {
    let plain = |literal: Literal| Expr::Value(literal.into());
    let number = |text: String, is_negative: bool| {
        let number = plain(Literal::Number(text, false));
        if is_negative { Expr::UnaryOp { op: UnaryOperator::Minus, expr: Box::new(number) } } else { number }
    };
    match value {
        Value::Integer(value) => number(value.unsigned_abs().to_string(), *value < 0),
        Value::Float(value) => number(format!("{:?}", value.abs()), value.is_sign_negative()),
        Value::Boolean(value) => plain(Literal::Boolean(*value)),
        Value::Text(value) => plain(Literal::SingleQuotedString(value.clone())),
        Value::Null | Value::Date(_) | Value::Time(_) => plain(Literal::Null),
    }
}

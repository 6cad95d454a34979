//! Values of parameters, which become literals in the syntax tree.

use std::collections::BTreeMap;
use std::mem::discriminant;
use std::ops::ControlFlow;

use sqlparser::ast::{Expr, Statement, UnaryOperator, Value as Literal, ValueWithSpan, VisitMut, VisitorMut};

use super::definition::Query;
use super::header::Parameter;
use super::value::Value;
use crate::error::{Error, Result};
use crate::text;

/// Values by parameter name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parameters(BTreeMap<String, Value>);

impl Parameters {
    /// Sets a value; it applies to every query with a parameter of that name.
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
    /// There is no `=` or no such parameter, or the value does not have its type.
    pub fn set_text(&mut self, query: &Query, pair: &str) -> Result<()> {
        let (name, text) = pair.split_once('=').ok_or_else(|| {
            Error::usage(format!("--param needs KEY=VALUE, not {:?}", text::plain(pair)))
                .hint("write `--param key=value`")
        })?;
        let parameter = query.parameter(name).ok_or_else(|| unknown(query, name))?;
        let value = parameter.value(text).ok_or_else(|| wrong_type(parameter, text))?;
        check_choice(parameter, &value)?;
        self.set(name, value);
        Ok(())
    }

    /// The value of each parameter that a query declares.
    fn of(&self, query: &Query) -> BTreeMap<String, Value> {
        let value = |parameter: &Parameter| self.get(&parameter.name).unwrap_or(&parameter.default).clone();
        query.header.parameters.iter().map(|parameter| (parameter.name.clone(), value(parameter))).collect()
    }

    /// The syntax tree of a query with its parameters replaced by values.
    pub(super) fn bind(&self, query: &Query) -> Result<Statement> {
        let mut tree = query.statement.tree.clone();
        match tree.visit(&mut Binder { values: self.of(query) }) {
            ControlFlow::Continue(()) => Ok(tree),
            ControlFlow::Break(name) => {
                let what = format!("query {}: the parameter {:?} is not declared", query.name, text::plain(&name));
                Err(Error::usage(what)
                    .hint("declare it in the header of a query file: `-- param: name integer = 10 | what it means`"))
            }
        }
    }
}

impl Query {
    /// Replaces default values of parameters.
    ///
    /// # Errors
    /// The query does not have one of these parameters, or a value does not have its type.
    pub(super) fn set_defaults(&mut self, values: &Parameters) -> Result<()> {
        for (name, value) in values.iter() {
            let Some(at) = self.header.parameters.iter().position(|parameter| parameter.name == name) else {
                return Err(unknown(self, name));
            };
            let parameter = &mut self.header.parameters[at];
            if discriminant(&parameter.default) != discriminant(value) {
                return Err(wrong_type(parameter, &format!("{value:?}")));
            }
            check_choice(parameter, value)?;
            parameter.default = value.clone();
        }
        Ok(())
    }
}

fn wrong_type(parameter: &Parameter, text: &str) -> Error {
    let Parameter { name, .. } = parameter;
    Error::usage(format!("{name}={:?} is not of type {}", text::plain(text), parameter.kind()))
        .hint(format!("give {name} as {}", example(parameter)))
}

/// Refuses a value that is none of the choices.
fn check_choice(parameter: &Parameter, value: &Value) -> Result<()> {
    if parameter.allows(value) {
        return Ok(());
    }
    let typed = value.text().unwrap_or_default();
    let choices: Vec<&str> = parameter.choices.iter().filter_map(Value::text).collect();
    let listed = format!("the values are: {}", choices.join(", "));
    let hint = text::did_you_mean(typed, choices.iter().copied()).unwrap_or(listed);
    let what = format!("the parameter {} cannot be {:?}", parameter.name, text::plain(typed));
    Err(Error::usage(what).hint(hint))
}

/// The error for a parameter that a query does not have.
fn unknown(query: &Query, name: &str) -> Error {
    let names: Vec<&str> = query.header.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
    let hint = match text::did_you_mean(name, names.iter().copied()) {
        Some(question) => question,
        None if names.is_empty() => format!("{} has no parameters; remove --param", query.name),
        None => format!("its parameters are: {}", names.join(", ")),
    };
    Error::usage(format!("the query {} has no parameter {:?}", query.name, text::plain(name))).hint(hint)
}

fn example(parameter: &Parameter) -> &'static str {
    match parameter.kind() {
        "integer" => "a whole number, such as 10",
        "number" => "a number, such as 0.5",
        "boolean" => "true or false",
        _ => "a text",
    }
}

/// Replaces every `:name` by a literal; breaks with a name that has no value.
struct Binder {
    values: BTreeMap<String, Value>,
}

impl VisitorMut for Binder {
    type Break = String;

    fn pre_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<String> {
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

    /// Placeholders outside expressions, such as after `LIMIT`, are not replaced, so they are refused.
    fn post_visit_value(&mut self, value: &mut ValueWithSpan) -> ControlFlow<String> {
        match &value.value {
            Literal::Placeholder(name) => ControlFlow::Break(name.clone()),
            _ => ControlFlow::Continue(()),
        }
    }
}

fn literal(value: &Value) -> Expr {
    match value {
        Value::Integer(value) => number(value.unsigned_abs().to_string(), *value < 0),
        Value::Float(value) => number(format!("{:?}", value.abs()), value.is_sign_negative()),
        Value::Boolean(value) => plain(Literal::Boolean(*value)),
        Value::Text(value) => plain(Literal::SingleQuotedString(value.clone())),
        Value::Null | Value::Date(_) | Value::Time(_) => plain(Literal::Null),
    }
}

fn number(digits: String, is_negative: bool) -> Expr {
    let number = plain(Literal::Number(digits, false));
    if is_negative {
        return Expr::UnaryOp { op: UnaryOperator::Minus, expr: Box::new(number) };
    }
    number
}

fn plain(literal: Literal) -> Expr {
    Expr::Value(literal.into())
}

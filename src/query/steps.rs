//! A statement as steps, so that a common table expression that is read more than once is computed once.
//!
//! polars plans and computes a common table expression again for each mention, and the costs of those that build on others
//! multiply. An expression that is read once stays part of the plan, so that only the columns it needs are read.

use std::collections::BTreeMap;

use sqlparser::ast::{Cte, Query as Body, Statement};

/// A part of a statement.
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    /// The name by which later steps read it; the last step has none.
    pub name: Option<String>,
    /// The text to run.
    pub sql: String,
    /// Whether it is read more than once.
    pub is_shared: bool,
}

/// The steps of a statement in order; `uses` says how often each name is read.
pub fn steps(statement: &Statement, uses: &BTreeMap<String, usize>) -> Vec<Step> {
    let whole = || vec![Step { name: None, sql: statement.to_string(), is_shared: false }];
    let Statement::Query(query) = statement else { return whole() };
    let Some(with) = &query.with else { return whole() };
    let is_shared = |cte: &Cte| uses.get(&cte.alias.name.value).is_some_and(|uses| *uses > 1);
    // polars handles renamed columns and repeated names.
    let names: Vec<&str> = with.cte_tables.iter().map(|cte| cte.alias.name.value.as_str()).collect();
    let is_plain = |cte: &Cte| cte.alias.columns.is_empty() && cte.query.with.is_none();
    let is_unique = |at: usize| !names[..at].contains(&names[at]);
    if !with.cte_tables.iter().all(is_plain) || !(0..names.len()).all(is_unique) {
        return whole();
    }
    let inner = with.cte_tables.iter().map(|cte| Step {
        name: Some(cte.alias.name.value.clone()),
        sql: cte.query.to_string(),
        is_shared: is_shared(cte),
    });
    let last = Body { with: None, ..(**query).clone() };
    inner.chain([Step { name: None, sql: last.to_string(), is_shared: false }]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::statement::Statement as Checked;

    fn shared(sql: &str) -> Vec<(String, bool)> {
        let checked = Checked::parse(sql).expect("a query");
        let named = |step: Step| (step.name.unwrap_or_default(), step.is_shared);
        steps(&checked.tree, &checked.uses).into_iter().map(named).collect()
    }

    #[test]
    fn expressions_read_twice_are_shared() {
        let sql = "WITH a AS (SELECT 1 AS x FROM commits), b AS (SELECT x FROM a) \
                   SELECT b.x FROM a JOIN b ON a.x = b.x ORDER BY x";
        assert_eq!(shared(sql), [("a".into(), true), ("b".into(), false), (String::new(), false)]);
    }

    #[test]
    fn other_statements_stay_whole() {
        for sql in [
            "SELECT 1",
            "WITH a(y) AS (SELECT 1 AS x) SELECT y FROM a JOIN a AS b ON a.y = b.y",
            "WITH a AS (WITH b AS (SELECT 1 AS x) SELECT x FROM b) SELECT x FROM a",
        ] {
            assert_eq!(shared(sql), [(String::new(), false)], "{sql}");
        }
    }
}

//! Errors of the SQL engine in plain words.

use crate::error::{Error, Fault};
use crate::text;

/// What the engine writes before the name of an unknown column, and the quote around the name.
const UNKNOWN_COLUMN: [(&str, char); 2] = [("unable to find column \"", '"'), ("no column named '", '\'')];

/// What the engine writes if two columns have the same name.
const SAME_NAME: &str = ".alias(\"new_name\")";
/// What the engine writes before the plan of a query.
const PLAN: &str = "Resolved plan until failure";

/// An error of the engine on the query `name`; `columns` are those of the tables and queries that it reads.
pub fn plain<'n>(error: Error, name: &str, columns: impl Iterator<Item = &'n str>) -> Error {
    if error.fault != Fault::Usage {
        return error;
    }
    let place = format!("query {name}");
    // An error of our own says what to do.
    if error.hint.is_some() {
        return error.within(&place);
    }
    let Some(column) = unknown_column(&error.what) else {
        return Error::usage(text::plain(cause(&error.what)))
            .within(&place)
            .hint("`laurels schema` shows tables and columns; docs.pola.rs documents the SQL dialect of polars");
    };
    let hint = text::did_you_mean(column, columns)
        .unwrap_or_else(|| "`laurels schema NAME` shows the columns of a table or query".to_owned());
    Error::usage(format!("there is no column {:?}", text::plain(column))).within(&place).hint(hint)
}

/// The cause in a message of the engine, without the plan of the query that follows it.
fn cause(message: &str) -> &str {
    if message.contains(SAME_NAME) {
        return "two columns have the same name; name them with AS";
    }
    let (cause, _) = message.split_once(PLAN).unwrap_or((message, ""));
    cause.trim_end()
}

/// The name of the column that the engine does not find.
fn unknown_column(message: &str) -> Option<&str> {
    for (before, quote) in UNKNOWN_COLUMN {
        if let Some((_, rest)) = message.split_once(before) {
            return rest.split(quote).next();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_columns_get_a_suggestion() {
        for message in [
            "not found: unable to find column \"nam\"; valid columns: [\"name\"]",
            "no column named 'nam' found in table 'people'",
        ] {
            let error = plain(Error::usage(message), "q", ["kind", "name"].into_iter());
            assert_eq!(error.what, "query q: there is no column \"nam\"");
            assert_eq!(error.hint.as_deref(), Some("did you mean `name`?"));
        }
    }

    #[test]
    fn other_errors_keep_their_text() {
        let error = plain(Error::usage("unsupported function 'foo'"), "q", std::iter::empty());
        assert_eq!(error.what, "query q: unsupported function 'foo'");
    }

    #[test]
    fn the_plan_of_a_query_is_left_out() {
        assert_eq!(cause("cannot add\n\nResolved plan until failure:\n\tSELECT"), "cannot add");
        assert!(cause("duplicate: try renaming with `.alias(\"new_name\")`").starts_with("two columns"));
    }
}

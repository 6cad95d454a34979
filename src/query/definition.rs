//! A query: its name, its header and its checked statement.

use super::header::{Header, Parameter};
use super::statement::Statement;
use crate::error::Result;

/// A query as its file defines it.
#[derive(Debug, Clone)]
pub struct Query {
    /// The file's name without `.sql`.
    pub name: String,
    /// The comments at the top of the file.
    pub header: Header,
    /// The whole text.
    pub sql: String,
    /// The text as a checked syntax tree.
    pub(super) statement: Statement,
}

impl Query {
    /// Reads a query file.
    ///
    /// # Errors
    /// The header has no question or a malformed line, or the text is not exactly one `SELECT`.
    pub fn parse(name: &str, sql: &str) -> Result<Self> {
        let header = Header::parse(name, sql)?;
        Self::with_header(name, header, sql)
    }

    /// Reads a query without a header, such as one typed at the command line.
    ///
    /// # Errors
    /// The text is not exactly one `SELECT`.
    pub fn without_header(name: &str, sql: &str) -> Result<Self> {
        Self::with_header(name, Header::default(), sql)
    }

    fn with_header(name: &str, header: Header, sql: &str) -> Result<Self> {
        let statement = Statement::parse(sql).map_err(|error| error.within(&format!("query {name}")))?;
        Ok(Self { name: name.to_owned(), header, sql: sql.to_owned(), statement })
    }

    /// The parameter of that name.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.header.parameters.iter().find(|parameter| parameter.name == name)
    }
}

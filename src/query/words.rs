//! The columns that a statement may name: only these are built.

use std::collections::BTreeSet;

use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::Token;

/// The words of a statement that may be names of columns.
///
/// They come from the tokens, not from the syntax tree. One word too many costs time; one too few would be a wrong result.
#[derive(Debug, Clone)]
pub enum Words {
    /// All columns: the statement contains `SELECT *`, `NATURAL JOIN` or a pattern.
    Any,
    /// Only these, in lower case.
    These(BTreeSet<String>),
}

impl Words {
    /// The words of a statement.
    pub fn of<'a>(tokens: impl Iterator<Item = &'a Token>) -> Self {
        let mut words = BTreeSet::new();
        let mut before: [Option<&Token>; 2] = [None, None];
        for token in tokens.filter(|token| !matches!(token, Token::Whitespace(_))) {
            match token {
                Token::Mul if !is_product_or_count(before) => return Self::Any,
                Token::Word(word) => {
                    let word = word.value.to_lowercase();
                    if word.starts_with('^') || matches!(word.as_str(), "natural" | "columns" | "table") {
                        return Self::Any;
                    }
                    // polars adds the table's name to the second of two equal columns of a join: `lines_added:changes`.
                    words.extend(word.split_once(':').map(|(column, _)| column.to_owned()));
                    words.insert(word);
                }
                _ => {}
            }
            before = [before[1], Some(token)];
        }
        Self::These(words)
    }

    /// Whether the statement may name a column.
    pub fn name(&self, column: &str) -> bool {
        match self {
            Self::Any => true,
            Self::These(words) => words.contains(column),
        }
    }
}

/// Whether `*` after these two tokens multiplies, or counts rows as in `COUNT(*)`.
fn is_product_or_count(before: [Option<&Token>; 2]) -> bool {
    match before {
        [_, Some(Token::Number(..))] => true,
        [Some(Token::Word(word)), Some(Token::LParen)] => word.value.eq_ignore_ascii_case("count"),
        // After a keyword such as SELECT or DISTINCT, it means all columns. A column with such a name is quoted.
        [_, Some(Token::Word(word))] => word.quote_style.is_some() || word.keyword == Keyword::NoKeyword,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use sqlparser::dialect::GenericDialect;
    use sqlparser::tokenizer::Tokenizer;

    use super::*;

    fn named(sql: &str) -> Option<Vec<String>> {
        let tokens = Tokenizer::new(&GenericDialect, sql).tokenize().expect("well-formed");
        match Words::of(tokens.iter()) {
            Words::Any => None,
            Words::These(words) => Some(words.into_iter().collect()),
        }
    }

    #[test]
    fn words_are_found_everywhere() {
        let sql = "SELECT COUNT(*), c.Parents * 2 FROM commits AS c JOIN people USING (\"person_id\")";
        let expected =
            ["as", "c", "commits", "count", "from", "join", "parents", "people", "person_id", "select", "using"];
        assert_eq!(named(sql), Some(expected.map(str::to_owned).to_vec()));
    }

    #[test]
    fn columns_with_the_name_of_their_table_are_found() {
        let found = named("SELECT \"lines_added:changes\" FROM a JOIN changes USING (x)").unwrap_or_default();
        assert!(found.contains(&"lines_added".to_owned()), "{found:?}");
    }

    #[test]
    fn stars_and_patterns_mean_all_columns() {
        for sql in [
            "SELECT * FROM commits",
            "SELECT c.* FROM commits AS c",
            "SELECT 1, * FROM commits",
            "SELECT DISTINCT * FROM commits",
            "SELECT DISTINCT ON (a) * FROM commits",
            "SELECT a FROM commits NATURAL JOIN people",
            "SELECT COLUMNS('^l') FROM commits",
            "SELECT \"^l.*$\" FROM commits",
            "SELECT COUNT(c.*) FROM commits AS c",
            "SELECT MAX(*) FROM commits",
        ] {
            assert_eq!(named(sql), None, "{sql}");
        }
    }
}

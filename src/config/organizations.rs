//! The organizations of people: `--organizations FILE`, or `[[organizations]]` in `laurels.toml`.

use serde::Deserialize;
use toml::{Spanned, Value};

use crate::error::{Error, Result};
use crate::identity::organization::{
    AffiliationEntry, AffiliationSubject, Book, InvalidSubject, OrganizationFormat, day, decoded, entries,
    format as format_of, organization_name,
};

const ORIGIN: &str = "the file given by --organizations";

/// One `[[organizations]]` table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Organization {
    /// Its name.
    name: String,
    /// Domains whose addresses are its people's.
    #[serde(default)]
    domains: Vec<Spanned<String>>,
    /// Addresses of its people.
    #[serde(default)]
    addresses: Vec<Spanned<String>>,
    /// Names of its people, as mapped by the mailmap.
    #[serde(default)]
    people: Vec<Spanned<String>>,
    /// The first day.
    from: Option<Spanned<Value>>,
    /// The day after the last.
    until: Option<Spanned<Value>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    organizations: Vec<Organization>,
}

/// The book that a user's file holds, in any of its forms.
///
/// # Errors
/// The file is of no known form, or wrong; the message names the line and repeats no address.
pub fn given(content: &[u8]) -> Result<Book> {
    let text = decoded(ORIGIN, content)?;
    let found = match format_of(ORIGIN, text)? {
        OrganizationFormat::Toml => {
            // The parser's own message would repeat lines, with the addresses in them.
            let file: File = toml::from_str(text).map_err(|error| {
                let line = error.span().map_or(1, |span| line(text, span.start));
                wrong(ORIGIN, line, error.message())
            })?;
            listed(ORIGIN, text, &file.organizations)?
        }
        format => entries(ORIGIN, text, format)?,
    };
    Book::new(ORIGIN, found)
}

/// The book that tables of a configuration make; `text` is what they were read from.
///
/// # Errors
/// A subject or a date is none, or times overlap; the message names the lines.
pub(super) fn book(origin: &str, text: &str, tables: &[Organization]) -> Result<Book> {
    Book::new(origin, listed(origin, text, tables)?)
}

fn listed(origin: &str, text: &str, tables: &[Organization]) -> Result<Vec<AffiliationEntry>> {
    let mut lines = Lines { text, at: 0, line: 1 };
    let mut out = Vec::new();
    for table in tables {
        let date = |value: &Option<Spanned<Value>>| {
            let Some(value) = value else { return Ok(None) };
            let at = || line(text, value.span().start);
            day_of(value.as_ref()).map(Some).ok_or_else(|| wrong(origin, at(), "invalid date; write it as 2020-01-31"))
        };
        let (from, until) = (date(&table.from)?, date(&table.until)?);
        check_dates(origin, text, &table.from, &table.until)?;
        type Read = fn(&str) -> Result<AffiliationSubject, InvalidSubject>;
        let kinds: [(&[Spanned<String>], Read); 3] = [
            (&table.domains, AffiliationSubject::domain),
            (&table.addresses, AffiliationSubject::address),
            (&table.people, AffiliationSubject::person),
        ];
        for (subjects, read) in kinds {
            for subject in subjects {
                let line = lines.of(subject.span().start);
                let subject = read(subject.as_ref()).map_err(|error| wrong(origin, line, &error.to_string()))?;
                out.push(AffiliationEntry { subject, organization: organization_name(&table.name), from, until, line });
            }
        }
    }
    Ok(out)
}

fn wrong(origin: &str, line: usize, what: &str) -> Error {
    Error::usage(format!("{origin}, line {line}: {}", crate::text::plain(&crate::text::without_addresses(what)))).hint(
        "[[organizations]] can have name, domains, addresses, people, from and until; see `laurels help organizations`",
    )
}

/// Refuses a time that ends before it begins; the message names the lines of both dates.
pub(super) fn check_dates(
    origin: &str,
    text: &str,
    from: &Option<Spanned<Value>>,
    until: &Option<Spanned<Value>>,
) -> Result<()> {
    let (Some(from), Some(until)) = (from, until) else { return Ok(()) };
    let (first, end) = (day_of(from.as_ref()), day_of(until.as_ref()));
    if first.is_none() || end.is_none() || first < end {
        return Ok(());
    }
    let lines = (line(text, from.span().start), line(text, until.span().start));
    let lines =
        if lines.0 == lines.1 { format!("line {}", lines.0) } else { format!("lines {} and {}", lines.0, lines.1) };
    let (from, until) = (written(from.as_ref()), written(until.as_ref()));
    let what = format!("{origin}, {lines}: `until` ({until}) must be later than `from` ({from})");
    Err(Error::usage(what).hint("`until` is the first day that no longer counts"))
}

/// A date as written.
fn written(value: &Value) -> String {
    let text = value.as_str().map(str::to_owned).or_else(|| value.as_datetime().map(ToString::to_string));
    crate::text::plain(&text.unwrap_or_default())
}

/// A date in either spelling, as days since 1970-01-01.
pub(super) fn day_of(value: &Value) -> Option<i32> {
    match value {
        Value::Datetime(date) => day(&date.to_string()),
        Value::String(date) => day(date),
        _ => None,
    }
}

/// The line of a place in a text, from 1.
pub(super) fn line(text: &str, at: usize) -> usize {
    Lines { text, at: 0, line: 1 }.of(at)
}

/// Lines of many places: mostly ascending, so that each is found from the one before.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, at: usize) -> usize {
        let breaks = |from: usize, to: usize| {
            let bytes = self.text.as_bytes().get(from..to).unwrap_or_default();
            bytes.iter().filter(|byte| **byte == b'\n').count()
        };
        self.line = if at >= self.at { self.line + breaks(self.at, at) } else { 1 + breaks(0, at) };
        self.at = at;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        given(text.as_bytes()).expect_err("refused").what
    }

    #[test]
    fn tables_with_dates_of_both_spellings() {
        let text = "[[organizations]]\nname = \"A\"\ndomains = [\"a.org\", \"b.org\"]\nuntil = 2020-01-01\n\n\
                    [[organizations]]\nname = \"B\"\ndomains = [\"a.org\"]\npeople = [\"Ada\"]\nfrom = \"2020-01-01\"\n";
        assert!(given(text.as_bytes()).is_ok_and(|book| !book.is_empty()));
        let what = refused(&text.replace("from = \"2020-01-01\"", "from = \"2019-12-31\""));
        assert!(what.contains("lines 3 and 8 overlap"), "{what}");
        let what = refused(&text.replace("until = 2020-01-01", "until = 2020-01-01T10:00:00"));
        assert!(what.contains("line 4: invalid date"), "{what}");
    }

    #[test]
    fn a_time_that_ends_before_it_begins_names_both_lines() {
        let text =
            "[[organizations]]\nname = \"A\"\nfrom = 2020-01-02\nuntil = \"2020-01-01\"\ndomains = [\"a.org\"]\n";
        let what = refused(text);
        assert!(what.contains("lines 3 and 4: `until` (2020-01-01) must be later than `from` (2020-01-02)"), "{what}");
    }

    #[test]
    fn mistakes_are_named_by_line_and_without_addresses() {
        assert!(
            refused("[[organizations]]\nname = \"A\"\ndomains = [\n\"gmail.com\"]\n").contains("line 4: gmail.com")
        );
        let what = refused("[[organizations]]\nname = \"A\"\naddresses = [\"ada@x.org\"\nfrom = 1\n");
        assert!(what.contains("line 4") && !what.contains("ada@"), "{what}");
        assert!(refused("[[organizations]]\nname = \"A\"\ndomain = [\"a.org\"]\n").contains("line 3: unknown field"));
        assert!(
            refused("[[organizations]]\nname = \"A\"\naddresses = [\"ada\"]\n")
                .contains("line 3: not an email address")
        );
    }
}

//! Our own plain form of who worked where: `subject,organization,from,until`.

use super::organization::Entry;
use super::organization_import::{given_date, lines, organization as named, wrong};
use super::subject::Subject;
use crate::error::Result;
use crate::text;

/// The columns, in any order; the dates may be left out.
const COLUMNS: [&str; 4] = ["subject", "organization", "from", "until"];

/// The entries below a header; a line is a comment, an entry, or an error.
///
/// # Errors
/// A line is no entry; the message names it.
pub(super) fn entries(origin: &str, text: &str) -> Result<Vec<Entry>> {
    let mut out = Vec::new();
    let mut header: Option<Vec<String>> = None;
    for (line, content) in lines(text).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')) {
        let fields = fields(content).ok_or_else(|| wrong(origin, line, "a quotation mark is not where CSV has it"))?;
        let Some(header) = &header else {
            if let Some(other) = fields.iter().find(|name| !COLUMNS.contains(&name.as_str())) {
                let other = text::shorten(&text::plain(other), 20);
                return Err(wrong(origin, line, &format!("there is no column {other:?} here")));
            }
            header = Some(fields);
            continue;
        };
        let column = |name: &str| header.iter().position(|found| found == name);
        let field = |name: &str| column(name).and_then(|at| fields.get(at)).map_or("", String::as_str);
        let [subject, organization, from, until] = COLUMNS.map(field);
        if fields.len() > header.len() || organization.is_empty() {
            return Err(wrong(origin, line, "it is no entry `subject,organization,from,until`"));
        }
        let date = |text: &str| if text.is_empty() { Ok(None) } else { given_date(origin, line, text).map(Some) };
        let (from, until) = (date(from)?, date(until)?);
        let subject = Subject::read(subject).map_err(|what| wrong(origin, line, &what))?;
        out.push(Entry { subject, organization: named(organization), from, until, line });
    }
    Ok(out)
}

/// The fields of one line of CSV, trimmed; `None` where quotation marks are wrong. Written out here because an entry is one
/// line, and a reader of whole files says of a comment or an empty line before a record that the record begins there.
fn fields(line: &str) -> Option<Vec<String>> {
    let mut out = Vec::new();
    let mut rest = line;
    loop {
        let field = rest.trim_start();
        let Some(mut quoted) = field.strip_prefix('"') else {
            let (field, after) = field.split_once(',').map_or((field, None), |(field, after)| (field, Some(after)));
            out.push(field.trim().to_owned());
            match after {
                Some(after) => rest = after,
                None => return Some(out),
            }
            continue;
        };
        let mut field = String::new();
        loop {
            let (part, after) = quoted.split_once('"')?;
            field.push_str(part);
            let Some(more) = after.strip_prefix('"') else {
                quoted = after.trim_start();
                break;
            };
            field.push('"');
            quoted = more;
        }
        out.push(field.trim().to_owned());
        if quoted.is_empty() {
            return Some(out);
        }
        rest = quoted.strip_prefix(',')?;
    }
}

//! Who worked for which organisation, and when: what somebody wrote down, never a guess.

use std::collections::HashMap;

use super::Mailmap;
use super::date;
use super::free_mail::{is_free_mail, suffixes};
use super::subject::Subject;
use crate::error::{Error, Result};
use crate::fact::Identity;
use crate::text;

/// One line of what somebody wrote down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Whom it is about.
    pub subject: Subject,
    /// The organisation's name; empty for one that is said to be unknown.
    pub organization: String,
    /// The first day, in days since 1970-01-01; `None` for since ever.
    pub from: Option<i32>,
    /// The day after the last; `None` for until now.
    pub until: Option<i32>,
    /// Where it stands, from 1.
    pub line: usize,
}

/// How long somebody was where.
#[derive(Debug, Clone, Copy)]
struct Period {
    from: i32,
    until: i32,
    /// Position among the names.
    organization: u32,
}

/// Organisations of people, addresses and domains by time.
#[derive(Debug, Clone, Default)]
pub struct Book {
    names: Vec<String>,
    periods: HashMap<Subject, Vec<Period>>,
}

impl Book {
    /// A book of entries; `origin` says in errors where they stand.
    ///
    /// # Errors
    /// An entry ends before it begins, or two say different things about the same subject and time: both lines are
    /// named, and no address is.
    pub fn new(origin: &str, mut entries: Vec<Entry>) -> Result<Self> {
        entries.retain(|entry| !entry.organization.is_empty());
        let from = |entry: &Entry| entry.from.unwrap_or(i32::MIN);
        let until = |entry: &Entry| entry.until.unwrap_or(i32::MAX);
        if let Some(wrong) = entries.iter().filter(|entry| from(entry) >= until(entry)).min_by_key(|entry| entry.line) {
            let dates = wrong.from.map(date::iso).zip(wrong.until.map(date::iso)).unwrap_or_default();
            let what = format!("{origin}, line {}: it is from {} until {}, and so never", wrong.line, dates.0, dates.1);
            return Err(Error::usage(what).hint("`until` is the day after the last, and must be later than `from`"));
        }
        entries.sort_by(|a, b| (&a.subject, from(a), a.line).cmp(&(&b.subject, from(b), b.line)));
        let overlap =
            entries.windows(2).filter(|two| two[0].subject == two[1].subject && until(&two[0]) > from(&two[1]));
        if let Some([first, second]) = overlap.min_by_key(|two| two[0].line.max(two[1].line)) {
            return Err(overlapping(origin, first, second));
        }
        let mut book = Self::default();
        let mut known: HashMap<String, u32> = HashMap::new();
        for entry in entries {
            let next = u32::try_from(book.names.len()).unwrap_or(u32::MAX);
            let organization = *known.entry(entry.organization).or_insert_with_key(|name| {
                book.names.push(name.clone());
                next
            });
            let (from, until) = (entry.from.unwrap_or(i32::MIN), entry.until.unwrap_or(i32::MAX));
            book.periods.entry(entry.subject).or_default().push(Period { from, until, organization });
        }
        Ok(book)
    }

    /// Whether nothing is known of anybody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.periods.is_empty()
    }

    /// What is known of one spelling: its address as committed, then after the mailmap, the name, the domains; what comes
    /// first decides.
    fn of(&self, raw: &Identity, mapped: &Identity) -> Vec<Period> {
        let addresses = [raw, mapped].map(|identity| text::from_bytes(&identity.email).to_lowercase());
        let name = text::from_bytes(&mapped.name).trim().to_lowercase();
        let mut subjects: Vec<Subject> = addresses.iter().cloned().map(Subject::Address).collect();
        subjects.push(Subject::Person(name));
        for address in &addresses {
            let host = address.rsplit_once('@').map_or("", |(_, host)| host.trim_end_matches('.'));
            if !is_free_mail(host) {
                subjects.extend(suffixes(host).map(|domain| Subject::Domain(domain.to_owned())));
            }
        }
        subjects.iter().filter_map(|subject| self.periods.get(subject)).flatten().copied().collect()
    }
}

fn overlapping(origin: &str, one: &Entry, other: &Entry) -> Error {
    let (first, second) = if one.line <= other.line { (one, other) } else { (other, one) };
    let time = |entry: &Entry| match (entry.from.map(date::iso), entry.until.map(date::iso)) {
        (None, None) => "for all time".to_owned(),
        (Some(from), None) => format!("from {from}"),
        (None, Some(until)) => format!("until {until}"),
        (Some(from), Some(until)) => format!("from {from} until {until}"),
    };
    // The subject itself stays unsaid: it may be an address.
    let what = format!(
        "{origin}: lines {} and {} overlap: both are about the same {}, one {}, the other {}",
        first.line,
        second.line,
        first.subject.kind(),
        time(first),
        time(second)
    );
    Error::usage(what).hint("at any time a person works for one organisation; `until` is the day after the last")
}

/// The organisation of each spelling of a history's people, by day.
#[derive(Debug, Clone, Default)]
pub struct Affiliations {
    names: Vec<String>,
    /// For each identity of the facts what is known of it, most specific first.
    of_identity: Vec<Vec<Period>>,
}

impl Affiliations {
    /// What a book says about the identities of a history.
    #[must_use]
    pub fn new(book: &Book, identities: &[Identity], mailmap: &Mailmap) -> Self {
        if book.is_empty() {
            return Self::default();
        }
        let of = |identity: &Identity| book.of(identity, &mailmap.resolve(identity));
        Self { names: book.names.clone(), of_identity: identities.iter().map(of).collect() }
    }

    /// The names of the organisations.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The organisation of an identity on a day, as a position among the names; `None` where it is unknown. Where the day
    /// is unknown only what holds for all time counts.
    #[must_use]
    pub fn of(&self, identity: u32, day: Option<i32>) -> Option<u32> {
        let covers = |period: &&Period| match day {
            Some(day) => (period.from..period.until).contains(&day),
            None => period.from == i32::MIN && period.until == i32::MAX,
        };
        self.of_identity.get(identity as usize)?.iter().find(covers).map(|period| period.organization)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(subject: &str, organization: &str, from: &str, until: &str, line: usize) -> Entry {
        let subject = Subject::read(subject).expect("well-formed");
        Entry { subject, organization: organization.into(), from: date::day(from), until: date::day(until), line }
    }

    fn identity(name: &str, email: &str) -> Identity {
        Identity { name: name.into(), email: email.into() }
    }

    fn found(entries: Vec<Entry>, raw: &Identity, mailmap: &str, day: &str) -> String {
        let book = Book::new("a file", entries).expect("no overlap");
        let all = Affiliations::new(&book, std::slice::from_ref(raw), &Mailmap::parse(mailmap.as_bytes()));
        all.of(0, date::day(day)).map_or("-".to_owned(), |at| all.names()[at as usize].clone())
    }

    #[test]
    fn the_most_specific_entry_that_covers_the_day_decides() {
        let entries = || {
            vec![
                entry("example.com", "Domain", "", "", 1),
                entry("lab.example.com", "Lab", "", "", 2),
                entry("Ada Lovelace", "Person", "2020-01-01", "2021-01-01", 3),
                entry("ada@lab.example.com", "Address", "2020-06-01", "2020-07-01", 4),
                entry("ada@home.example.org", "Home", "", "2000-01-01", 5),
            ]
        };
        let at = |day: &str| found(entries(), &identity("ada lovelace", "Ada@Lab.Example.com"), "", day);
        assert_eq!(at("2020-06-01"), "Address");
        assert_eq!(at("2020-07-01"), "Person");
        assert_eq!(at("2021-01-01"), "Lab");
        assert_eq!(found(entries(), &identity("Bob", "bob@x.y.example.com"), "", "2020-06-01"), "Domain");
        assert_eq!(found(entries(), &identity("Bob", "bob@notexample.com"), "", "2020-06-01"), "-");
        // The address as committed goes before that after the mailmap, and an unknown day is covered by all time only.
        let mailmap = "Ada Lovelace <ada@home.example.org> <ada@lab.example.com>";
        assert_eq!(found(entries(), &identity("A", "ada@lab.example.com"), mailmap, "2020-06-15"), "Address");
        assert_eq!(found(entries(), &identity("A", "ada@lab.example.com"), mailmap, "1999-01-01"), "Home");
        assert_eq!(found(entries(), &identity("A", "ada@lab.example.com"), mailmap, "2020-02-01"), "Person");
        assert_eq!(found(entries(), &identity("A", "ada@lab.example.com"), "", ""), "Lab");
    }

    #[test]
    fn hosts_for_everybody_are_nobodys() {
        assert!(Subject::read("gmail.com").is_err() && Subject::read("@Yahoo.co.uk").is_err());
        let entries = vec![entry("github.com", "GitHub", "", "", 1)];
        assert_eq!(found(entries, &identity("A", "1+a@users.noreply.github.com"), "", "2020-01-01"), "-");
    }

    #[test]
    fn overlaps_and_empty_times_are_refused() {
        let refused = |entries: Vec<Entry>| Book::new("a file", entries).expect_err("refused").what;
        let late = entry("Ada", "B", "2020-06-01", "", 2);
        let what = refused(vec![late.clone(), entry("ada", "A", "2020-01-01", "2020-06-02", 9)]);
        assert!(what.contains("lines 2 and 9 overlap"), "{what}");
        let what = refused(vec![entry("a@x.org", "A", "", "", 3), entry("A@X.org", "A", "", "", 4)]);
        assert!(what.contains("lines 3 and 4") && !what.contains("x.org"), "{what}");
        assert!(Book::new("a file", vec![late, entry("Ada", "A", "2020-01-01", "2020-06-01", 1)]).is_ok());
        assert!(refused(vec![entry("Ada", "A", "2020-01-01", "2020-01-01", 7)]).contains("line 7"));
    }
}

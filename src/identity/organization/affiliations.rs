//! The organization of each identity of a history, by day.

use super::book::{Book, Employment};
use crate::fact::Identity;
use crate::identity::mailmap::Mailmap;

/// The organization of each identity of a history, by day.
#[derive(Debug, Clone, Default)]
pub struct Affiliations {
    names: Vec<String>,
    /// For each identity of the facts what is known about it, the most specific first.
    of_identity: Vec<Vec<Employment>>,
}

impl Affiliations {
    /// Looks up the identities of a history in a book.
    #[must_use]
    pub fn new(book: &Book, identities: &[Identity], mailmap: &Mailmap) -> Self {
        if book.is_empty() {
            return Self::default();
        }
        let of_identity = identities.iter().map(|identity| book.of(identity, &mailmap.resolve(identity))).collect();
        Self { names: book.names().to_vec(), of_identity }
    }

    /// Returns the names of the organizations.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Returns the organization of an identity on a day, as an index among the names; `None` if it is unknown.
    ///
    /// If the day is unknown, only entries without start and end count.
    #[must_use]
    pub fn of(&self, identity: u32, day: Option<i32>) -> Option<u32> {
        let covers = |employment: &&Employment| match day {
            Some(day) => (employment.from..employment.until).contains(&day),
            None => employment.from == i32::MIN && employment.until == i32::MAX,
        };
        let employments = self.of_identity.get(identity as usize)?;
        let found = employments.iter().find(covers)?;
        Some(found.organization)
    }
}

#[cfg(test)]
mod tests {
    use super::super::date::day;
    use super::super::entry::AffiliationEntry;
    use super::super::subject::AffiliationSubject;
    use super::*;

    fn entry(subject: &str, organization: &str, from: &str, until: &str, line: usize) -> AffiliationEntry {
        let subject = AffiliationSubject::read(subject).expect("well-formed");
        AffiliationEntry { subject, organization: organization.into(), from: day(from), until: day(until), line }
    }

    fn identity(name: &str, email: &str) -> Identity {
        Identity { name: name.into(), email: email.into() }
    }

    fn found(entries: Vec<AffiliationEntry>, raw: &Identity, mailmap: &str, date: &str) -> String {
        let book = Book::new("a file", entries).expect("no overlap");
        let all = Affiliations::new(&book, std::slice::from_ref(raw), &Mailmap::parse(mailmap.as_bytes()));
        all.of(0, day(date)).map_or("-".to_owned(), |at| all.names()[at as usize].clone())
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
        // The address as committed precedes the mapped one. Only entries for all time cover an unknown day.
        let mailmap = "Ada Lovelace <ada@home.example.org> <ada@lab.example.com>";
        assert_eq!(found(entries(), &identity("A", "ada@lab.example.com"), mailmap, "2020-06-15"), "Address");
        assert_eq!(found(entries(), &identity("A", "ada@lab.example.com"), mailmap, "1999-01-01"), "Home");
        assert_eq!(found(entries(), &identity("A", "ada@lab.example.com"), mailmap, "2020-02-01"), "Person");
        assert_eq!(found(entries(), &identity("A", "ada@lab.example.com"), "", ""), "Lab");
    }

    #[test]
    fn free_mail_hosts_are_not_organizations() {
        assert!(AffiliationSubject::read("gmail.com").is_err() && AffiliationSubject::read("@Yahoo.co.uk").is_err());
        let entries = vec![entry("github.com", "GitHub", "", "", 1)];
        assert_eq!(found(entries, &identity("A", "1+a@users.noreply.github.com"), "", "2020-01-01"), "-");
    }

    #[test]
    fn contradictions_are_refused() {
        let refused = |entries: Vec<AffiliationEntry>| Book::new("a file", entries).expect_err("refused").what;
        let late = entry("Ada", "B", "2020-06-01", "", 2);
        let what = refused(vec![late.clone(), entry("ada", "A", "2020-01-01", "2020-06-02", 9)]);
        assert!(what.contains("lines 2 and 9 overlap"), "{what}");
        let what = refused(vec![entry("a@x.org", "A", "", "", 3), entry("A@X.org", "A", "", "", 4)]);
        assert!(what.contains("lines 3 and 4") && !what.contains("x.org"), "{what}");
        assert!(Book::new("a file", vec![late, entry("Ada", "A", "2020-01-01", "2020-06-01", 1)]).is_ok());
        assert!(refused(vec![entry("Ada", "A", "2020-01-01", "2020-01-01", 7)]).contains("line 7"));
    }
}

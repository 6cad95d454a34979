//! Whom an entry about organisations is about: an address, a person or a domain.

use super::free_mail::is_free_mail;

/// Whom an entry is about, in lower case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// One address.
    Address(String),
    /// A person's name after the mailmap.
    Person(String),
    /// All addresses of a host and of those below it.
    Domain(String),
}

impl Subject {
    /// An address, a domain, or otherwise a person's name, told apart by how it looks.
    ///
    /// # Errors
    /// It is a host that gives addresses to everybody; the message does not repeat an address.
    pub fn read(text: &str) -> std::result::Result<Self, String> {
        let text = text.trim();
        match text.rsplit_once('@') {
            Some(("", host)) => Self::domain(host),
            Some(_) => Self::address(text),
            None if is_domain(text) => Self::domain(text),
            None => Self::person(text),
        }
    }

    /// An address.
    ///
    /// # Errors
    /// It has no `@` with something on either side, or has blanks.
    pub fn address(text: &str) -> std::result::Result<Self, String> {
        let is_whole = text.rsplit_once('@').is_some_and(|(local, host)| !local.is_empty() && !host.is_empty());
        match is_whole && !text.contains(char::is_whitespace) {
            true => Ok(Self::Address(text.to_lowercase())),
            false => Err("it is no address such as ada@example.com".to_owned()),
        }
    }

    /// A domain.
    ///
    /// # Errors
    /// It does not look like one, or belongs to everybody.
    pub fn domain(text: &str) -> std::result::Result<Self, String> {
        let domain = text.trim_start_matches('@').to_lowercase();
        if !is_domain(&domain) {
            return Err("it is no domain such as example.com".to_owned());
        }
        if is_free_mail(&domain) {
            return Err(format!(
                "{domain} gives addresses to everybody and is no organisation: name addresses or people"
            ));
        }
        Ok(Self::Domain(domain))
    }

    /// A person's name.
    ///
    /// # Errors
    /// It is empty.
    pub fn person(text: &str) -> std::result::Result<Self, String> {
        match text.trim() {
            "" => Err("it names nobody".to_owned()),
            name => Ok(Self::Person(name.to_lowercase())),
        }
    }

    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Address(_) => "address",
            Self::Person(_) => "person",
            Self::Domain(_) => "domain",
        }
    }
}

fn is_domain(text: &str) -> bool {
    let is_label =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    text.contains('.') && text.split('.').all(is_label)
}

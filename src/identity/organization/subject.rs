//! Whom an entry about organizations is about.

use super::free_mail::is_free_mail;

/// An address, a person or a domain, in lower case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AffiliationSubject {
    /// One address.
    Address(String),
    /// A person's name as mapped by the mailmap.
    Person(String),
    /// All addresses of a host and of its subdomains.
    Domain(String),
}

/// Why a text is not a subject. The messages contain no addresses.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidSubject {
    /// It has no `@` with text on both sides, or contains white space.
    #[error("not an email address; write one such as ada@example.com")]
    Address,
    /// It does not look like a domain.
    #[error("invalid domain; write it as example.com")]
    Domain,
    /// It is the domain of a mail service for everybody.
    #[error("{0} is a public email provider; list addresses or people instead")]
    FreeMail(String),
    /// It is an empty name.
    #[error("the name is empty")]
    Empty,
}

impl AffiliationSubject {
    /// Reads an address, a domain or a person's name, whichever the text looks like.
    ///
    /// # Errors
    /// The text is empty, an invalid address, or the domain of a mail service for everybody.
    pub fn read(text: &str) -> Result<Self, InvalidSubject> {
        let text = text.trim();
        match text.rsplit_once('@') {
            Some(("", host)) => Self::domain(host),
            Some(_) => Self::address(text),
            None if is_domain(text) => Self::domain(text),
            None => Self::person(text),
        }
    }

    /// Reads an address.
    ///
    /// # Errors
    /// It has no `@` with text on both sides, or contains white space.
    pub fn address(text: &str) -> Result<Self, InvalidSubject> {
        let has_both_sides = text.rsplit_once('@').is_some_and(|(local, host)| !local.is_empty() && !host.is_empty());
        if !has_both_sides || text.contains(char::is_whitespace) {
            return Err(InvalidSubject::Address);
        }
        Ok(Self::Address(text.to_lowercase()))
    }

    /// Reads a domain, with or without a leading `@`.
    ///
    /// # Errors
    /// It does not look like a domain, or is the domain of a mail service for everybody.
    pub fn domain(text: &str) -> Result<Self, InvalidSubject> {
        let domain = text.trim_start_matches('@').to_lowercase();
        if !is_domain(&domain) {
            return Err(InvalidSubject::Domain);
        }
        if is_free_mail(&domain) {
            return Err(InvalidSubject::FreeMail(domain));
        }
        Ok(Self::Domain(domain))
    }

    /// Reads a person's name.
    ///
    /// # Errors
    /// It is empty.
    pub fn person(text: &str) -> Result<Self, InvalidSubject> {
        match text.trim() {
            "" => Err(InvalidSubject::Empty),
            name => Ok(Self::Person(name.to_lowercase())),
        }
    }

    /// The kind of the subject, for messages.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Address(_) => "address",
            Self::Person(_) => "person",
            Self::Domain(_) => "domain",
        }
    }
}

fn is_domain(text: &str) -> bool {
    text.contains('.') && text.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

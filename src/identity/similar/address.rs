//! Addresses, and how well they identify a person.

/// Local parts that do not identify a person.
const SHARED: &[&str] = &[
    "admin",
    "administrator",
    "anonymous",
    "bot",
    "build",
    "builder",
    "ci",
    "code",
    "contact",
    "cvs",
    "debian",
    "deploy",
    "dev",
    "devel",
    "developer",
    "developers",
    "devnull",
    "email",
    "foss",
    "git",
    "github",
    "gitlab",
    "hello",
    "home",
    "inbox",
    "info",
    "jenkins",
    "junk",
    "list",
    "lists",
    "localhost",
    "mail",
    "mailbox",
    "me",
    "no-reply",
    "nobody",
    "none",
    "noreply",
    "null",
    "office",
    "open-source",
    "opensource",
    "oss",
    "owner",
    "patches",
    "postmaster",
    "public",
    "root",
    "software",
    "spam",
    "support",
    "svn",
    "team",
    "test",
    "ubuntu",
    "unknown",
    "user",
    "users",
    "vagrant",
    "webmaster",
    "work",
    "you",
];

/// The parts of an address in lower case.
#[derive(Debug, Clone, Copy)]
pub(super) struct Address<'a> {
    /// The text before the `@`, up to a `+`.
    pub(super) local: &'a str,
    /// The text after the last `@`.
    pub(super) host: &'a str,
}

impl<'a> Address<'a> {
    /// Splits an address; `None` without text on both sides of the `@`.
    pub(super) fn read(lower: &'a str) -> Option<Self> {
        let (local, host) = lower.rsplit_once('@')?;
        let local = local.split('+').next().unwrap_or_default();
        (!local.is_empty() && !host.is_empty()).then_some(Self { local, host })
    }

    /// Whether the host is a local name that many machines have: `localhost`, `(none)`, `laptop.local`.
    pub(super) fn is_local_machine(&self) -> bool {
        let ending = self.host.rsplit('.').next().unwrap_or_default();
        !self.host.contains('.') || ["local", "localdomain", "lan", "internal", "(none)"].contains(&ending)
    }

    /// Whether several people may share the local part.
    pub(super) fn is_shared(&self) -> bool {
        SHARED.contains(&self.local) || self.local.contains("noreply") || self.local.contains("no-reply")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_do_not_identify_a_person() {
        assert!(Address::read("@x.org").is_none() && Address::read("ada").is_none());
        for address in ["ada@host", "ada@mac.local", "ada@host.(none)"] {
            assert!(Address::read(address).is_some_and(|it| it.is_local_machine()), "{address}");
        }
        assert!(Address::read("me@x.org").is_some_and(|it| it.is_shared() && !it.is_local_machine()));
        assert!(SHARED.is_sorted());
    }
}

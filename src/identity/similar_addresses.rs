//! What an address says about who writes: a mailbox of somebody, of everybody, or an account at a forge.

/// Local parts that say nothing about who writes.
const EVERYBODY: &[&str] = &[
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
/// An address taken apart, in lower case.
#[derive(Debug, Clone, Copy)]
pub(super) struct Address<'a> {
    /// Before the `@`, without what follows a `+`.
    pub(super) local: &'a str,
    /// After the last `@`.
    pub(super) host: &'a str,
}

impl<'a> Address<'a> {
    /// `None` for what has nothing on one side of the `@`.
    pub(super) fn read(lower: &'a str) -> Option<Self> {
        let (local, host) = lower.rsplit_once('@')?;
        let local = local.split('+').next().unwrap_or_default();
        (!local.is_empty() && !host.is_empty()).then_some(Self { local, host })
    }

    /// Whether the host is a machine's own name, which many machines have: `localhost`, `(none)`, `laptop.local`.
    pub(super) fn is_machines(&self) -> bool {
        let ending = self.host.rsplit('.').next().unwrap_or_default();
        !self.host.contains('.') || ["local", "localdomain", "lan", "internal", "(none)"].contains(&ending)
    }

    /// Whether the local part could be anybody's.
    pub(super) fn is_everybodys(&self) -> bool {
        EVERYBODY.contains(&self.local) || self.local.contains("noreply") || self.local.contains("no-reply")
    }
}

/// An account at a forge, as its address without a mailbox tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Account<'a> {
    /// The host.
    pub(super) host: &'a str,
    /// The number of the account, which stays when its login changes.
    pub(super) number: Option<&'a str>,
    /// The login.
    pub(super) login: &'a str,
}

/// The account of `12345+login@users.noreply.github.com`, `login@users.noreply.github.com` or
/// `123-login@users.noreply.gitlab.com`; lower case.
pub(super) fn account(lower: &str) -> Option<Account<'_>> {
    let (local, host) = lower.rsplit_once('@')?;
    let separator = match host {
        "users.noreply.github.com" => '+',
        "users.noreply.gitlab.com" => '-',
        _ => return None,
    };
    let numbered = local.split_once(separator).filter(|(number, login)| {
        !number.is_empty() && !login.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    let (number, login) = numbered.map_or((None, local), |(number, login)| (Some(number), login));
    (!login.is_empty()).then_some(Account { host, number, login })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_of_forges() {
        let found = |address| account(address).map(|it| (it.number, it.login));
        assert_eq!(found("12345+ada@users.noreply.github.com"), Some((Some("12345"), "ada")));
        assert_eq!(found("ada@users.noreply.github.com"), Some((None, "ada")));
        assert_eq!(found("123-ada-l@users.noreply.gitlab.com"), Some((Some("123"), "ada-l")));
        assert_eq!(found("ada-l@users.noreply.gitlab.com"), Some((None, "ada-l")));
        assert_eq!(found("ada@example.com"), None);
    }

    #[test]
    fn addresses_that_tell_nothing() {
        assert!(Address::read("@x.org").is_none() && Address::read("ada").is_none());
        for address in ["ada@host", "ada@mac.local", "ada@host.(none)"] {
            assert!(Address::read(address).is_some_and(|it| it.is_machines()), "{address}");
        }
        assert!(Address::read("me@x.org").is_some_and(|it| it.is_everybodys() && !it.is_machines()));
        assert!(EVERYBODY.is_sorted());
    }
}

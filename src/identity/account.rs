//! Accounts in the addresses that forges make.

/// An account at a forge, from an address without a mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForgeAccount<'a> {
    /// The host of the address.
    pub host: &'a str,
    /// The number of the account, which stays when its login changes.
    pub number: Option<&'a str>,
    /// The login.
    pub login: &'a str,
}

/// Reads an address in lower case such as `12345+login@users.noreply.github.com`, `login@users.noreply.github.com` or
/// `123-login@users.noreply.gitlab.com`; `None` for other addresses.
#[must_use]
pub fn forge_account(address: &str) -> Option<ForgeAccount<'_>> {
    let (local, host) = address.rsplit_once('@')?;
    let separator = separator(host)?;
    let mut account = ForgeAccount { host, number: None, login: local };
    if let Some((number, login)) = local.split_once(separator)
        && !login.is_empty()
        && is_number(number)
    {
        account.number = Some(number);
        account.login = login;
    }
    (!account.login.is_empty()).then_some(account)
}

/// The character between number and login.
fn separator(host: &str) -> Option<char> {
    if host == "users.noreply.github.com" {
        Some('+')
    } else if host.starts_with("users.noreply.gitlab.") || host.starts_with("users.noreply.codeberg.") {
        Some('-')
    } else {
        None
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_forges() {
        let found = |address| forge_account(address).map(|it| (it.number, it.login));
        assert_eq!(found("12345+ada@users.noreply.github.com"), Some((Some("12345"), "ada")));
        assert_eq!(found("ada@users.noreply.github.com"), Some((None, "ada")));
        assert_eq!(found("123-ada-l@users.noreply.gitlab.com"), Some((Some("123"), "ada-l")));
        assert_eq!(found("ada-l@users.noreply.gitlab.com"), Some((None, "ada-l")));
        assert_eq!(found("ada@example.com"), None);
    }
}

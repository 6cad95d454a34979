//! Hosts that offer an address to everybody. Such an address does not show an employer.

/// Hosts of mail services and of the addresses that forges make, with all their subdomains.
const HOSTS: &[&str] = &[
    "126.com",
    "139.com",
    "163.com",
    "189.cn",
    "aim.com",
    "alice.it",
    "aliyun.com",
    "aol.com",
    "arcor.de",
    "att.net",
    "bellsouth.net",
    "bigpond.com",
    "bk.ru",
    "bluewin.ch",
    "btinternet.com",
    "centrum.cz",
    "charter.net",
    "comcast.net",
    "cox.net",
    "daum.net",
    "disroot.org",
    "earthlink.net",
    "email.com",
    "email.cz",
    "fastmail.com",
    "fastmail.fm",
    "foxmail.com",
    "free.fr",
    "freenet.de",
    "gmail.com",
    "googlemail.com",
    "hanmail.net",
    "hey.com",
    "hushmail.com",
    "icloud.com",
    "inbox.com",
    "inbox.lv",
    "inbox.ru",
    "interia.pl",
    "keemail.me",
    "laposte.net",
    "libero.it",
    "list.ru",
    "mac.com",
    "mail.com",
    "mail.ru",
    "mailbox.org",
    "mailfence.com",
    "me.com",
    "naver.com",
    "netscape.net",
    "ntlworld.com",
    "o2.pl",
    "onet.pl",
    "orange.fr",
    "pm.me",
    "posteo.de",
    "posteo.net",
    "proton.me",
    "protonmail.ch",
    "protonmail.com",
    "qq.com",
    "rambler.ru",
    "rediffmail.com",
    "riseup.net",
    "rocketmail.com",
    "sbcglobal.net",
    "seznam.cz",
    "sfr.fr",
    "shaw.ca",
    "sina.cn",
    "sina.com",
    "sky.com",
    "skynet.be",
    "sohu.com",
    "t-online.de",
    "telenet.be",
    "tiscali.it",
    "tom.com",
    "tuta.com",
    "tuta.io",
    "tutanota.com",
    "tutanota.de",
    "ukr.net",
    "users.noreply.github.com",
    "users.noreply.gitlab.com",
    "users.sf.net",
    "users.sourceforge.net",
    "verizon.net",
    "virgilio.it",
    "wanadoo.fr",
    "web.de",
    "windowslive.com",
    "wp.pl",
    "xs4all.nl",
    "ya.ru",
    "yeah.net",
    "ymail.com",
    "zoho.com",
    "zohomail.com",
];

/// Services with a domain in many countries: `yahoo.com`, `yahoo.co.jp`.
const FAMILIES: &[&str] = &["gmx", "hotmail", "live", "msn", "outlook", "rocketmail", "yahoo", "yandex"];

/// Whether a host, in lower case, offers addresses to everybody.
#[must_use]
pub(super) fn is_free_mail(host: &str) -> bool {
    suffixes(host).any(|suffix| HOSTS.binary_search(&suffix).is_ok()) || is_in_family(host)
}

fn is_in_family(host: &str) -> bool {
    let Some((name, country)) = host.split_once('.') else { return false };
    let is_short = country.split('.').count() <= 2 && country.split('.').all(|label| label.len() <= 3);
    is_short && FAMILIES.contains(&name)
}

/// Returns a host and each domain above it that has a dot: `a.b.example.com`, `b.example.com`, `example.com`.
pub(super) fn suffixes(host: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(host), |host| host.split_once('.').map(|(_, above)| above))
        .take_while(|host| host.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_mail_services() {
        assert!(HOSTS.is_sorted());
        for host in ["gmail.com", "users.noreply.github.com", "yahoo.co.jp", "live.de", "x.web.de"] {
            assert!(is_free_mail(host), "{host}");
        }
        for host in ["google.com", "github.com", "yahoo-inc.com", "outlook.example.com", "notgmail.com", "com", ""] {
            assert!(!is_free_mail(host), "{host}");
        }
    }
}

//! The name of a repository, from its remote or its folder.

use std::path::Path;

use crate::text;

/// A remote repository.
#[derive(Debug, PartialEq, Eq)]
pub struct Remote {
    /// The host in lower case, without user and port.
    pub host: String,
    /// The path on the host: `owner/name`.
    pub name: String,
}

/// The remote with this address, such as `https://host/owner/name.git` or `git@host:owner/name`; `None` for local paths
/// and for addresses with unusual characters.
pub fn parse(url: &str) -> Option<Remote> {
    let (host, path) = match url.split_once("://") {
        Some(("file", _)) => return None,
        Some((_, rest)) => rest.split_once('/')?,
        None => url.split_once(':').filter(|(host, _)| is_scp_host(host))?,
    };
    let host = host.rsplit('@').next()?.split(':').next()?;
    let path = path.trim_matches('/');
    let path = path.strip_suffix(".git").unwrap_or(path);
    let is_safe = is_safe(host) && is_safe(path);
    is_safe.then(|| Remote { host: host.to_ascii_lowercase(), name: path.to_owned() })
}

/// Whether this can be the host in `host:path`, and not a local path or a Windows drive.
fn is_scp_host(host: &str) -> bool {
    host.len() > 1 && !host.contains(['/', '\\'])
}

fn is_safe(text: &str) -> bool {
    let is_safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/' | '~');
    !text.is_empty() && text.chars().all(is_safe)
}

/// The name of a repository by its folder: the folder's name without `.git`.
pub fn folder_name(folder: &Path) -> String {
    let mut own = last_part(folder);
    if own == ".git" {
        own = folder.parent().map(last_part).unwrap_or_default();
    }
    let own = text::plain(own.strip_suffix(".git").unwrap_or(&own));
    if own.is_empty() { "repository".to_owned() } else { own }
}

fn last_part(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_remotes() {
        let found = |url| parse(url).map(|remote| format!("{} {}", remote.host, remote.name));
        assert_eq!(found("https://user:secret@github.com/a/b.git").as_deref(), Some("github.com a/b"));
        assert_eq!(found("git@github.com:a/b.git").as_deref(), Some("github.com a/b"));
        assert_eq!(found("ssh://git@gitlab.com:22/g/s/b/").as_deref(), Some("gitlab.com g/s/b"));
        assert_eq!(found("/srv/git/b.git"), None);
        assert_eq!(found("C:\\x\\y"), None);
        assert_eq!(found("https://x/<svg>"), None);
    }

    #[test]
    fn folders_name_repositories() {
        let name = |path: &str| folder_name(Path::new(path));
        assert_eq!(["/srv/b.git", "/srv/b/.git", "/srv/b", "/"].map(name), ["b", "b", "b", "repository"]);
    }
}

//! Where the cache is, and the command that tells and removes it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::args::CacheWork;
use super::terminal;
use crate::error::{Error, Result};
use crate::store;
use crate::text;

/// The folder for facts between runs, by the system's custom; `None` where the environment names no place for it.
pub(super) fn folder() -> Option<PathBuf> {
    place(|name| std::env::var_os(name))
}

/// Relative and empty values are ignored, as the XDG Base Directory Specification asks; a home that is not there is
/// none.
fn place(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let path = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || path("HOME").filter(|home| home.is_dir());
    let base = if cfg!(windows) {
        path("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Caches"))
    } else {
        path("XDG_CACHE_HOME").or_else(|| home().map(|home| home.join(".cache")))
    };
    base.map(|base| base.join("laurels"))
}

/// `laurels cache`.
pub(super) fn run(what: CacheWork) -> Result<ExitCode> {
    let folder = folder().ok_or_else(|| {
        Error::usage("there is no cache: the environment names no folder for one")
            .hint("XDG_CACHE_HOME or HOME does; without one every run reads the whole history")
    })?;
    match what {
        CacheWork::Path => terminal::print(&format!("{}\n", shown(&folder)))?,
        CacheWork::Size => terminal::print(&format!("{}\n", in_words(store::size(&folder))))?,
        CacheWork::Clear => clear(&folder)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn clear(folder: &Path) -> Result<()> {
    let cleared = store::clear(folder)?;
    terminal::print(&format!("removed: {}\n", in_words(cleared.removed)))?;
    for path in &cleared.left {
        terminal::say(&format!("note: not removed, since it is in use or not of laurels: {}", shown(path)));
    }
    Ok(())
}

fn in_words(size: store::Size) -> String {
    let clones = text::counted(i64::try_from(size.clones).unwrap_or(i64::MAX), "clone", "clones");
    let bytes = text::counted(i64::try_from(size.bytes).unwrap_or(i64::MAX), "byte", "bytes");
    #[allow(clippy::cast_precision_loss)]
    let rounded = match size.bytes {
        0..10_000 => String::new(),
        10_000..1_000_000 => format!(" ({:.0} kB)", size.bytes as f64 / 1e3),
        _ => format!(" ({:.1} MB)", size.bytes as f64 / 1e6),
    };
    format!("{bytes}{rounded} for {clones}")
}

fn shown(path: &Path) -> String {
    text::plain(&path.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(all(unix, not(target_os = "macos")))]
    #[test]
    fn relative_and_empty_values_name_no_place() {
        let of = |xdg: &str, home: &str| {
            place(|name| Some(if name == "HOME" { home } else { xdg }.into())).map(|path| shown(&path))
        };
        assert_eq!(of("/c", "/").as_deref(), Some("/c/laurels"));
        assert_eq!(of("", "/").as_deref(), Some("/.cache/laurels"));
        assert_eq!(of("relative", "/").as_deref(), Some("/.cache/laurels"));
        assert_eq!(of("", ""), None);
        assert_eq!(of("", "/no/such/home"), None);
    }
}

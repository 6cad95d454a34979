//! `laurels cache`: the location and size of the cache.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::error::{Error, Result};
use crate::store;
use crate::text::{self, choices};

choices! {
    /// What to do with the cache.
    pub enum CacheWork {
        Path = "path", "Print its folder";
        Size = "size", "Print its size";
        Clear = "clear", "Clear it";
    }
}

/// The folder of the cache, as the environment defines it.
///
/// # Errors
/// The environment does not define a folder.
pub fn cache() -> Result<PathBuf> {
    cache_folder().ok_or_else(|| {
        Error::usage("the cache has no folder: the environment does not define one")
            .hint("set XDG_CACHE_HOME or HOME; without a cache, each run reads the whole history")
    })
}

/// The size of a cache in words.
#[must_use]
pub fn size_in_words(size: store::CacheSize) -> String {
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

/// The usual cache folder of the operating system; `None` if the environment does not define one.
pub fn cache_folder() -> Option<PathBuf> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(all(unix, not(target_os = "macos")))]
    #[test]
    fn relative_and_empty_values_name_no_place() {
        let of = |xdg: &str, home: &str| {
            place(|name| Some(if name == "HOME" { home } else { xdg }.into()))
                .map(|path| path.to_string_lossy().into_owned())
        };
        assert_eq!(of("/c", "/").as_deref(), Some("/c/laurels"));
        assert_eq!(of("", "/").as_deref(), Some("/.cache/laurels"));
        assert_eq!(of("relative", "/").as_deref(), Some("/.cache/laurels"));
        assert_eq!(of("", ""), None);
        assert_eq!(of("", "/no/such/home"), None);
    }
}

//! What `laurels --version` prints.

/// The version alone, for `-V`.
pub const SHORT: &str = env!("CARGO_PKG_VERSION");

/// The commit that a release build was made from: hash and date. `None` in a development build or without git.
const COMMIT: Option<&str> = option_env!("LAURELS_COMMIT");

/// The version, the commit and what this build can read and write, for `--version`.
#[must_use]
pub fn long() -> &'static str {
    static TEXT: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    TEXT.get_or_init(|| {
        let commit =
            COMMIT.map_or_else(|| "no commit: a development build".to_owned(), |commit| format!("commit {commit}"));
        let profile = if cfg!(debug_assertions) { "debug" } else { "release" };
        let system = format!("{}-{}", std::env::consts::OS, std::env::consts::ARCH);
        format!(
            "{SHORT} ({commit})\n\
             features: sha1 and sha256 repositories; CSV, JSON, Parquet, SVG, HTML, Markdown\n\
             build: {profile}, {system}"
        )
    })
}

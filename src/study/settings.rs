//! The options together with the configuration of the clone.

use crate::config::{self, Config, MAX_CONFIG, Options};
use crate::error::{Error, Result};
use crate::history::{Clone, FileAt};
use crate::identity::organization::Book;
use crate::identity::similar::Merge;
use crate::release::Fold;
use crate::text;

/// The configuration file of a clone.
const FILE: &str = "laurels.toml";

/// How a clone is interpreted.
pub struct Settings<'a> {
    /// The options of the command line; they precede the configuration.
    pub options: &'a Options,
    /// The configuration of the clone, or the file given instead.
    pub config: Config,
    /// The organizations in a file of the user's.
    given_organizations: Option<Book>,
}

impl<'a> Settings<'a> {
    /// Reads the configuration.
    ///
    /// # Errors
    /// A file is malformed or too large.
    pub fn new(clone: &Clone, options: &'a Options) -> Result<Self> {
        let config = configuration(clone, options)?;
        let given_organizations =
            options.people.organizations.as_deref().map(config::organizations_file).transpose()?;
        Ok(Self { options, config, given_organizations })
    }

    /// The organizations of people.
    pub fn organizations(&self) -> &Book {
        self.given_organizations.as_ref().unwrap_or(&self.config.book)
    }

    /// The name of the repository.
    pub fn repository(&self, clone: &Clone) -> String {
        let given = self.options.name.as_ref().or(self.config.name.as_ref());
        given.map_or_else(|| clone.name().to_owned(), |name| text::plain(name))
    }

    /// Which pairs count as one person.
    pub fn merge(&self) -> Merge {
        self.options.people.merge.or(self.config.merge).unwrap_or_default()
    }

    /// Which tags are releases.
    pub fn tags(&self) -> Option<&str> {
        self.options.releases.tags.as_deref().or(self.config.releases.tags.as_deref())
    }

    /// Whether patch releases are folded.
    pub fn patches(&self) -> Fold {
        let wished = self.options.releases.patches.or(self.config.releases.patches);
        if self.options.counting.profile.has_every_version() { Fold::Separate } else { wished.unwrap_or_default() }
    }

    /// Whether pre-releases are folded.
    pub fn prereleases(&self) -> Fold {
        let wished = self.options.releases.prereleases.or(self.config.releases.prereleases);
        if self.options.counting.profile.has_every_version() { Fold::Separate } else { wished.unwrap_or_default() }
    }
}

fn configuration(clone: &Clone, options: &Options) -> Result<Config> {
    if let Some(given) = &options.config {
        return Config::parse(&given.path, &given.content);
    }
    let Ok(head) = clone.resolve("HEAD") else { return Ok(Config::default()) };
    // A file that cannot be read may name people who must not be shown, so it is an error.
    let refused = |what: String| Err(Error::usage(what).hint("use another configuration with `--config FILE`"));
    match clone.file_at(&head, FILE, MAX_CONFIG) {
        FileAt::Absent | FileAt::Unknown => Ok(Config::default()),
        FileAt::Content(content) => Config::parse("laurels.toml at HEAD", &text::from_bytes(&content)),
        FileAt::TooLarge => refused(format!("laurels.toml at HEAD is larger than {MAX_CONFIG} bytes")),
        FileAt::Unreadable => refused("laurels.toml at HEAD is missing in this clone, or damaged".to_owned()),
    }
}

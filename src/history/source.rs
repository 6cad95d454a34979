//! The open repository that all readers share.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use gix::odb::store::init::Slots;

use super::budget::Budget;
use super::pack::Packs;
use super::shown;
use crate::error::{Error, Result};

/// Larger objects are not loaded; git treats files above half of it as binary.
const ALLOCATION_LIMIT: &str = "gitoxide.objects.allocLimit=1073741824";

/// What the readers of all threads share.
#[derive(Clone)]
pub struct Source {
    pub repository: gix::ThreadSafeRepository,
    options: gix::open::Options,
    pub packs: Arc<Packs>,
    pub budget: Arc<Budget>,
    /// Whether the content of every object is compared with its id.
    pub is_verified: bool,
}

impl Source {
    /// Opens a git folder without user or system configuration and without environment variables.
    pub fn open(git_dir: &Path) -> Result<Self> {
        let options = gix::open::Options::isolated()
            .with(gix::sec::Trust::Reduced)
            .open_path_as_is(true)
            .object_store_slots(Slots::AsNeededByDiskState { multiplier: 2.0, minimum: 256 })
            .config_overrides([ALLOCATION_LIMIT, "core.useReplaceRefs=false", "gitoxide.objects.noReplace=true"]);
        let repository = gix::ThreadSafeRepository::open_opts(git_dir, options.clone()).map_err(|error| {
            let (folder, why) = (shown::path(git_dir), shown::error(&error));
            Error::clone_unreadable(format!("cannot open the repository {folder}: {why}"))
                .hint("run `git fsck` in the clone to see what is wrong with it")
        })?;
        let packs = Arc::new(packs(&repository));
        Ok(Self { repository, options, packs, budget: Arc::default(), is_verified: false })
    }

    /// Bytes of an object id.
    pub fn hash_length(&self) -> usize {
        self.repository.to_thread_local().object_hash().len_in_bytes()
    }

    /// The repository as it is on disk now.
    pub fn reopened(&self) -> Option<gix::ThreadSafeRepository> {
        let folder = self.repository.to_thread_local().git_dir().to_owned();
        gix::ThreadSafeRepository::open_opts(folder, self.options.clone()).ok()
    }
}

fn packs(repository: &gix::ThreadSafeRepository) -> Packs {
    let local = repository.to_thread_local();
    let store = local.objects.store_ref();
    let alternates = store.alternate_db_paths().unwrap_or_default();
    let folders = std::iter::once(store.path()).chain(alternates.iter().map(PathBuf::as_path));
    Packs::open(folders, local.object_hash())
}

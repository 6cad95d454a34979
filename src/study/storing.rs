//! The cache: facts of earlier runs, and saving new ones while other work goes on.

use super::study::Study;
use crate::config::Options;
use crate::fact::{Facts, Known, ObjectId};
use crate::history::Clone;
use crate::progress::Progress;
use crate::store::Store;

/// The cache of a clone, and what it holds.
pub struct Cached {
    /// Where facts are kept; `None` if the user wants no cache.
    pub store: Option<Store>,
    /// What earlier runs read.
    pub known: Known,
}

impl Cached {
    /// Loads what earlier runs read of a clone.
    pub fn load(clone: &Clone, head: ObjectId, options: &Options, progress: &dyn Progress) -> Self {
        let mut store = options.run.cache.as_deref().map(|cache| {
            let id_length = head.as_bytes().len();
            match options.counting.words {
                true => Store::with_words(cache, &clone.common_dir(), id_length),
                false => Store::at(cache, &clone.common_dir(), id_length),
            }
        });
        if let Some(Err(error)) = store.as_ref().map(Store::check) {
            progress.warn(&error.what);
            store = None;
        }
        let known = store.as_mut().map(Store::load).unwrap_or_default();
        match &store {
            Some(_) => progress.log(&format!("cache: {} commits known", known.facts.commits.len())),
            None => progress.log("cache: not used"),
        }
        Self { store, known }
    }
}

impl Study {
    /// Does some work while the facts of this study are saved, as [`while_storing`] does for several.
    pub fn while_storing<T>(&self, progress: &dyn Progress, work: impl FnOnce() -> T) -> T {
        while_storing(std::slice::from_ref(self), progress, work)
    }
}

/// Does some work while the facts of studies are saved. Failing to save is not an error: the next run reads them again.
pub fn while_storing<T>(studies: &[Study], progress: &dyn Progress, work: impl FnOnce() -> T) -> T {
    std::thread::scope(|scope| {
        let mut threads = Vec::with_capacity(studies.len());
        for study in studies {
            let Some(store) = &study.store else { continue };
            let thread = std::thread::Builder::new().name("laurels-store".to_owned());
            threads.extend(thread.spawn_scoped(scope, || save(store, &study.facts, progress)));
        }
        let done = work();
        // Joined here, so that a panic in such a thread does not end the run.
        for thread in threads {
            drop(thread.join());
        }
        done
    })
}

fn save(store: &Store, facts: &Facts, progress: &dyn Progress) {
    match store.save(facts) {
        Ok(commits) => progress.log(&format!("cache: {commits} commits added")),
        Err(error) => progress.log(&error.what),
    }
}

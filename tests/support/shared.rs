//! Repositories and reports that several tests read, made once for those that run at the same time.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use super::History;
use super::laurels::{laurels, text};

/// A repository that no test changes, and the reports about it.
pub(crate) struct Shared {
    pub(crate) history: History,
    reports: Mutex<BTreeMap<String, PathBuf>>,
}

/// Holds a shared repository as long as a running test uses it.
pub(crate) type Slot = Mutex<Weak<Shared>>;

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The repository of a slot, made if no running test has it.
pub(crate) fn shared(slot: &Slot, make: fn() -> History) -> Arc<Shared> {
    let mut slot = locked(slot);
    if let Some(found) = slot.upgrade() {
        return found;
    }
    let made = Arc::new(Shared { history: make(), reports: Mutex::default() });
    *slot = Arc::downgrade(&made);
    made
}

impl Shared {
    /// The folder of the report with these options, made once. Tests must not change it.
    pub(crate) fn report(&self, args: &[&str]) -> PathBuf {
        let mut reports = locked(&self.reports);
        let number = reports.len();
        let folder = reports.entry(args.join(" ")).or_insert_with(|| {
            let folder = self.history.scratch().join(format!("report-{number}"));
            let report = ["report", &text(&self.history.path()), "-o", &text(&folder)];
            laurels(&[&report, args].concat()).ok();
            folder
        });
        folder.clone()
    }

    /// The page of that report.
    pub(crate) fn page(&self, args: &[&str]) -> PathBuf {
        self.report(args).join("report.html")
    }
}

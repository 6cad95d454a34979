//! What a running query may take: memory, and time until the user interrupts it.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

use super::{Progress, Silent};
use crate::error::{Error, Result};

/// How often a running query is looked at.
const INTERVAL: Duration = Duration::from_millis(20);

/// What a running query may take.
#[derive(Clone, Copy)]
pub struct Limits<'a> {
    /// Knows whether the user interrupts.
    progress: &'a dyn Progress,
    /// Bytes that a query may take in addition to what was read before.
    memory: u64,
}

impl Default for Limits<'_> {
    fn default() -> Self {
        Self::new(&Silent, None)
    }
}

impl<'a> Limits<'a> {
    /// Limits with a number of bytes, by default half of what the machine or the container has.
    #[must_use]
    pub fn new(progress: &'a dyn Progress, memory: Option<u64>) -> Self {
        Self { progress, memory: memory.unwrap_or_else(half_of_all) }
    }

    /// Waits for the result of a query that runs in another thread.
    ///
    /// # Errors
    /// The query takes too much memory, the user interrupts, or the thread ended without a result. The thread may go on
    /// until the process ends.
    pub fn wait<T>(&self, result: &Receiver<Result<T>>) -> Result<T> {
        let mut meter = Meter::new();
        loop {
            match result.recv_timeout(INTERVAL) {
                Ok(result) => return result,
                Err(RecvTimeoutError::Disconnected) => return Err(Error::usage("the SQL engine failed on this text")),
                Err(RecvTimeoutError::Timeout) => {}
            }
            self.progress.check()?;
            if meter.growth() > self.memory {
                return Err(Error::usage(format!("the query takes more than {} of memory", shown(self.memory)))
                    .hint("filter or group before you join, or raise the limit with `--memory SIZE`"));
            }
        }
    }
}

/// Half of the memory of the machine, or of the container if that is less.
fn half_of_all() -> u64 {
    let mut system = System::new();
    system.refresh_memory();
    let all = system.total_memory();
    let of_container = system.cgroup_limits().map_or(all, |limits| limits.total_memory);
    let least = all.min(of_container);
    // A system that does not tell has no limit.
    if least == 0 { u64::MAX } else { least / 2 }
}

fn shown(bytes: u64) -> String {
    match bytes >> 20 {
        megabytes if megabytes < 1024 => format!("{megabytes} MB"),
        megabytes => format!("{} GB", megabytes >> 10),
    }
}

/// How much memory the process has taken since the meter was made.
struct Meter {
    system: System,
    process: Option<Pid>,
    start: u64,
}

impl Meter {
    fn new() -> Self {
        let mut meter = Self { system: System::new(), process: sysinfo::get_current_pid().ok(), start: 0 };
        meter.start = meter.used();
        meter
    }

    fn growth(&mut self) -> u64 {
        self.used().saturating_sub(self.start)
    }

    /// Bytes in memory; 0 where the system does not tell.
    fn used(&mut self) -> u64 {
        let Some(process) = self.process else { return 0 };
        let what = ProcessRefreshKind::nothing().with_memory();
        self.system.refresh_processes_specifics(ProcessesToUpdate::Some(&[process]), false, what);
        self.system.process(process).map_or(0, sysinfo::Process::memory)
    }
}

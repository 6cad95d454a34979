//! The wall time of a command, and its CPU time and memory where `/proc` has them (Linux).

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::needs::{self, Need};

/// Time between two looks at a running process.
const LOOK: Duration = Duration::from_millis(2);
/// Linux counts CPU time in hundredths of a second for every program on every machine (`USER_HZ`).
const TICK: Duration = Duration::from_millis(10);

/// What one run took.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Usage {
    pub(crate) wall: Duration,
    /// User and system time of all its threads.
    pub(crate) cpu: Option<Duration>,
    /// The most memory it had at once, in bytes, mapped files included: the kernel's own high-water mark.
    pub(crate) peak: Option<u64>,
    /// The same without mapped files, as sampled.
    pub(crate) peak_anonymous: Option<u64>,
}

/// Runs a command that must succeed.
pub(crate) fn measure(command: &mut Command) -> Usage {
    let start = Instant::now();
    let mut child = command.spawn().expect("it starts");
    let folder = format!("/proc/{}", child.id());
    let mut usage = Usage::default();
    // Until it is waited for, a process that has ended keeps its times, but not its memory.
    while let Some((is_running, cpu)) = times(&folder) {
        usage.cpu = Some(cpu);
        if !is_running {
            usage.wall = start.elapsed();
            break;
        }
        let status = std::fs::read_to_string(format!("{folder}/status")).unwrap_or_default();
        usage.peak = usage.peak.max(memory(&status, "VmHWM:"));
        usage.peak_anonymous = usage.peak_anonymous.max(memory(&status, "RssAnon:"));
        std::thread::sleep(LOOK);
    }
    let status = child.wait().expect("it ends");
    assert!(status.success(), "{command:?}: {status}");
    if usage.cpu.is_none() {
        usage.wall = start.elapsed();
    }
    usage
}

/// The peak memory of a command in MB without mapped files; `None`, reported, if the system does not show it.
pub(crate) fn memory_of(command: &mut Command) -> Option<u64> {
    let usage = measure(command.stdout(Stdio::null()).stderr(Stdio::null()));
    if needs::is_missing(Need::Memory) {
        return None;
    }
    let peak = usage.peak_anonymous.expect("a process that runs for a while takes memory");
    assert!(peak > 0);
    Some(peak >> 20)
}

/// Whether a process still runs, and its CPU time so far.
fn times(folder: &str) -> Option<(bool, Duration)> {
    let stat = std::fs::read_to_string(format!("{folder}/stat")).ok()?;
    // The name before it is in parentheses and may contain anything.
    let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    let ticks: u32 = fields.get(11)?.parse::<u32>().ok()? + fields.get(12)?.parse::<u32>().ok()?;
    Some((!matches!(*fields.first()?, "Z" | "X"), TICK * ticks))
}

/// A line of `/proc/PID/status`, in bytes.
fn memory(status: &str, key: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(key))?;
    let kibibytes: u64 = line.trim().trim_end_matches("kB").trim_end().parse().ok()?;
    Some(kibibytes * 1024)
}

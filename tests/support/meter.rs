//! What a command takes: wall time everywhere; CPU time and memory where Linux tells of a running process in `/proc`.

use std::process::Command;
use std::time::{Duration, Instant};

/// How often a running process is looked at: its memory at the end is at most this old.
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
    /// The same without mapped files, as seen.
    pub(crate) peak_anonymous: Option<u64>,
}

/// Runs a command that must succeed.
pub(crate) fn measure(command: &mut Command) -> Usage {
    let start = Instant::now();
    let mut child = command.spawn().expect("it starts");
    let folder = format!("/proc/{}", child.id());
    let mut usage = Usage::default();
    // A process that has ended keeps its times, but not its memory, until somebody waits for it.
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

/// Whether a process still runs, and its CPU time so far.
fn times(folder: &str) -> Option<(bool, Duration)> {
    let stat = std::fs::read_to_string(format!("{folder}/stat")).ok()?;
    // The name before it stands in parentheses and may hold anything.
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

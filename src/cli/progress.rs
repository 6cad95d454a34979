//! Progress bars and times on standard error, and Ctrl-C.

use std::fmt::Write;
use std::io::IsTerminal;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use super::terminal;
use crate::progress::{Progress, Stage};
use crate::text;

/// Set by the first Ctrl-C; a second one ends the process at once.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// A bar per stage, on a terminal only; with `--verbose` a line per stage with its time.
pub(super) struct Bars {
    is_shown: bool,
    is_verbose: bool,
    is_quiet: bool,
    bar: Mutex<Option<ProgressBar>>,
    stage: Mutex<Option<(&'static str, Instant)>>,
}

impl Bars {
    /// Bars, shown on a terminal unless `quiet`. From now on, Ctrl-C asks workers to stop.
    pub(super) fn new(quiet: bool, verbose: bool) -> Self {
        let handler = || {
            if INTERRUPTED.swap(true, Ordering::SeqCst) {
                std::process::exit(130);
            }
        };
        // Without a handler Ctrl-C still ends the process; files are staged, so nothing is left half-written.
        let _ = ctrlc::set_handler(handler);
        let is_shown = !quiet && std::io::stderr().is_terminal();
        let (bar, stage) = (Mutex::new(None), Mutex::new(None));
        Self { is_shown, is_verbose: verbose, is_quiet: quiet, bar, stage }
    }

    /// Prints a line above the bar.
    fn say(&self, line: &str) {
        match self.bar.lock().ok().and_then(|bar| bar.clone()) {
            Some(bar) => bar.suspend(|| terminal::say(line)),
            None => terminal::say(line),
        }
    }

    /// Removes the bar, so that the next output starts on a clean line, and prints the time of the stage.
    pub(super) fn clear(&self) {
        if let Ok(mut bar) = self.bar.lock()
            && let Some(bar) = bar.take()
        {
            bar.finish_and_clear();
        }
        if let Ok(mut stage) = self.stage.lock()
            && let Some((label, began)) = stage.take()
        {
            terminal::say(&format!("{label:>8} {:8.2} s", began.elapsed().as_secs_f64()));
        }
    }
}

/// What a stage counts.
fn unit(stage: Stage) -> &'static str {
    match stage {
        Stage::Walk => "commits",
        Stage::Trees => "trees",
        Stage::Lines => "changes",
        Stage::Queries => "queries",
        Stage::Files => "files",
    }
}

/// A bar, or a spinner if the number of steps is unknown.
fn bar(unit: &'static str, steps: Option<u64>) -> ProgressBar {
    let (bar, template) = match steps {
        Some(steps) => (ProgressBar::new(steps), "{msg:>8} {bar:32} {human_pos} of {human_len}  {rate}  {eta} left"),
        None => (ProgressBar::new_spinner(), "{msg:>8} {spinner} {human_pos}  {rate}"),
    };
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    let write_rate = move |state: &ProgressState, out: &mut dyn Write| {
        // A line that cannot be drawn is drawn again with the next tick.
        let _ = write!(out, "{} {unit}/s", rounded(state.per_sec()));
    };
    let bar = bar.with_style(style.with_key("rate", write_rate).progress_chars("━╸ ")).with_message(unit);
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}

/// A rate with at most three digits: 812, 45 k, 6.7 M.
fn rounded(rate: f64) -> String {
    let (value, unit) = match rate {
        rate if rate >= 999_500.0 => (rate / 1e6, " M"),
        rate if rate >= 999.5 => (rate / 1e3, " k"),
        rate => return format!("{rate:.0}"),
    };
    if value < 9.95 { format!("{value:.1}{unit}") } else { format!("{value:.0}{unit}") }
}

impl Progress for Bars {
    fn begin(&self, stage: Stage, steps: Option<u64>) {
        self.clear();
        let unit = unit(stage);
        if self.is_verbose
            && let Ok(mut stage) = self.stage.lock()
        {
            *stage = Some((unit, Instant::now()));
        }
        // A stage without work, such as counting lines that the cache has, would only flash by.
        let has_work = steps != Some(0);
        if self.is_shown
            && has_work
            && let Ok(mut current) = self.bar.lock()
        {
            *current = Some(bar(unit, steps));
        }
    }

    fn advance(&self, steps: u64) {
        if self.is_shown
            && let Ok(bar) = self.bar.lock()
            && let Some(bar) = bar.as_ref()
        {
            bar.inc(steps);
        }
    }

    fn log(&self, words: &str) {
        if self.is_verbose {
            self.say(&text::plain(words));
        }
    }

    fn warn(&self, words: &str) {
        if !self.is_quiet {
            self.say(&format!("note: {}", text::plain(words)));
        }
    }

    fn is_interrupted(&self) -> bool {
        INTERRUPTED.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn rates_have_few_digits_and_a_unit() {
        let shown = [0.4, 812.3, 999.9, 1_234.0, 45_678.0, 999_700.0, 6_676_035.7].map(rounded);
        assert_eq!(shown, ["0", "812", "1.0 k", "1.2 k", "46 k", "1.0 M", "6.7 M"]);
    }
}

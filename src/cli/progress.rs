//! Progress bars and times on standard error, and Ctrl-C.

use std::io::IsTerminal;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::terminal;
use crate::progress::{Progress, Stage};
use crate::text;

/// Set by the first Ctrl-C; a second one ends the process at once.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// A bar per stage, on a terminal only; with `--verbose` a line per stage with its time.
pub(super) struct Bars {
    is_shown: bool,
    is_verbose: bool,
    bar: Mutex<Option<ProgressBar>>,
    stage: Mutex<Option<(&'static str, Instant)>>,
}

impl Bars {
    /// Bars, unless the user wants quiet or nobody looks; from now on Ctrl-C asks workers to stop.
    pub(super) fn new(quiet: bool, verbose: bool) -> Self {
        let handler = || {
            if INTERRUPTED.swap(true, Ordering::SeqCst) {
                std::process::exit(130);
            }
        };
        // Without a handler Ctrl-C still ends the process; files are staged, so nothing is left half-written.
        let _ = ctrlc::set_handler(handler);
        let is_shown = !quiet && std::io::stderr().is_terminal();
        Self { is_shown, is_verbose: verbose, bar: Mutex::new(None), stage: Mutex::new(None) }
    }

    /// Removes the bar, so that what is printed next starts on a clean line, and tells the time of the stage.
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

impl Progress for Bars {
    fn begin(&self, stage: Stage, steps: Option<u64>) {
        self.clear();
        let label = match stage {
            Stage::Walk => "commits",
            Stage::Trees => "trees",
            Stage::Lines => "lines",
            Stage::Queries => "queries",
            Stage::Files => "files",
        };
        if let (true, Ok(mut stage)) = (self.is_verbose, self.stage.lock()) {
            *stage = Some((label, Instant::now()));
        }
        if !self.is_shown {
            return;
        }
        let (bar, template) = match steps {
            Some(steps) => {
                (ProgressBar::new(steps), "{msg:>8} {bar:32} {human_pos}/{human_len}  {per_sec}  {eta} left")
            }
            None => (ProgressBar::new_spinner(), "{msg:>8} {spinner} {human_pos}  {per_sec}"),
        };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = bar.with_style(style.progress_chars("━╸ ")).with_message(label);
        bar.enable_steady_tick(Duration::from_millis(120));
        if let Ok(mut current) = self.bar.lock() {
            *current = Some(bar);
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

    fn tell(&self, words: &str) {
        let say = || terminal::say(&text::plain(words));
        if !self.is_verbose {
            return;
        }
        match self.bar.lock().ok().and_then(|bar| bar.clone()) {
            Some(bar) => bar.suspend(say),
            None => say(),
        }
    }

    fn is_interrupted(&self) -> bool {
        INTERRUPTED.load(Ordering::Relaxed)
    }
}

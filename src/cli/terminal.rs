//! The only place that prints.

use std::io::{ErrorKind, IsTerminal, Write};

use crate::config::Color;
use crate::error::{Error, Result};
use crate::fact::Notice;
use crate::text;

/// Prints data to standard output. If the reader has closed the pipe, the program ends without an error.
pub(super) fn print(content: &str) -> Result<()> {
    print_bytes(content.as_bytes())
}

/// Prints binary data.
pub(super) fn print_bytes(content: &[u8]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(content).and_then(|()| out.flush()).map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => Error::closed_pipe(),
        _ => Error::output(format!("cannot write to standard output: {error}")),
    })
}

/// Prints a line to standard error. A failure is ignored, because it cannot be reported.
pub(super) fn say(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Prints notices to standard error.
pub(super) fn notices(notices: &[Notice], color: Color) {
    for notice in notices {
        let word = if notice.is_incomplete() { "incomplete" } else { "note" };
        let style = if notice.is_incomplete() { "\u{1b}[1;33m" } else { "\u{1b}[1;36m" };
        say(&format!("{}: {}", styled(word, style, stderr_has(color)), text::plain(&notice.text)));
    }
}

/// Prints an error with its hint.
pub(super) fn error(error: &Error) {
    say(&format!("{}: {}", styled("error", "\u{1b}[1;31m", stderr_has(Color::Auto)), text::harmless(&error.what)));
    if let Some(hint) = &error.hint {
        say(&format!("  {}: {}", styled("hint", "\u{1b}[1m", stderr_has(Color::Auto)), text::plain(hint)));
    }
}

/// Whether standard output is a terminal.
pub(super) fn is_terminal() -> bool {
    std::io::stdout().is_terminal()
}

/// Columns of the terminal, or `None` if standard output is not a terminal.
pub(super) fn width() -> Option<usize> {
    let (_, columns) = console::Term::stdout().size_checked()?;
    is_terminal().then_some(usize::from(columns))
}

/// Whether a person sees messages: standard error is a terminal.
pub(super) fn is_seen() -> bool {
    std::io::stderr().is_terminal()
}

/// Whether a person can answer: standard input is a terminal.
pub(super) fn is_interactive() -> bool {
    std::io::stdin().is_terminal()
}

/// Whether standard output takes bold type.
pub(super) fn stdout_has(color: Color) -> bool {
    allowed(color, std::io::stdout().is_terminal())
}

fn stderr_has(color: Color) -> bool {
    allowed(color, std::io::stderr().is_terminal())
}

fn allowed(color: Color, is_terminal: bool) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    }
}

fn styled(word: &str, style: &str, is_on: bool) -> String {
    if is_on { format!("{style}{word}\u{1b}[0m") } else { word.to_owned() }
}

//! Shows long text a screen at a time. No other program is run: `$PAGER` is not used.

use console::{Key, Term};

use super::terminal;
use crate::error::Result;

/// Prints `content`; on a terminal that is too short for it, waits for a key after each screen.
///
/// # Errors
/// Standard output cannot be written.
pub fn show(content: &str) -> Result<()> {
    let screen = Term::stdout();
    let lines: Vec<&str> = content.lines().collect();
    let height = usize::from(screen.size().0);
    let can_ask = terminal::is_terminal() && terminal::is_interactive();
    if !can_ask || height < 3 || lines.len() < height {
        return terminal::print(content);
    }
    let mut shown = 0;
    let mut step = height - 1;
    while shown < lines.len() {
        let end = lines.len().min(shown + step);
        terminal::print(&format!("{}\n", lines[shown..end].join("\n")))?;
        shown = end;
        if shown == lines.len() {
            break;
        }
        let Some(next) = ask(&screen, height - 1) else { break };
        step = next;
    }
    Ok(())
}

/// How many lines to show next: a screen, or one after Enter. `None` ends.
fn ask(screen: &Term, height: usize) -> Option<usize> {
    terminal::print("-- space: next page, Enter: next line, q: quit --").ok()?;
    let step = loop {
        match screen.read_key() {
            Ok(Key::Char(' ') | Key::PageDown) => break Some(height),
            Ok(Key::Enter | Key::ArrowDown | Key::Char('j')) => break Some(1),
            Ok(Key::Char('q' | 'Q') | Key::Escape) | Err(_) => break None,
            Ok(_) => {}
        }
    };
    // A cleared line, so that the question is not left between lines of text.
    terminal::print("\r\u{1b}[2K").ok()?;
    step
}

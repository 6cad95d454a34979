//! What is the same around every chart: ground, title, subtitle, footer and the margins.

use super::Context;
use super::measure;
use super::pen::{Drawn, Pen};
use super::scene::{Scene, Type, U};
use super::theme::Token;
use crate::text;

/// Width of every chart in tenths; a blog's or forum's column is about as wide.
pub(super) const WIDTH: i32 = 720 * U;
/// Free space left and right, in tenths.
pub(super) const MARGIN: i32 = 16 * U;
/// Room between the margins, in tenths.
pub(super) const ROOM: i32 = WIDTH - 2 * MARGIN;
/// The right margin's place, in tenths.
pub(super) const RIGHT: i32 = WIDTH - MARGIN;

const TITLE: Type = Type::new(18, Token::Fg).bold(true);
const SUBTITLE: Type = Type::new(13, Token::Mu);
const FOOTER: Type = Type::new(12, Token::Mu);

/// Lines of words around a chart, wrapped, and where the chart itself goes.
pub(super) struct Frame {
    title: Vec<String>,
    subtitle: Vec<String>,
    footer: Vec<String>,
    /// Where the chart begins, in tenths from the top.
    pub(super) top: i32,
    /// Height of the picture in tenths.
    pub(super) height: i32,
}

impl Frame {
    /// A frame around a chart that is `body` tenths high.
    pub(super) fn new(title: &str, subtitle: &str, footer: &[String; 2], body: i32) -> Self {
        let title = measure::wrap(&plain(title), TITLE.size, TITLE.bold, ROOM);
        let subtitle = measure::wrap(&text::plain(subtitle), SUBTITLE.size, SUBTITLE.bold, ROOM);
        let footer = footer_lines(footer);
        let top = 72 * U + more(&title) * 23 * U + more(&subtitle) * 18 * U;
        let height = top + body + 44 * U + more(&footer) * 16 * U;
        Self { title, subtitle, footer, top, height }
    }

    /// An empty picture of this frame's size.
    pub(super) fn scene(&self) -> Scene {
        Scene { width: WIDTH, height: self.height, marks: Vec::new() }
    }

    /// Draws ground and words.
    pub(super) fn draw(&self, pen: &Pen<'_>) -> Drawn {
        pen.rect((0, 0), (WIDTH, self.height), Token::Bg)?;
        let mut y = lines(pen, &self.title, 30 * U, 23 * U, TITLE)?;
        y += 20 * U - 23 * U;
        lines(pen, &self.subtitle, y, 18 * U, SUBTITLE)?;
        let first = self.height - 14 * U - more(&self.footer) * 16 * U;
        lines(pen, &self.footer, first, 16 * U, FOOTER).map(|_| ())
    }
}

/// [`text::plain`], but blanks that hold a number and its sign together stay.
pub(super) fn plain(shown: &str) -> String {
    let parts: Vec<String> = shown.split('\u{a0}').map(text::plain).filter(|part| !part.is_empty()).collect();
    parts.join("\u{a0}")
}

/// The first title that needs at most two lines; the last one if none does, so it should be short.
pub(super) fn choose_title(candidates: &[String]) -> String {
    let fits = |title: &&String| measure::wrap(title, TITLE.size, TITLE.bold, ROOM).len() <= 2;
    let found = candidates.iter().find(fits).or(candidates.last());
    found.cloned().unwrap_or_default()
}

/// The first text of at most 250 characters; the last one cut if there is none.
pub(super) fn choose_alt(candidates: &[String]) -> String {
    let plain: Vec<String> = candidates.iter().map(|alt| text::plain(alt)).collect();
    match plain.iter().find(|alt| alt.chars().count() <= 250) {
        Some(found) => found.clone(),
        None => plain.last().map(|alt| alt.chars().take(250).collect()).unwrap_or_default(),
    }
}

/// The footer: where the data is from, then what the chart has to say about its limits.
pub(super) fn footer(context: &Context, sentences: &[String]) -> [String; 2] {
    [text::plain(&context.source), text::plain(&sentences.join(" "))]
}

/// One line if all fits into it; else the notes begin a line of their own.
fn footer_lines(footer: &[String; 2]) -> Vec<String> {
    let wrap = |shown: &str| measure::wrap(shown, FOOTER.size, FOOTER.bold, ROOM);
    let all = wrap(&footer.join(" "));
    if all.len() > 1 { footer.iter().flat_map(|part| wrap(part)).collect() } else { all }
}

/// Draws lines downwards and returns where the next one would be.
fn lines(pen: &Pen<'_>, lines: &[String], first: i32, step: i32, style: Type) -> Result<i32, String> {
    let mut y = first;
    for line in lines {
        pen.text(line, (MARGIN, y), style)?;
        y += step;
    }
    Ok(y)
}

/// Lines after the first one.
fn more(lines: &[String]) -> i32 {
    i32::try_from(lines.len().saturating_sub(1)).unwrap_or(0)
}

//! What is the same around every chart: ground, title, subtitle, footer and the margins.

use super::Context;
use super::measure;
use super::pen::{Drawn, Pen};
use super::scene::{Scene, Type, U};
use super::sheet::Sheet;
use super::theme::Token;
use crate::text;

/// Free space left and right, in tenths.
pub(super) const MARGIN: i32 = 16 * U;

const TITLE: Type = Type::new(18, Token::Fg).bold(true);
const SUBTITLE: Type = Type::new(13, Token::Mu);
const FOOTER: Type = Type::new(12, Token::Mu);

/// Room for the chart itself, in tenths.
#[derive(Debug, Clone, Copy)]
pub(super) struct Body {
    /// Where it begins, from the top of the picture.
    pub(super) top: i32,
    /// How high it is: what was wished for, or what a picture of fixed height has left.
    pub(super) height: i32,
}

/// Lines of words around a chart, wrapped, and where the chart itself goes.
pub(super) struct Frame {
    title: Vec<String>,
    subtitle: Vec<String>,
    footer: Vec<String>,
    /// Where the chart goes.
    pub(super) body: Body,
    /// Width and height of the picture in tenths.
    size: (i32, i32),
}

impl Frame {
    /// A frame around a chart that would be `wished` tenths high.
    pub(super) fn new(title: &str, subtitle: &str, footer: &[String; 2], wished: i32, sheet: Sheet) -> Self {
        let room = sheet.room();
        let mut title = measure::wrap(&plain(title), TITLE.size, TITLE.bold, room);
        let mut subtitle = measure::wrap(&text::plain(subtitle), SUBTITLE.size, SUBTITLE.bold, room);
        let mut footer = footer_lines(footer, room);
        if sheet.height().is_some() {
            // Words as long as only strangers write them must leave room for the chart.
            [(&mut title, 2), (&mut subtitle, 2), (&mut footer, 4)]
                .into_iter()
                .for_each(|(lines, most)| cut(lines, most));
        }
        let top = 72 * U + more(&title) * 23 * U + more(&subtitle) * 18 * U;
        let bottom = 44 * U + more(&footer) * 16 * U;
        let height = sheet.height().unwrap_or(top + wished + bottom);
        let body = Body { top, height: height - top - bottom };
        Self { title, subtitle, footer, body, size: (sheet.width(), height) }
    }

    /// An empty picture of this frame's size.
    pub(super) fn scene(&self) -> Scene {
        Scene { width: self.size.0, height: self.size.1, marks: Vec::new() }
    }

    /// Draws ground and words.
    pub(super) fn draw(&self, pen: &Pen<'_>) -> Drawn {
        pen.rect((0, 0), self.size, Token::Bg)?;
        let mut y = lines(pen, &self.title, 30 * U, 23 * U, TITLE)?;
        y += 20 * U - 23 * U;
        lines(pen, &self.subtitle, y, 18 * U, SUBTITLE)?;
        let first = self.size.1 - 14 * U - more(&self.footer) * 16 * U;
        lines(pen, &self.footer, first, 16 * U, FOOTER).map(|_| ())
    }
}

/// [`text::plain`], but blanks that hold a number and its sign together stay.
pub(super) fn plain(shown: &str) -> String {
    let parts: Vec<String> = shown.split('\u{a0}').map(text::plain).filter(|part| !part.is_empty()).collect();
    parts.join("\u{a0}")
}

/// The first title that needs at most two lines; the last one if none does, so it should be short.
pub(super) fn choose_title(candidates: &[String], sheet: Sheet) -> String {
    let lines = |title: &str| measure::wrap(title, TITLE.size, TITLE.bold, sheet.room()).len();
    let found = candidates.iter().find(|title| lines(title) <= 2).or(candidates.last());
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
fn footer_lines(footer: &[String; 2], room: i32) -> Vec<String> {
    let wrap = |shown: &str| measure::wrap(shown, FOOTER.size, FOOTER.bold, room);
    let all = wrap(&footer.join(" "));
    if all.len() > 1 { footer.iter().flat_map(|part| wrap(part)).collect() } else { all }
}

/// Keeps so many lines, the last of which says that there were more.
fn cut(lines: &mut Vec<String>, most: usize) {
    let has_more = lines.len() > most;
    lines.truncate(most);
    if let Some(last) = lines.last_mut().filter(|_| has_more) {
        *last = text::shorten(&format!("{last}…"), text::columns(last).saturating_sub(1).max(1));
    }
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

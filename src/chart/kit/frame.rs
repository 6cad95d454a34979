//! The frame of every chart: background, title, subtitle, footer and margins.

use super::measure;
use super::pen::{Drawn, Pen};
use super::scene::{MARGIN, Scene, Type, U};
use super::sheet::Sheet;
use super::theme::Token;
use crate::chart::context::Context;
use crate::chart::skipped::Skipped;
use crate::text;

const TITLE: Type = Type::new(18, Token::Fg).bold(true);
const SUBTITLE: Type = Type::new(13, Token::Mu);
const FOOTER: Type = Type::new(12, Token::Mu);
const LOGO: Type = FOOTER.bold(true);
/// Free space before the logo.
const BEFORE_LOGO: i32 = 16 * U;

/// Room for the chart itself, in tenths.
#[derive(Debug, Clone, Copy)]
pub struct Body {
    /// Where it begins, from the top of the picture.
    pub top: i32,
    /// How high it is: as requested, or the rest of a picture of fixed height.
    pub height: i32,
}

/// Wrapped lines of text around a chart, and the place of the chart itself.
pub struct Frame {
    title: Vec<String>,
    subtitle: Vec<String>,
    /// The last line may be empty: only the logo is there.
    footer: Vec<String>,
    logo: String,
    /// The place of the chart.
    pub body: Body,
    /// Width and height of the picture in tenths.
    size: (i32, i32),
}

impl Frame {
    /// A frame around a chart of the requested height in tenths.
    pub fn new(title: &str, subtitle: &str, footer: &Footer, wished: i32, sheet: Sheet) -> Self {
        let room = sheet.room();
        let mut title = measure::wrap(&plain(title), TITLE.size, TITLE.bold, room);
        let mut subtitle = measure::wrap(&plain(subtitle), SUBTITLE.size, SUBTITLE.bold, room);
        if sheet.height().is_some() {
            // Untrusted text of any length must leave room for the chart.
            [&mut title, &mut subtitle].into_iter().for_each(|lines| cut(lines, 2));
        }
        let more_above = (title.len() + subtitle.len()).saturating_sub(2);
        let most = sheet.height().map_or(usize::MAX, |_| 4 - more_above.min(2));
        let (footer, logo) = (footer.lines(room, most), footer.logo(room));
        let top = 72 * U + more(&title) * 23 * U + more(&subtitle) * 18 * U;
        let bottom = 44 * U + more(&footer) * 16 * U;
        let height = sheet.height().unwrap_or(top + wished + bottom);
        let body = Body { top, height: height - top - bottom };
        Self { title, subtitle, footer, logo, body, size: (sheet.width(), height) }
    }

    /// An empty picture of this frame's size.
    pub fn scene(&self) -> Scene {
        Scene { width: self.size.0, height: self.size.1, marks: Vec::new() }
    }

    /// Draws background and texts.
    pub fn draw(&self, pen: &Pen<'_>) -> Drawn {
        pen.rect((0, 0), self.size, Token::Bg)?;
        let mut y = lines(pen, &self.title, 30 * U, 23 * U, TITLE)?;
        y += 20 * U - 23 * U;
        lines(pen, &self.subtitle, y, 18 * U, SUBTITLE)?;
        let last = self.size.1 - 14 * U;
        lines(pen, &self.footer, last - more(&self.footer) * 16 * U, 16 * U, FOOTER)?;
        if self.logo.is_empty() { Ok(()) } else { pen.text(&self.logo, (pen.right(), last), LOGO.end()) }
    }
}

/// [`text::plain`], but keeps no-break spaces.
pub fn plain(shown: &str) -> String {
    let parts: Vec<String> = shown.split('\u{a0}').map(text::plain).filter(|part| !part.is_empty()).collect();
    parts.join("\u{a0}")
}

/// The first title that needs at most two lines in a picture of fixed height; the last one if none does, so it should be
/// short. All sizes of a chart have the same title; on a phone it may take more lines.
pub fn choose_title(candidates: &[String]) -> String {
    let lines = |title: &str| measure::wrap(title, TITLE.size, TITLE.bold, Sheet::Social.room()).len();
    let found = candidates.iter().find(|title| lines(title) <= 2).or(candidates.last());
    found.cloned().unwrap_or_default()
}

/// The first text of at most 250 characters, with the last sentence; the last one cut if there is none.
pub fn choose_alt(candidates: &[String], last: &str) -> String {
    let plain: Vec<String> = candidates.iter().map(|alt| text::plain(alt)).collect();
    let room = 250 - last.chars().count().min(249) - usize::from(!last.is_empty());
    let alt = match plain.iter().find(|alt| alt.chars().count() <= room) {
        Some(found) => found.clone(),
        None => plain.last().map(|alt| alt.chars().take(room).collect()).unwrap_or_default(),
    };
    if last.is_empty() { alt } else { format!("{alt} {last}") }
}

/// The text below a chart.
pub struct Footer {
    /// The source of the data.
    source: String,
    /// Notes about the chart.
    notes: String,
    /// The publisher; may be empty.
    logo: String,
}

impl Footer {
    /// A footer with these notes.
    pub fn new(context: &Context, sentences: &[String]) -> Self {
        let [source, notes] = [&context.source, &sentences.join(" ")].map(|words| plain(words));
        Self { source, notes, logo: text::plain(&context.logo) }
    }

    /// One line if everything fits; else the notes begin a new line. At most `most` lines; the last is empty if the logo needs
    /// a line of its own.
    fn lines(&self, room: i32, most: usize) -> Vec<String> {
        let wrap = |shown: &str| measure::fill(shown, FOOTER.size, FOOTER.bold, room);
        let logo = match self.logo(room).as_str() {
            "" => 0,
            logo => BEFORE_LOGO + measure::reserve(logo, LOGO.size, LOGO.bold),
        };
        let has_room = |line: Option<&String>| {
            logo == 0 || line.is_none_or(|line| measure::reserve(line, FOOTER.size, FOOTER.bold) + logo <= room)
        };
        let mut lines = wrap(&format!("{} {}", self.source, self.notes));
        if lines.len() > 1 || !has_room(lines.last()) {
            lines = [&self.source, &self.notes].into_iter().flat_map(|part| wrap(part)).collect();
        }
        cut(&mut lines, most);
        if !has_room(lines.last()) {
            cut(&mut lines, most.saturating_sub(1));
            lines.push(String::new());
        }
        lines
    }

    /// As much of the logo as fits into a line.
    fn logo(&self, room: i32) -> String {
        match self.logo.as_str() {
            "" => String::new(),
            logo => measure::fit(logo, text::columns(logo), LOGO.size, LOGO.bold, room),
        }
    }
}

/// Keeps the first `most` lines; an ellipsis marks that lines are cut off.
fn cut(lines: &mut Vec<String>, most: usize) {
    let has_more = lines.len() > most;
    lines.truncate(most);
    if let Some(last) = lines.last_mut().filter(|_| has_more) {
        *last = text::shorten(&format!("{last}…"), text::columns(last).saturating_sub(1).max(1));
    }
}

/// Draws lines downwards and returns where the next one would be.
fn lines(pen: &Pen<'_>, lines: &[String], first: i32, step: i32, style: Type) -> Result<i32, Skipped> {
    let mut y = first;
    for line in lines {
        if !line.is_empty() {
            pen.text(line, (MARGIN, y), style)?;
        }
        y += step;
    }
    Ok(y)
}

/// Lines after the first one.
fn more(lines: &[String]) -> i32 {
    i32::try_from(lines.len().saturating_sub(1)).unwrap_or(0)
}

//! Composes a picture from its texts and a function that draws the marks.

use super::frame::{self, Body, Footer, Frame};
use super::pen::{Drawn, Pen};
use crate::chart::context::Context;
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::Spec;

/// The texts of a chart.
#[derive(Debug, Default)]
pub struct Words {
    /// Titles that state a finding, best first; may be empty.
    pub findings: Vec<String>,
    /// The title if there is no finding.
    pub plain: String,
    /// Metric and filter.
    pub subtitle: String,
    /// Which part of the data is shown, added to the subtitle; empty if all of it.
    pub range: String,
    /// Sentences for the footer.
    pub notes: Vec<String>,
    /// Texts for `alt`, best first; the first that is short enough is used.
    pub alts: Vec<String>,
    /// Everything that is drawn, in words.
    pub description: String,
}

/// What is drawn, apart from the marks.
pub struct Content {
    /// The texts.
    pub words: Words,
    /// How high the body would be, in tenths.
    pub height: i32,
    /// How many people, lanes, columns or days are drawn side by side.
    pub rows: usize,
}

/// A picture with these texts around a body, which `paint` draws.
pub fn picture(
    spec: &Spec,
    context: &Context,
    content: Content,
    paint: impl FnOnce(&Pen<'_>, Body) -> Drawn,
) -> Result<Picture, Skipped> {
    let Content { words, height, rows } = content;
    let mut titles = words.findings;
    titles.extend(spec.title.clone());
    titles.push(words.plain);
    let title = frame::choose_title(&titles);
    let mut subtitle = spec.subtitle.clone().unwrap_or(words.subtitle);
    if !words.range.is_empty() {
        subtitle.push_str(&format!(" · {}", words.range));
    }
    let footer = Footer::new(context, &words.notes);
    let frame = Frame::new(&title, &subtitle, &footer, height, context.sheet);
    let mut scene = frame.scene();
    let pen = Pen::on(&mut scene);
    frame.draw(&pen)?;
    paint(&pen, frame.body)?;
    drop(pen);
    let alt = frame::choose_alt(&words.alts, &context.gaps);
    let description = format!("{} {}", words.description, context.gaps).trim_end().to_owned();
    Ok(Picture { scene, title, subtitle, alt, description, rows })
}

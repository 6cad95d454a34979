//! From words and a way to paint to a picture: the part that is the same for every chart.

use super::frame::{self, Body, Footer, Frame};
use super::pen::{Drawn, Pen};
use crate::chart::context::Context;
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::Spec;

/// What a chart says.
#[derive(Debug, Default)]
pub struct Words {
    /// Titles that state what the data holds, best first; may be none.
    pub findings: Vec<String>,
    /// The title where there is no finding.
    pub plain: String,
    /// Metric and filter.
    pub subtitle: String,
    /// What of the data is shown, after the subtitle; empty if all of it.
    pub range: String,
    /// Sentences for the footer.
    pub notes: Vec<String>,
    /// Texts for `alt`, best first.
    pub alts: Vec<String>,
    /// Everything that is drawn, in words.
    pub description: String,
}

/// A picture of these words around a body that would be `height` tenths high, which `paint` draws.
pub fn picture(
    (spec, context): (&Spec, &Context),
    words: Words,
    (height, rows): (i32, usize),
    paint: impl FnOnce(&Pen<'_>, Body) -> Drawn,
) -> Result<Picture, Skipped> {
    let titles: Vec<String> = words.findings.into_iter().chain(spec.title.clone()).chain([words.plain]).collect();
    let title = frame::choose_title(&titles, context.sheet);
    let mut subtitle = spec.subtitle.clone().unwrap_or(words.subtitle);
    if !words.range.is_empty() {
        subtitle.push_str(&format!(" · {}", words.range));
    }
    let frame = Frame::new(&title, &subtitle, &Footer::new(context, &words.notes), height, context.sheet);
    let mut scene = frame.scene();
    let pen = Pen::on(&mut scene);
    frame.draw(&pen)?;
    paint(&pen, frame.body)?;
    drop(pen);
    Ok(Picture { scene, title, subtitle, alt: frame::choose_alt(&words.alts), description: words.description, rows })
}

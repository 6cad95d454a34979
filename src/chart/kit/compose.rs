//! From words and a way to paint to a picture: the part that is the same for every chart.

use super::frame::{self, Body, Footer, Frame};
use super::pen::{Drawn, Pen};
use crate::chart::{Context, Picture, Spec};

/// What a chart says.
#[derive(Debug, Default)]
pub(in crate::chart) struct Words {
    /// Titles that state what the data holds, best first; may be none.
    pub(in crate::chart) findings: Vec<String>,
    /// The title where there is no finding.
    pub(in crate::chart) plain: String,
    /// Metric and filter.
    pub(in crate::chart) subtitle: String,
    /// What of the data is shown, after the subtitle; empty if all of it.
    pub(in crate::chart) range: String,
    /// Sentences for the footer.
    pub(in crate::chart) notes: Vec<String>,
    /// Texts for `alt`, best first.
    pub(in crate::chart) alts: Vec<String>,
    /// Everything that is drawn, in words.
    pub(in crate::chart) description: String,
}

/// A picture of these words around a body that would be `height` tenths high, which `paint` draws.
pub(in crate::chart) fn picture(
    (spec, context): (&Spec, &Context),
    words: Words,
    (height, rows): (i32, usize),
    paint: impl FnOnce(&Pen<'_>, Body) -> Drawn,
) -> Result<Picture, String> {
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

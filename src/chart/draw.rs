//! Draws a chart, and writes it as SVG.

use super::context::Context;
use super::kit::frame;
use super::kit::scene::{Scene, U};
use super::kit::svg::{self, Form};
use super::kit::theme::{self, Theme};
use super::skipped::Skipped;
use super::spec::Spec;
use crate::config::{Colors, Sheet};
use crate::query::ResultSet;
use crate::text;

/// A finished picture and its texts. The texts have no control characters and are not escaped.
#[derive(Debug, Clone)]
pub struct Chart {
    /// The id from the spec, and the name of the size unless it is the default: the name of the picture's files.
    pub id: String,
    /// The size of the picture.
    pub sheet: Sheet,
    /// The title as drawn, in one line.
    pub title: String,
    /// The subtitle as drawn, in one line.
    pub subtitle: String,
    /// Text for `alt`, at most 250 characters: type, data, finding.
    pub alt: String,
    /// The long text for `<desc>`: everything drawn, in words.
    pub description: String,
    /// Width as shown, in px.
    pub width: u32,
    /// Height as shown, in px.
    pub height: u32,
    /// How many people, lanes, columns or days are drawn side by side.
    pub rows: usize,
    /// Day of the head's commit, as in [`Context::head_date`]: the last day of a calendar.
    pub until: Option<i32>,
    pub(super) scene: Scene,
    colors: Colors,
}

impl Chart {
    /// The same chart in a project's own colors.
    #[must_use]
    pub fn in_colors(mut self, colors: &Colors) -> Self {
        self.colors.clone_from(colors);
        self
    }

    /// One file for both themes: light by default, dark if the reader's system or page is dark.
    #[must_use]
    pub fn adaptive(&self) -> String {
        self.written(Form::Adaptive)
    }

    /// Light only, without classes and `<style>`.
    #[must_use]
    pub fn light(&self) -> String {
        self.written(Form::Only(Theme::Light))
    }

    /// Dark only, without classes and `<style>`.
    #[must_use]
    pub fn dark(&self) -> String {
        self.written(Form::Only(Theme::Dark))
    }

    /// For embedding in a page that has [`stylesheet`]: no `<style>` of its own, light if the page has none.
    #[must_use]
    pub fn inline(&self) -> String {
        self.written(Form::Inline)
    }

    /// The prefix of ids in the picture: ASCII letters, digits, `-`, `_`, beginning with a letter.
    #[must_use]
    pub fn prefix(&self) -> String {
        // No id of a spec has a dot or two dashes in a row, so the ids of two pictures differ as their files do.
        self.id.replace('.', "--")
    }

    fn written(&self, form: Form) -> String {
        let heading = svg::Heading {
            id: &self.prefix(),
            title: &self.title,
            description: &self.description,
            width: self.width,
            height: self.height,
        };
        self.colors.paint(&svg::write(&self.scene, &heading, form))
    }
}

/// Draws a chart of the data.
///
/// # Errors
/// The reason why there is nothing to draw.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Chart, Skipped> {
    if let Some(reason) = spec.kind.without_rows.filter(|_| data.rows.is_empty()) {
        return Err(Skipped::because(reason));
    }
    let picture = (spec.kind.draw)(spec, data, context)?;
    let units = |tenths: i32| (tenths / U).unsigned_abs();
    let (width, height) = context.sheet.shown((units(picture.scene.width), units(picture.scene.height)));
    Ok(Chart {
        id: id_of(spec, context.sheet),
        sheet: context.sheet,
        title: frame::plain(&picture.title),
        subtitle: text::plain(&picture.subtitle),
        alt: picture.alt,
        description: text::plain(&picture.description),
        width,
        height,
        rows: picture.rows,
        until: context.head_date,
        scene: picture.scene,
        colors: Colors::default(),
    })
}

fn id_of(spec: &Spec, sheet: Sheet) -> String {
    let id = safe_id(&spec.id);
    if sheet == Sheet::default() { id } else { format!("{id}.{}", sheet.name()) }
}

/// CSS for pages with inline charts: light rules for every class, then the dark ones in a media block.
#[must_use]
pub fn stylesheet(colors: &Colors) -> String {
    colors.rules(&theme::stylesheet())
}

/// The id of a chart in a form that XML, CSS and file systems accept. It has no two dashes in a row and none at an end,
/// because a dot or two dashes separate it from the name of a size.
#[must_use]
pub fn safe_id(id: &str) -> String {
    let mut safe = String::with_capacity(id.len());
    for c in id.chars() {
        let c = if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
        if c != '-' || !safe.ends_with('-') {
            safe.push(c);
        }
    }
    let safe = safe.trim_matches('-');
    match safe.chars().next() {
        None => "chart".to_owned(),
        Some(first) if first.is_ascii_alphabetic() => safe.to_owned(),
        Some(_) => format!("chart-{safe}"),
    }
}

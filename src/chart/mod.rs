//! A query's result and a chart spec become a picture: one SVG in four dressings.
//!
//! Pure: no I/O, no clock, no environment. The same data gives the same bytes.
//!
//! * `spec` is what a report asks for;
//! * `kind` has a file for each kind of chart: it selects rows and places marks;
//! * `kit` is what all kinds share, from the frame to the colours and the SVG.

mod kind;
mod kit;
pub mod limits;
mod spec;
#[cfg(test)]
mod tests;

use crate::config::{Colors, Sheet};
use crate::query::ResultSet;
use crate::text::{self, Numbers};

use kit::frame;
use kit::scene::{Scene, U};
use kit::svg::{self, Dress};
use kit::theme::{self, Theme};

pub use spec::{Kind, MAX_TOP, Spec};

/// What a chart is drawn from besides its data.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// Name of the repository as shown, from the command line or the clone.
    pub repository: String,
    /// First sentence of the footer: "Source: git history of NAME at 1a2b3c4d5 (2026-03-17)."
    pub source: String,
    /// Who and what the counts leave out, in a few words: "merges and bots excluded"; empty where nothing is to be said.
    pub counting: String,
    /// Day of the head's commit, in days since 1970-01-01 (UTC): where a calendar ends.
    pub head_date: Option<i32>,
    /// People to set off in colour, by name or key, at most three; the order decides the colour.
    pub highlight: Vec<String>,
    /// The size of the picture.
    pub sheet: Sheet,
    /// What a card tells of its person: one row with the columns of [`Spec::fact_columns`]. Empty for all other charts.
    pub facts: ResultSet,
    /// How numbers are written.
    pub numbers: Numbers,
    /// Who publishes the picture, in a few words; may be empty.
    pub logo: String,
}

impl Context {
    /// A subtitle for counts, with what they leave out.
    fn counted(&self, metric: &str) -> String {
        if self.counting.is_empty() { metric.to_owned() } else { format!("{metric}, {}", text::plain(&self.counting)) }
    }
}

/// A finished picture and the words that go with it. All words are free of control characters and not escaped.
#[derive(Debug, Clone)]
pub struct Chart {
    /// The id from the spec, and the size's name where that is not the first: the name of the picture's files.
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
    /// What is drawn side by side: people, lanes of ranks, columns or days.
    pub rows: usize,
    /// Day of the head's commit, as in [`Context::head_date`]: where a calendar ends.
    pub until: Option<i32>,
    scene: Scene,
    colors: Colors,
}

impl Chart {
    /// The same in a project's own colours.
    #[must_use]
    pub fn in_colors(mut self, colors: &Colors) -> Self {
        self.colors.clone_from(colors);
        self
    }

    /// One file for both themes: light, and dark where the reader's system or page is.
    #[must_use]
    pub fn adaptive(&self) -> String {
        self.dressed(Dress::Adaptive)
    }

    /// Light only, without classes and `<style>`.
    #[must_use]
    pub fn light(&self) -> String {
        self.dressed(Dress::Only(Theme::Light))
    }

    /// Dark only, without classes and `<style>`.
    #[must_use]
    pub fn dark(&self) -> String {
        self.dressed(Dress::Only(Theme::Dark))
    }

    /// For embedding in a page that has [`stylesheet`]: no `<style>` of its own, light where the page has none.
    #[must_use]
    pub fn inline(&self) -> String {
        self.dressed(Dress::Inline)
    }

    /// What ids in the picture begin with: ASCII letters, digits, `-`, `_`, beginning with a letter.
    #[must_use]
    pub fn prefix(&self) -> String {
        // No id of a spec has a point or two dashes: neither files nor ids of two pictures are the same.
        self.id.replace('.', "--")
    }

    fn dressed(&self, dress: Dress) -> String {
        let id = self.prefix();
        let words = (self.title.as_str(), self.description.as_str());
        self.colors.paint(&svg::write(&self.scene, (self.width, self.height), &id, words, dress))
    }
}

/// What a chart's file makes; [`draw`] adds what is the same for all.
struct Picture {
    scene: Scene,
    title: String,
    subtitle: String,
    alt: String,
    description: String,
    rows: usize,
}

/// Draws a chart of the data.
///
/// # Errors
/// A sentence why there is nothing to draw, for the manifest: an empty frame is never made.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Chart, String> {
    let picture = kind::draw(spec, data, context)?;
    let units = |tenths: i32| (tenths / U).unsigned_abs();
    let (width, height) = context.sheet.shown((units(picture.scene.width), units(picture.scene.height)));
    let id = safe_id(&spec.id);
    Ok(Chart {
        id: if context.sheet == Sheet::default() { id } else { format!("{id}.{}", context.sheet.name()) },
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

/// CSS for pages with inline charts: light rules for every class, then the dark ones in a media block.
#[must_use]
pub fn stylesheet(colors: &Colors) -> String {
    colors.rules(&theme::stylesheet())
}

/// What files of a chart are called: its id as XML, CSS and file systems take it, without two dashes in a row or one at
/// an end, which the names of sizes are set off by.
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

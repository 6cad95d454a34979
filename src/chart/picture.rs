//! What a kind of chart makes. `draw` adds what is the same for all kinds.

use super::kit::scene::Scene;

/// The marks of a chart and its texts.
pub struct Picture {
    /// The marks.
    pub scene: Scene,
    /// The title, in one line.
    pub title: String,
    /// The line under the title.
    pub subtitle: String,
    /// Text for `alt`, at most 250 characters: type, data, finding.
    pub alt: String,
    /// Everything that is drawn, in words.
    pub description: String,
    /// How many people, lanes, columns or days are drawn side by side.
    pub rows: usize,
}

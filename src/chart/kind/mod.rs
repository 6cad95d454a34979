//! The kinds of chart. Each selects rows and places marks; the words of the larger ones stand in a `_words` file.

mod bars;
mod bars_words;
mod bump;
mod bump_data;
mod bump_labels;
mod bump_words;
mod calendar;
mod card;
pub(super) mod card_facts;
mod card_figures;
mod card_words;
mod concentration;
mod diverging;
mod diverging_words;
mod generations;
mod organizations;
mod people_by_release;
mod retention;
mod size;
mod streaks;
mod week_hours;

use super::{Context, Kind, Picture, Spec};
use crate::query::ResultSet;

/// Draws a chart, of which [`super::draw`] makes what is the same for all.
pub(super) fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, String> {
    // A person without a release still has figures.
    if data.rows.is_empty() && spec.kind != Kind::Card {
        return Err(match spec.kind {
            Kind::Streaks => "Nobody was in the top of the latest two releases.".to_owned(),
            _ => "The query returned no rows.".to_owned(),
        });
    }
    match spec.kind {
        Kind::Bars => bars::draw(spec, data, context),
        Kind::Bump => bump::draw(spec, data, context),
        Kind::Diverging => diverging::draw(spec, data, context),
        Kind::People => people_by_release::draw(spec, data, context),
        Kind::Size => size::draw(spec, data, context),
        Kind::Streaks => streaks::draw(spec, data, context),
        Kind::Concentration => concentration::draw(spec, data, context),
        Kind::Calendar => calendar::draw(spec, data, context),
        Kind::WeekHours => week_hours::draw(spec, data, context),
        Kind::Retention => retention::draw(spec, data, context),
        Kind::Generations => generations::draw(spec, data, context),
        Kind::Organizations => organizations::draw(spec, data, context),
        Kind::Card => card::draw(spec, data, context),
    }
}

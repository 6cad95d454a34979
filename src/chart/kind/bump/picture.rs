//! The rank chart as a whole.

use super::data::{RELEASES, Ranks, Release};
use super::labels::{LABEL, LEFT};
use super::plot::Plot;
use super::words;
use crate::chart::context::Context;
use crate::chart::kit::compose;
use crate::chart::kit::frame::Body;
use crate::chart::kit::people::{self, Highlights};
use crate::chart::kit::scene::{MARGIN, U};
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::Spec;
use crate::query::ResultSet;

const NAMES: i32 = 240 * U;
/// Line with the names of the releases.
const AXIS: i32 = 24 * U;
/// Lanes that are tried one after another where too many people do not fit into those wished for.
const FEWER: [usize; 3] = [7, 5, 3];

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let sheet = context.sheet;
    let (spec, ranks) = &fitting(spec, data, context)?;
    let depth = ranks.depth();
    if depth == 0 {
        return Err(Skipped::because(format!("Nobody has a rank from 1 to {}.", spec.limit())));
    }
    let leader = words::leader(ranks);
    if let Some(alone) = leader.as_ref().filter(|leader| leader.leads_always() && ranks.is_led_alone(leader.person)) {
        let name = alone.person.in_text();
        return Err(Skipped::because(format!(
            "{name} leads every release, and hardly anyone else stays: ranks would say little."
        )));
    }
    let highlights = highlights(ranks, leader.as_ref(), context);
    // A title must not speak of someone whom the picture does not set off.
    let leader = leader.filter(|leader| highlights.get(&leader.person.key).is_some());
    let words = words::words((spec, context), ranks, leader.as_ref());
    let lanes = i32::try_from(depth).unwrap_or(0);
    let wished = lanes * if depth > 12 { 28 * U } else { 32 * U } + AXIS;
    compose::picture((spec, context), words, (wished, depth), |pen, Body { top, height }| {
        let room = if sheet.is_narrow() { sheet.room() * 9 / 20 } else { sheet.part(NAMES) };
        let names = people::labels(&ranks.people, LABEL.size, room);
        let pitch = (height - AXIS) / lanes;
        let mut plot =
            Plot { ranks, names, highlights: &highlights, top, pitch, columns: (MARGIN + LEFT, pen.right()) };
        plot.columns.1 -= plot.right_side();
        plot.marks(pen)?;
        plot.sides(pen)?;
        plot.within(pen)?;
        plot.axis(pen, top + pitch * lanes)
    })
}

/// The data in as many lanes as wished for, or in fewer where those lose people in more than a third of the releases; the
/// fewest lanes may do so in half of them. Fewer lanes are fewer ranks, so the spec, of which the words speak, is for those.
fn fitting(spec: &Spec, data: &ResultSet, context: &Context) -> Result<(Spec, Ranks), Skipped> {
    let (sheet, wished) = (context.sheet, context.sheet.rows(spec.limit()));
    for lanes in [wished].into_iter().chain(FEWER.into_iter().filter(|fewer| *fewer < wished)) {
        let spec = Spec { top: u32::try_from(lanes).unwrap_or(1), ..spec.clone() };
        let ranks = Ranks::select(&spec, data, &context.highlight, sheet.columns(RELEASES))?;
        let parts = if FEWER.last() == Some(&lanes) { 2 } else { 3 };
        if ranks.crowded * parts <= ranks.releases.len() {
            return Ok((spec, ranks));
        }
    }
    Err(Skipped::because("In most releases many people share the last ranks: lanes cannot show them fairly."))
}

/// The wishes; without any, the person of the title and whoever is first in the end.
fn highlights(ranks: &Ranks, leader: Option<&words::Leader<'_>>, context: &Context) -> Highlights {
    let mut leaders: Vec<&str> = leader.iter().map(|leader| leader.person.key.as_str()).collect();
    // What is not released yet sets nobody off, and a colour without a name at the right is a riddle.
    let latest = ranks.releases.iter().rfind(|release| !release.unreleased);
    let named = |who: &usize| ranks.releases.last().is_some_and(|last| last.lanes.iter().any(|(lane, _)| lane == who));
    let first = latest.and_then(Release::first).filter(named).map(|who| ranks.people[who].key.as_str());
    leaders.extend(first.filter(|first| leader.is_none_or(|leader| leader.person.key != *first)));
    let mut chosen = Highlights::new(&context.highlight, &ranks.people, &leaders);
    if let Some(leader) = leader.filter(|_| !context.highlight.is_empty()) {
        chosen.also(&leader.person.key);
    }
    chosen
}

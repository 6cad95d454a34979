//! The rank chart as a whole.

use super::data::{RELEASES, Ranks, Release};
use super::labels::{LABEL, LEFT};
use super::leader::Leader;
use super::plot::Plot;
use super::words::words;
use crate::chart::context::Context;
use crate::chart::kit::compose::{self, Content};
use crate::chart::kit::frame::Body;
use crate::chart::kit::people::{self, Highlights};
use crate::chart::kit::scale::to_i32;
use crate::chart::kit::scene::{MARGIN, U};
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::Spec;
use crate::config::HIGHLIGHTS;
use crate::fact::to_u32;
use crate::query::ResultSet;

const NAMES: i32 = 240 * U;
/// Line with the names of the releases.
const AXIS: i32 = 24 * U;
/// From one lane to the next; less if there are many lanes.
const PITCH: i32 = 32 * U;
const LOW_PITCH: i32 = 28 * U;
const MANY_LANES: i32 = 12;
/// Numbers of lanes that are tried in turn if too many tied people do not fit.
const FEWER: [usize; 3] = [7, 5, 3];

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let sheet = context.sheet;
    let (spec, ranks) = &fitting(spec, data, context)?;
    let depth = ranks.depth();
    if depth == 0 {
        return Err(Skipped::because(format!("Nobody has a rank from 1 to {}.", spec.limit())));
    }
    let leader = Leader::find(spec, data);
    if let Some(alone) = leader.as_ref().filter(|leader| leader.leads_always() && ranks.is_led_alone(&leader.person)) {
        let (sentence, top) = (alone.sentence(), spec.limit());
        let reason = format!("{sentence}, and few others were in the top {top} of two releases in a row.");
        return Err(Skipped::because(reason));
    }
    let highlights = highlights(ranks, leader.as_ref(), context);
    // The title is not about a person whom no color is left for.
    let is_free = context.highlight.len() < HIGHLIGHTS;
    let leader = leader.filter(|leader| is_free || highlights.get(&leader.person.key).is_some());
    let words = words(spec, context, ranks, leader.as_ref());
    let lanes = to_i32(depth);
    let pitch = if lanes > MANY_LANES { LOW_PITCH } else { PITCH };
    let content = Content { words, height: lanes * pitch + AXIS, rows: depth };
    compose::picture(spec, context, content, |pen, Body { top, height }| {
        let room = if sheet.is_narrow() { sheet.room() * 9 / 20 } else { sheet.part(NAMES) };
        let names = people::labels(&ranks.people, LABEL.size, room);
        let pitch = (height - AXIS) / lanes;
        let columns = (MARGIN + LEFT, pen.right());
        let mut plot = Plot { ranks, names, highlights: &highlights, top, pitch, columns };
        plot.columns.1 -= plot.right_side();
        plot.marks(pen)?;
        plot.sides(pen)?;
        plot.within(pen)?;
        plot.axis(pen, top + pitch * lanes)
    })
}

/// The data in as many lanes as the spec says, or in fewer if those omit people in more than a third of the releases; the
/// fewest lanes may do so in half of them. The spec returned is the one for these lanes.
fn fitting(spec: &Spec, data: &ResultSet, context: &Context) -> Result<(Spec, Ranks), Skipped> {
    let (sheet, wished) = (context.sheet, context.sheet.rows(spec.limit()));
    let fewer = FEWER.into_iter().filter(|fewer| *fewer < wished);
    for lanes in [wished].into_iter().chain(fewer) {
        let spec = Spec { top: to_u32(lanes), ..spec.clone() };
        let ranks = Ranks::select(&spec, data, &context.highlight, sheet.columns(RELEASES))?;
        let parts = if FEWER.last() == Some(&lanes) { 2 } else { 3 };
        if ranks.crowded * parts <= ranks.releases.len() {
            return Ok((spec, ranks));
        }
    }
    Err(Skipped::because("In most releases too many people are tied for the last ranks."))
}

/// The people to highlight. By default: the person of the title, and the first of the latest release.
fn highlights(ranks: &Ranks, leader: Option<&Leader>, context: &Context) -> Highlights {
    let mut leaders: Vec<&str> = leader.iter().map(|leader| leader.person.key.as_str()).collect();
    // Unreleased commits highlight nobody. A highlighted person needs a name on the right.
    let latest = ranks.releases.iter().rfind(|release| !release.unreleased);
    let is_named = |who: &usize| ranks.last().iter().any(|lane| lane.who == *who);
    if let Some(first) = latest.and_then(Release::first).filter(is_named) {
        let key = ranks.people[first].key.as_str();
        if !leaders.contains(&key) {
            leaders.push(key);
        }
    }
    let mut chosen = Highlights::new(&context.highlight, &ranks.people, &leaders);
    if let Some(leader) = leader.filter(|_| !context.highlight.is_empty()) {
        chosen.also(&leader.person.key);
    }
    chosen
}

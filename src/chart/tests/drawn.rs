//! Every chart over every fixture passes every machine check; then what single charts promise.

use crate::chart::context::Context;
use crate::chart::draw::draw;
use crate::chart::draw::{Chart, stylesheet};
use crate::chart::spec::Spec;
use crate::chart::tests::check::{check, number};
use crate::chart::tests::fixtures::{HOSTILE, bars, bump, context, crowded, diverging, mixed, names, spec};
use crate::config::Sheet;
use crate::query::{ResultSet, Value};

/// The chart, checked in every size.
fn drawn(spec: &Spec, data: &ResultSet, context: &Context) -> Chart {
    let chart = draw(spec, data, context).expect("a chart");
    check(&chart);
    for sheet in Sheet::OTHERS {
        // A small picture may have no room for many who share the first rank.
        for context in [context.clone(), Context { highlight: context.highlight.clone(), ..crowded() }] {
            match draw(spec, data, &Context { sheet, ..context }) {
                Ok(other) => check(&other),
                Err(reason) => {
                    assert!(reason.to_string().ends_with('.') && sheet != Sheet::Wide, "{sheet:?}: {reason}")
                }
            }
        }
    }
    let again = draw(spec, data, context).expect("a chart");
    assert_eq!(chart.adaptive(), again.adaptive());
    chart
}

fn chart(kind: &str, top: u32, data: &ResultSet) -> Chart {
    drawn(&spec(kind, top), data, &context())
}

fn counts(count: usize) -> Vec<(String, i64)> {
    names().into_iter().take(count).enumerate().map(|(at, name)| (name, 1000 / (at as i64 + 1))).collect()
}

#[test]
fn any_number_of_rows() {
    for count in [1, 2, 3, 10, 20] {
        assert_eq!(chart("bars", 20, &bars(&counts(count), "1.4.0")).rows, count);
        let lines: Vec<(String, i64, i64)> =
            counts(count).into_iter().map(|(name, value)| (name, value, mixed(count, value as usize, 900))).collect();
        assert_eq!(chart("diverging", 20, &diverging(&lines)).rows, count);
        let ranks = bump(&names()[..count], 12, |release, person| 1 + mixed(release, person, 500));
        // One person alone has the first rank of every release.
        assert_eq!(draw(&spec("bump", 20), &ranks, &context()).is_err(), count == 1);
        assert!(count == 1 || chart("bump", 20, &ranks).rows <= count);
    }
}

#[test]
fn any_number_of_releases() {
    for releases in [2, 3, 7, 20, 30] {
        for top in [1, 5, 10, 20] {
            chart("bump", top, &bump(&names(), releases, |release, person| mixed(release, person, 200)));
        }
    }
    let subtitle = chart("bump", 10, &bump(&names(), 30, |release, person| mixed(release, person, 200))).subtitle;
    assert!(subtitle.ends_with("the last 20 of 30 releases"), "{subtitle}");
}

#[test]
fn hostile_names_stay_text() {
    let values: Vec<(&str, i64)> = HOSTILE.iter().enumerate().map(|(at, name)| (*name, 40 - at as i64)).collect();
    let lines: Vec<(&str, i64, i64)> = values.iter().map(|(name, value)| (*name, *value, 30)).collect();
    let mut wishes = context();
    wishes.repository = HOSTILE[0].to_owned();
    wishes.source = format!("Source: {} {}.", HOSTILE[1], HOSTILE[14]);
    wishes.highlight = HOSTILE.iter().map(|name| (*name).to_owned()).collect();
    for release in ["1.0", HOSTILE[0], HOSTILE[14], "unreleased", ""] {
        drawn(&spec("bars", 20), &bars(&values, release), &wishes);
    }
    drawn(&spec("diverging", 20), &diverging(&lines), &wishes);
    let ranks = bump(&HOSTILE, 20, |release, person| mixed(release, person, 60));
    let mut id = spec("bump", 20);
    id.id = HOSTILE[0].to_owned();
    drawn(&id, &ranks, &wishes);
    let long: Vec<(String, i64)> = (0..5).map(|at| (format!("{}{at}", "x y ".repeat(75)), 10 - at)).collect();
    chart("bars", 10, &bars(&long, "1.0"));
}

#[test]
fn huge_numbers_have_room() {
    let values: Vec<(&str, i64)> = HOSTILE.iter().map(|name| (*name, i64::MAX / 40)).collect();
    chart("bars", 20, &bars(&values, "1.0"));
    let lines: Vec<(&str, i64, i64)> =
        values.iter().enumerate().map(|(at, (name, _))| (*name, i64::MAX / (1 + at as i64), i64::MAX / 3)).collect();
    chart("diverging", 20, &diverging(&lines));
}

#[test]
fn names_that_are_the_same_are_different_people() {
    let svg = chart("bars", 10, &bars(&[("Li Wei", 5), ("Li Wei", 4)], "1.0")).light();
    assert!(svg.contains(">Li Wei (000000)<") && svg.contains(">Li Wei (000001)<"), "{svg}");
}

#[test]
fn bars_begin_at_zero_and_are_proportional() {
    let values = counts(10);
    let svg = chart("bars", 10, &bars(&values, "1.0")).light();
    let document = roxmltree::Document::parse(&svg).expect("checked");
    let rects: Vec<(f64, f64)> = document
        .descendants()
        .filter(|node| node.tag_name().name() == "rect")
        .skip(1)
        .map(|node| (number(node, "x"), number(node, "width")))
        .collect();
    for ((x, width), (_, value)) in rects.iter().zip(&values) {
        assert!((x - rects[0].0).abs() < f64::EPSILON);
        assert!((width - rects[0].1 * *value as f64 / values[0].1 as f64).abs() <= 0.1);
    }
}

#[test]
fn an_outlier_is_broken_and_said_so() {
    let broken = chart("bars", 10, &bars(&[("a", 900), ("b", 20), ("c", 10)], "1.0")).light();
    assert!(broken.contains("<polygon") && broken.contains("not to scale"));
    let document = roxmltree::Document::parse(&broken).expect("checked");
    let rects = document.descendants().filter(|node| node.tag_name().name() == "rect").skip(1);
    let widths: Vec<f64> = rects.map(|node| number(node, "width")).collect();
    assert!(widths[0] > 400.0 && widths[1] <= widths[0] / 3.0 && widths[1] > widths[0] / 4.0, "{widths:?}");
    let whole = chart("bars", 10, &bars(&[("a", 80), ("b", 20), ("c", 10)], "1.0")).light();
    assert!(!whole.contains("<polygon"));
}

#[test]
fn ties_at_the_cut() {
    let mut tied = counts(8);
    tied.extend((0..7).map(|at| (format!("tied {at}"), 1)));
    assert_eq!(chart("bars", 10, &bars(&tied, "1.0")).rows, 15);
    tied.extend((7..40).map(|at| (format!("tied {at}"), 1)));
    let cut = chart("bars", 10, &bars(&tied, "1.0"));
    assert_eq!(cut.rows, 8);
    assert!(cut.light().contains("40 people tied at rank 9 are not shown."));
    let all: Vec<(String, i64)> = (0..30).map(|at| (format!("p{at}"), 1)).collect();
    assert!(draw(&spec("bars", 10), &bars(&all, "1.0"), &context()).is_err());
}

#[test]
fn lanes_are_as_many_as_hold_the_ties_of_most_releases() {
    // In the first releases everyone after the fifth is tied, in the others nobody.
    let ranks = |tied: usize| {
        let commits = move |release, person| if release < tied && person > 4 { 1 } else { 40 - person as i64 };
        chart("bump", 10, &bump(&names(), 6, commits))
    };
    let (third, most) = (ranks(2), ranks(3));
    assert_eq!((third.rows, third.subtitle.as_str()), (10, "Top 10 by commits in each release"));
    assert!(
        third.light().contains("In 2 releases, people tied for the last ranks are not shown: there are too many."),
        "{}",
        third.light()
    );
    assert_eq!((most.rows, most.subtitle.as_str()), (5, "Top 5 by commits in each release"));
    assert!(most.alt.contains("top 5 contributors") && !most.light().contains("too many"), "{}", most.light());
    let few = chart("bump", 5, &bump(&names(), 4, |_, person| if person < 3 { 9 } else { 1 }));
    assert_eq!((few.rows, few.subtitle.as_str()), (3, "Top 3 by commits in each release"));
    let all = bump(&names(), 6, |release, person| if release < 4 { 1 } else { 40 - person as i64 });
    let reason = draw(&spec("bump", 10), &all, &context()).expect_err("no chart").to_string();
    assert_eq!(reason, "In most releases too many people are tied for the last ranks.");
}

#[test]
fn the_words_are_what_the_numbers_say() {
    let bar = chart("bars", 2, &bars(&[("Ada", 50), ("Bo", 30), ("Cy", 20)], "1.4.0"));
    assert_eq!(bar.title, "Ada wrote 50% of the commits in 1.4.0");
    assert!(bar.light().contains("Top 2 of 3 people, 80.0% of commits."), "{}", bar.light());
    assert_eq!(chart("bars", 2, &bars(&[("Ada", 5), ("Bo", 5)], "1.4.0")).title, "Top contributors to 1.4.0");
    let rank = chart("bump", 10, &bump(&["Ada", "Bo"], 4, |release, person| [5, [7, 1, 1, 1][release]][person]));
    assert_eq!(rank.title, "Ada was first in 3 of 4 releases");
    let net = chart("diverging", 10, &diverging(&[("Ada", 5, 9), ("Bo", 7, 1), ("Cy", 1, 2)]));
    assert_eq!(net.title, "2 of the 3 most active people deleted more lines than they added");
    let one = chart("diverging", 10, &diverging(&[("Ada", 5, 1009), ("Bo", 7, 1)]));
    assert_eq!(one.title, "Ada deleted 1,004 lines net");
    let none = chart("diverging", 10, &diverging(&[("Ada", 5, 5), ("Bo", 7, 1)]));
    assert_eq!(none.title, "Bo added 6 lines net");
    assert!(none.subtitle.ends_with("highest first") && net.subtitle.ends_with("lowest first"), "{}", none.subtitle);
    // One line more of a thousand is not a finding, nor is one of two people with equal lines.
    for little in [[("Ada", 999, 1000), ("Bo", 7, 1)], [("Ada", 7, 1), ("Bo", 7, 1)]] {
        let little = chart("diverging", 10, &diverging(&little));
        assert_eq!(little.title, "Lines added and deleted by the 2 most active people");
    }
    assert!(net.alt.contains("Ada deleted 9 and added 5, net \u{2212}4"), "{}", net.alt);
}

#[test]
fn who_comes_once_is_a_small_dot_without_a_name() {
    // Ada leads, Bo and Cy always tie, and three people per release come once and tie with them.
    let people: Vec<String> = (0..63).map(|at| format!("P{at:02}")).collect();
    let commits = |release: usize, person: usize| match person {
        0 => 9,
        1 | 2 => 3,
        _ => i64::from((person - 3) / 3 == release) * 3,
    };
    let svg = chart("bump", 10, &bump(&people, 20, commits)).light();
    assert_eq!(svg.matches("r=\"2.5\"").count(), 19 * 3);
    assert!(svg.contains("Small dots: never in the top 10 of two releases in a row."), "{svg}");
    let named = |at: usize| svg.contains(&format!(">P{at:02}<"));
    assert!((0..3).chain(60..63).all(named) && !(3..60).any(named), "{svg}");
    // The bar joins Bo and Cy only, who are in lanes 2 and 3: one lane long.
    let document = roxmltree::Document::parse(&svg).expect("checked");
    let upright = |node: &roxmltree::Node<'_, '_>| {
        node.tag_name().name() == "line" && node.attribute("x1") == node.attribute("x2")
    };
    let ties: Vec<f64> =
        document.descendants().filter(upright).map(|node| number(node, "y2") - number(node, "y1")).collect();
    assert_eq!(ties, [32.0; 20]);
    let wish = Context { highlight: vec!["P05".to_owned()], ..context() };
    let wished = drawn(&spec("bump", 10), &bump(&people, 20, commits), &wish).light();
    assert_eq!((wished.matches("r=\"2.5\"").count(), wished.contains(">P05<")), (19 * 3 - 1, true));
}

/// Where the dots of the first lane are, from the left; the names above them and where their middles are.
fn first_lane(svg: &str) -> (Vec<f64>, Vec<(String, f64)>) {
    let document = roxmltree::Document::parse(svg).expect("checked");
    let all = |name: &'static str| document.descendants().filter(move |node| node.tag_name().name() == name);
    let lane = all("circle").map(|node| number(node, "cy")).fold(f64::MAX, f64::min);
    let dots = all("circle").filter(|node| number(*node, "cy") == lane).map(|node| number(node, "cx"));
    let name = |node: roxmltree::Node<'_, '_>| (node.text().unwrap_or_default().to_owned(), number(node, "x"));
    let names = all("text").filter(|node| (lane - 12.0..lane - 7.0).contains(&number(*node, "y"))).map(name);
    (dots.collect(), names.collect())
}

#[test]
fn who_was_first_has_a_name_above_the_first_lane() {
    // Who is first in each release; 1 and 2 are first together in v9.0, and 5 stays to the end.
    let people = ["Ada", "Bo", "Cy", "Dorothea Longest-Name", "Ernestine Longest-Name", "Fay", "Gus", "Hal"];
    let firsts: [&[usize]; 12] = [&[0], &[0], &[0], &[4], &[5], &[5], &[3], &[3], &[4], &[1, 2], &[5], &[5]];
    let commits = |release: usize, person: usize| {
        let stays = if person > 4 { 9 - person as i64 } else { 0 };
        if firsts[release].contains(&person) { 50 } else { stays }
    };
    let svg = chart("bump", 10, &bump(&people, 12, commits)).light();
    let (dots, above) = first_lane(&svg);
    // Ernestine has only small dots, and the second is too near to Dorothea, who was first for longer.
    let middle = (dots[6] + dots[7]) / 2.0;
    let is_at = |(name, x): (&str, f64)| above.iter().any(|(named, at)| named == name && (at - x).abs() < 0.2);
    assert!(is_at(("Ada", dots[1])) && is_at((people[3], middle)) && is_at((people[4], dots[3])), "{above:?} in {svg}");
    assert_eq!(above.len(), 3, "{above:?} in {svg}");
    let times = |name: &str| svg.matches(&format!(">{name}<")).count();
    assert_eq!(people.map(times), [1, 0, 0, 1, 1, 1, 1, 1], "{svg}");
    // Who stays to the end has a name there, so no line that breaks brings it above the dots of others.
    let breaks =
        bump(&people[3..5], 11, |release, person| if release % 4 == 3 { person as i64 } else { 9 - person as i64 });
    assert_eq!(first_lane(&chart("bump", 10, &breaks).light()).1, []);
}

#[test]
fn a_filter_is_said_and_so_are_gaps() {
    let context = Context { counting: "merges and bots excluded".to_owned(), ..context() };
    let gap = |gap: usize| bump(&["Ada", "Bo"], 5, move |release, person| i64::from(person == 1 || release != gap) * 3);
    let (whole, broken) = (drawn(&spec("bump", 10), &gap(9), &context), drawn(&spec("bump", 10), &gap(2), &context));
    assert_eq!(whole.subtitle, "Top 10 by commits in each release, merges and bots excluded");
    let said = [whole, broken].map(|chart| chart.light().contains("Gaps: not in the top 10."));
    assert_eq!(said, [false, true]);
}

#[test]
fn a_lead_is_the_same_at_every_size() {
    let of = |ranks: &ResultSet| {
        let title = |sheet: Sheet| drawn(&spec("bump", 10), ranks, &Context { sheet, ..context() }).title;
        let titles = [Sheet::Blog, Sheet::Wide, Sheet::Social, Sheet::Narrow].map(title);
        assert!(titles.iter().all(|title| *title == titles[0]), "{titles:?}");
        titles[0].clone()
    };
    let led = |releases: usize, lost: usize| {
        of(&bump(&["Ada", "Bo"], releases, |release, person| [5, [1, 7][usize::from(release < lost)]][person]))
    };
    assert_eq!(led(20, 0), "Ada was first in every release");
    assert_eq!(led(20, 3), "Ada was first in 17 of 20 releases");
    assert_eq!(led(26, 9), "Ada was first in 17 of the last 20 releases");
    assert_eq!(led(26, 6), "Ada was first in each of the last 20 releases");
    // Bo is first alone in four of ten, Ada in three and with Bo in three more: Bo was first more often.
    let tied = |release: usize, person: usize| {
        if release < 3 { [5, 1][person] } else { [i64::from(release > 6) * 5, 5][person] }
    };
    assert_eq!(of(&bump(&["Ada", "Bo"], 10, tied)), "Bo was first in 7 of 10 releases, 3 of them tied");
    // As often, and nobody leads; or long ago, where a small picture does not show it.
    assert_eq!(
        of(&bump(&["Ada", "Bo"], 10, |release, person| [release as i64 % 2 + 1, 2][person])),
        "Bo was first in every release, 5 of them tied"
    );
    assert_eq!(
        of(&bump(&["Ada", "Bo"], 10, |release, person| [3 * (release as i64 % 2), 2][person])),
        "Ranks by release"
    );
    let people: Vec<String> = (0..11).map(|at| format!("P{at:02}")).collect();
    let first = |release: usize| if release < 10 { 0 } else { release - 9 };
    let long_ago = |release: usize, person: usize| if person == first(release) { 99 } else { 20 - person as i64 };
    assert_eq!(of(&bump(&people, 20, long_ago)), "Ranks by release");
}

#[test]
fn ranks_below_one_who_always_leads_are_drawn_if_others_stay() {
    // Ada leads; of the others each comes for a third of the releases, or for one only.
    let people: Vec<String> = (0..13).map(|at| format!("P{at:02}")).collect();
    let ranks = |stay: usize| {
        bump(&people, 12, move |release, person| if person == 0 { 90 } else { i64::from(person == 1 + release / stay) })
    };
    let reason = draw(&spec("bump", 10), &ranks(1), &context()).expect_err("no chart").to_string();
    assert_eq!(reason, "P00 was first in every release, and few others were in the top 10 of two releases in a row.");
    assert!(draw(&spec("bump", 10), &ranks(4), &context()).is_err(), "nine steps of eleven");
    assert_eq!(chart("bump", 10, &ranks(12)).title, "P00 was first in every release");
}

#[test]
fn nothing_to_draw_is_a_sentence() {
    for (kind, data) in [
        ("bars", ResultSet::default()),
        ("bars", bars(&[("Ada", 0)], "1.0")),
        ("bump", bump(&names(), 1, |_, person| person as i64)),
        ("bump", bump(&names(), 3, |_, _| 1)),
        ("diverging", diverging(&[("Ada", 0, 0)])),
    ] {
        let reason = draw(&spec(kind, 10), &data, &context()).expect_err("no chart").to_string();
        assert!(reason.ends_with('.') && reason.contains(' '), "{reason}");
    }
}

#[test]
fn columns_of_another_type_or_none_are_no_panic() {
    let mut odd = bars(&counts(5), "1.0");
    for row in &mut odd.rows {
        row[0] = Value::Null;
        row[3] = Value::Float(f64::NAN);
        row[4] = Value::Text("first".to_owned());
    }
    assert_eq!(chart("bars", 3, &odd).rows, 3);
    for kind in ["bump", "diverging"] {
        assert!(draw(&spec(kind, 10), &odd, &context()).is_err());
    }
}

#[test]
fn what_is_not_released_is_hollow() {
    let bar = chart("bars", 10, &bars(&counts(3), "unreleased")).light();
    assert_eq!(bar.matches("<rect fill=\"none\"").count(), 3);
    let mut ranks = bump(&["Ada", "Bo"], 3, |_, person| 2 - person as i64);
    for row in ranks.rows.iter_mut().filter(|row| row[1] == Value::Integer(2)) {
        row[0] = Value::Text("unreleased".to_owned());
    }
    let ranks = chart("bump", 10, &ranks);
    assert_eq!(ranks.light().matches("<circle fill=\"none\"").count(), 2);
    assert_eq!(ranks.title, "Ada was first in every release");
}

#[test]
fn the_stylesheet_knows_every_class() {
    let css = stylesheet(&crate::config::Colors::default());
    let inline = chart("bump", 10, &bump(&names(), 9, |release, person| mixed(release, person, 50))).inline();
    for class in inline.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert_eq!(css.matches(&format!(".{class}{{")).count(), 2, "{class}");
    }
}

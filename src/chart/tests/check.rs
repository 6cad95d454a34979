//! The machine checks of a chart, for tests: what every picture must be, whatever its data.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use crate::chart::draw::Chart;
use crate::chart::kit::labels::{Area, Space, overlap};
use crate::chart::kit::measure;
use crate::chart::kit::theme::contrast;
use crate::chart::kit::theme::{Theme, Token};

const ELEMENTS: [&str; 11] =
    ["svg", "title", "desc", "style", "rect", "line", "polyline", "polygon", "path", "circle", "text"];
#[rustfmt::skip]
const ATTRIBUTES: [&str; 27] = [
    "width", "height", "viewBox", "role", "aria-labelledby", "font-family", "id", "class", "fill", "stroke",
    "stroke-width", "stroke-linejoin", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "points", "font-size",
    "font-weight", "text-anchor", "xmlns", "d",
];
const SHAPES: [&str; 7] = ["rect", "line", "polyline", "polygon", "path", "circle", "text"];

/// Panics where a check fails.
pub fn check(chart: &Chart) {
    let dressings = [chart.adaptive(), chart.light(), chart.dark(), chart.inline()];
    for (index, svg) in dressings.iter().enumerate() {
        let document = Document::parse(svg).expect("well-formed XML");
        root(chart, document.root_element());
        elements(&document);
        classes(&document, index);
        assert!(svg.len() <= 60_000, "{} bytes", svg.len());
        assert!(svg.lines().all(|line| line.matches('<').count() <= 2), "one element per line");
    }
    for (svg, theme) in [(&dressings[1], Theme::Light), (&dressings[2], Theme::Dark)] {
        layout(chart, &Document::parse(svg).expect("parsed before"), theme);
    }
    let ground = |theme| format!("fill=\"{}\"", Token::Bg.hex(theme));
    assert!(dressings[1].contains(&ground(Theme::Light)) && dressings[2].contains(&ground(Theme::Dark)));
    assert!(!chart.alt.is_empty() && chart.alt.chars().count() <= 250, "{}", chart.alt);
    assert!(!chart.title.is_empty() && !chart.subtitle.is_empty() && chart.rows > 0);
}

fn root(chart: &Chart, root: Node<'_, '_>) {
    let (width, height) = (chart.width.to_string(), chart.height.to_string());
    assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/2000/svg"));
    assert_eq!(root.attribute("width"), Some(width.as_str()));
    assert_eq!(root.attribute("height"), Some(height.as_str()));
    let (across, down) = (chart.scene.width, chart.scene.height);
    assert_eq!(root.attribute("viewBox"), Some(format!("0 0 {} {}", across / 10, down / 10).as_str()));
    assert!(across % 10 == 0 && down % 10 == 0);
    assert_eq!(i64::from(across) * i64::from(chart.height), i64::from(down) * i64::from(chart.width), "one scale");
    assert_eq!(root.attribute("role"), Some("img"));
    let children: Vec<Node<'_, '_>> = root.children().filter(Node::is_element).collect();
    let ids: Vec<&str> = root.attribute("aria-labelledby").unwrap_or_default().split(' ').collect();
    for (child, (name, id)) in children.iter().zip(["title", "desc"].iter().zip(&ids)) {
        assert_eq!((child.tag_name().name(), child.attribute("id")), (*name, Some(*id)));
        assert!(id.starts_with(&chart.prefix()) && child.text().is_some_and(|text| !text.trim().is_empty()));
    }
    let all: Vec<&str> = root.descendants().filter_map(|node| node.attribute("id")).collect();
    assert_eq!(all, ids);
}

fn elements(document: &Document<'_>) {
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        assert!(ELEMENTS.contains(&name), "{name}");
        for attribute in node.attributes() {
            assert!(ATTRIBUTES.contains(&attribute.name()), "{}", attribute.name());
            assert!(!attribute.value().contains("url(") && !attribute.value().contains("http"));
        }
        if SHAPES.contains(&name) {
            let fill = node.attribute("fill").expect("a fill");
            assert!(fill != "none" || node.attribute("stroke").is_some(), "{name} is not painted");
        }
        if name == "text" {
            assert!(number(node, "font-size") >= 12.0);
            assert!(node.text().is_some_and(|text| !text.chars().any(char::is_control)));
        }
    }
    assert!(document.descendants().all(|node| !node.is_comment() && !node.is_pi()));
}

/// 0 adaptive, 1 light, 2 dark, 3 inline.
fn classes(document: &Document<'_>, dressing: usize) {
    let used: BTreeSet<&str> = document.descendants().filter_map(|node| node.attribute("class")).collect();
    let style = document.descendants().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "style")));
    assert_eq!(style.is_some(), dressing == 0);
    assert_eq!(used.is_empty(), matches!(dressing, 1 | 2));
    if let Some(rules) = style.and_then(|style| style.text()) {
        let ruled = rules.split('.').skip(1).filter_map(|rule| rule.split('{').next()).collect::<BTreeSet<&str>>();
        assert_eq!(ruled, used);
        assert!(["var(", ":root", "@import", "url("].iter().all(|banned| !rules.contains(banned)));
    }
}

/// No text leaves the picture, touches another text, or touches a mark, unless it is entirely on one box from whose
/// color it stands out. Grid lines are behind everything.
fn layout(chart: &Chart, document: &Document<'_>, theme: Theme) {
    let (mut space, mut boxes) = (Space::default(), Vec::new());
    let paints = |node: &Node<'_, '_>, token: Token| {
        [node.attribute("fill"), node.attribute("stroke")].contains(&Some(&token.hex(theme)))
    };
    let is_behind =
        |node: &Node<'_, '_>| paints(node, Token::Bg) || (node.tag_name().name() == "line" && paints(node, Token::Gl));
    for node in document.descendants().filter(|node| node.is_element() && !is_behind(node)) {
        take(&mut space, node);
        boxes.extend(filled(node).into_iter().map(|area| (area, node.attribute("fill").unwrap_or("none"))));
    }
    for node in document.descendants().filter(|node| node.tag_name().name() == "text") {
        let area = area(node);
        let (right, lower) = (chart.scene.width - 40, chart.scene.height - 40);
        assert!(area.0 >= 40 && area.1 >= 40 && area.2 <= right && area.3 <= lower, "outside: {:?}", node.text());
        assert!(space.is_free(area), "overlap: {:?} in {}", node.text(), chart.light());
        for (under, fill) in boxes.iter().filter(|(under, _)| overlap(*under, area)) {
            let inside = under.0 <= area.0 && under.1 <= area.1 && under.2 >= area.2 && under.3 >= area.3;
            let ink = node.attribute("fill").unwrap_or_default();
            let stands_out = *fill == "none" || contrast(rgb(ink), rgb(fill)) >= 4.5;
            assert!(inside && stands_out, "{:?} on {fill} {under:?} in {}", node.text(), chart.light());
        }
        space.take(area);
    }
}

fn rgb(hex: &str) -> (u8, u8, u8) {
    let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("a color");
    (part(1), part(3), part(5))
}

/// The boxes of a rectangle or of a path of rectangles.
fn filled(node: Node<'_, '_>) -> Vec<Area> {
    let corner = |x: i32, y: i32, width: i32, height: i32| (x, y, x + width, y + height);
    match node.tag_name().name() {
        "rect" => vec![corner(tenths(node, "x"), tenths(node, "y"), tenths(node, "width"), tenths(node, "height"))],
        "path" => node
            .attribute("d")
            .unwrap_or_default()
            .split('M')
            .skip(1)
            .map(|part| {
                let numbers: Vec<i32> = part
                    .split([' ', 'h', 'v', 'z'])
                    .filter(|part| !part.is_empty())
                    .map(|part| (part.parse::<f64>().expect("a number") * 10.0).round() as i32)
                    .collect();
                assert_eq!(numbers.len(), 5, "{part}");
                corner(numbers[0], numbers[1], numbers[2], numbers[3])
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn take(space: &mut Space, node: Node<'_, '_>) {
    let at = |name| tenths(node, name);
    match node.tag_name().name() {
        "circle" => space.take((at("cx") - at("r"), at("cy") - at("r"), at("cx") + at("r"), at("cy") + at("r"))),
        "line" => space.take_line((at("x1"), at("y1")), (at("x2"), at("y2"))),
        "polyline" | "polygon" => {
            let numbers = node.attribute("points").unwrap_or_default().split([' ', ',']);
            let numbers: Vec<i32> =
                numbers.map(|part| (part.parse::<f64>().expect("a number") * 10.0) as i32).collect();
            let points: Vec<(i32, i32)> = numbers.chunks(2).map(|pair| (pair[0], pair[1])).collect();
            points.windows(2).for_each(|pair| space.take_line(pair[0], pair[1]));
        }
        _ => {}
    }
}

/// The box that a text may take in the widest of the usual fonts.
fn area(node: Node<'_, '_>) -> Area {
    let (x, y, size) = (tenths(node, "x"), tenths(node, "y"), tenths(node, "font-size"));
    let bold = node.attribute("font-weight").is_some();
    let width = measure::reserve(node.text().unwrap_or_default(), size, bold);
    let left = match node.attribute("text-anchor") {
        Some("middle") => x - width / 2,
        Some("end") => x - width,
        _ => x,
    };
    (left, y - size * 3 / 4, left + width, y + size / 5)
}

/// An attribute as a number.
pub fn number(node: Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).and_then(|value| value.parse().ok()).expect("a number")
}

fn tenths(node: Node<'_, '_>, name: &str) -> i32 {
    (number(node, name) * 10.0).round() as i32
}

//! A scene as SVG text: one element per line, whole tenths, and only what upload filters keep.
//!
//! Light colors are attributes, because some hosts refuse `<style>`; dark ones are rules on classes, because classes
//! win over attributes where `<style>` is allowed.

use std::fmt::Write;

use super::scene::{Align, Ink, Mark, Point, Scene, Type, U};
use super::theme::{STROKE, Theme, Token, rules};
use crate::text;

/// Fonts of the same widths first (macOS, Windows, Linux), then the usual fallback.
const FONTS: &str = "Helvetica Neue,Helvetica,Arial,Liberation Sans,DejaVu Sans,sans-serif";

/// One of the forms in which a picture is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Light, and dark if the reader's system is.
    Adaptive,
    /// One theme and nothing else.
    Only(Theme),
    /// For a page that has the stylesheet.
    Inline,
}

/// What the first lines of a picture say.
pub struct Heading<'a> {
    /// Prefix of ids, a valid XML name.
    pub id: &'a str,
    /// The title, not escaped.
    pub title: &'a str,
    /// Everything that is drawn, in words, not escaped.
    pub description: &'a str,
    /// Width as shown, in px.
    pub width: u32,
    /// Height as shown, in px.
    pub height: u32,
}

/// The picture as text.
pub fn write(scene: &Scene, heading: &Heading<'_>, form: Form) -> String {
    let Heading { id, title, description, width: shown_width, height: shown_height } = heading;
    let (width, height) = (tenths(scene.width), tenths(scene.height));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{shown_width}\" height=\"{shown_height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" font-family=\"{FONTS}\">\n\
         <title id=\"{id}-t\">{}</title>\n<desc id=\"{id}-d\">{}</desc>\n",
        text::xml(title),
        text::xml(description)
    );
    if form == Form::Adaptive {
        out.push_str(&dark_style(scene));
    }
    for run in scene.marks.chunk_by(|a, b| is_filled_box(a) && is_filled_box(b) && a.ink() == b.ink()) {
        match run {
            [mark] => write_mark(&mut out, mark, form),
            boxes => write_boxes(&mut out, boxes, form),
        }
        out.push('\n');
    }
    out.push_str("</svg>\n");
    out
}

/// The rules for exactly the classes that the scene uses.
fn dark_style(scene: &Scene) -> String {
    let (mut fills, mut strokes) = (Vec::new(), Vec::new());
    for mark in &scene.marks {
        match mark.ink() {
            Ink::Fill(token) => fills.push(token),
            Ink::Stroke(token, _) => strokes.push(token),
        }
    }
    for tokens in [&mut fills, &mut strokes] {
        tokens.sort_unstable();
        tokens.dedup();
    }
    format!("<style>@media (prefers-color-scheme:dark){{{}}}</style>\n", rules(&fills, &strokes, Theme::Dark))
}

fn write_mark(out: &mut String, mark: &Mark, form: Form) {
    let paint = paint(mark, form);
    // Writing to a String cannot fail.
    let _ = match mark {
        Mark::Rect((x0, y0), (x1, y1), _) => write!(
            out,
            "<rect{paint} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            tenths(*x0),
            tenths(*y0),
            tenths(x1 - x0),
            tenths(y1 - y0)
        ),
        Mark::Path(points, _) => match points.as_slice() {
            [(x1, y1), (x2, y2)] => write!(
                out,
                "<line{paint} x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>",
                tenths(*x1),
                tenths(*y1),
                tenths(*x2),
                tenths(*y2)
            ),
            _ => write!(out, "<polyline{paint} stroke-linejoin=\"round\" points=\"{}\"/>", list(points)),
        },
        Mark::Polygon(points, _) => write!(out, "<polygon{paint} points=\"{}\"/>", list(points)),
        Mark::Circle((x, y), radius, _) => {
            write!(out, "<circle{paint} cx=\"{}\" cy=\"{}\" r=\"{}\"/>", tenths(*x), tenths(*y), tenths(*radius))
        }
        Mark::Text(shown, (x, y), style) => {
            let (x, y, set) = (tenths(*x), tenths(*y), set(*style));
            write!(out, "<text{paint} x=\"{x}\" y=\"{y}\"{set}>{}</text>", text::xml(shown))
        }
    };
}

fn is_filled_box(mark: &Mark) -> bool {
    matches!(mark, Mark::Rect(_, _, Ink::Fill(_)))
}

/// Boxes of one color as one path: a calendar has hundreds, and an element for each is several times as long.
fn write_boxes(out: &mut String, boxes: &[Mark], form: Form) {
    let Some(paint) = boxes.first().map(|mark| paint(mark, form)) else { return };
    let _ = write!(out, "<path{paint} d=\"");
    for mark in boxes {
        if let Mark::Rect((x0, y0), (x1, y1), _) = mark {
            let (width, height) = (tenths(x1 - x0), tenths(y1 - y0));
            let _ = write!(out, "M{} {}h{width}v{height}h-{width}z", tenths(*x0), tenths(*y0));
        }
    }
    out.push_str("\"/>");
}

/// Class and color attributes, with the blank before them.
fn paint(mark: &Mark, form: Form) -> String {
    let theme = if let Form::Only(theme) = form { theme } else { Theme::Light };
    let class = |token: Token, end: &str| match form {
        Form::Only(_) => String::new(),
        Form::Adaptive | Form::Inline => format!(" class=\"{}{end}\"", token.class()),
    };
    match mark.ink() {
        Ink::Fill(token) => format!("{} fill=\"{}\"", class(token, ""), token.hex(theme)),
        Ink::Stroke(token, width) => {
            let (class, hex, width) = (class(token, STROKE), token.hex(theme), tenths(width));
            format!("{class} fill=\"none\" stroke=\"{hex}\" stroke-width=\"{width}\"")
        }
    }
}

fn set(style: Type) -> String {
    let anchor = match style.align {
        Align::Start => "",
        Align::Middle => " text-anchor=\"middle\"",
        Align::End => " text-anchor=\"end\"",
    };
    let weight = if style.bold { " font-weight=\"700\"" } else { "" };
    format!(" font-size=\"{}\"{weight}{anchor}", tenths(style.size))
}

fn list(points: &[Point]) -> String {
    let pairs: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", tenths(*x), tenths(*y))).collect();
    pairs.join(" ")
}

/// Tenths as a decimal number: 125 is `12.5`, 120 is `12`, never `-0`.
fn tenths(value: i32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.unsigned_abs() / U.unsigned_abs(), value.unsigned_abs() % U.unsigned_abs());
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_have_one_form() {
        assert_eq!([0, -3, 5, 120, -125].map(tenths), ["0", "-0.3", "0.5", "12", "-12.5"]);
    }

    #[test]
    fn markup_is_text() {
        assert_eq!(text::xml("\"><svg onload='x'>&"), "&quot;&gt;&lt;svg onload=&#39;x&#39;&gt;&amp;");
    }
}

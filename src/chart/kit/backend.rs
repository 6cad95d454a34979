//! The plotters backend: what is drawn on a [`DrawingArea`](plotters::drawing::DrawingArea) becomes a [`Scene`].
//!
//! plotters' own `SVGBackend` has no classes, title, description or fractions, and passes control characters on.

use std::fmt;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    FontTransform,
};

use super::measure;
use super::scene::{Align, Ink, Mark, Scene, Type};
use super::theme::Token;
use crate::text;

/// Records marks. One backend pixel is a tenth of a unit, so that whole coordinates are fine enough.
pub struct Recorder<'a>(pub &'a mut Scene);

/// A drawing request that the backend does not support: a defect of a chart, not of its data.
#[derive(Debug)]
pub struct Unsupported(&'static str);

impl fmt::Display for Unsupported {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the chart backend has no {}", self.0)
    }
}

impl std::error::Error for Unsupported {}

type Outcome<T = ()> = Result<T, DrawingErrorKind<Unsupported>>;

fn no<T>(what: &'static str) -> Outcome<T> {
    Err(DrawingErrorKind::DrawingError(Unsupported(what)))
}

fn token(color: BackendColor) -> Outcome<Token> {
    Token::find(color).map_or_else(|| no("such color"), Ok)
}

fn whole(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

fn ink<S: BackendStyle>(style: &S, fill: bool) -> Outcome<Ink> {
    let token = token(style.color())?;
    Ok(if fill { Ink::Fill(token) } else { Ink::Stroke(token, whole(style.stroke_width())) })
}

#[allow(clippy::cast_possible_truncation)]
fn set<S: BackendTextStyle>(style: &S) -> Outcome<Type> {
    if !matches!(style.transform(), FontTransform::None) {
        return no("rotated text");
    }
    let align = match style.anchor().h_pos {
        HPos::Left => Align::Start,
        HPos::Center => Align::Middle,
        HPos::Right => Align::End,
    };
    let bold = matches!(style.style(), FontStyle::Bold);
    Ok(Type { size: style.size().round() as i32, bold, token: token(style.color())?, align })
}

impl DrawingBackend for Recorder<'_> {
    type ErrorType = Unsupported;

    fn get_size(&self) -> (u32, u32) {
        (self.0.width.unsigned_abs(), self.0.height.unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Outcome {
        no("pixels")
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Outcome {
        let ink = ink(style, fill)?;
        self.0.marks.push(Mark::Rect(a, b, ink));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        let ink = ink(style, false)?;
        self.0.marks.push(Mark::Path(path.into_iter().collect(), ink));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        let ink = ink(style, fill)?;
        self.0.marks.push(Mark::Circle(at, whole(radius), ink));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Outcome {
        let ink = ink(style, true)?;
        self.0.marks.push(Mark::Polygon(points.into_iter().collect(), ink));
        Ok(())
    }

    /// `VPos::Bottom` is the baseline: there is no font whose descent could be asked.
    fn draw_text<S: BackendTextStyle>(&mut self, shown: &str, style: &S, (x, y): BackendCoord) -> Outcome {
        let set = set(style)?;
        let y = match style.anchor().v_pos {
            VPos::Top => y + set.size * 72 / 100,
            VPos::Center => set.centered(y),
            VPos::Bottom => y,
        };
        self.0.marks.push(Mark::Text(text::plain(shown), (x, y), set));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(&self, shown: &str, style: &S) -> Outcome<(u32, u32)> {
        let set = set(style)?;
        Ok((measure::reserve(shown, set.size, set.bold).unsigned_abs(), set.size.unsigned_abs()))
    }

    fn blit_bitmap(&mut self, _: BackendCoord, _: (u32, u32), _: &[u8]) -> Outcome {
        no("bitmaps")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_chart_draws_is_an_error() {
        let mut scene = Scene::default();
        let mut recorder = Recorder(&mut scene);
        let red = BackendColor { alpha: 1.0, rgb: (255, 0, 0) };
        assert!(recorder.draw_pixel((0, 0), red).is_err());
        assert!(recorder.draw_line((0, 0), (1, 1), &red).is_err());
        assert!(scene.marks.is_empty());
    }
}

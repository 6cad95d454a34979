//! Drawing marks through plotters.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, TextStyle};
use plotters_backend::BackendCoord;

use super::backend::Recorder;
use super::scene::{Align, MARGIN, Point, Scene, Type};
use super::theme::Token;
use crate::chart::skipped::Skipped;

/// The outcome of drawing; an error is a defect of a chart, not of its data.
pub type Drawn = Result<(), Skipped>;

/// Draws on a scene. All lengths are tenths of a unit.
pub struct Pen<'a>(DrawingArea<Recorder<'a>, Shift>);

impl<'a> Pen<'a> {
    /// A pen for the whole of a scene.
    pub fn on(scene: &'a mut Scene) -> Self {
        Self(Recorder(scene).into_drawing_area())
    }

    /// Where the right margin begins.
    pub fn right(&self) -> i32 {
        let (width, _) = self.0.dim_in_pixel();
        i32::try_from(width).unwrap_or(i32::MAX) - MARGIN
    }

    /// A filled rectangle between two corners.
    pub fn rect(&self, a: Point, b: Point, token: Token) -> Drawn {
        self.draw(&Rectangle::new([a, b], token.filled()))
    }

    /// A rectangle drawn as a line of `width` that stays inside the two corners.
    pub fn outline(&self, a: Point, b: Point, token: Token, width: i32) -> Drawn {
        let half = width / 2;
        let corners = [(a.0 + half, a.1 + half), ((b.0 - half).max(a.0 + half), b.1 - half)];
        self.draw(&Rectangle::new(corners, token.stroke_width(width.unsigned_abs())))
    }

    /// Straight lines from point to point.
    pub fn line(&self, points: &[Point], token: Token, width: i32) -> Drawn {
        self.draw(&PathElement::new(points, token.stroke_width(width.unsigned_abs())))
    }

    /// A filled polygon.
    pub fn polygon(&self, points: &[Point], token: Token) -> Drawn {
        self.draw(&Polygon::new(points, token.filled()))
    }

    /// A filled circle.
    pub fn dot(&self, at: Point, radius: i32, token: Token) -> Drawn {
        self.draw(&Circle::new(at, radius, token.filled()))
    }

    /// A hollow circle: the background, and a line of `width` that stays inside the radius.
    pub fn ring(&self, at: Point, radius: i32, token: Token, width: i32) -> Drawn {
        self.dot(at, radius, Token::Bg)?;
        self.draw(&Circle::new(at, radius - width / 2, token.stroke_width(width.unsigned_abs())))
    }

    /// A text on the baseline through a point; an empty text draws nothing.
    pub fn text(&self, shown: &str, at: Point, style: Type) -> Drawn {
        if shown.is_empty() {
            return Ok(());
        }
        let weight = if style.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = FontDesc::new(FontFamily::SansSerif, f64::from(style.size), weight);
        let h_pos = match style.align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        let style = TextStyle::from(font).color(&style.token).pos(Pos::new(h_pos, VPos::Bottom));
        self.draw(&Text::new(shown, at, style))
    }

    fn draw<'e, E>(&self, element: &'e E) -> Drawn
    where
        &'e E: PointCollection<'e, BackendCoord>,
        E: Drawable<Recorder<'a>>,
    {
        self.0.draw(element).map_err(Skipped::defect)
    }
}

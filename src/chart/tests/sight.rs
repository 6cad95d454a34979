//! Every reader can distinguish adjacent colors: CIEDE2000 distances as seen by people with normal
//! sight, and by those who lack one of the three kinds of cones (Machado, Oliveira and Fernandes 2009, full severity).

use crate::chart::kit::theme::{Theme, Token};
use crate::config::linear;

/// Rows of the matrices for linear RGB: normal, protan, deutan, tritan.
const SIGHTS: [[[f64; 3]; 3]; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
];
/// sRGB to CIE XYZ, D65.
const XYZ: [[f64; 3]; 3] =
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]];
const WHITE: [f64; 3] = [0.95047, 1.0, 1.08883];

fn times(matrix: &[[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

/// CIE L*a*b* of a color as one kind of sight has it.
fn lab((red, green, blue): (u8, u8, u8), sight: &[[f64; 3]; 3]) -> [f64; 3] {
    let seen = times(sight, [red, green, blue].map(linear)).map(|part| part.clamp(0.0, 1.0));
    let root = |part: f64| if part > 0.008_856 { part.cbrt() } else { 7.787 * part + 16.0 / 116.0 };
    let xyz = times(&XYZ, seen);
    let [x, y, z] = [0, 1, 2].map(|at| root(xyz[at] / WHITE[at]));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000 (Sharma, Wu and Dalal 2005), all weights one.
fn distance([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let mean = |a: f64, b: f64| f64::midpoint(a, b);
    let pull = |c: f64| (c.powi(7) / (c.powi(7) + 25_f64.powi(7))).sqrt();
    let stretch = 1.0 + 0.5 * (1.0 - pull(mean(a1.hypot(b1), a2.hypot(b2))));
    let (a1, a2) = (a1 * stretch, a2 * stretch);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) };
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let is_gray = c1 * c2 == 0.0;
    let turn = if is_gray { 0.0 } else { (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0 };
    let (dl, dc, dh) = (l2 - l1, c2 - c1, 2.0 * (c1 * c2).sqrt() * (turn.to_radians() / 2.0).sin());
    let (l, c) = (mean(l1, l2), mean(c1, c2));
    let h = match (h1 - h2).abs() {
        _ if is_gray => h1 + h2,
        apart if apart <= 180.0 => mean(h1, h2),
        _ if h1 + h2 < 360.0 => mean(h1, h2) + 180.0,
        _ => mean(h1, h2) - 180.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0) - 0.20 * cos(4.0 * h - 63.0);
    let bright = (l - 50.0).powi(2);
    let (sl, sc, sh) = (1.0 + 0.015 * bright / (20.0 + bright).sqrt(), 1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let turned = 60.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rotation = -turned.to_radians().sin() * 2.0 * pull(c);
    let (l, c, h) = (dl / sl, dc / sc, dh / sh);
    (l * l + c * c + h * h + rotation * c * h).sqrt()
}

#[test]
fn the_distance_is_that_of_the_published_pairs() {
    // From the test data of Sharma, Wu and Dalal.
    let pairs = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([22.7233, 20.0904, -46.6940], [23.0331, 14.9730, -42.5619], 2.0373),
        ([50.0, -1.0, 2.0], [50.0, 0.0, 0.0], 2.3669),
    ];
    for (a, b, expected) in pairs {
        assert!((distance(a, b) - expected).abs() < 1e-4, "{} {expected}", distance(a, b));
    }
}

/// The distance of two colors in a theme to a kind of sight.
fn between(a: Token, b: Token, theme: Theme, sight: &[[f64; 3]; 3]) -> f64 {
    distance(lab(a.parts(theme), sight), lab(b.parts(theme), sight))
}

fn themes_and_sights() -> impl Iterator<Item = (Theme, [[f64; 3]; 3])> {
    [Theme::Light, Theme::Dark].into_iter().flat_map(|theme| SIGHTS.map(|sight| (theme, sight)))
}

#[test]
fn steps_of_heat_are_steps_to_every_sight() {
    let steps: Vec<Token> = [Token::H0].into_iter().chain(Token::HEAT).collect();
    for (theme, sight) in themes_and_sights() {
        for pair in steps.windows(2) {
            let found = between(pair[0], pair[1], theme, &sight);
            assert!(found >= 7.5, "{pair:?} in {theme:?}: {found:.1} with {sight:?}");
        }
    }
}

#[test]
fn colors_side_by_side_are_told_apart_by_every_sight() {
    let people = vec![Token::C2, Token::C1, Token::C3, Token::Cx];
    let series: Vec<Token> = Token::SERIES.into_iter().chain([Token::Cx, Token::Gl]).collect();
    let generations = vec![Token::G1, Token::G2, Token::G3, Token::S2, Token::Cx];
    for group in [
        people,
        series,
        generations,
        vec![Token::Add, Token::Del],
        vec![Token::C1, Token::Cx],
        vec![Token::H0, Token::H2, Token::H5],
    ] {
        for (theme, sight) in themes_and_sights() {
            for (at, a) in group.iter().enumerate() {
                for b in &group[at + 1..] {
                    let found = between(*a, *b, theme, &sight);
                    assert!(found >= 10.0, "{a:?} and {b:?} in {theme:?}: {found:.1} with {sight:?}");
                }
            }
        }
    }
}

//! The contrast of colors, as the Web Content Accessibility Guidelines (WCAG) 2 define it.

/// Red, green and blue, each 0 to 255.
pub type Rgb = (u8, u8, u8);

/// The contrast ratio of two colors, 1 to 21.
#[must_use]
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let a = luminance(a);
    let b = luminance(b);
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The relative luminance of a color, 0 to 1.
fn luminance(color: Rgb) -> f64 {
    let (red, green, blue) = color;
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// One part of an sRGB color as an amount of light, 0 to 1.
#[must_use]
pub fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

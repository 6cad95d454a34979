//! The limits of a theme, which an untrusted file may set.

/// The most people that charts can highlight, and the most colors for them.
pub const HIGHLIGHTS: usize = 3;
/// The most font families.
pub const FONTS: usize = 8;
/// The most characters of a font's name.
pub const NAME: usize = 60;
/// The widest logo, in columns of a terminal: about half a line of a chart's footer.
pub const LOGO: usize = 40;

//! What all kinds of chart share.
//!
//! * `sheet` has the sizes, `frame` the margins, title and footer around a body, `compose` makes a picture of words and a
//!   way to paint the body;
//! * `cells`, `people` and `periods` read a result; `scale`, `broken`, `axes`, `columns`, `heat`, `ends` and `key` place marks,
//!   `measure` and `labels` texts;
//! * `pen` draws the marks through plotters, `backend` records them as a `scene`, `svg` writes the scene;
//! * `theme` holds every colour, `colors` those of a project.

pub(super) mod axes;
pub(super) mod backend;
pub(super) mod broken;
pub(super) mod cells;
pub(super) mod colors;
pub(super) mod columns;
pub(super) mod compose;
pub(super) mod ends;
pub(super) mod frame;
pub(super) mod heat;
pub(super) mod key;
pub(super) mod labels;
pub(super) mod measure;
pub(super) mod pen;
pub(super) mod people;
pub(super) mod periods;
pub(super) mod scale;
pub(super) mod scene;
pub(super) mod sheet;
pub(super) mod svg;
pub(super) mod theme;

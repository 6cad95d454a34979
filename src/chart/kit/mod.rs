//! What all kinds of chart share.
//!
//! * `sheet` has the sizes; `frame` draws title, subtitle and footer around a body; `compose` makes a picture from texts
//!   and a function that draws the body;
//! * `cells`, `people` and `periods` read a result; `scale`, `broken`, `axes`, `columns`, `stack`, `heat`, `ends` and `key` place marks,
//!   `measure` and `labels` place texts;
//! * `pen` draws the marks through plotters, `backend` records them as a `scene`, `svg` writes the scene;
//! * `theme` has every color, `colors` those of a project.

pub mod axes;
pub mod backend;
pub mod broken;
pub mod cells;
pub mod colors;
pub mod columns;
pub mod compose;
pub mod ends;
pub mod frame;
pub mod heat;
pub mod key;
pub mod labels;
pub mod measure;
pub mod pen;
pub mod people;
pub mod periods;
pub mod scale;
pub mod scene;
pub mod sheet;
pub mod stack;
pub mod svg;
pub mod theme;

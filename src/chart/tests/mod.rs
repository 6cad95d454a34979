//! Every chart over every fixture in every size, and what single charts promise.

mod card;
mod check;
mod drawn;
mod fixtures;
mod gallery;
mod gallery_fixtures;
mod sight;

//! laurels judged from outside: by git, by its own words and by hostile input. One binary, since linking is slow.

#![allow(clippy::panic, clippy::print_stderr, reason = "helpers of tests fail by panics and say what they compared")]

mod activity;
mod areas;
mod attributes;
mod browser;
mod browser_axe;
mod browser_large;
mod browser_paper;
mod browser_pictures;
mod columns;
mod command;
mod concentration;
mod credits;
mod determinism;
mod equality;
mod facts;
mod gallery;
mod golden;
mod hostile;
mod identities;
mod layering;
mod newcomers;
mod organizations;
mod package;
mod patches;
mod person;
mod pictures;
mod queries;
mod readme;
mod redraw;
mod releases;
mod store;
mod support;
mod theme;
mod words;

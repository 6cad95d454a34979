//! laurels judged from outside: by git, by its own words and by hostile input. One binary, since linking is slow.

mod command;
mod determinism;
mod equality;
mod golden;
mod hostile;
mod layering;
mod queries;
mod readme;
mod releases;
mod support;

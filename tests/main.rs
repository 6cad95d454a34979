//! laurels judged from outside: by git, by its own words and by hostile input. One binary, since linking is slow.

mod command;
mod equality;
mod layering;
mod releases;
mod support;

//! Runs the steps of a statement in polars' SQL engine.

use std::sync::mpsc;
use std::thread;

use polars::prelude::{DataFrame, IntoLazy};
use polars::sql::SQLContext;

use super::steps::Step;
use crate::error::{Error, Result};
use crate::progress::Limits;

/// Bytes of stack for the engine, whose recursion takes megabytes for our queries.
const STACK: usize = 64 << 20;

/// Rows that a common table expression may have.
const MAX_ROWS: usize = 100_000_000;

/// Runs steps over frames by name; the last step makes the result.
///
/// The engine gets a thread with a large stack. A panic there ends the query, not the program. The thread is not joined: a
/// query that exceeds a limit is left to itself.
///
/// # Errors
/// What the engine says about the statement, or the limit that the query exceeds.
pub fn run(steps: Vec<Step>, frames: Vec<(String, DataFrame)>, limits: Limits<'_>) -> Result<DataFrame> {
    let (sender, receiver) = mpsc::channel();
    let work = move || {
        let mut context = SQLContext::new();
        for (name, frame) in frames {
            context.register(&name, frame.lazy());
        }
        // Nobody listens after a limit was exceeded.
        let _ = sender.send(collect(&mut context, &steps));
    };
    let builder = thread::Builder::new().name("laurels-sql".to_owned()).stack_size(STACK);
    builder.spawn(work).map_err(|error| Error::internal(format!("the SQL engine cannot start: {error}")))?;
    limits.wait(&receiver)
}

fn collect(context: &mut SQLContext, steps: &[Step]) -> Result<DataFrame> {
    let said = |error: polars::error::PolarsError| Error::usage(error.to_string());
    let mut result = DataFrame::empty();
    for step in steps {
        let frame = context.execute(&step.sql).map_err(said)?;
        match &step.name {
            Some(name) if step.is_shared => {
                let frame = frame.collect().map_err(said)?;
                if frame.height() > MAX_ROWS {
                    return Err(Error::usage(format!("`{name}` has more than 100,000,000 rows"))
                        .hint("filter or group before you join"));
                }
                context.register(name, frame.lazy());
            }
            Some(name) => context.register(name, frame),
            None => result = frame.collect().map_err(said)?,
        }
    }
    Ok(result)
}

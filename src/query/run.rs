//! Runs the steps of a statement in polars' SQL engine.

use std::thread;

use polars::error::PolarsResult;
use polars::prelude::{DataFrame, IntoLazy};
use polars::sql::SQLContext;

use super::steps::Step;
use crate::error::{Error, Result};

/// Bytes of stack for the engine, whose recursion takes megabytes for our queries.
const STACK: usize = 64 << 20;

/// Runs steps over frames by name; the last step makes the result.
///
/// The engine gets a thread with a large stack. A panic there ends the query, not the program.
///
/// # Errors
/// What the engine says about the statement.
pub fn run(steps: &[Step], frames: Vec<(&str, DataFrame)>) -> Result<DataFrame> {
    let work = || {
        let mut context = SQLContext::new();
        for (name, frame) in frames {
            context.register(name, frame.lazy());
        }
        collect(&mut context, steps).map_err(|error| Error::usage(error.to_string()))
    };
    thread::scope(|scope| {
        let builder = thread::Builder::new().name("laurels-sql".to_owned()).stack_size(STACK);
        let running = builder
            .spawn_scoped(scope, work)
            .map_err(|error| Error::internal(format!("the SQL engine cannot start: {error}")))?;
        running.join().unwrap_or_else(|_| Err(Error::usage("the SQL engine failed on this text")))
    })
}

fn collect(context: &mut SQLContext, steps: &[Step]) -> PolarsResult<DataFrame> {
    let mut result = DataFrame::empty();
    for step in steps {
        let frame = context.execute(&step.sql)?;
        match &step.name {
            Some(name) if step.is_shared => context.register(name, frame.collect()?.lazy()),
            Some(name) => context.register(name, frame),
            None => result = frame.collect()?,
        }
    }
    Ok(result)
}

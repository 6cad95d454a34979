//! The page of a report: all chapters, filled and drawn.

use super::answers::Answers;
use crate::render::Drawn;
use crate::report::{Block, Document};

/// A document with its charts and results.
#[derive(Default)]
pub struct Page {
    /// The document.
    pub document: Document,
    /// Its charts.
    pub charts: Vec<Drawn>,
    /// The results that it shows.
    pub answers: Answers,
    /// The files of sections to paste, by the position of their part.
    pub fragments: Vec<(usize, String)>,
}

impl Page {
    /// The title of the first chart that is drawn.
    pub fn finding(&self) -> Option<String> {
        let first = self.charts.iter().find_map(|drawn| drawn.chart.as_ref().ok())?;
        Some(first.title.clone())
    }

    /// Adds another chapter at the end.
    pub fn append(&mut self, chapter: Self) {
        let (charts, parts) = (self.document.charts.len(), self.document.parts.len());
        self.fragments.extend(chapter.fragments.into_iter().map(|(at, path)| (parts + at, path)));
        for mut part in chapter.document.parts {
            for block in &mut part.blocks {
                if let Block::Chart(at) = block {
                    *at += charts;
                }
            }
            self.document.parts.push(part);
        }
        self.document.charts.extend(chapter.document.charts);
        self.charts.extend(chapter.charts);
        self.answers.results.extend(chapter.answers.results);
        self.answers.headers.extend(chapter.answers.headers);
    }
}

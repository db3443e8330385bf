//! A sheet of a workbook (xlsx, xls) as records of text, the way a person sees the cells.
//!
//! The workbook is read by a thread of its own, which sends rows through a bounded channel: memory stays
//! small however long the sheet is, and a damaged file that upsets the parser ends the thread, not the
//! program.
use super::merged::Merged;
use super::record::{Flaw, Record};
use super::sheet_rows::SheetRow;
use super::workbook::OpenBook;
use crate::source::sheet_facts::SheetFacts;
use crate::source::{Container, SourceError, SourceFile};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

/// How many rows travel at a time, and how many such batches wait at most.
const BATCH: usize = 256;
const WAITING: usize = 4;

pub(super) fn join<T>(worker: JoinHandle<Result<T, SourceError>>) -> Result<T, SourceError> {
    worker.join().unwrap_or_else(|_| {
        Err(SourceError::damaged_workbook(
            "the workbook upset its parser",
        ))
    })
}

/// Where cells that are merged downwards say the same in each of their rows.
#[derive(Clone, Debug, Default)]
pub struct FillDown {
    /// The first row below the header, counted from 0.
    pub below: u32,
    /// Columns in which that is so, counted from 0. An amount that is merged over rows is theirs together.
    pub columns: Vec<u32>,
}

/// One sheet that gives out its rows.
pub struct SheetTable {
    rows: std::vec::IntoIter<SheetRow>,
    incoming: Option<Receiver<Vec<SheetRow>>>,
    worker: Option<JoinHandle<Result<(), SourceError>>>,
    facts: SheetFacts,
}

impl SheetTable {
    /// Opens the sheet `name` of a workbook that [`super::workbook::peek`] found sound.
    ///
    /// # Errors
    /// Missing or changed since it was looked at.
    pub fn open(
        file: &SourceFile,
        kind: Container,
        name: &str,
        kept: &OpenBook,
        fill: FillDown,
    ) -> Result<Self, SourceError> {
        file.open(crate::source::Progress::default())?;
        let facts = kept.counted(file, kind)?;
        let facts = facts.of(name).cloned().unwrap_or_default();
        let (outgoing, incoming) = sync_channel(WAITING);
        let (file, name, kept) = (file.clone(), name.to_owned(), kept.clone());
        let merged = facts.merged.clone();
        let send = move || {
            let mut book = kept.take(&file, kind)?;
            let mut areas = merged;
            areas.extend(book.merged(&name));
            let mut merged = Merged::of(&areas, &fill);
            send_rows(&outgoing, &mut merged, |take| book.each_row(&name, take))?;
            kept.put_back(book);
            Ok(())
        };
        Ok(Self {
            rows: Vec::new().into_iter(),
            incoming: Some(incoming),
            worker: Some(thread::spawn(send)),
            facts,
        })
    }

    /// What the rows do not say of themselves.
    #[must_use]
    pub const fn facts(&self) -> &SheetFacts {
        &self.facts
    }

    /// Reads the next row; `false` at the end.
    ///
    /// # Errors
    /// The workbook turned out to be damaged.
    pub fn read(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        loop {
            if let Some(row) = self.rows.next() {
                record.set(row.line, row.text, row.too_long.then_some(Flaw::TooLong));
                return Ok(true);
            }
            match self
                .incoming
                .as_ref()
                .and_then(|incoming| incoming.recv().ok())
            {
                Some(batch) => self.rows = batch.into_iter(),
                None => {
                    self.incoming = None;
                    return self.worker.take().map_or(Ok(()), join).map(|()| false);
                }
            }
        }
    }
}

/// Takes rows, as long as it says so.
type Take<'a> = &'a mut dyn FnMut(SheetRow) -> bool;

fn send_rows(
    outgoing: &SyncSender<Vec<SheetRow>>,
    merged: &mut Merged,
    read: impl FnOnce(Take<'_>) -> Result<(), SourceError>,
) -> Result<(), SourceError> {
    let mut batch = Vec::with_capacity(BATCH);
    let mut wanted = true;
    read(&mut |mut row| {
        merged.fill(&mut row);
        batch.push(row);
        if batch.len() >= BATCH {
            wanted = outgoing.send(std::mem::take(&mut batch)).is_ok();
        }
        wanted
    })?;
    if wanted {
        // The receiver may be gone: then nobody wants the rest.
        let _ = outgoing.send(batch);
    }
    Ok(())
}

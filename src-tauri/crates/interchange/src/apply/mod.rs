//! From a file's rows into the book.
//!
//! A worker thread reads, decodes and converts ahead; the thread that holds the operation writes.
//! Nothing is kept until the operation ends, so cancelling (or a killed program) leaves the book as it
//! was, and a dry run is a run that is taken back: its figures are what would really happen.

mod bills;
mod drafts;
mod export_date;
mod facts;
mod sales;

pub use export_date::exported_at;
pub use facts::{print, print_of};

use crate::inspect::Inspection;
use crate::parse::statement::Statement;
use crate::parse::{BillDraft, Problem, ProblemCode, RowOutcome, SaleDraft, Severity, problem};
use crate::rows::open_rows;
use crate::source::SourceError;
use sales::Sale;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use zhanggui_domain::Id;
use zhanggui_store::intake::{
    Contradictions, FileEnd, FileFacts, IncomingCustomer, IncomingLine, IncomingReturn,
    IncomingSale, Intake, LineSums, ReadyOrder, Rejects, ShopChoice, Tallies,
};
use zhanggui_store::{StoreError, WriteTx};

/// Rows handed over at once.
const BATCH: usize = 128;

/// Batches that may wait: the reader is at most some hundred rows ahead, which bounds memory.
const AHEAD: usize = 4;

/// Problems kept of a file; the rest is counted.
pub const KEPT_PROBLEMS: usize = 1_000;

/// How far an import is, and the wish to stop it.
pub trait Watch: Sync {
    /// Called every few hundred rows: rows and bytes read so far, bytes in all.
    fn progress(&self, rows: u64, bytes: u64, bytes_total: u64);
    /// Whether to stop.
    fn cancelled(&self) -> bool;
}

/// Nobody watches.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn progress(&self, _rows: u64, _bytes: u64, _bytes_total: u64) {}

    fn cancelled(&self) -> bool {
        false
    }
}

/// Why a file did not go in.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// The file could not be read to its end.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The book could not be written, or a person stopped it ([`StoreError::Cancelled`]).
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What an import of one file did.
#[derive(Debug, Clone)]
pub struct FileOutcome {
    /// The import's record.
    pub import: Id,
    /// Rows below the header: drafts, rejected and skipped ones together.
    pub rows: u64,
    /// Rows that did not go in.
    pub rejected: u64,
    /// Rows that are no data.
    pub skipped: u64,
    /// Records.
    pub tallies: Tallies,
    /// The first [`KEPT_PROBLEMS`] problems that keep a row out.
    pub rejections: Vec<Problem>,
    /// The first [`KEPT_PROBLEMS`] doubts about rows that went in.
    pub warnings: Vec<Problem>,
    /// All doubts.
    pub warnings_total: u64,
    /// Rows that went in and do not say whose they are.
    pub without_shop: u64,
    /// A file of the same bytes was imported before.
    pub repeated: bool,
}

/// Brings a file's rows into the book, inside an operation.
///
/// # Errors
/// A file that cannot be read to its end, a book that cannot be written, or a cancelled import. The
/// caller's operation must then be given up.
pub fn apply(
    tx: &WriteTx<'_>,
    inspection: &Inspection,
    shop: &ShopChoice,
    watch: &dyn Watch,
) -> Result<FileOutcome, ApplyError> {
    let facts = facts::of(inspection, shop)?;
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel(AHEAD);
        let (stop, reading) = (&stop, inspection);
        let reader = scope.spawn(move || read_ahead(reading, &sender, stop));
        let written = write(tx, inspection, &facts, &receiver, watch);
        stop.store(true, Ordering::Relaxed);
        drop(receiver);
        match reader.join() {
            // The reader's trouble comes first: what was written then is not the whole file.
            Ok(Err(error)) => Err(error.into()),
            Ok(Ok(())) => written,
            Err(_) => Err(StoreError::Invalid(
                "the reader of the file stopped unexpectedly".to_owned(),
            )
            .into()),
        }
    })
}

/// A row as the reader hands it over.
enum Row {
    Order(Box<ReadyOrder>, Vec<Problem>),
    Line(Box<IncomingLine>, Vec<Problem>),
    Customer(Box<IncomingCustomer>, Vec<Problem>),
    Return(Box<IncomingReturn>, Vec<Problem>),
    /// An order, the doubts about its rows, and how many rows it had.
    Sale(Box<IncomingSale>, Vec<Problem>, u64),
    Bill(Box<BillDraft>, Vec<Problem>),
    /// What a money file says of itself below its rows: no row.
    Stated(Box<Statement>),
    /// What is to be known of all of them: no row.
    Doubts(Vec<Problem>),
    Rejected {
        line: u64,
        raw: String,
        problems: Vec<Problem>,
    },
    Skipped,
}

/// From outcomes to rows for the writer. Rows that follow each other and are of one order become one.
struct Gather {
    sums: LineSums,
    open: Option<Sale>,
}

impl Gather {
    fn take(&mut self, outcome: RowOutcome, rows: &mut Vec<Row>) {
        let row = match outcome {
            RowOutcome::Sale(draft) => return self.sale(draft, rows),
            RowOutcome::Order(mut draft) => {
                let warnings = std::mem::take(&mut draft.warnings);
                Row::Order(Box::new(drafts::order(*draft).into()), warnings)
            }
            RowOutcome::Line(mut draft) => {
                let warnings = std::mem::take(&mut draft.warnings);
                Row::Line(Box::new(drafts::line(*draft)), warnings)
            }
            RowOutcome::Customer(mut draft) => {
                let warnings = std::mem::take(&mut draft.warnings);
                Row::Customer(Box::new(drafts::customer(*draft)), warnings)
            }
            RowOutcome::Return(mut draft) => {
                let warnings = std::mem::take(&mut draft.warnings);
                Row::Return(Box::new(drafts::after_sale(*draft)), warnings)
            }
            RowOutcome::Bill(mut draft) => {
                let warnings = std::mem::take(&mut draft.warnings);
                Row::Bill(draft, warnings)
            }
            RowOutcome::Rejected {
                line,
                raw,
                problems,
            } => Row::Rejected {
                line,
                raw,
                problems,
            },
            RowOutcome::Skipped { .. } => Row::Skipped,
        };
        rows.push(row);
    }

    fn sale(&mut self, draft: Box<SaleDraft>, rows: &mut Vec<Row>) {
        let next = match &mut self.open {
            Some(open) => match open.add(draft) {
                Ok(()) => return,
                Err(next) => next,
            },
            None => draft,
        };
        self.end(rows);
        self.open = Some(Sale::of(*next));
    }

    /// Ends the order that is being read.
    fn end(&mut self, rows: &mut Vec<Row>) {
        if let Some(sale) = self.open.take() {
            let (sale, warnings, count) = sale.done(self.sums);
            rows.push(Row::Sale(Box::new(sale), warnings, count));
        }
    }
}

struct Batch {
    rows: Vec<Row>,
    bytes: u64,
    bytes_total: u64,
}

fn read_ahead(
    inspection: &Inspection,
    sender: &SyncSender<Batch>,
    stop: &AtomicBool,
) -> Result<(), SourceError> {
    let mut rows = open_rows(inspection)?;
    let (progress, bytes_total) = (rows.progress(), rows.bytes_total());
    let mut gather = Gather {
        sums: drafts::sums(&inspection.format),
        open: None,
    };
    let mut doubts = rows.doubts();
    loop {
        let mut batch = Vec::with_capacity(BATCH);
        if !doubts.is_empty() {
            batch.push(Row::Doubts(std::mem::take(&mut doubts)));
        }
        let mut read = 0_usize;
        for outcome in rows.by_ref().take(BATCH) {
            gather.take(outcome?, &mut batch);
            read = read.saturating_add(1);
        }
        let last = read < BATCH;
        if last {
            gather.end(&mut batch);
            batch.push(Row::Stated(Box::new(rows.take_statement())));
        }
        let batch = Batch {
            rows: batch,
            bytes: progress.bytes(),
            bytes_total,
        };
        // A closed channel means that the writer gave up; its error is the one to tell.
        if stop.load(Ordering::Relaxed) || sender.send(batch).is_err() || last {
            return Ok(());
        }
    }
}

fn write(
    tx: &WriteTx<'_>,
    inspection: &Inspection,
    facts: &FileFacts,
    receiver: &Receiver<Batch>,
    watch: &dyn Watch,
) -> Result<FileOutcome, ApplyError> {
    let mut writer = Writer {
        intake: Intake::begin(tx, facts)?,
        end: FileEnd::default(),
        money: bills::MoneyFile::of(inspection),
        rejects: Rejects::new()?,
        rejections: Vec::new(),
        warnings: Vec::new(),
        warnings_total: 0,
        without_shop: 0,
    };
    writer.warn(inspection.doubts.clone());
    for batch in receiver {
        if watch.cancelled() {
            return Err(StoreError::Cancelled.into());
        }
        for row in batch.rows {
            writer.take(row)?;
        }
        watch.progress(writer.end.rows, batch.bytes, batch.bytes_total);
    }
    writer.finish()
}

struct Writer<'tx> {
    intake: Intake<'tx>,
    end: FileEnd,
    money: bills::MoneyFile,
    rejects: Rejects,
    rejections: Vec<Problem>,
    warnings: Vec<Problem>,
    warnings_total: u64,
    without_shop: u64,
}

impl Writer<'_> {
    fn take(&mut self, row: Row) -> Result<(), StoreError> {
        let rows = match &row {
            Row::Sale(_, _, rows) => *rows,
            Row::Stated(_) | Row::Doubts(_) => 0,
            _ => 1,
        };
        self.end.rows = self.end.rows.saturating_add(rows);
        match row {
            Row::Order(order, warnings) => {
                self.warn(warnings);
                let named = order.names_shop();
                self.without_shop = self.without_shop.saturating_add(u64::from(!named));
                self.intake.order(*order)?;
            }
            Row::Sale(sale, warnings, rows) => {
                self.warn(warnings);
                if !sale.order.names_shop() {
                    self.without_shop = self.without_shop.saturating_add(rows);
                }
                self.intake.sale(*sale)?;
            }
            Row::Customer(customer, warnings) => {
                self.warn(warnings);
                self.intake.contact(&customer)?;
            }
            Row::Return(case, warnings) => {
                self.warn(warnings);
                self.without_shop = self.without_shop.saturating_add(1);
                self.intake.after_sale(&case)?;
            }
            Row::Line(line, warnings) => {
                self.warn(warnings);
                self.without_shop = self.without_shop.saturating_add(1);
                self.intake.line(&line)?;
            }
            Row::Bill(draft, warnings) => {
                self.warn(warnings);
                self.money.take(&mut self.intake, *draft)?;
            }
            Row::Stated(below) => self.money.below = *below,
            Row::Doubts(doubts) => self.warn(doubts),
            Row::Rejected {
                line,
                raw,
                problems,
            } => self.reject(line, &raw, problems)?,
            Row::Skipped => self.end.skipped = self.end.skipped.saturating_add(1),
        }
        Ok(())
    }

    fn warn(&mut self, warnings: Vec<Problem>) {
        self.warnings_total = self
            .warnings_total
            .saturating_add(u64::try_from(warnings.len()).unwrap_or(u64::MAX));
        let room = KEPT_PROBLEMS.saturating_sub(self.warnings.len());
        self.warnings.extend(warnings.into_iter().take(room));
    }

    /// Says which orders the file told of twice, of two buyers.
    fn warn_of_contradictions(&mut self) {
        let Contradictions { first, total } = self.intake.take_contradictions();
        let unnamed = total.saturating_sub(u64::try_from(first.len()).unwrap_or(u64::MAX));
        self.warnings_total = self.warnings_total.saturating_add(unnamed);
        let doubts = first.into_iter().map(|(line, order_no)| {
            let line = u64::try_from(line).unwrap_or(0);
            let code = ProblemCode::BuyerContradicted;
            problem(code, Severity::Warn, line, None, &order_no)
        });
        self.warn(doubts.collect());
    }

    fn reject(&mut self, line: u64, raw: &str, problems: Vec<Problem>) -> Result<(), StoreError> {
        self.end.rejected = self.end.rejected.saturating_add(1);
        let (rejecting, warning): (Vec<_>, Vec<_>) = problems
            .into_iter()
            .partition(|p| p.severity == Severity::Reject);
        let reasons: Vec<&str> = rejecting.iter().map(|p| p.message_zh.as_str()).collect();
        self.rejects.add(
            i64::try_from(line).unwrap_or(i64::MAX),
            &reasons.join("；"),
            // A file to be fixed can be opened and fixed: zero bytes would stand in the way.
            &raw.replace('\0', "\u{fffd}"),
        )?;
        self.warn(warning);
        let room = KEPT_PROBLEMS.saturating_sub(self.rejections.len());
        self.rejections.extend(rejecting.into_iter().take(room));
        Ok(())
    }

    fn finish(mut self) -> Result<FileOutcome, ApplyError> {
        self.warn(self.money.differences(self.end.rejected));
        self.warn_of_contradictions();
        let Self {
            intake,
            mut end,
            rejects,
            rejections,
            warnings,
            warnings_total,
            without_shop,
            ..
        } = self;
        if end.rejected > 0 {
            end.rejects = rejects.pack()?;
        }
        let (import, repeated) = (intake.import_id(), intake.is_repeated());
        let tallies = intake.finish(&end)?;
        let FileEnd {
            rows,
            rejected,
            skipped,
            ..
        } = end;
        Ok(FileOutcome {
            import,
            rows,
            rejected,
            skipped,
            tallies,
            rejections,
            warnings,
            warnings_total,
            without_shop,
            repeated,
        })
    }
}

#[cfg(test)]
mod tests;

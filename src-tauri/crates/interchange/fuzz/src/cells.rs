//! Any text as the cells of a row, below the headers of every layout.
use std::sync::{Arc, LazyLock};
use zhanggui_domain::ShopZone;
use zhanggui_interchange::codec::Record;
use zhanggui_interchange::format::{Catalogue, Format};
use zhanggui_interchange::parse::{Converter, Plan, cell};
use zhanggui_interchange::{RowOutcome, Severity};

static FORMATS: LazyLock<Vec<Arc<Format>>> = LazyLock::new(|| {
    let catalogue = Catalogue::builtin().expect("the formats of the program are sound");
    catalogue.formats().map(Arc::clone).collect()
});

/// One input.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let mut choice = text.bytes();
    let pick = usize::from(choice.next().unwrap_or(0));
    let rounded = choice.next().unwrap_or(0) % 2 == 1;
    let format = &FORMATS[pick % FORMATS.len()];
    let plan = Plan::new(
        Arc::clone(format),
        &format.headers,
        ShopZone::CHINA,
        rounded,
    );
    let mut converter = Converter::new(Arc::new(plan));
    for (line, row) in (2..).zip(text.split('\n')) {
        assert_eq!(cell::trim(cell::trim(row)), cell::trim(row));
        let mut record = Record::new();
        record.set(line, row.to_owned(), None);
        match converter.convert(&mut record) {
            RowOutcome::Order(order) => assert!(!order.order_no.is_empty()),
            RowOutcome::Line(line) => assert!(!line.order_no.is_empty()),
            RowOutcome::Sale(sale) => assert!(!sale.order.order_no.is_empty()),
            RowOutcome::Return(case) => assert!(case.refund_no.is_some()),
            RowOutcome::Bill(entry) => assert!(!entry.identity.is_empty()),
            RowOutcome::Customer(customer) => assert!(customer.line >= 2),
            RowOutcome::Rejected { problems, .. } => {
                assert!(
                    problems
                        .iter()
                        .any(|problem| problem.severity == Severity::Reject)
                );
            }
            RowOutcome::Skipped { .. } => {}
        }
    }
}

//! Whether customers agreed to be written to. A person's word stands above what files say; lists of
//! numbers for text messages hold only those who agreed.

use serde_json::json;
use zhanggui_domain::Id;
use zhanggui_store::journal::Cells;
use zhanggui_store::lists::{CustomerRow, ListKind};
use zhanggui_store::rusqlite::types::Value;
use zhanggui_store::tables::customers::CUSTOMERS;

use crate::counter::Counter;
use crate::error::ApiError;
use crate::lists::store_query;
use crate::progress::{Progress, Stage, Step, Unit};
use crate::types::{ConsentSaid, CustomersConsentReq, CustomersConsented};

/// Rows between two looks at whether somebody wants it stopped.
const TICK: usize = 500;

/// What stands in the book for it; nothing lets the file's word count.
pub(super) fn cell(said: ConsentSaid) -> Value {
    match said {
        ConsentSaid::Agreed => Value::Integer(1),
        ConsentSaid::Refused => Value::Integer(0),
        ConsentSaid::Unsaid => Value::Null,
    }
}

/// Notes it for every customer of a query, as one operation.
pub(crate) fn consent(
    counter: &Counter,
    request: CustomersConsentReq,
    progress: &dyn Progress,
) -> Result<CustomersConsented, ApiError> {
    let book = counter.book()?;
    let query = store_query(ListKind::Customers, &request.query)?;
    let mut customers: Vec<Id> = Vec::new();
    book.list_each::<CustomerRow>(&query, |row| {
        customers.push(row.id);
        Ok(())
    })?;
    if customers.is_empty() {
        return Err(ApiError::invalid(
            "query",
            "没有选中客户。",
            "No customers are selected.",
        ));
    }
    let total = customers.len() as u64;
    let detail = json!({ "customers": total, "said": request.sms });
    let said = Cells::new().with("own_consent_sms", cell(request.sms));
    let written = counter.write_watched(&book, ("customers_consent", detail), progress, |tx| {
        for (done, &customer) in customers.iter().enumerate() {
            if done % TICK == 0 {
                if progress.cancelled() {
                    return Err(ApiError::cancelled());
                }
                progress.report(Step {
                    stage: Stage::Writing,
                    done: done as u64,
                    total: Some(total),
                    unit: Unit::Rows,
                });
            }
            tx.set(&CUSTOMERS, customer, &said)?;
        }
        Ok(())
    })?;
    Ok(CustomersConsented {
        op: written.op,
        customers: total,
    })
}

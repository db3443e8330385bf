//! From what names and contents say to one field a column and one column a field.
use super::contents::{self, percent, readable};
use super::dictionary::Dictionary;
use super::vocabulary::Vocabulary;
use super::{Because, ColumnGuess, SURE};
use crate::format::{Field, Kind};
use std::collections::BTreeSet;

/// A guess for a column among others.
#[derive(Clone, Copy, Debug)]
struct Bid {
    column: usize,
    field: Field,
    confidence: u32,
    because: Because,
}

/// The kind that explains most of the columns, or the one named, with the columns explained by it.
pub fn best(
    dictionary: &Dictionary,
    words: &Vocabulary,
    columns: &[(ColumnGuess, Vec<String>)],
    named: Option<Kind>,
) -> (Kind, Vec<ColumnGuess>) {
    let kinds: Vec<Kind> = match named {
        Some(kind) => vec![kind],
        None => dictionary.kinds().collect(),
    };
    let mut best: Option<(u32, Kind, Vec<ColumnGuess>)> = None;
    for kind in kinds {
        let explained = explain(dictionary, words, kind, columns);
        let points = points(kind, &explained, columns);
        if best.as_ref().is_none_or(|(most, ..)| points > *most) {
            best = Some((points, kind, explained));
        }
    }
    best.map_or((Kind::Orders, Vec::new()), |(_, kind, columns)| {
        (kind, columns)
    })
}

fn points(kind: Kind, explained: &[ColumnGuess], columns: &[(ColumnGuess, Vec<String>)]) -> u32 {
    let sure = explained.iter().filter(|column| column.field.is_some());
    let sum = sure.fold(0_u32, |sum, column| sum.saturating_add(column.confidence));
    let column_of = |field: Field| {
        explained
            .iter()
            .position(|column| column.field == Some(field))
    };
    let Some(key) = kind.key() else {
        // People need something to call them by, and no order.
        let called = [
            Field::CustomerName,
            Field::Nickname,
            Field::Phones,
            Field::Emails,
        ];
        let known = called.iter().any(|field| column_of(*field).is_some());
        return if known { sum } else { 0 };
    };
    let Some(place) = column_of(key) else {
        return sum.checked_div(3).unwrap_or(0);
    };
    let values = columns.get(place).map(|(_, values)| values.as_slice());
    let values = values.unwrap_or_default();
    let different: BTreeSet<&String> = values.iter().collect();
    // Rows of one order one after the other are its lines.
    let repeated = different.len() < values.len();
    let fits = match kind {
        Kind::Orders => !repeated,
        Kind::Sales | Kind::Items => repeated,
        _ => return sum,
    };
    let part = if fits { 100 } else { 88 };
    sum.saturating_mul(part).checked_div(100).unwrap_or(0)
}

fn explain(
    dictionary: &Dictionary,
    words: &Vocabulary,
    kind: Kind,
    columns: &[(ColumnGuess, Vec<String>)],
) -> Vec<ColumnGuess> {
    let mut bids: Vec<Bid> = Vec::new();
    for (place, (column, values)) in columns.iter().enumerate() {
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        bids.extend(of_column(
            dictionary,
            words,
            kind,
            place,
            &column.header,
            &values,
        ));
    }
    // Stable: of two equal ones the column further left wins.
    bids.sort_by_key(|bid| std::cmp::Reverse(bid.confidence));
    let mut result: Vec<ColumnGuess> = columns.iter().map(|(column, _)| column.clone()).collect();
    let mut taken = BTreeSet::new();
    for bid in &bids {
        let Some(column) = result.get_mut(bid.column) else {
            continue;
        };
        let free = column.field.is_none() && !taken.contains(&bid.field);
        // Only a column with a name can be asked for by a layout.
        if free && bid.confidence >= SURE && !column.header.is_empty() {
            taken.insert(bid.field);
            column.field = Some(bid.field);
            column.confidence = bid.confidence;
            column.because = bid.because;
        }
    }
    for bid in bids {
        if let Some(column) = result.get_mut(bid.column)
            && column.field != Some(bid.field)
            && !column.others.contains(&bid.field)
            && column.others.len() < 4
        {
            column.others.push(bid.field);
            if column.field.is_none() {
                column.confidence = column
                    .confidence
                    .max(bid.confidence.min(SURE.saturating_sub(1)));
            }
        }
    }
    result
}

fn of_column(
    dictionary: &Dictionary,
    words: &Vocabulary,
    kind: Kind,
    column: usize,
    header: &str,
    values: &[&str],
) -> Vec<Bid> {
    let mut bids = Vec::new();
    for meaning in dictionary.meanings(kind, header) {
        let field = meaning.field;
        let fit = readable(values, field.usual_type(), kind, field, words);
        let named = meaning.confidence;
        let (confidence, because) = match fit {
            None => (named, Because::Name),
            Some(fit) if fit >= 80 => (named.saturating_add(4).min(99), Because::Both),
            Some(fit) if fit >= 40 => (named.saturating_sub(20), Because::Name),
            Some(_) => (
                named.checked_div(3).unwrap_or(0),
                Because::NameAgainstContents,
            ),
        };
        bids.push(Bid {
            column,
            field,
            confidence,
            because,
        });
    }
    for (field, confidence) in by_contents(words, kind, values) {
        let known = bids.iter().any(|bid| bid.field == field);
        if !known && dictionary.accepts(kind, field) {
            bids.push(Bid {
                column,
                field,
                confidence,
                because: Because::Contents,
            });
        }
    }
    bids
}

/// What a test of values speaks for, how strongly, and the fields by order of preference.
type Evidence = (fn(&str) -> bool, u32, &'static [Field]);

const EVIDENCE: &[Evidence] = &[
    (
        contents::is_plainly_phone,
        66,
        &[Field::ReceiverPhone, Field::Phones],
    ),
    (contents::is_email, 66, &[Field::BuyerEmail, Field::Emails]),
    (
        contents::is_plainly_address,
        64,
        &[Field::ReceiverAddress, Field::AddressDetail],
    ),
    (
        contents::is_date,
        52,
        &[Field::OrderedAt, Field::AskedAt, Field::BillAt],
    ),
    (
        contents::is_plainly_name,
        54,
        &[
            Field::ReceiverName,
            Field::CustomerName,
            Field::BillCounterparty,
        ],
    ),
    (
        contents::is_order_number,
        52,
        &[Field::RefundNo, Field::OrderNo, Field::BillTradeNo],
    ),
    (
        contents::is_plainly_money,
        44,
        &[Field::Paid, Field::Asked, Field::BillAmount],
    ),
];

fn by_contents(words: &Vocabulary, kind: Kind, values: &[&str]) -> Vec<(Field, u32)> {
    let mut found = Vec::new();
    // Two values are no evidence.
    if values.len() < 3 {
        return found;
    }
    for field in [Field::Status, Field::Stage, Field::ReturnKind] {
        let known = values.iter().filter(|text| words.knows(kind, field, text));
        let most = known.count().saturating_mul(10) >= values.len().saturating_mul(7);
        if most {
            found.push((field, 70));
        }
    }
    for (test, confidence, fields) in EVIDENCE {
        if percent(values, *test).is_some_and(|share| share >= 80) {
            found.extend(fields.iter().map(|field| (*field, *confidence)));
        }
    }
    found
}

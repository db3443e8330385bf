//! The cells of one record into the places of one draft.
use super::convert::{Plan, PlannedColumn};
use super::messages::problem;
use super::problem::{Problem, ProblemCode, Severity};
use super::slots::Slots;
use super::{cell, ident, moment, money, people};
use crate::codec::Record;
use crate::format::header::half_width_punctuation;
use crate::format::{CellType, Combine, Field, Quirk};
use zhanggui_domain::returns::PlatformStage;
use zhanggui_domain::{Currency, OrderStatus};
use zhanggui_text::{PhoneKind, is_masked};

/// A record being read, and what was found wrong with it so far.
pub struct Filler<'a> {
    /// How the file is read.
    pub plan: &'a Plan,
    /// The row.
    pub record: &'a Record,
    /// Its problems.
    pub problems: Vec<Problem>,
}

impl Filler<'_> {
    fn report(
        &mut self,
        column: &PlannedColumn,
        code: ProblemCode,
        severity: Severity,
        cell: &str,
    ) {
        let found = problem(code, severity, self.record.line, Some(&column.header), cell);
        self.problems.push(found);
    }

    /// The value, or a problem and nothing.
    fn checked<T>(
        &mut self,
        column: &PlannedColumn,
        cell: &str,
        read: Result<Option<T>, ProblemCode>,
    ) -> Option<T> {
        read.unwrap_or_else(|code| {
            self.report(column, code, column.unreadable, cell);
            None
        })
    }
}

/// What a row may leave to the row above it.
#[derive(Clone, Debug, Default)]
pub struct Above {
    /// The order, where a file names it once for all its rows; else empty.
    pub order_no: String,
    /// The currency, where the file has a column of it.
    pub currency: Option<Currency>,
}

/// Reads every planned column of the record into the draft.
pub fn fill<D: Slots>(draft: &mut D, filler: &mut Filler<'_>, above: &Above) {
    let (plan, record) = (filler.plan, filler.record);
    *draft.currency() = above.currency.unwrap_or(plan.format.currency);
    for column in &plan.columns {
        let cell = record.cell(column.index).unwrap_or_default();
        // Most cells of an export are empty: nothing to read.
        if !cell.is_empty() {
            fill_cell(draft, filler, column, cell);
        }
    }
    if draft.order_no().is_empty() {
        above.order_no.clone_into(draft.order_no());
    }
    if draft.lacks_key() {
        key_missing(filler);
    }
}

/// Says that the number is missing, unless its cell was found bad.
fn key_missing(filler: &mut Filler<'_>) {
    let plan = filler.plan;
    let Some(field) = plan.format.kind.key() else {
        let line = filler.record.line;
        let nobody = problem(ProblemCode::NobodyNamed, Severity::Reject, line, None, "");
        filler.problems.push(nobody);
        return;
    };
    let Some(key) = plan.columns.iter().find(|column| column.field == field) else {
        return;
    };
    let name = Some(key.header.trim());
    if !filler
        .problems
        .iter()
        .any(|problem| problem.column.as_deref() == name)
    {
        filler.report(key, ProblemCode::KeyMissing, Severity::Reject, "");
    }
}

fn fill_cell<D: Slots>(draft: &mut D, filler: &mut Filler<'_>, column: &PlannedColumn, cell: &str) {
    let field = column.field;
    match column.cell {
        CellType::Id if field == Field::OrderNo => order_no(draft, filler, column, cell),
        CellType::Id => id(draft, filler, column, cell),
        CellType::Text => {
            let value = cell::short_text(cell, &column.placeholders);
            put_text(draft.text(field), column, value);
            hidden_place(draft, field, value);
        }
        CellType::Currency => currency(draft, filler, column, cell),
        CellType::Email => email(draft, column, cell),
        CellType::Note => put(
            draft.text(field),
            column,
            cell::note(cell).map(str::to_owned),
        ),
        CellType::Money => amount(draft, filler, column, cell),
        CellType::DateTime => {
            let value = filler.checked(
                column,
                cell,
                moment::read(cell, filler.plan.zone, filler.plan.date_order),
            );
            put(draft.moment(field), column, value);
        }
        CellType::Integer => {
            let read = ident::integer(cell).and_then(|number| signed(field, number));
            let value = filler.checked(column, cell, read);
            put(draft.integer(field), column, value);
        }
        CellType::Flag => put(draft.flag(field), column, cell::flag(cell)),
        CellType::Stage => stage(draft, filler, column, cell),
        CellType::ReturnKind => return_kind(draft, filler, column, cell),
        CellType::Status => status(draft, filler, column, cell),
        CellType::Phone => phone(draft, filler, column, cell),
        CellType::Name => name(draft, cell),
        CellType::Nick => nick(draft, column, cell),
        CellType::Address => address(draft, column, cell),
        CellType::Tracking => tracking(draft, filler, column, cell),
        CellType::Props => props(draft, column, cell),
    }
}

/// Prices, totals and counts are never below zero; what is adjusted or settled may be.
fn signed(field: Field, number: Option<i64>) -> Result<Option<i64>, ProblemCode> {
    use Field::{
        BillAmount, BillBalance, BillFee, BillIn, BillOut, BillRefunded, Due, Freight, Goods,
        LineExtra, LineFreight, Payout,
    };
    match number {
        Some(number)
            if number < 0
                && !matches!(
                    field,
                    Goods
                        | Freight
                        | Due
                        | Payout
                        | LineFreight
                        | LineExtra
                        | BillAmount
                        | BillIn
                        | BillOut
                        | BillRefunded
                        | BillFee
                        | BillBalance
                ) =>
        {
            Err(ProblemCode::Negative)
        }
        number => Ok(number),
    }
}

/// Fills a place; a secondary column only where the first one left it empty.
fn put<T>(slot: Option<&mut Option<T>>, column: &PlannedColumn, value: Option<T>) {
    if let (Some(slot), Some(value)) = (slot, value)
        && !(column.secondary && slot.is_some())
    {
        *slot = Some(value);
    }
}

/// Texts of several columns may make one: the lines of an address.
fn put_text(slot: Option<&mut Option<String>>, column: &PlannedColumn, value: Option<&str>) {
    match (slot, value, column.combine) {
        (Some(Some(text)), Some(more), Combine::Join | Combine::Each) => {
            // Some exports repeat the first line of an address in the cell beside it.
            if text != more {
                text.push(' ');
                text.push_str(more);
            }
        }
        (slot, value, _) => put(slot, column, value.map(str::to_owned)),
    }
}

/// Part of an address in a column of its own may be hidden like a whole one.
fn hidden_place<D: Slots>(draft: &mut D, field: Field, value: Option<&str>) {
    use Field::{AddressDetail, City, District, Province};
    if matches!(field, Province | City | District | AddressDetail)
        && value.is_some_and(is_masked)
        && let Some(receiver) = draft.receiver()
    {
        receiver.address_masked = true;
    }
}

/// Amounts of several columns may make one. Where no column tells the currency, the first cell that
/// names one does.
fn amount<D: Slots>(draft: &mut D, filler: &mut Filler<'_>, column: &PlannedColumn, cell: &str) {
    if column
        .placeholders
        .iter()
        .any(|word| word == cell::bare(cell))
    {
        return;
    }
    let rules = money::Rules {
        currency: *draft.currency(),
        local: filler.plan.format.has(Quirk::LocalMoney),
    };
    let read = money::read_by(cell, rules).and_then(|amount| {
        let minor = signed(column.field, amount.map(|amount| amount.minor))?;
        Ok(minor.map(|minor| (minor, amount.and_then(|amount| amount.currency))))
    });
    let Some((minor, named)) = filler.checked(column, cell, read) else {
        return;
    };
    if let Some(named) = named.filter(|_| !filler.plan.has_currency) {
        *draft.currency() = named;
    }
    let slot = draft.money(column.field);
    match (slot, column.combine) {
        (Some(slot), Combine::Add) => *slot = Some(slot.unwrap_or(0).saturating_add(minor)),
        (Some(slot), Combine::Subtract) => *slot = Some(slot.unwrap_or(0).saturating_sub(minor)),
        (slot, _) => put(slot, column, Some(minor)),
    }
}

fn currency<D: Slots>(draft: &mut D, filler: &mut Filler<'_>, column: &PlannedColumn, cell: &str) {
    // Some files keep the code from a spreadsheet with a mark in front, as they do numbers.
    let Some(text) = cell::short_text(cell::bare(cell), &column.placeholders) else {
        return;
    };
    match text.parse::<Currency>() {
        Ok(currency) => *draft.currency() = currency,
        Err(_) => filler.report(column, ProblemCode::CurrencyUnknown, Severity::Reject, cell),
    }
}

/// An address that is masked or none at all is no key, and kept with the row only.
fn email<D: Slots>(draft: &mut D, column: &PlannedColumn, cell: &str) {
    if let Some(list) = draft.list(column.field) {
        let sound = |text: &&str| text.contains('@') && !is_masked(text);
        list.extend(several(cell).filter(sound).map(str::to_owned));
        return;
    }
    let text = cell::bare(cell);
    let sound = text.contains('@') && !is_masked(text) && !text.contains(char::is_whitespace);
    put(
        draft.text(column.field),
        column,
        sound.then(|| text.to_owned()),
    );
}

fn order_no<D: Slots>(draft: &mut D, filler: &mut Filler<'_>, column: &PlannedColumn, cell: &str) {
    if column.secondary && !draft.order_no().is_empty() {
        return;
    }
    match ident::read(cell, filler.plan.ids) {
        Ok(None) => {}
        Ok(Some(number)) if ident::is_order_number(&number) => *draft.order_no() = number,
        Ok(Some(_)) => filler.report(column, ProblemCode::IdUnreadable, Severity::Reject, cell),
        Err(code) => filler.report(column, code, Severity::Reject, cell),
    }
}

/// Numbers that join rows are needed whole; of the others, a lost one is left out with a warning.
fn id<D: Slots>(draft: &mut D, filler: &mut Filler<'_>, column: &PlannedColumn, cell: &str) {
    let joins = matches!(column.field, Field::SubOrderNo | Field::MainOrderNo) || column.required;
    if column
        .placeholders
        .iter()
        .any(|word| word == cell::bare(cell))
    {
        return;
    }
    match ident::read(cell, filler.plan.ids) {
        Ok(value) => put(draft.text(column.field), column, value),
        Err(code) => {
            let severity = if joins {
                Severity::Reject
            } else {
                Severity::Warn
            };
            filler.report(column, code, severity, cell);
        }
    }
}

fn status<D: Slots>(draft: &mut D, filler: &mut Filler<'_>, column: &PlannedColumn, cell: &str) {
    let Some(text) = cell::short_text(cell, &column.placeholders) else {
        return;
    };
    let plain = half_width_punctuation(text);
    let vocabulary = &filler.plan.format.statuses;
    let known = vocabulary.get(plain.as_ref()).copied().or_else(|| {
        let spelled = |text: &str| vocabulary.get(text).copied();
        let lower = plain.to_lowercase();
        spelled(&lower).or_else(|| spelled(&lower.replace(' ', "")))
    });
    if known.is_none() {
        filler.report(column, ProblemCode::StatusUnknown, Severity::Warn, cell);
    }
    let (status, verbatim) = draft.status();
    if column.field == Field::ShipStatus {
        let further = known.map_or(0, OrderStatus::rank) > status.map_or(0, OrderStatus::rank);
        *status = if further { known } else { *status };
        let both = verbatim.take().map(|payment| format!("{payment} / {text}"));
        *verbatim = both.or_else(|| Some(text.to_owned()));
    } else if !(column.secondary && status.is_some()) {
        *status = Some(known.unwrap_or(OrderStatus::Unknown));
        *verbatim = Some(text.to_owned());
    }
}

/// How far an after-sale case is; of a dispute only whether there is one.
fn stage<D: Slots>(draft: &mut D, filler: &mut Filler<'_>, column: &PlannedColumn, cell: &str) {
    let Some(text) = cell::short_text(cell, &column.placeholders) else {
        return;
    };
    let plain = half_width_punctuation(text).to_lowercase();
    let known = filler.plan.format.stages.get(&plain).copied();
    let Some(words) = draft.case_words() else {
        return;
    };
    if column.field == Field::Dispute {
        *words.disputed |= known == Some(PlatformStage::Disputed);
        return;
    }
    if !(column.secondary && words.stage.is_some()) {
        *words.stage = Some(known.unwrap_or(PlatformStage::Unknown));
        *words.status_text = Some(text.to_owned());
    }
    if known.is_none() {
        filler.report(column, ProblemCode::StatusUnknown, Severity::Warn, cell);
    }
}

fn return_kind<D: Slots>(
    draft: &mut D,
    filler: &mut Filler<'_>,
    column: &PlannedColumn,
    cell: &str,
) {
    let Some(text) = cell::short_text(cell, &column.placeholders) else {
        return;
    };
    let plain = half_width_punctuation(text).to_lowercase();
    let known = filler.plan.format.kinds.get(&plain).copied();
    if known.is_none() {
        filler.report(column, ProblemCode::StatusUnknown, Severity::Warn, cell);
    }
    if let Some(words) = draft.case_words() {
        *words.kind = words.kind.or(known);
    }
}

/// The values of a cell that may hold several: address books join them by ` ::: `.
fn several(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(":::")
        .map(cell::bare)
        .filter(|text| !cell::is_placeholder(text))
}

fn phone<D: Slots>(draft: &mut D, filler: &mut Filler<'_>, column: &PlannedColumn, cell: &str) {
    if let Some(list) = draft.list(column.field) {
        list.extend(
            several(cell)
                .filter_map(people::phone)
                .map(|phone| phone.number),
        );
        return;
    }
    if cell::is_scientific(cell::bare(cell)) {
        filler.report(column, ProblemCode::IdLostDigits, Severity::Warn, cell);
        return;
    }
    let Some(phone) = people::phone(cell) else {
        return;
    };
    let digits = phone.number.bytes().filter(u8::is_ascii_digit).count();
    let abroad = filler.plan.format.platform.is_abroad() && (6..=15).contains(&digits);
    if phone.kind == PhoneKind::Invalid && !abroad {
        filler.report(column, ProblemCode::PhoneUnreadable, Severity::Warn, cell);
    }
    match (column.field, draft.receiver()) {
        (Field::ReceiverPhone, Some(receiver)) => people::set_phone(phone, receiver),
        (field, _) => put(draft.text(field), column, Some(phone.number)),
    }
}

fn name<D: Slots>(draft: &mut D, cell: &str) {
    if let (Some(receiver), Some(name)) = (draft.receiver(), cell::short_text(cell, &[])) {
        receiver.name_masked = is_masked(name);
        receiver.name = Some(name.to_owned());
    }
}

/// The address that a buyer changed comes first and counts instead of the one of the order.
fn address<D: Slots>(draft: &mut D, column: &PlannedColumn, cell: &str) {
    let empty = column
        .placeholders
        .iter()
        .any(|word| word == cell::text(cell));
    match draft.receiver() {
        Some(receiver) if !empty && receiver.raw.is_none() => {
            let modified = column.field == Field::ModifiedAddress;
            people::address(cell, receiver, modified);
        }
        _ => {}
    }
}

/// Nicks and accounts; an account is often a telephone, with the apostrophe of one.
fn nick<D: Slots>(draft: &mut D, column: &PlannedColumn, cell: &str) {
    let nick = cell::bare(cell);
    if cell::is_placeholder(nick) || column.placeholders.iter().any(|word| word == nick) {
        return;
    }
    if let Some(mask) = draft.nick_mask(column.field) {
        *mask = is_masked(nick);
    }
    put(draft.text(column.field), column, Some(nick.to_owned()));
}

fn tracking<D: Slots>(draft: &mut D, filler: &mut Filler<'_>, column: &PlannedColumn, cell: &str) {
    let (numbers, lost) = ident::tracking(cell);
    if let Some(courier) = ident::courier_of_pair(cell) {
        let slot = draft
            .text(Field::Carrier)
            .filter(|carrier| carrier.is_none());
        put(slot, column, Some(courier.to_owned()));
    }
    if let Some(code) = lost {
        filler.report(column, code, Severity::Warn, cell);
    }
    if draft.tracking().is_empty() {
        *draft.tracking() = numbers;
    }
}

fn props<D: Slots>(draft: &mut D, column: &PlannedColumn, cell: &str) {
    let Some(text) = cell::short_text(cell, &column.placeholders) else {
        return;
    };
    if let Some(properties) = draft.properties() {
        *properties = ident::properties(text);
    }
    put(draft.text(column.field), column, Some(text.to_owned()));
}

//! Nicks, names, telephones and addresses of buyers, masked or not.
use super::cell;
use super::draft::Receiver;
use std::borrow::Cow;
use zhanggui_text::address::{Address, parse_recipient};
use zhanggui_text::{Phone, PhoneKind, classify_phone, is_masked};

/// A telephone cell: what is kept of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneCell {
    /// Digits, perhaps with `*` or with `-` and an extension.
    pub number: String,
    /// Full, masked, virtual ...
    pub kind: PhoneKind,
}

/// Reads a telephone cell; `None` when it is empty. A number that cannot be one has the kind
/// [`PhoneKind::Invalid`].
#[must_use]
pub fn phone(cell: &str) -> Option<PhoneCell> {
    let text = cell::bare(cell);
    if cell::is_placeholder(text) {
        return None;
    }
    let whole = classify_phone(text);
    if whole.kind == PhoneKind::Invalid {
        // Two numbers in one cell: the first that is one counts.
        let pieces = text.split(['/', ',', '，', '、', ';', '；', ' ']);
        let found = pieces
            .map(|piece| (classify_phone(piece), piece))
            .find(|(phone, _)| phone.kind != PhoneKind::Invalid);
        if let Some((phone, piece)) = found {
            return Some(phone_cell(phone, piece));
        }
    }
    Some(phone_cell(whole, text))
}

fn phone_cell(phone: Phone, text: &str) -> PhoneCell {
    let nothing_to_dial = phone.digits.is_empty() || phone.kind == PhoneKind::Invalid;
    let number = match (&phone.extension, nothing_to_dial) {
        // Cipher text or words: what the file said.
        (_, true) => text.to_owned(),
        (Some(extension), _) => format!("{}-{extension}", phone.digits),
        (None, _) => phone.digits,
    };
    PhoneCell {
        number,
        kind: phone.kind,
    }
}

impl PhoneCell {
    /// Hidden in part or whole.
    #[must_use]
    pub fn is_masked(&self) -> bool {
        self.kind == PhoneKind::Masked
    }
}

/// Reads an address cell into `receiver`: an address alone, or name, telephone and address together
/// (`姓名，86-13900000004，江苏省 扬州市 广陵区 详细地址`). What other columns said already stays, except
/// where the buyer named another person with a `modified` address.
pub fn address(cell: &str, receiver: &mut Receiver, modified: bool) {
    let text = cell::text(cell);
    if cell::is_placeholder(text) {
        return;
    }
    receiver.raw = Some(text.to_owned());
    receiver.address_masked = is_masked(text);
    let plain = Address::parse(text);
    // A number inside the street of a person who is known makes no other person.
    let known = !modified && receiver.name.is_some() && receiver.phone.is_some();
    if !is_composite(text) || (known && plain.is_located()) {
        parts(&plain, receiver);
        return;
    }
    let recipient = parse_recipient(text);
    parts(&recipient.address, receiver);
    if (modified || receiver.name.is_none()) && !recipient.name.is_empty() {
        receiver.name_masked = is_masked(&recipient.name);
        receiver.name = Some(Cow::into_owned(recipient.name));
    }
    if let Some(found) = recipient.phone
        && (modified || receiver.phone.is_none())
    {
        set_phone(phone_cell(found, recipient.phone_text), receiver);
    }
}

/// Puts a telephone into the receiver.
pub fn set_phone(phone: PhoneCell, receiver: &mut Receiver) {
    receiver.phone_masked = phone.is_masked();
    receiver.phone_virtual = phone.kind == PhoneKind::Virtual;
    receiver.phone = Some(phone.number);
}

/// A cell of which one comma-separated piece is a telephone. Addresses have commas, too.
fn is_composite(text: &str) -> bool {
    const COMMAS: [char; 2] = ['，', ','];
    text.contains(COMMAS)
        && text.split(COMMAS).map(cell::trim).any(|piece| {
            let digits = piece
                .bytes()
                .filter(|byte| byte.is_ascii_digit() || *byte == b'*')
                .count();
            digits >= 7 && classify_phone(piece).kind != PhoneKind::Invalid
        })
}

fn parts(address: &Address<'_>, receiver: &mut Receiver) {
    let part = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let fill = |slot: &mut Option<String>, text: &str| {
        if slot.is_none() {
            *slot = part(text);
        }
    };
    fill(&mut receiver.province, address.province);
    fill(&mut receiver.city, address.city);
    fill(&mut receiver.district, address.district);
    fill(&mut receiver.detail, address.detail);
    fill(&mut receiver.postcode, address.postcode.unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn received(cell: &str) -> Receiver {
        let mut receiver = Receiver::default();
        address(cell, &mut receiver, false);
        receiver
    }

    #[test]
    fn an_address_alone_is_cut_into_its_parts() {
        let receiver = received("江苏省 扬州市 广陵区 文昌路 18号 3幢#402（东门）(225000) ");
        let part = |value: &Option<String>| value.clone().unwrap_or_default();
        assert_eq!(part(&receiver.province), "江苏省");
        assert_eq!(part(&receiver.city), "扬州市");
        assert_eq!(part(&receiver.district), "广陵区");
        assert_eq!(part(&receiver.detail), "文昌路 18号 3幢#402（东门）");
        assert_eq!(part(&receiver.postcode), "225000");
        assert_eq!(receiver.name, None);
    }

    #[rstest]
    #[case("王小明，86-13900000004，江苏省 扬州市 广陵区 文昌路18号 ")]
    #[case("王小明，13900000004，江苏省 扬州市 广陵区 文昌路18号 ，")]
    fn a_composite_cell_gives_name_and_telephone_too(#[case] cell: &str) {
        let receiver = received(cell);
        assert_eq!(receiver.name.as_deref(), Some("王小明"));
        assert_eq!(receiver.phone.as_deref(), Some("13900000004"));
        assert_eq!(receiver.district.as_deref(), Some("广陵区"));
        assert_eq!(receiver.detail.as_deref(), Some("文昌路18号"));
    }

    #[test]
    fn a_comma_in_an_address_makes_no_name() {
        let receiver = received("浙江省 杭州市 西湖区 文三路1号，2楼(310000)");
        assert_eq!(receiver.name, None, "the comma stands inside the street");
        assert_eq!(receiver.detail.as_deref(), Some("文三路1号，2楼"));
    }

    #[test]
    fn a_composite_cell_beside_name_and_telephone_gives_the_address_only() {
        let known = || Receiver {
            name: Some("李四".to_owned()),
            phone: Some("13700000001".to_owned()),
            ..Receiver::default()
        };
        let cell = "王小明，86-13900000004，江苏省 扬州市 广陵区 文昌路18号";
        let mut receiver = known();
        address(cell, &mut receiver, false);
        assert_eq!(receiver.name.as_deref(), Some("李四"));
        assert_eq!(receiver.phone.as_deref(), Some("13700000001"));
        assert_eq!(receiver.province.as_deref(), Some("江苏省"));
        assert_eq!(receiver.detail.as_deref(), Some("文昌路18号"));
        let mut receiver = known();
        address(cell, &mut receiver, true);
        assert_eq!(receiver.name.as_deref(), Some("王小明"));
        assert_eq!(receiver.phone.as_deref(), Some("13900000004"));
        let mut receiver = known();
        let street = "浙江省 杭州市 西湖区 文三路1号，13800138000";
        address(street, &mut receiver, false);
        assert_eq!(receiver.detail.as_deref(), Some("文三路1号，13800138000"));
    }

    #[rstest]
    #[case("13812345678/13912345678", "13812345678", PhoneKind::Mobile)]
    #[case("无，13812345678", "13812345678", PhoneKind::Mobile)]
    #[case("138-1234-5678", "13812345678", PhoneKind::Mobile)]
    #[case("12/34", "12/34", PhoneKind::Invalid)]
    fn of_two_numbers_the_first_counts_and_none_is_made_up(
        #[case] cell: &str,
        #[case] number: &str,
        #[case] kind: PhoneKind,
    ) {
        let phone = phone(cell).unwrap();
        assert_eq!((phone.number.as_str(), phone.kind), (number, kind));
    }

    #[test]
    fn masked_and_virtual_numbers_are_marked() {
        let mut receiver = Receiver::default();
        set_phone(phone("'138****1234").unwrap(), &mut receiver);
        assert!(receiver.phone_masked && !receiver.phone_virtual);
        set_phone(phone("18400913965-7576").unwrap(), &mut receiver);
        assert!(!receiver.phone_masked && receiver.phone_virtual);
        assert_eq!(receiver.phone.as_deref(), Some("18400913965-7576"));
    }
}

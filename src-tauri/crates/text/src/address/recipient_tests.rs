//! Cells and lines that hold name, phone and address.

use super::*;
use rstest::rstest;

#[rstest]
#[case(
    "姓名，86-13900000004，江苏省 扬州市 广陵区 详细地址 ",
    "姓名|13900000004|详细地址"
)]
#[case(
    "王芳，13900000004，江苏省 扬州市 广陵区 文昌路1号 ，",
    "王芳|13900000004|文昌路1号"
)]
#[case(
    "13900000004，王芳，江苏省 扬州市 广陵区 文昌路1号",
    "王芳|13900000004|文昌路1号"
)]
#[case(
    "江苏省 扬州市 广陵区 文昌路1号，王芳，13900000004",
    "王芳|13900000004|文昌路1号"
)]
#[case(
    "江苏省 扬州市 广陵区 文昌路1号，13900000004，王芳",
    "王芳|13900000004|文昌路1号"
)]
#[case(
    "王芳，江苏省 扬州市 广陵区 文昌路1号，13900000004",
    "王芳|13900000004|文昌路1号"
)]
#[case(
    "王芳，86-13900000004，江苏省 扬州市 广陵区 文昌路1号，近公园，",
    "王芳|13900000004|文昌路1号，近公园"
)]
#[case(
    "王芳 13900000004 江苏省扬州市广陵区文昌路 1号",
    "王芳|13900000004|文昌路 1号"
)]
#[case(
    "江苏省扬州市广陵区文昌路1号 王芳 13900000004",
    "王芳|13900000004|文昌路1号"
)]
#[case(
    "王芳 139 0000 0004 江苏省 扬州市 广陵区 文昌路1号",
    "王芳|13900000004|文昌路1号"
)]
#[case(
    "王**，1******0004，江苏省 扬州市 广陵区 ****",
    "王**|1******0004|****"
)]
#[case(
    "王芳，18400913965-7576，江苏省 扬州市 广陵区 文昌路1号",
    "王芳|18400913965|文昌路1号"
)]
#[case(
    "王芳\t13900000004\t江苏省 扬州市 广陵区 文昌路1号",
    "王芳|13900000004|文昌路1号"
)]
fn composite_cells(#[case] text: &str, #[case] expected: &str) {
    let recipient = parse_recipient(text);
    let address = recipient.address;
    let digits = recipient.phone.unwrap().digits;
    assert_eq!(
        format!("{}|{digits}|{}", recipient.name, address.detail),
        expected
    );
    let place = [address.province, address.city, address.district];
    assert_eq!(place, ["江苏省", "扬州市", "广陵区"], "{text}");
}

#[test]
fn a_composite_cell_may_lack_parts() {
    let only_address = parse_recipient("江苏省 扬州市 广陵区 文昌路1号(225000)");
    assert_eq!(
        (only_address.name.as_ref(), only_address.phone.is_some()),
        ("", false)
    );
    assert_eq!(
        only_address.address,
        Address::parse("江苏省 扬州市 广陵区 文昌路1号(225000)")
    );

    let no_phone = parse_recipient("王芳，江苏省 扬州市 广陵区 文昌路1号，近公园");
    assert_eq!(
        (no_phone.name.as_ref(), no_phone.address.detail),
        ("王芳", "文昌路1号，近公园")
    );

    let no_address = parse_recipient("王芳，13900000004");
    assert_eq!(
        (no_address.name.as_ref(), no_address.phone_text),
        ("王芳", "13900000004")
    );
    assert_eq!(no_address.address, Address::default());

    let no_province = parse_recipient("王芳，13900000004，文昌路1号院3栋2单元101");
    assert_eq!(
        (no_province.name.as_ref(), no_province.address.detail),
        ("王芳", "文昌路1号院3栋2单元101")
    );

    let two_names = parse_recipient("小店，王芳，13900000004，江苏省 扬州市 广陵区 文昌路1号");
    assert_eq!(two_names.name, "小店 王芳", "neither of the two is lost");
    assert_eq!(parse_recipient(""), Recipient::default());
}

//! Addresses of marketplace files, of chat messages, and of every district.

use super::*;
use crate::reference_data;
use rstest::rstest;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn parts(text: &str) -> [&str; 5] {
    let address = Address::parse(text);
    let code = address.postcode.unwrap_or("");
    [
        address.province,
        address.city,
        address.district,
        address.detail,
        code,
    ]
}

#[rstest]
#[case(
    "江苏省 扬州市 广陵区 文昌路1号(225000)",
    "江苏省|扬州市|广陵区|文昌路1号|225000"
)]
#[case(
    "浙江省 杭州市 西湖区 文三路 1号#2幢（东门）(000000)",
    "浙江省|杭州市|西湖区|文三路 1号#2幢（东门）|"
)]
#[case(
    "浙江省 金华市 其它区 稠城街道(322000)",
    "浙江省|金华市|其它区|稠城街道|322000"
)]
#[case(
    "广东省 东莞市 虎门镇 人民路1号(523000)",
    "广东省|东莞市||虎门镇 人民路1号|523000"
)]
#[case(
    "海南省 澄迈县 其它区 金江镇1号(571900)",
    "海南省|澄迈县|其它区|金江镇1号|571900"
)]
#[case(
    "海南省 省直辖县级行政区划 澄迈县 金江镇",
    "海南省|省直辖县级行政区划|澄迈县|金江镇|"
)]
#[case("湖北省 神农架林区 其它区 松柏镇", "湖北省|神农架林区|其它区|松柏镇|")]
#[case(
    "新疆维吾尔自治区 石河子市 其它区 北三路(832000)",
    "新疆维吾尔自治区|石河子市|其它区|北三路|832000"
)]
#[case(
    "新疆 伊犁哈萨克自治州 伊宁市 解放路",
    "新疆维吾尔自治区|伊犁哈萨克自治州|伊宁市|解放路|"
)]
#[case("浙江 杭州 西湖区 文三路1号", "浙江省|杭州|西湖区|文三路1号|")]
#[case("浙江省 杭州市 幸福小区 3栋", "浙江省|杭州市||幸福小区 3栋|")]
#[case(
    "江苏省 苏州市 工业园区 星湖街328号",
    "江苏省|苏州市|工业园区|星湖街328号|"
)]
fn addresses_of_orders(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(parts(text).join("|"), expected);
}

#[rstest]
#[case(
    "上海 上海市 浦东新区 世纪大道1号(200120)",
    "上海市|上海市|浦东新区|世纪大道1号|200120"
)]
#[case("上海市 浦东新区 世纪大道1号", "上海市|上海市|浦东新区|世纪大道1号|")]
#[case(
    "上海市上海市浦东新区世纪大道1号",
    "上海市|上海市|浦东新区|世纪大道1号|"
)]
#[case("北京朝阳区建国路1号", "北京市|北京市|朝阳区|建国路1号|")]
#[case(
    "北京市 市辖区 东城区 东长安街1号",
    "北京市|市辖区|东城区|东长安街1号|"
)]
#[case("重庆 重庆市 渝北区 龙溪街道", "重庆市|重庆市|渝北区|龙溪街道|")]
#[case("重庆市 县 云阳县 双江街道", "重庆市|县|云阳县|双江街道|")]
#[case("天津 天津市 河北区 光复道", "天津市|天津市|河北区|光复道|")]
#[case("上海", "上海市||||")]
#[case("内蒙古自治区", "内蒙古自治区||||")]
fn municipalities_and_bare_provinces(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(parts(text).join("|"), expected);
}

#[rstest]
#[case("浙江省杭州市西湖区文三路1号", "浙江省|杭州市|西湖区|文三路1号|")]
#[case("中国浙江省杭州市西湖区文三路1号", "浙江省|杭州市|西湖区|文三路1号|")]
#[case("浙江省杭州市文三路幸福小区1号", "浙江省|杭州市||文三路幸福小区1号|")]
#[case("江苏省苏州市昆山市玉山镇1号", "江苏省|苏州市|昆山市|玉山镇1号|")]
#[case("浙江省义乌市稠城街道1号", "浙江省|义乌市||稠城街道1号|")]
#[case("内蒙古呼和浩特市新城区1号", "内蒙古自治区|呼和浩特市|新城区|1号|")]
#[case(
    "内蒙古自治区锡林郭勒盟正镶白旗明安图镇",
    "内蒙古自治区|锡林郭勒盟|正镶白旗|明安图镇|"
)]
#[case("湖北恩施州恩施市舞阳坝", "湖北省|恩施州|恩施市|舞阳坝|")]
#[case("吉林市船营区解放路", "吉林省|吉林市|船营区|解放路|")]
#[case("广西省南宁市青秀区民族大道", "广西壮族自治区|南宁市|青秀区|民族大道|")]
#[case("湖北省荆州市沙市区北京路", "湖北省|荆州市|沙市区|北京路|")]
#[case("河南省新乡市辉县市城关镇", "河南省|新乡市|辉县市|城关镇|")]
#[case("四川省巴中市巴州区江北", "四川省|巴中市|巴州区|江北|")]
#[case("杭州市西湖区文三路1号", "|杭州市|西湖区|文三路1号|")]
#[case("北京东路1号", "|||北京东路1号|")]
#[case("大超市旁边", "|||大超市旁边|")]
fn addresses_without_blanks(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(parts(text).join("|"), expected);
}

#[rstest]
#[case(
    "香港特别行政区 九龙 油尖旺区 弥敦道1号",
    "香港特别行政区|九龙|油尖旺区|弥敦道1号|"
)]
#[case("香港岛中西区德辅道中1号", "香港特别行政区|香港岛|中西区|德辅道中1号|")]
#[case(
    "澳门 澳门半岛 花地玛堂区 1号",
    "澳门特别行政区|澳门半岛|花地玛堂区|1号|"
)]
#[case("台湾省 台北市 大安区 和平东路", "台湾省|台北市|大安区|和平东路|")]
fn hong_kong_macau_taiwan(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(parts(text).join("|"), expected);
}

/// The rows of a CSV file of two or more columns, quotes taken off.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let unquote = |cell: &str| cell.trim_matches('"').to_owned();
    csv.lines()
        .skip(1)
        .map(|line| line.split(',').map(unquote).collect())
        .collect()
}

/// Every district of the mainland as (province, city, district).
fn districts() -> Option<Vec<[String; 3]>> {
    let names = |path: &str| -> Option<BTreeMap<String, String>> {
        let rows = rows(&reference_data(path)?);
        Some(
            rows.into_iter()
                .map(|row| (row[0].clone(), row[1].clone()))
                .collect(),
        )
    };
    let (provinces, cities) = (
        names("divisions/provinces.csv")?,
        names("divisions/cities.csv")?,
    );
    let areas = rows(&reference_data("divisions/areas.csv")?);
    let name = |row: &[String]| {
        [
            provinces[&row[3]].clone(),
            cities[&row[2]].clone(),
            row[1].clone(),
        ]
    };
    Some(areas.iter().map(|row| name(row)).collect())
}

#[test]
fn every_district_is_recognised() {
    let Some(districts) = districts() else { return };
    let municipalities: BTreeSet<_> = ["北京市", "天津市", "上海市", "重庆市"].into();
    let placeholder = |city: &str| city.ends_with("县级行政区划");
    let (mut blanks, mut joined) = (Vec::new(), Vec::new());
    for [province, city, district] in &districts {
        let own = municipalities.contains(province.as_str());
        let city = if own { province } else { city };
        let detail = "人民路1号";
        let expected = [province, city, district, detail, "100000"];
        let text = format!("{province} {city} {district} {detail}(100000)");
        if parts(&text) != expected {
            blanks.push(format!("{text}: {:?}", parts(&text)));
        }
        let text = format!("{province}{city}{district}{detail}(100000)");
        if !placeholder(city) && parts(&text) != expected {
            joined.push(format!("{text}: {:?}", parts(&text)));
        }
    }
    assert_eq!(
        blanks,
        [""; 0],
        "of {} addresses with blanks",
        districts.len()
    );
    assert!(
        joined.len() * 1000 <= districts.len(),
        "{} wrong: {joined:#?}",
        joined.len()
    );
}

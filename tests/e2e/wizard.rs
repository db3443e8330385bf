//! A file that nobody knows, by hand: dropped, its columns named once, imported; the second such file
//! goes in by itself.

use crate::desk::{Desk, LAPTOP};

const OWN: &str = "十一月接龙,,,,,\n登记日期,流水,哪位,联系手机,货品,应收款,进度\n2026-11-03,20261103000001,张晓明,13800001234,茉莉花茶,168.00,已发货\n2026-11-04,20261104000002,李小满,13800005678,陈皮,88.50,待发货\n2026-11-04,20261104000003,王小雨,13900001111,普洱茶,356.00,等快递来\n合计,,,,,612.50,\n";
const LATER: &str = "登记日期,流水,哪位,联系手机,货品,应收款,进度\n2026-12-03,20261203000001,张晓明,13800001234,普洱茶,99.00,等快递来\n";

#[test]
fn a_file_that_nobody_knows_is_taught_once() {
    let desk = Desk::open("wizard", LAPTOP);
    desk.read("welcome-import");
    let file = desk.file("jielong.csv", OWN.as_bytes());
    desk.hand_over(&[&file]);
    desk.read("import-error");
    desk.click("import-map");
    desk.read("wizard");
    desk.photograph("wizard-columns");
    desk.run(
        "const select = document.querySelector('[data-word=\"等快递来\"] select');\
         Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(select, 'paid');\
         select.dispatchEvent(new Event('change', { bubbles: true }));",
    );
    desk.click("describe");
    let told = desk.read("description");
    for secret in ["张晓明", "13800001234", "茉莉花茶", "20261103000001"] {
        assert!(!told.contains(secret), "nobody's data: {told}");
    }
    desk.click("wizard-save");
    desk.read_until("tally-orders-created", "3");
    desk.photograph("wizard-preview");
    desk.click("import-apply");
    desk.read("import-report");
    desk.click("import-again");

    let later = desk.file("jielong-12.csv", LATER.as_bytes());
    desk.hand_over(&[&later]);
    desk.read_until("tally-orders-created", "1");
    desk.click("import-apply");
    desk.read("import-report");
    desk.click("nav-formats");
    desk.read_until("format-line", "最近导入 1 行");
    desk.photograph("formats");
}

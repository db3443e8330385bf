//! A layout of files out that the shop makes itself, by hand: from one of the program and from a template,
//! used, found again, with the watermark on.

use std::path::Path;

use crate::desk::{Desk, LAPTOP};

const ORDERS: &str = "订单编号,买家会员名,总金额,买家实际支付金额,订单状态,收货人姓名,收货地址 ,联系手机,订单创建时间,宝贝标题 ,宝贝总数量,店铺名称,物流单号 ,物流公司\n1000000000000000001,夏天的风,169.20,169.20,买家已付款，等待卖家发货,张晓明,浙江省 杭州市 西湖区 文三路1号,13800001111,2026-11-01 10:00:00,棉麻收纳篮,1,青禾家居,,\n1000000000000000002,单车少年,88.00,88.00,买家已付款，等待卖家发货,单小雨,广东省 深圳市 南山区 科技园9号,13900002222,2026-11-02 11:30:00,不锈钢炒锅,1,青禾家居,,\n";
const TEMPLATE: &str = "极兔批量下单（请勿修改表头）,,,,,\n*订单号,*收件人,*收件人手机,*收件人地址,物品名称,保价金额\n";

#[test]
fn a_shop_makes_its_own_shipping_file() {
    let desk = Desk::open("own-exports", LAPTOP);
    desk.read("welcome-import");
    let orders = desk.file("orders.csv", ORDERS.as_bytes());
    desk.hand_over(&[&orders]);
    desk.read_until("tally-orders-created", "2");
    desk.click("import-apply");
    desk.read("import-report");

    turn_the_watermark_on(&desk);
    from_one_of_the_program(&desk);
    let written = export_with(&desk, "own.xlsx");
    assert!(
        std::fs::read(&written)
            .expect("the file")
            .starts_with(b"PK")
    );
    from_a_template(&desk);
    let written = export_with(&desk, "batch.csv");
    let text = std::fs::read_to_string(&written).expect("the file");
    assert!(
        text.contains("*收件人地址") && text.contains("张晓明"),
        "{text}"
    );
    desk.click("nav-exports");
    desk.wait_for(
        "the export in the log",
        "return document.querySelector('[data-testid=past-export]')?.textContent.includes('batch.csv') || null;",
    );
    desk.photograph("own-exports-log");
}

fn turn_the_watermark_on(desk: &Desk) {
    desk.click("nav-settings");
    desk.click("settings-watermark");
    desk.read("toast");
    desk.photograph("own-exports-settings");
}

/// Types into a field of React's.
fn set(desk: &Desk, field: &str, value: &str) {
    desk.run(&format!(
        "const field = document.querySelector('{field}');\
         Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, '{value}');\
         field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', {{ bubbles: true }}));"
    ));
}

fn from_one_of_the_program(desk: &Desk) {
    desk.click("nav-orders");
    desk.read_until("grid-total", "2");
    desk.click("grid-export");
    desk.click("export-mode-layout");
    set(desk, "[data-testid=export-layout]", "courier_sheet");
    desk.read_until("export-mark", "文件属性");
    desk.photograph("own-exports-dialog");
    desk.click("export-save-as");
    desk.read("out-editor");
    desk.photograph("own-exports-editor");
    set(desk, "[data-testid=out-title]", "我的寄件表");
    set(desk, "[data-header=\"手机\"] input", "联系手机");
    desk.run("document.querySelector('[data-header=\"邮编\"] .step:last-child').click();");
    desk.click("out-try");
    desk.read_until("out-tried", "2 行合要求");
    desk.run(
        "document.querySelector('[data-testid=out-tried]').scrollIntoView({ block: 'center' });",
    );
    desk.photograph("own-exports-tried");
    desk.click("out-as-text");
    desk.read("out-text");
    desk.photograph("own-exports-text");
    desk.click("out-save");
    // A title that may be cut is no text to WebDriver.
    desk.wait_for(
        "the layout among one's own",
        "return document.querySelector('[data-testid=format-line]')?.textContent.includes('我的寄件表') || null;",
    );
    desk.photograph("own-exports-page");
}

fn from_a_template(desk: &Desk) {
    let template = desk.file("jitu.csv", TEMPLATE.as_bytes());
    desk.click("nav-formats");
    desk.click("format-template");
    desk.open_with_dialog(&template);
    desk.read("out-editor");
    desk.photograph("own-exports-template");
    desk.click("out-save");
    desk.read_until("format-line", "");
}

/// Exports by the newest layout of the shop's own.
fn export_with(desk: &Desk, name: &str) -> std::path::PathBuf {
    desk.click("nav-orders");
    desk.read_until("grid-total", "2");
    desk.click("grid-export");
    desk.click("export-mode-layout");
    desk.run(
        "const select = document.querySelector('[data-testid=export-layout]');\
         const own = [...select.querySelector('optgroup').querySelectorAll('option')].at(-1);\
         Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(select, own.value);\
         select.dispatchEvent(new Event('change', { bubbles: true }));",
    );
    desk.click("export-check");
    desk.read_until("export-report", "2 行");
    desk.click("export-apply");
    let to = desk.home().join(name);
    desk.answer_dialog(Path::new(&to));
    desk.read_until("export-report", name);
    desk.photograph(&format!("own-exports-{name}"));
    desk.click("export-close");
    to
}

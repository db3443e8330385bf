//! Customers and orders told in a line each.
//!
//! They go into the book by the way that imported files take, in one operation,
//! so that a story has the identities, phones, products and search entries that a
//! real book has.

use std::sync::atomic::Ordering;

use zhanggui_domain::{
    Clock, Currency, Id, Instant, Money, OrderStatus, Platform, ShopZone, customer_id, order_id,
};
use zhanggui_store::intake::{
    FileEnd, FileFacts, IncomingLine, IncomingOrder, IncomingReceiver, Intake, ShopChoice,
};
use zhanggui_store::{OpKind, OpSpec};

use crate::TestBook;

/// The shop that stories play in, unless they name another.
const SHOP: &str = "青禾小铺";

/// A customer of a story, not yet in the book.
#[derive(Debug)]
pub struct CustomerStory<'book> {
    book: &'book TestBook,
    shop: String,
    nick: String,
    receiver: IncomingReceiver,
    orders: Vec<OrderStory>,
}

/// A customer of a story, in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldCustomer {
    /// Her id.
    pub id: Id,
    /// Her orders, in the order of the story.
    pub orders: Vec<ToldOrder>,
    /// The operation that wrote it all.
    pub op: Id,
}

/// An order of a story, in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldOrder {
    /// Its id.
    pub id: Id,
    /// Its number.
    pub no: String,
}

/// An order of a story, not yet in the book: 交易成功, ordered now, for 100.00,
/// unless the story says otherwise.
#[derive(Debug, Clone)]
pub struct OrderStory {
    order: IncomingOrder,
    lines: Vec<IncomingLine>,
}

impl TestBook {
    /// Begins the story of a customer. Her nick is `tb_` and her name, unless told otherwise.
    #[must_use]
    pub fn customer(&self, name: &str) -> CustomerStory<'_> {
        let receiver = IncomingReceiver {
            name: Some(name.to_owned()),
            ..IncomingReceiver::default()
        };
        CustomerStory {
            book: self,
            shop: SHOP.to_owned(),
            nick: format!("tb_{name}"),
            receiver,
            orders: Vec::new(),
        }
    }

    /// The next order number: 19 digits, as Taobao gives them.
    fn next_order_no(&self) -> String {
        let count = self
            .numbers
            .fetch_add(1, Ordering::SeqCst)
            .saturating_add(1);
        format!("2603010000{count:09}")
    }
}

impl CustomerStory<'_> {
    /// Her account on the marketplace.
    #[must_use]
    pub fn nick(mut self, nick: &str) -> Self {
        nick.clone_into(&mut self.nick);
        self
    }

    /// Her mobile number; an invented one.
    #[must_use]
    pub fn phone(mut self, phone: &str) -> Self {
        self.receiver.phone = Some(phone.to_owned());
        self
    }

    /// Where her parcels go: province, city, district, detail.
    #[must_use]
    pub fn living_in(mut self, [province, city, district, detail]: [&str; 4]) -> Self {
        let given = |text: &str| Some(text.to_owned());
        self.receiver.place = [
            given(province),
            given(city),
            given(district),
            given(detail),
            None,
        ];
        self
    }

    /// In which shop she buys.
    #[must_use]
    pub fn in_shop(mut self, shop: &str) -> Self {
        shop.clone_into(&mut self.shop);
        self
    }

    /// An order of hers, e.g. `|order| order.paid("169.20").line("雪平锅 20cm", 1, "169.20")`.
    #[must_use]
    pub fn with_order(mut self, tell: impl FnOnce(OrderStory) -> OrderStory) -> Self {
        let order = OrderStory::new(self.book.next_order_no(), self.book.clock.now());
        self.orders.push(tell(order));
        self
    }

    /// Writes the story into the book, as one operation. Without an order it gives
    /// her one, since a marketplace knows nobody who never ordered.
    pub fn save(mut self) -> ToldCustomer {
        if self.orders.is_empty() {
            self = self.with_order(|order| order);
        }
        let spec = OpSpec::new(
            OpKind("import"),
            None,
            serde_json::json!({ "story": self.nick }),
        );
        let written = self.book.transact(spec, |tx| {
            let mut intake = Intake::begin(tx, &self.file())?;
            for story in &self.orders {
                intake.order(self.incoming(story).into())?;
                for line in &story.lines {
                    intake.line(line)?;
                }
            }
            intake.finish(&FileEnd::default())
        });
        let op = written.expect("a story can be written into its book").op;
        let told = |story: &OrderStory| {
            let no = story.order.order_no.clone();
            ToldOrder {
                id: order_id(Platform::Taobao, &self.shop, &no),
                no,
            }
        };
        let id = customer_id(Platform::Taobao, &self.shop, &self.nick);
        ToldCustomer {
            id: id.expect("a story's customer has a nick without a mask"),
            orders: self.orders.iter().map(told).collect(),
            op,
        }
    }

    fn incoming(&self, story: &OrderStory) -> IncomingOrder {
        IncomingOrder {
            buyer_nick: Some(self.nick.clone()),
            receiver: self.receiver.clone(),
            ..story.order.clone()
        }
    }

    fn file(&self) -> FileFacts {
        FileFacts {
            name: "story.csv".to_owned(),
            hash: [0; 32],
            format: "story".to_owned(),
            encoding: "utf-8".to_owned(),
            header: String::new(),
            platform: Platform::Taobao,
            currency: zhanggui_domain::Currency::CNY,
            exported_at: None,
            shop: ShopChoice::Named(self.shop.clone()),
        }
    }
}

impl OrderStory {
    fn new(order_no: String, at: Instant) -> Self {
        let order = IncomingOrder {
            order_no,
            status: Some(OrderStatus::Succeeded),
            status_text: Some("交易成功".to_owned()),
            times: [Some(at), None, None, None],
            ..IncomingOrder::default()
        };
        Self {
            order,
            lines: Vec::new(),
        }
        .paid("100.00")
    }

    /// Its number. The lines that follow belong to it; name it first.
    #[must_use]
    pub fn no(mut self, order_no: &str) -> Self {
        order_no.clone_into(&mut self.order.order_no);
        self
    }

    /// What the buyer paid, e.g. `169.20`.
    #[must_use]
    pub fn paid(mut self, amount: &str) -> Self {
        let fen = Some(fen(amount));
        let [goods, freight, _, _, refund, payout] = self.order.money;
        self.order.money = [goods, freight, fen, fen, refund, payout];
        self
    }

    /// How far it is, and the marketplace's words for that.
    #[must_use]
    pub fn status(mut self, status: OrderStatus, text: &str) -> Self {
        self.order.status = Some(status);
        self.order.status_text = Some(text.to_owned());
        self
    }

    /// When it was ordered, local time, e.g. `2026-02-14 20:30:00`.
    #[must_use]
    pub fn at(mut self, local: &str) -> Self {
        let at = Instant::from_local(local, ShopZone::CHINA).expect("the story's time can be read");
        let [_, paid, shipped, confirmed] = self.order.times;
        self.order.times = [Some(at), paid, shipped, confirmed];
        self
    }

    /// How it was sent.
    #[must_use]
    pub fn shipped_by(mut self, carrier: &str, tracking_no: &str) -> Self {
        self.order.carrier = Some(carrier.to_owned());
        self.order.tracking_no = Some(tracking_no.to_owned());
        self
    }

    /// A line: title, pieces, what was paid for it.
    #[must_use]
    pub fn line(mut self, title: &str, quantity: i64, paid: &str) -> Self {
        let paid = Some(fen(paid));
        let sub_no = format!(
            "{}-{}",
            self.order.order_no,
            self.lines.len().saturating_add(1)
        );
        self.lines.push(IncomingLine {
            order_no: self.order.order_no.clone(),
            sub_no: Some(sub_no),
            title: Some(title.to_owned()),
            quantity: Some(quantity),
            money: [None, paid, paid, None, None],
            ..IncomingLine::default()
        });
        self
    }
}

fn fen(amount: &str) -> i64 {
    Money::parse_decimal(amount, Currency::CNY)
        .expect("the story's amount is written like 169.20")
        .minor
}

#[cfg(test)]
mod tests {
    use zhanggui_store::queries::{customers, orders};

    use crate::TestBook;

    #[test]
    fn a_story_is_in_the_book_as_an_import_would_have_put_it() {
        let book = TestBook::new();
        let wang = book
            .customer("王芳")
            .phone("13800000001")
            .living_in(["浙江省", "杭州市", "西湖区", "文三路 1 号"])
            .with_order(|order| order.paid("169.20").line("雪平锅 20cm", 1, "169.20"))
            .with_order(|order| order.at("2026-02-14 20:30:00"))
            .save();
        book.read(|connection| {
            assert_eq!(
                customers::customer(connection, wang.id)?.shown_name(),
                "王芳"
            );
            assert_eq!(customers::phones(connection, wang.id)?.len(), 1);
            let lines = orders::lines(connection, wang.orders[0].id)?;
            assert_eq!(lines.len(), 1);
            assert_eq!(
                orders::by_number(connection, &wang.orders[1].no)?,
                [wang.orders[1].id]
            );
            Ok(())
        })
        .unwrap();
    }
}

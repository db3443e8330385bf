//! Shops, staff, and what belongs to this computer only.

use std::collections::BTreeMap;

use zhanggui_domain::Id;

use super::{ExportSender, Lang};

codes! {
    /// Light or dark.
    pub enum Theme {
        /// Light.
        Light,
        /// Dark.
        Dark,
        /// As the computer is set.
        System,
    }

    /// Height of the rows of lists.
    pub enum Density {
        /// 40 pixels.
        Normal,
        /// 32 pixels.
        Compact,
    }
}

request! {
    /// Makes or changes a shop.
    pub struct ShopSaveReq {
        /// The shop to change; a new one when left out.
        pub id: Option<Id>,
        /// Its name, unlike that of any other shop.
        pub name: String,
        /// The platform's code; `taobao` when left out.
        pub platform: Option<String>,
    }

    /// Makes or changes a member of staff.
    pub struct StaffSaveReq {
        /// Who to change; a new one when left out.
        pub id: Option<Id>,
        /// The name.
        pub name: String,
        /// Whether the person has left.
        pub archived: Option<bool>,
    }

    /// Says who is at this computer.
    pub struct StaffSelectReq {
        /// Who; `null` for nobody.
        pub id: Option<Id>,
    }

    /// Columns of one list as this computer shows them.
    pub struct GridPrefs {
        /// Keys of the columns shown, in their order.
        pub columns: Vec<String>,
        /// Widths in pixels by key.
        #[serde(default)]
        pub widths: BTreeMap<String, u32>,
        /// The order that was last chosen.
        #[serde(default)]
        pub sort: Vec<super::Sort>,
    }

    /// What to change of this computer's settings; what is left out stays.
    #[derive(Default)]
    pub struct PrefsSetReq {
        /// The language.
        pub lang: Option<Lang>,
        /// Light or dark.
        pub theme: Option<Theme>,
        /// Height of rows.
        pub density: Option<Density>,
        /// Lists whose columns change, by list.
        #[serde(default)]
        pub grids: BTreeMap<String, GridPrefs>,
        /// Who sends the parcels.
        pub sender: Option<ExportSender>,
    }
}

request! {
    /// What to change of the book's settings; what is left out stays.
    pub struct BookSettingsSetReq {
        /// Whether files out carry who exported them, when and from which book.
        pub watermark: Option<bool>,
    }
}

wire! {
    /// Settings of the book, which hold for everybody who works with it.
    pub struct BookSettings {
        /// Whether files out carry who exported them, when and from which book.
        pub watermark: bool,
    }

    /// A shop.
    pub struct ShopView {
        /// Its id.
        pub id: Id,
        /// Its name.
        pub name: String,
        /// The platform's code.
        pub platform: String,
        /// The currency of its money.
        pub currency: String,
    }

    /// A member of staff.
    pub struct StaffView {
        /// The id.
        pub id: Id,
        /// The name.
        pub name: String,
        /// Whether the person has left.
        pub archived: bool,
        /// Whether the person is at this computer.
        pub current: bool,
    }

    /// This computer's settings.
    pub struct Prefs {
        /// The language.
        pub lang: Lang,
        /// Light or dark.
        pub theme: Theme,
        /// Height of rows.
        pub density: Density,
        /// Columns by list.
        pub grids: BTreeMap<String, GridPrefs>,
        /// Who sent the parcels of the last shipping file.
        pub sender: Option<ExportSender>,
    }
}

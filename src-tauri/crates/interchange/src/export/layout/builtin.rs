//! The layouts of files out that come with the program: `formats/out/*.toml`.

use super::spec::{OutColumn, OutLayout, OutList};
use crate::format::FormatError;
use std::sync::LazyLock;

macro_rules! embedded {
    ($($name:literal,)+) => {
        &[$(($name, include_str!(concat!("../../../formats/out/", $name, ".toml"))),)+]
    };
}

const FILES: &[(&str, &str)] = embedded!(
    "shopify_customers",
    "woo_analytics_customers",
    "magento_customers_import",
    "prestashop_customers_import",
    "google_contacts_new",
    "outlook_contacts",
    "vcard",
    "member_nicks",
    "sms_list",
    "customer_labels",
    "customer_letters",
    "pdd_batch_ship",
    "ship_list",
    "sf_batch_44",
    "sf_batch_57",
    "sto_simple",
    "courier_sheet",
    "order_labels",
    "order_letters",
    "refund_list",
    "after_sale_results",
);

static LAYOUTS: LazyLock<Result<Vec<OutLayout>, FormatError>> = LazyLock::new(|| {
    FILES
        .iter()
        .map(|(name, text)| OutLayout::read(name, text))
        .collect()
});

impl OutLayout {
    /// The layouts that come with the program.
    ///
    /// # Errors
    /// One of their files is broken; a test proves that none is.
    pub fn builtin() -> Result<&'static [Self], FormatError> {
        LAYOUTS.as_deref().map_err(Clone::clone)
    }

    /// The TOML file of a layout that comes with the program.
    #[must_use]
    pub fn builtin_text(key: &str) -> Option<&'static str> {
        let found = FILES.iter().find(|(name, _)| *name == key);
        found.map(|(_, text)| *text)
    }
}

/// The columns of the program's layouts of a list.
pub(super) fn builtin_columns(list: OutList) -> impl Iterator<Item = &'static OutColumn> {
    let layouts = OutLayout::builtin().unwrap_or_default().iter();
    let own = layouts.filter(move |layout| layout.list == list);
    own.flat_map(|layout| &layout.columns)
}

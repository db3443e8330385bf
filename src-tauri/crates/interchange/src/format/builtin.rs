//! The format files that come with the program.

macro_rules! embedded {
    ($folder:literal: $($name:literal,)+) => {
        &[$(($name, include_str!(concat!("../../formats/", $folder, $name, ".toml"))),)+]
    };
}

/// What layouts share; never matched with a file by themselves.
pub(super) const BASES: &[(&str, &str)] = embedded!("base/":
    "taobao",
    "taobao_orders",
    "taobao_items",
    "jd_orders",
    "douyin_orders",
    "amazon_orders",
    "taobao_refunds",
);

/// The layouts, one file each: those of a family from the oldest to the newest.
pub(super) const LAYOUTS: &[(&str, &str)] = embedded!("":
    "taobao_order_2013",
    "taobao_order_2017",
    "taobao_order_2018_nopay",
    "taobao_order_2018",
    "taobao_order_2019",
    "taobao_order_2019_tmall_o2o",
    "taobao_order_2020",
    "taobao_order_2022_masked",
    "taobao_order_2024_xlsx_subset",
    "taobao_item_v1",
    "taobao_item_v2",
    "taobao_item_v3",
    "taobao_item_v4_xlsx",
    "pdd_order_full",
    "jd_order_2016",
    "jd_order_2018",
    "jd_order_2020_positions",
    "jd_order_2026",
    "douyin_order_a",
    "douyin_order_b_xlsx",
    "xhs_order",
    "kuaishou_order",
    "weixin_shop_order",
    "ali1688_order",
    "youzan_order_partial",
    "shopify_orders",
    "woo_analytics_orders",
    "amazon_all_orders",
    "amazon_fbm_new_orders",
    "amazon_fbm_unshipped",
    "ebay_orders_min",
    "etsy_orders",
    "etsy_order_items",
    "shopee_orders_names",
    "lazada_orders_names",
    "taobao_refund_v1",
    "taobao_refund_v2",
    "taobao_refund_v3",
    "taobao_refund_v4",
    "pdd_refund_partial",
    "jd_aftersale",
    "douyin_aftersale",
    "xhs_aftersale_partial",
    "kuaishou_aftersale",
    "amazon_fba_returns",
    "amazon_mfn_returns",
    "shopee_returns",
    "tiktok_shop_returns",
    "shopify_customers",
    "woo_analytics_customers",
    "magento_customers_import",
    "prestashop_customers_import",
    "google_contacts_new",
    "outlook_contacts",
    "vcard",
);

//! The marketplaces that a shop's orders come from.

use crate::code::coded_enum;

coded_enum! {
    /// A marketplace, as far as ids and nicks are concerned.
    ///
    /// Taobao and Tmall are one platform here: they share order numbers, buyer
    /// nicks and the seller's workbench, and their export files are the same.
    pub enum Platform {
        /// 淘宝 and 天猫.
        #[serde(alias = "tmall")]
        Taobao => "taobao",
        /// 拼多多.
        Pinduoduo => "pinduoduo",
        /// 京东.
        Jd => "jd",
        /// 抖店.
        Douyin => "douyin",
        /// 小红书.
        Xiaohongshu => "xiaohongshu",
        /// 快手小店.
        Kuaishou => "kuaishou",
        /// 微信小店 (视频号小店).
        WeixinShop => "weixin_shop",
        /// 1688.
        Ali1688 => "ali1688",
        /// 有赞.
        Youzan => "youzan",
        /// Shopify.
        Shopify => "shopify",
        /// Amazon.
        Amazon => "amazon",
        /// eBay.
        Ebay => "ebay",
        /// Etsy.
        Etsy => "etsy",
        /// Shopee.
        Shopee => "shopee",
        /// Lazada.
        Lazada => "lazada",
        /// TikTok Shop.
        TiktokShop => "tiktok_shop",
        /// AliExpress.
        Aliexpress => "aliexpress",
        /// WooCommerce.
        Woocommerce => "woocommerce",
        /// Magento (Adobe Commerce).
        Magento => "magento",
        /// PrestaShop.
        Prestashop => "prestashop",
        /// Address books: Google, Outlook, vCard.
        Contacts => "contacts",
        /// 支付宝.
        Alipay => "alipay",
        /// 微信支付.
        Wechatpay => "wechatpay",
        /// 美团.
        Meituan => "meituan",
        /// A shop of its own, or one that is not in this list.
        Other => "other",
    }
}

impl Platform {
    /// Whether buyers live anywhere: telephones and addresses are written in many ways.
    #[must_use]
    pub const fn is_abroad(self) -> bool {
        matches!(
            self,
            Self::Shopify
                | Self::Amazon
                | Self::Ebay
                | Self::Etsy
                | Self::Shopee
                | Self::Lazada
                | Self::TiktokShop
                | Self::Aliexpress
                | Self::Woocommerce
                | Self::Magento
                | Self::Prestashop
                | Self::Contacts
        )
    }

    /// The platform that a user, a format file or a command line names: a code,
    /// in any case and with blanks around it; `tmall` is Taobao.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = crate::normalise_key_v1(name);
        match name.as_str() {
            "tmall" => Some(Self::Taobao),
            code => Self::from_code(code),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tmall_is_taobao_wherever_it_is_named() {
        assert_eq!(Platform::from_name(" Tmall"), Some(Platform::Taobao));
        assert_eq!(
            serde_json::from_str::<Platform>("\"tmall\"").unwrap(),
            Platform::Taobao
        );
        assert_eq!(
            serde_json::to_string(&Platform::Taobao).unwrap(),
            "\"taobao\""
        );
    }

    #[test]
    fn codes_read_back() {
        for &platform in Platform::ALL {
            assert_eq!(platform.code().parse(), Ok(platform));
            assert_eq!(
                serde_json::to_string(&platform).unwrap(),
                format!("\"{}\"", platform.code())
            );
        }
        let unknown = "myspace".parse::<Platform>().unwrap_err();
        assert_eq!(unknown.to_string(), "Platform has no code \"myspace\"");
    }
}

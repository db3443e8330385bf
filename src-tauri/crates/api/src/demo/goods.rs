//! What the two shops sell.

use super::dice::Dice;

/// A product with its variants; the price in 分 is that of one piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Product {
    pub(super) code: &'static str,
    pub(super) title: &'static str,
    pub(super) variants: &'static [&'static str],
    pub(super) price_fen: i64,
}

const fn product(
    code: &'static str,
    title: &'static str,
    variants: &'static [&'static str],
    price_fen: i64,
) -> Product {
    Product {
        code,
        title,
        variants,
        price_fen,
    }
}

/// The range, with how often each is bought.
const GOODS: &[(Product, u64)] = &[
    (
        product(
            "XP20",
            "日式雪平锅 家用不粘奶锅 辅食小汤锅",
            &["尺寸:18cm", "尺寸:20cm", "尺寸:22cm"],
            18_900,
        ),
        9,
    ),
    (
        product(
            "ZT24",
            "珐琅铸铁锅 炖汤煲 电磁炉通用",
            &["颜色:奶白;尺寸:24cm", "颜色:牛油果绿;尺寸:24cm"],
            39_900,
        ),
        4,
    ),
    (
        product(
            "ZB38",
            "整竹砧板 加厚防霉 双面切菜板",
            &["尺寸:小号", "尺寸:大号"],
            6_900,
        ),
        8,
    ),
    (
        product(
            "MF03",
            "玻璃密封罐 杂粮收纳 三件套",
            &["规格:三件套", "规格:六件套"],
            5_990,
        ),
        9,
    ),
    (
        product(
            "ZB16",
            "日式釉下彩餐具套装 碗碟 16 头",
            &["花色:青海波", "花色:素白"],
            16_800,
        ),
        5,
    ),
    (
        product(
            "ST40",
            "60 支长绒棉四件套 床单被套",
            &["尺寸:1.5 米床;颜色:雾蓝", "尺寸:1.8 米床;颜色:燕麦"],
            42_900,
        ),
        5,
    ),
    (
        product(
            "ZX01",
            "乳胶枕 成人护颈 带枕套",
            &["高度:低枕", "高度:高枕"],
            12_900,
        ),
        6,
    ),
    (
        product(
            "MT02",
            "纯棉毛巾 柔软吸水 两条装",
            &["颜色:米白", "颜色:灰绿", "颜色:浅粉"],
            3_990,
        ),
        10,
    ),
    (
        product(
            "YJ03",
            "加厚浴巾 速干 酒店款",
            &["颜色:白", "颜色:深灰"],
            7_900,
        ),
        5,
    ),
    (
        product(
            "ZB05",
            "棉麻桌布 ins 风 防水防油",
            &["尺寸:90x90", "尺寸:140x180"],
            5_600,
        ),
        6,
    ),
    (
        product(
            "DD06",
            "硅藻土吸水地垫 浴室防滑",
            &["颜色:灰", "颜色:米"],
            4_590,
        ),
        7,
    ),
    (
        product(
            "SN07",
            "布艺收纳箱 可折叠 大号",
            &["颜色:卡其", "颜色:灰"],
            4_990,
        ),
        8,
    ),
    (
        product(
            "YJ08",
            "实木衣架 防滑无痕 十支装",
            &["颜色:原木", "颜色:胡桃"],
            6_590,
        ),
        6,
    ),
    (
        product(
            "TD09",
            "护眼台灯 触控调光 充电款",
            &["颜色:白", "颜色:粉"],
            13_900,
        ),
        4,
    ),
    (
        product(
            "XX10",
            "香薰蜡烛 大豆蜡 礼盒装",
            &["香型:白茶", "香型:雪松", "香型:橙花"],
            8_800,
        ),
        6,
    ),
    (
        product(
            "HP11",
            "磨砂玻璃花瓶 客厅摆件",
            &["尺寸:小", "尺寸:大"],
            5_290,
        ),
        5,
    ),
    (
        product(
            "BW12",
            "316 不锈钢保温杯 500 毫升",
            &["颜色:雾黑", "颜色:奶杏", "颜色:森绿"],
            9_900,
        ),
        8,
    ),
    (
        product(
            "CJ13",
            "手冲咖啡壶套装 滤杯分享壶",
            &["规格:两人份"],
            15_900,
        ),
        3,
    ),
    (
        product(
            "DS14",
            "防烫硅胶锅铲 五件套",
            &["颜色:灰", "颜色:杏"],
            7_290,
        ),
        6,
    ),
    (
        product(
            "TZ15",
            "窗帘 遮光隔热 免打孔",
            &["尺寸:1.5x2 米", "尺寸:2x2.7 米"],
            11_900,
        ),
        4,
    ),
    (
        product(
            "WZ16",
            "居家拖鞋 软底静音 情侣款",
            &["尺码:38-39", "尺码:40-41", "尺码:42-43"],
            2_990,
        ),
        9,
    ),
    (
        product(
            "LJ17",
            "按压式垃圾桶 带盖 12 升",
            &["颜色:白", "颜色:绿"],
            5_490,
        ),
        5,
    ),
    (
        product(
            "MC18",
            "记忆棉坐垫 久坐不累",
            &["颜色:藏青", "颜色:驼"],
            6_290,
        ),
        5,
    ),
    (
        product(
            "FZ19",
            "防尘罩 挂衣袋 透明 五只装",
            &["尺寸:中", "尺寸:长"],
            2_590,
        ),
        6,
    ),
];

/// A bought product.
pub(super) fn choose(dice: &mut Dice) -> (Product, &'static str) {
    let first = product("MT02", "纯棉毛巾 柔软吸水 两条装", &["颜色:米白"], 3_990);
    let product = dice.weighted(GOODS).unwrap_or(first);
    let variant = dice.pick(product.variants).unwrap_or_default();
    (product, variant)
}

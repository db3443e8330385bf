//! True provinces, cities and districts with invented streets.

use super::dice::Dice;

type City = (&'static str, &'static str, &'static [&'static str]);

/// Cities with some of their districts, weighted by how much is bought there.
const CITIES: &[(City, u64)] = &[
    (
        (
            "上海",
            "上海市",
            &["浦东新区", "徐汇区", "静安区", "闵行区", "杨浦区"],
        ),
        9,
    ),
    (
        (
            "北京",
            "北京市",
            &["朝阳区", "海淀区", "丰台区", "通州区", "昌平区"],
        ),
        8,
    ),
    (
        (
            "广东省",
            "广州市",
            &["天河区", "越秀区", "番禺区", "白云区"],
        ),
        8,
    ),
    (
        (
            "广东省",
            "深圳市",
            &["南山区", "福田区", "龙岗区", "宝安区"],
        ),
        8,
    ),
    (("广东省", "佛山市", &["禅城区", "南海区", "顺德区"]), 4),
    (
        (
            "浙江省",
            "杭州市",
            &["西湖区", "余杭区", "萧山区", "滨江区"],
        ),
        7,
    ),
    (("浙江省", "宁波市", &["鄞州区", "海曙区", "江北区"]), 4),
    (("浙江省", "义乌市", &["义乌市"]), 1),
    (
        (
            "江苏省",
            "南京市",
            &["玄武区", "鼓楼区", "江宁区", "建邺区"],
        ),
        5,
    ),
    (("江苏省", "苏州市", &["姑苏区", "吴中区", "昆山市"]), 6),
    (("江苏省", "扬州市", &["广陵区", "邗江区"]), 2),
    (
        (
            "四川省",
            "成都市",
            &["武侯区", "锦江区", "高新区", "双流区"],
        ),
        6,
    ),
    (
        (
            "重庆",
            "重庆市",
            &["渝中区", "渝北区", "江北区", "九龙坡区"],
        ),
        4,
    ),
    (("湖北省", "武汉市", &["武昌区", "洪山区", "江汉区"]), 5),
    (("湖南省", "长沙市", &["岳麓区", "雨花区", "芙蓉区"]), 4),
    (("福建省", "厦门市", &["思明区", "湖里区", "集美区"]), 3),
    (("福建省", "福州市", &["鼓楼区", "仓山区", "晋安区"]), 3),
    (("山东省", "青岛市", &["市南区", "崂山区", "黄岛区"]), 4),
    (("山东省", "济南市", &["历下区", "市中区", "历城区"]), 3),
    (("河南省", "郑州市", &["金水区", "二七区", "中原区"]), 4),
    (("陕西省", "西安市", &["雁塔区", "碑林区", "未央区"]), 4),
    (("天津", "天津市", &["和平区", "南开区", "河西区"]), 3),
    (("辽宁省", "沈阳市", &["和平区", "沈河区", "铁西区"]), 2),
    (("辽宁省", "大连市", &["中山区", "甘井子区"]), 2),
    (("安徽省", "合肥市", &["蜀山区", "庐阳区", "包河区"]), 3),
    (("江西省", "南昌市", &["东湖区", "红谷滩区"]), 2),
    (("广西壮族自治区", "南宁市", &["青秀区", "西乡塘区"]), 2),
    (("云南省", "昆明市", &["五华区", "盘龙区"]), 2),
    (("黑龙江省", "哈尔滨市", &["南岗区", "道里区"]), 2),
    (("内蒙古自治区", "呼和浩特市", &["新城区", "赛罕区"]), 1),
    (
        ("新疆维吾尔自治区", "乌鲁木齐市", &["天山区", "沙依巴克区"]),
        1,
    ),
];

const ROADS: &[&str] = &[
    "人民路",
    "建设路",
    "解放路",
    "文化路",
    "和平路",
    "中山路",
    "青年路",
    "湖滨路",
    "学院路",
    "桃源路",
    "梧桐街",
    "滨河大道",
    "科技路",
    "花园街",
    "春熙巷",
    "向阳路",
];
const ESTATES: &[&str] = &[
    "阳光花园",
    "翠苑小区",
    "锦绣江南",
    "书香门第",
    "绿城家园",
    "东方名苑",
    "幸福里",
    "金色家园",
    "和谐家园",
    "望湖苑",
    "丽景湾",
    "香樟园",
];

/// An address of a buyer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) province: &'static str,
    pub(super) city: &'static str,
    pub(super) district: &'static str,
    pub(super) detail: String,
}

/// The place where the buyer of that number lives.
pub(super) fn place(seed: u64, number: u64) -> Place {
    let mut dice = Dice::of(seed, number.wrapping_mul(2).wrapping_add(1));
    let (province, city, districts) =
        dice.weighted(CITIES)
            .unwrap_or(("上海", "上海市", &["浦东新区"]));
    let road = dice.pick(ROADS).unwrap_or("人民路");
    let estate = dice.pick(ESTATES).unwrap_or("阳光花园");
    let house = dice.below(480).wrapping_add(1);
    let (block, unit) = (
        dice.below(28).wrapping_add(1),
        dice.below(4).wrapping_add(1),
    );
    let (floor, door) = (
        dice.below(26).wrapping_add(1),
        dice.below(4).wrapping_add(1),
    );
    Place {
        province,
        city,
        district: dice.pick(districts).unwrap_or(city),
        detail: format!("{road}{house}号{estate}{block}幢{unit}单元{floor}{door:02}室"),
    }
}

//! The names and words that the rules for cities and districts need: plain facts.
//! Not a list of all divisions; only what no rule catches.

/// Words that stand where a city is expected and name a group of counties.
#[rustfmt::skip]
pub(super) const PLACEHOLDERS: [&str; 4] =
    ["省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖县", "市辖区"];

/// Autonomous prefectures in the short form that people write.
#[rustfmt::skip]
pub(super) const SHORT_PREFECTURES: [&str; 27] = [
    "恩施州", "湘西州", "甘孜州", "阿坝州", "凉山州", "黔西南州", "黔东南州", "黔南州", "楚雄州",
    "红河州", "文山州", "西双版纳州", "大理州", "德宏州", "怒江州", "迪庆州", "临夏州", "甘南州",
    "海北州", "黄南州", "海南州", "果洛州", "玉树州", "海西州", "昌吉州", "伊犁州", "延边州",
];

pub(super) const LEAGUES: [&str; 3] = ["兴安盟", "锡林郭勒盟", "阿拉善盟"];

/// The parts of Hong Kong and Macau.
#[rustfmt::skip]
pub(super) const SPECIAL_PARTS: [&str; 11] = [
    "香港岛", "九龙", "新界", "澳门半岛", "澳门外岛", "澳门离岛", "氹仔岛", "氹仔", "路环岛", "路环", "离岛",
];

/// Districts that the rules for names would miss: unusual endings, and words for
/// streets and villages inside.
#[rustfmt::skip]
pub(super) const UNUSUAL_DISTRICTS: [&str; 29] = [
    "西沙群岛", "南沙群岛", "中沙群岛的岛礁及其海域", "中沙群岛", "大柴旦行政委员会", "保定白沟新城",
    "白沟新城", "乌拉盖管理区管委会", "吉林中国新加坡食品区", "其它区", "其他区", "芒市", "鼓楼区",
    "钟楼区", "岳阳楼区", "石楼县", "周村区", "马村区", "上街区", "让胡路区", "二道区", "二道江区",
    "滴道区", "天镇县", "固镇县", "丰镇市", "北镇市", "清镇市", "孟村回族自治县",
];

/// Ends of words that look like a district or a city and are none.
#[rustfmt::skip]
pub(super) const NO_DIVISION: [&str; 18] = [
    "小区", "社区", "校区", "厂区", "景区", "院区", "库区", "病区", "住宅区", "生活区", "宿舍区",
    "别墅区", "家属区", "服务区", "商业区", "步行区", "超市", "菜市",
];

/// What a zone's name ends with; such names may be long and begin with a city's.
#[rustfmt::skip]
pub(super) const ZONES: [&str; 13] = [
    "开发区", "新区", "工业园区", "产业园区", "化工园区", "创意园区", "管理区", "示范区", "实验区",
    "聚集区", "名胜区", "高新区", "经开区",
];

//! How `zg` is used, in both languages.

use zhanggui_api::types::Lang;

const ZH: &str = "\
zg — 掌柜簿的命令行

用法：zg [--book 文件] [--json] [--lang zh|en] 命令 …

  import 文件… [--format 格式] [--shop 店铺] [--dry-run] [--strict]   导入订单文件
  undo 操作                                                          撤销一次操作
  history [种类:编号] [--limit N]                                    历史
  search 文字 [--limit N]                                            搜索
  list customers|orders|returns|complaints                           列表
       [--where 条件] [--sort [-]列] [--text 文字] [--view 视图] [--limit N] [--offset N] [--after 位置]
  show customer|order|return|complaint 编号                          一条记录
  export 列表 --to 文件 [--format xlsx|csv|gb18030|gbk] [--where …] [--sort …] [--columns 列,列]
  formats                                                            认识的文件格式
  demo [--customers N] [--orders M] [--seed S]                       生成演示数据
  verify                                                             检查账簿
  commands                                                           全部命令和它们的类型
  call 命令 [JSON]                                                   调用任何命令（JSON 写 - 则读标准输入）

条件：列=值 列!=值 列>=值 列<=值 列~包含；用逗号表示“并且”，可以重复 --where；值用 | 表示“任一”。
账簿默认是 $ZHANGGUI_HOME/default.zgb。
";

const EN: &str = "\
zg — the command line of 掌柜簿

usage: zg [--book FILE] [--json] [--lang zh|en] COMMAND …

  import FILE… [--format NAME] [--shop NAME] [--dry-run] [--strict]  import order files
  undo OP                                                            take an operation back
  history [KIND:ID] [--limit N]                                      what was done
  search TEXT [--limit N]                                            find anything
  list customers|orders|returns|complaints                           a list
       [--where COND] [--sort [-]COLUMN] [--text TEXT] [--view VIEW] [--limit N] [--offset N] [--after PLACE]
  show customer|order|return|complaint ID                            one record
  export LIST --to FILE [--format xlsx|csv|gb18030|gbk] [--where …] [--sort …] [--columns A,B]
  formats                                                            known layouts of files
  demo [--customers N] [--orders M] [--seed S]                       invented data
  verify                                                             check the book
  commands                                                           every command with its types
  call COMMAND [JSON]                                                call any command (- reads standard input)

COND: column=value column!=value column>=value column<=value column~part; commas mean \"and\", --where may
be repeated; values separated by | mean \"any of them\". The book is $ZHANGGUI_HOME/default.zgb by default.
";

/// The whole help.
pub fn help(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => ZH,
        Lang::En => EN,
    }
}

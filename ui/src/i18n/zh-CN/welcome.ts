/** The first screen, and the demo. */
export default {
  'welcome.title': '欢迎',
  'welcome.lead': '从一份订单文件开始，买家自动成为客户',
  'welcome.import': '用自己的订单',
  'welcome.import_hint':
    '在千牛「已卖出的宝贝」里下载订单报表或宝贝报表，CSV、xlsx、xls 都可以，编码和格式自动识别。',
  'welcome.drop': '也可以把文件拖到窗口任何地方',
  'welcome.demo': '先看一看',
  'welcome.demo_hint': '一家虚构的家居小店：客户、订单、售后、投诉都有，随便点。',
  'welcome.demo_start': '用演示数据看看',
  'welcome.demo_busy': '正在准备演示数据',
  'welcome.demo_separate': '演示数据放在另一本账簿里，不会混进自己的账簿',
  'welcome.hint_local': '数据只在这台电脑上，导入前先预览，导入后可以整体撤回。',
  'welcome.hint_undo': '每一步都记进历史，都能撤销。',
  'welcome.hint_search': '搜一切：姓名里的一个字、手机尾号、单号、拼音首字母。',
};

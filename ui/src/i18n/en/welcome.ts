/** The first screen, and the demo. */
export default {
  'welcome.title': 'Welcome',
  'welcome.lead': 'Start with one order file; its buyers become your customers',
  'welcome.import': 'With your own orders',
  'welcome.import_hint':
    'Download the order or item report from the seller centre. CSV, xlsx or xls; format and encoding are recognised.',
  'welcome.drop': 'Or drop the file anywhere on this window',
  'welcome.demo': 'Look first',
  'welcome.demo_hint':
    'An invented home goods shop with customers, orders, returns and complaints to click through.',
  'welcome.demo_start': 'Look at demo data',
  'welcome.demo_busy': 'Preparing the demo',
  'welcome.demo_separate': 'The demo lives in a book of its own and never mixes with yours',
  'welcome.hint_local':
    'Your data stays on this computer; every import is previewed and can be taken back whole.',
  'welcome.hint_undo': 'Every step is in the history and can be undone.',
  'welcome.hint_search':
    'finds everything: one character of a name, the end of a phone number, an order, pinyin initials.',
};

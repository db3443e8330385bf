/**
 * Names by which tests find things on the screen. End-to-end tests read this
 * file; a name here is a promise.
 */
export const ids = {
  nav: (place: string) => `nav-${place}`,
  frame: 'frame',
  /** The book cannot be opened; has `data-code`. */
  bookFailed: 'book-failed',
  bookFolder: 'book-folder',
  bookPath: 'book-path',
  /** A screen that could not be drawn. */
  broken: 'broken',
  pageTitle: 'page-title',
  view: (view: string) => `view-${view}`,
  primary: 'primary-action',

  grid: 'grid',
  gridRow: 'grid-row',
  gridTotal: 'grid-total',
  gridSelected: 'grid-selected',
  gridSum: (column: string) => `grid-sum-${column}`,
  /** Asks for the sums of a long list. */
  gridAddUp: 'grid-add-up',
  gridHead: (column: string) => `grid-head-${column}`,
  gridFilterBox: 'grid-filter',
  gridAddFilter: 'grid-add-filter',
  gridChip: (column: string) => `grid-chip-${column}`,
  gridColumns: 'grid-columns',
  gridColumn: (column: string) => `grid-column-${column}`,
  gridDensity: 'grid-density',
  gridExport: 'grid-export',
  gridEmpty: 'grid-empty',

  filterEditor: 'filter-editor',
  filterApply: 'filter-apply',
  filterInput: 'filter-input',
  filterOption: (code: string) => `filter-option-${code}`,

  drawer: 'drawer',
  drawerClose: 'drawer-close',
  drawerPrimary: 'drawer-primary',

  act: (action: string) => `act-${action}`,
  actMore: 'act-more',
  actAmount: 'act-amount',
  actTracking: 'act-tracking',
  actChoice: 'act-choice',
  actNote: 'act-note',
  actSubmit: 'act-submit',
  refundDue: 'refund-due',
  refunded: 'refunded',
  linkCustomer: 'link-customer',
  linkOrder: 'link-order',
  newComplaint: 'new-complaint',
  noteInput: 'note-input',
  task: 'task',
  taskInput: 'task-input',
  attachmentAdd: 'attachment-add',
  recordHistory: 'record-history',
  ownMemo: 'own-memo',
  customerName: 'customer-name',
  customerNote: 'customer-note',
  /** `consent-sms-agreed` and so on. */
  consentSms: 'consent-sms',
  consentEmail: 'consent-email',
  phoneAdd: 'phone-add',
  addressAdd: 'address-add',

  /** A field of the form that is open: `kind`, `reason`, `subject`, `text`, `note`, `name`, `phone` ... */
  field: (name: string) => `field-${name}`,
  formSubmit: 'form-submit',
  caseLookup: 'case-lookup',
  caseOther: 'case-other',
  fault: 'fault',
  draftLine: 'draft-line',
  draftTitle: 'draft-title',
  draftAmount: 'draft-amount',
  draftUnasked: 'draft-unasked',

  /** How the money of an order compares, in words. */
  billSentence: 'bill-sentence',
  billLine: 'bill-line',

  /** The figures of the work bench. */
  number: 'number',

  welcomeImport: 'welcome-import',
  welcomeDemo: 'welcome-demo',

  /** A long job: its progress and the way out. */
  job: 'job',
  jobCancel: 'job-cancel',

  /** Over everything while files are held over the window. */
  dropVeil: 'drop-veil',

  importChoose: 'import-choose',
  importPreview: 'import-preview',
  /** Has `data-format`, the format's key. */
  importFormat: 'import-format',
  importFormatChoice: 'import-format-choice',
  /** Has `data-code`, the error's code. */
  importError: 'import-error',
  importProblems: 'import-problems',
  importNothing: 'import-nothing',
  importShop: 'import-shop',
  importDates: (order: string) => `import-dates-${order}`,
  importCancel: 'import-cancel',
  importApply: 'import-apply',
  /** Has `data-op`. */
  importReport: 'import-report',
  importSaveRejects: 'import-save-rejects',
  importRevert: 'import-revert',
  importAgain: 'import-again',
  importShowBills: 'import-show-bills',
  importShowOrders: 'import-show-orders',
  /** `tally-orders-created` and so on. */
  tally: (kind: string, fate: string) => `tally-${kind}-${fate}`,
  pastImport: 'past-import',

  /** Files of the watched folder. */
  arrivals: 'arrivals',
  /** Has `data-name`. */
  arrival: 'arrival',
  arrivalLook: 'arrival-look',
  arrivalDismiss: 'arrival-dismiss',
  arrivalsLookAll: 'arrivals-look-all',
  arrivalsTurnOn: 'arrivals-turn-on',
  settingsWatch: 'settings-watch',
  settingsWatched: 'settings-watched',
  settingsWatchOn: 'settings-watch-on',
  settingsWatchOff: 'settings-watch-off',
  settingsWatchChoose: 'settings-watch-choose',

  /** Opens the wizard for a file. */
  importMap: 'import-map',

  /** Has `data-key`. */
  formatLine: 'format-line',
  formatNew: 'format-new',
  formatSample: 'format-sample',
  formatDelete: 'format-delete',
  nearFormat: 'near-format',
  describe: 'describe',
  description: 'description',
  /** What each column of a file is. */
  wizard: 'wizard',
  wizardSheet: 'wizard-sheet',
  wizardHeaderless: 'wizard-headerless',
  wizardKind: 'wizard-kind',
  wizardDates: 'wizard-dates',
  /** Has `data-header`. */
  wizardColumn: 'wizard-column',
  /** Has `data-word`. */
  wizardStatus: 'wizard-status',
  wizardLine: (line: number) => `wizard-line-${line}`,
  wizardTitle: 'wizard-title',
  wizardLacks: 'wizard-lacks',
  wizardOnce: 'wizard-once',
  wizardSave: 'wizard-save',

  /** Makes a layout of files out from a template. */
  formatTemplate: 'format-template',
  formatWay: 'format-way',
  formatSaveAs: 'format-save-as',
  formatEdit: 'format-edit',
  /** The editor of layouts of files out. */
  outEditor: 'out-editor',
  /** Has `data-header`. */
  outColumn: 'out-column',
  outAdd: 'out-add',
  outTitle: 'out-title',
  outFault: 'out-fault',
  outAsText: 'out-as-text',
  outAsForm: 'out-as-form',
  outLetter: 'out-letter',
  outText: 'out-text',
  outLine: (line: number) => `out-line-${line}`,
  outTry: 'out-try',
  outTried: 'out-tried',
  outSave: 'out-save',

  exportList: (list: string) => `export-${list}`,
  exportFormat: 'export-format',
  exportMode: 'export-mode',
  exportLayout: 'export-layout',
  exportCheck: 'export-check',
  exportMark: 'export-mark',
  exportSaveAs: 'export-save-as',
  exportApply: 'export-apply',
  exportReport: 'export-report',
  exportClose: 'export-close',
  pastExport: 'past-export',

  /** Has `data-op` and `data-kind`. */
  op: 'op',
  opUndo: 'op-undo',
  undoPreview: 'undo-preview',
  undoRefused: 'undo-refused',
  undoApply: 'undo-apply',

  settingsLang: 'settings-lang',
  settingsTheme: 'settings-theme',
  settingsDensity: 'settings-density',
  settingsStaff: 'settings-staff',
  settingsStaffAdd: 'settings-staff-add',
  settingsShop: 'settings-shop',
  settingsShopAdd: 'settings-shop-add',
  settingsBook: 'settings-book',
  settingsWatermark: 'settings-watermark',
  settingsVerify: 'settings-verify',
  settingsVerified: 'settings-verified',

  menu: 'menu',
  menuItem: (key: string) => `menu-${key}`,
  dialog: 'dialog',
  toast: 'toast',
  toastUndo: 'toast-undo',
  keysHelp: 'keys-help',

  searchOpen: 'search-open',
  searchInput: 'search-input',
  searchHit: 'search-hit',
} as const;

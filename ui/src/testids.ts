/**
 * Names by which tests find things on the screen. End-to-end tests read this
 * file; a name here is a promise.
 */
export const ids = {
  nav: (place: string) => `nav-${place}`,
  frame: 'frame',
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
  phoneAdd: 'phone-add',
  addressAdd: 'address-add',

  /** A field of the form that is open: `kind`, `reason`, `subject`, `text`, `note`, `name`, `phone` ... */
  field: (name: string) => `field-${name}`,
  formSubmit: 'form-submit',
  caseLookup: 'case-lookup',
  draftLine: 'draft-line',
  draftTitle: 'draft-title',
  draftAmount: 'draft-amount',

  /** The figures of the work bench. */
  number: 'number',

  welcomeImport: 'welcome-import',
  welcomeDemo: 'welcome-demo',

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

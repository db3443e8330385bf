// Generated from the command table of the api crate by `cargo xtask bindings`. Do not edit.

/** What an action asks for. */
export type ActionField = "amount" | "tracking" | "disposition" | "repair_step" | "dispute_stage" | "note";

/** Adds an address: either `text` to be taken apart, or the parts. */
export type AddressAddReq = {
  /** The customer. */
  customer_id: Id;
  /** The whole address in one line, in any usual form. */
  text?: string | null;
  /** Who receives there. */
  receiver?: string | null;
  /** The phone given with the address. */
  phone?: string | null;
  /** 省. */
  province?: string | null;
  /** 市. */
  city?: string | null;
  /** 区县. */
  district?: string | null;
  /** Street, number, door. */
  detail?: string | null;
  /** Postcode. */
  postcode?: string | null;
};

/** A postal address. */
export type AddressView = {
  /** Its id. */
  id: Id;
  /** Who receives there. */
  receiver: string | null;
  /** The phone given with the address. */
  phone: string | null;
  /** 省. */
  province: string | null;
  /** 市. */
  city: string | null;
  /** 区县. */
  district: string | null;
  /** Street, number, door. */
  detail: string | null;
  /** Postcode. */
  postcode: string | null;
  /** Whether a part of it is masked. */
  masked: boolean;
};

/** What is sent instead of a response. */
export type ApiErrorBody = {
  /** The code. */
  code: ErrorCode;
  /** What happened and what to do, in the language of the host. */
  message: string;
  /** What a program may want to know. */
  detail: Record<string, unknown>;
};

/** What is open and who is at this computer. */
export type AppStatus = {
  /** Whether a book is open. */
  book_open: boolean;
  /** Which of the two books. */
  which: BookWhich;
  /** Whether it is the demo book. */
  demo: boolean;
  /** Whether it holds no customer and no order yet. */
  empty: boolean;
  /** Sizes for the navigation. */
  counts: Counts;
  /** The book's name: its file's name without the ending. */
  book_name: string;
  /** The program's version. */
  version: string;
  /** Who is at this computer. */
  current_staff: StaffView | null;
  /** The shops. */
  shops: Array<ShopView>;
  /** Whether nothing can be written. */
  read_only: boolean;
};

/** A file that can be imported. */
export type Arrival = {
  /** Where it is. */
  path: string;
  /** Its name. */
  name: string;
  /** Its length in bytes. */
  bytes: number;
  /** When it was last changed. */
  modified_at: Instant;
  /** What it is. Several where an archive holds several, or where one is still to be chosen. */
  formats: Array<FormatRef>;
  /** How many tables it holds; an archive may hold several. */
  tables: number;
};

/** The watched folder and what came into it. */
export type Arrivals = {
  /** The folder; `null` while none is watched. */
  folder: string | null;
  /** Whether it can be read: it may have been moved, or lie on a disk that is not there. */
  readable: boolean;
  /** This computer's folder for downloads, where it is known. */
  downloads: string | null;
  /** Files that can be imported and have not been, newest first. */
  files: Array<Arrival>;
  /** Tables that no format fits, newest first. */
  unknown: Array<UnknownArrival>;
};

/** Waves files away: they are not offered any more. */
export type ArrivalsDismissReq = {
  /** Their paths, as they were offered. */
  paths: Array<string>;
};

/** Says which folder is watched on this computer. */
export type ArrivalsWatchReq = {
  /** Whether one is. */
  on: boolean;
  /** Which one; this computer's folder for downloads when left out. */
  folder?: string | null;
};

/** Keeps an image with a return or a complaint. */
export type AttachmentAddReq = {
  /** `return` or `complaint`. */
  owner_kind: RecordKind;
  /** Which one. */
  owner_id: Id;
  /** The file: PNG, JPEG, WebP or GIF, at most 20 MB. */
  path: string;
};

/** The answer of adding an image. */
export type AttachmentAdded = {
  /** The operation. */
  op: Id;
  /** The image. */
  attachment: AttachmentView;
};

/** An image's content. */
export type AttachmentContent = {
  /** `image/png`, `image/jpeg`, `image/webp` or `image/gif`. */
  mime: string;
  /** The bytes in base 64 with padding. */
  base64: string;
};

/** An image. */
export type AttachmentView = {
  /** Its id. */
  id: Id;
  /** The name that the file had. */
  name: string;
  /** `image/png`, `image/jpeg`, `image/webp` or `image/gif`. */
  mime: string;
  /** Its size. */
  bytes: number;
  /** When it was added. */
  added_at: Instant;
  /** Who added it. */
  who: string | null;
};

/** The five axes of a return. */
export type Axes = {
  /** 诉求. */
  decision: Decision;
  /** 货. */
  goods: Goods;
  /** 款. */
  funds: Funds;
  /** 补. */
  replacement: Replacement;
  /** 争. */
  dispute: Dispute;
};

/** The names of the axes. */
export type Axis = "decision" | "goods" | "funds" | "replacement" | "dispute" | "lifecycle";

/** Everything about one entry. */
export type BillCard = {
  /** The entry. */
  entry: BillRow;
  /** The ledger's number of it. */
  entry_no: string | null;
  /** The other's account. */
  counter_account: string | null;
  /** What the account held then. */
  balance: Money | null;
  /** How it compares, in a sentence, with what to do. */
  sentence: Text;
  /** Both sides, where the book has the order. */
  check: MoneyCheck | null;
  /** The other entries of the same order. */
  beside: Array<BillRow>;
  /** The row of the file that it comes from. */
  source: SourceRow | null;
};

/** Who keeps the account that the money moved on. */
export type BillChannel = "alipay" | "wechatpay" | "jd" | "pdd" | "meituan" | "other";

/** Which way the money went. */
export type BillDirection = "in" | "out" | "neutral";

/** What the entry is for. */
export type BillKind = "payment" | "refund" | "fee" | "transfer";

/** Which books the entry is from. One payment stands in a person's bill and in the merchant's ledger
 * of the same account: the two are never added up. */
export type BillLedger = "personal" | "merchant" | "platform";

/** An entry in the list. */
export type BillRow = {
  /** Its id. */
  id: Id;
  /** When the money moved. */
  at: Instant | null;
  /** How it compares with its order. */
  state: BillState;
  /** Who keeps the account. */
  channel: BillChannel;
  /** Which of its books. */
  ledger: BillLedger;
  /** Whose account it is. */
  account: string | null;
  /** Which way the money went. */
  direction: BillDirection;
  /** What it is for. */
  kind: BillKind;
  /** Below zero for what went out. */
  amount: Money;
  /** The amount, where it came in. */
  income: Money | null;
  /** The amount, where it went out. */
  expense: Money | null;
  /** The fee that belongs to it. */
  fee: Money | null;
  /** What was refunded of it, where the row says so. */
  refunded: Money | null;
  /** Found less expected of the whole order, where the two differ. */
  difference: Money | null;
  /** Who paid or was paid. */
  counterparty: string | null;
  /** What it was for. */
  title: string | null;
  /** Number of the order that it names. */
  order_no: string | null;
  /** That order, where the book has it. */
  order_id: Id | null;
  /** The payment company's number of the trade. */
  trade_no: string | null;
  /** The merchant's number of the trade. */
  merchant_no: string | null;
  /** Kind of entry, verbatim. */
  category: string | null;
  /** What it was paid with. */
  method: string | null;
  /** State of the trade, verbatim. */
  status: string | null;
  /** Whatever else is noted. */
  note: string | null;
};

/** How an entry compares with the book's orders. */
export type BillState = "matched" | "differs" | "no_payment" | "no_order" | "unrelated";

/** Later work that stands on an operation. */
export type BlockerView = {
  /** The later operation, where it is known. */
  op: Id | null;
  /** When. */
  at: Instant | null;
  /** Which member of staff. */
  who: string | null;
  /** In one line. */
  summary: Text | null;
  /** The table of the record that it touched. */
  table: string;
  /** That record in one line. */
  record: string | null;
  /** The fields that it changed; none if it added something. */
  fields: Array<string>;
  /** What happened, in a sentence. */
  reason: Text;
};

/** Changes to the other book. */
export type BookOpenReq = {
  /** Which one. */
  which: BookWhich;
};

/** Settings of the book, which hold for everybody who works with it. */
export type BookSettings = {
  /** Whether files out carry who exported them, when and from which book. */
  watermark: boolean;
};

/** What to change of the book's settings; what is left out stays. */
export type BookSettingsSetReq = {
  /** Whether files out carry who exported them, when and from which book. */
  watermark?: boolean | null;
};

/** The two books of an installation. */
export type BookWhich = "own" | "demo";

/** Names one record whose kind the command knows. */
export type ById = {
  /** The record. */
  id: Id;
};

/** The customer of a case, in short. */
export type CaseCustomer = {
  /** Its id. */
  id: Id;
  /** The name. */
  name: string;
  /** The platform nick. */
  nick: string | null;
  /** The phone last used. */
  phone: string | null;
  /** Whether that phone is masked or virtual. */
  phone_masked: boolean;
  /** The level. */
  level: string | null;
};

/** The order of a case, in short. */
export type CaseOrder = {
  /** Its id. */
  id: Id;
  /** Its number. */
  order_no: string;
  /** When it was placed. */
  ordered_at: Instant | null;
  /** Where it stands. */
  status: OrderStatus;
  /** What the buyer paid. */
  paid: Money;
  /** Title of the goods. */
  title: string | null;
};

/** One cell that changed. */
export type ChangeView = {
  /** The table. */
  table: string;
  /** The row. */
  row: Id;
  /** The record it belongs to, where it has a screen of its own. */
  record: RecordRef | null;
  /** That record in one line. */
  title: string | null;
  /** The field. */
  field: string;
  /** Before. */
  old: string | null;
  /** After. */
  new: string | null;
};

/** What a column holds, which decides how it is drawn, compared and exported. */
export type ColumnKind = "text" | "number" | "money" | "date" | "tag" | "id";

/** What the importer makes of a column. */
export type ColumnMatch = "matched" | "unknown" | "ignored";

/** A column of a file. */
export type ColumnPreview = {
  /** Its header. */
  header: string;
  /** What the importer makes of it. */
  state: ColumnMatch;
  /** The field it is read into. */
  field: string | null;
};

/** One column that a list can show. */
export type ColumnView = {
  /** Its key, the name of the field of the row. */
  key: string;
  /** Its Chinese heading. */
  title_zh: string;
  /** Its English heading. */
  title_en: string;
  /** What it holds. */
  kind: ColumnKind;
  /** Whether the list can be sorted by it. */
  sortable: boolean;
  /** Whether it can be filtered. */
  filterable: boolean;
  /** Whether the footer sums it. */
  sums: boolean;
  /** Whether it is shown until somebody chooses otherwise. */
  default_visible: boolean;
};

/** Moves a complaint along. */
export type ComplaintActReq = {
  /** The complaint. */
  id: Id;
  /** What to do. */
  action: ComplaintActionCode;
  /** A note; required for `note` and `resolve`. */
  note?: string | null;
  /** For `set_severity`: to where. */
  severity?: Severity | null;
};

/** The answer of an action: the case as it is now. */
export type ComplaintActed = {
  /** The operation. */
  op: Id;
  /** The case. */
  case: ComplaintCase;
};

/** The name of an action, stored with its event. One of a newer app reads as
 * [`ComplaintActionCode::Note`]; what it changed still counts. */
export type ComplaintActionCode = "start" | "wait_buyer" | "wait_platform" | "escalate" | "set_severity" | "resolve" | "close" | "reopen" | "note";

/** An action that is possible now. */
export type ComplaintActionOffer = {
  /** The action. */
  action: ComplaintActionCode;
  /** Whether it is the usual next step. */
  primary: boolean;
  /** Whether it takes a severity. */
  asks_severity: boolean;
  /** Whether it needs a note. */
  needs_note: boolean;
};

/** A complaint with everything on it. */
export type ComplaintCase = {
  /** Its id. */
  id: Id;
  /** Its number for people. */
  no: string;
  /** What it is about. */
  kind: ComplaintKind;
  /** Where it stands. */
  state: ComplaintStatus;
  /** How serious it is. */
  severity: Severity;
  /** Which way it came. */
  channel: ComplaintChannel;
  /** One line saying what it is about. */
  subject: string;
  /** What the buyer says and what to mind. */
  note: string | null;
  /** What the buyer wants to be paid for it. */
  asked: Money | null;
  /** When it was opened. */
  opened_at: Instant;
  /** When it was closed. */
  closed_at: Instant | null;
  /** Until when something has to be done. */
  due_at: Instant | null;
  /** Whether it is open. */
  open: boolean;
  /** Two people acted at the same time; somebody has to look. */
  concurrent: boolean;
  /** The shop's name. */
  shop: string | null;
  /** The order. */
  order: CaseOrder | null;
  /** The customer. */
  customer: CaseCustomer | null;
  /** What happened, oldest first. */
  events: Array<ComplaintEventView>;
  /** Images. */
  attachments: Array<AttachmentView>;
  /** Contacts about it, newest first. */
  interactions: Array<InteractionView>;
  /** Tasks about it. */
  tasks: Array<TaskView>;
  /** What may be done now, the usual next step first. */
  actions: Array<ComplaintActionOffer>;
};

/** What to change of a complaint; what is left out stays. */
export type ComplaintChanges = {
  /** One line saying what it is about. */
  subject?: string | null;
  /** What it is about. */
  kind?: ComplaintKind | null;
  /** What the buyer says and what to mind; an empty text clears it. */
  note?: string | null;
  /** What the buyer wants to be paid for it. */
  asked?: Money | null;
  /** Until when something has to be done. */
  due_at?: Instant | null;
};

/** Where it came in. */
export type ComplaintChannel = "wangwang" | "phone" | "platform" | "authority_12315" | "review" | "other";

/** Corrects a complaint. */
export type ComplaintEditReq = {
  /** The complaint. */
  id: Id;
  /** What to change. */
  changes: ComplaintChanges;
};

/** Something that happened on a complaint. */
export type ComplaintEventView = {
  /** Its id. */
  id: Id;
  /** When. */
  at: Instant;
  /** Who. */
  who: string | null;
  /** What; `null` for the opening. */
  action: ComplaintActionCode | null;
  /** The severity that it set. */
  severity: Severity | null;
  /** Note. */
  note: string | null;
  /** Whether the rules do not allow it where it stands; it is kept and shown. */
  invalid: boolean;
};

/** What it is about. */
export type ComplaintKind = "quality" | "service" | "logistics" | "false_advertising" | "price" | "privacy" | "other";

/** Opens a complaint about an order, of a customer, or of neither. */
export type ComplaintOpenReq = {
  /** The order. */
  order_id?: Id | null;
  /** The customer; the order's when left out. */
  customer_id?: Id | null;
  /** What it is about. */
  kind: ComplaintKind;
  /** How serious it is; `normal` when left out. */
  severity?: Severity | null;
  /** Which way it came. */
  channel: ComplaintChannel;
  /** One line saying what it is about. */
  subject: string;
  /** What the buyer says and what to mind. */
  note?: string | null;
  /** What the buyer wants to be paid for it. */
  asked?: Money | null;
  /** Until when something has to be done. */
  due_at?: Instant | null;
  /** Images to keep with the case, as paths of files. */
  attachments: Array<string>;
};

/** The answer of opening a complaint. */
export type ComplaintOpened = {
  /** The operation. */
  op: Id;
  /** The new complaint. */
  id: Id;
  /** Its number for people. */
  no: string;
};

/** A complaint in the list. */
export type ComplaintRow = {
  /** Its id. */
  id: Id;
  /** Its number for people. */
  no: string;
  /** When it was opened. */
  opened_at: Instant;
  /** Until when something has to be done. */
  due_at: Instant | null;
  /** The customer's name. */
  customer: string | null;
  /** The customer. */
  customer_id: Id | null;
  /** The order's number. */
  order_no: string | null;
  /** What it is about. */
  kind: ComplaintKind;
  /** Where it stands. */
  state: ComplaintStatus;
  /** How serious it is. */
  severity: Severity;
  /** One line saying what it is about. */
  subject: string;
  /** The shop's name. */
  shop: string | null;
  /** When something last happened. */
  last_event_at: Instant;
  /** Whether it is open. */
  open: boolean;
};

/** How far it is. */
export type ComplaintStatus = "open" | "in_progress" | "waiting_buyer" | "waiting_platform" | "resolved" | "closed";

/** What a customer said to being written to. */
export type ConsentSaid = "agreed" | "refused" | "unsaid";

/** Sizes for the navigation. */
export type Counts = {
  /** All customers. */
  customers: number;
  /** All orders. */
  orders: number;
  /** Returns that are open. */
  returns_open: number;
  /** Complaints that are open. */
  complaints_open: number;
  /** Tasks that are open. */
  tasks_open: number;
};

/** The answer of a write that made a record. */
export type Created = {
  /** The operation. */
  op: Id;
  /** The new record. */
  id: Id;
};

/** Everything about one customer. */
export type CustomerCard = {
  /** Its id. */
  id: Id;
  /** The name. */
  name: Sourced;
  /** The level. */
  level: string | null;
  /** The shop's own note. */
  note: string | null;
  /** Her firm. */
  company: string | null;
  /** Her day of birth, as a file writes it. */
  birthday: string | null;
  /** Groups, labels and tags of files. */
  tags: string | null;
  /** What a file notes. */
  file_note: string | null;
  /** Whether she agreed to letters by e-mail; `null` where nobody knows. */
  consent_email: boolean | null;
  /** Whether she agreed to text messages; `null` where nobody knows. */
  consent_sms: boolean | null;
  /** The shop's name. */
  shop: string | null;
  /** Province and city last used. */
  region: string | null;
  /** Number of orders. */
  orders_total: number;
  /** What was paid in all. */
  paid: Money;
  /** What was refunded in all, as the orders' files say. */
  refunded: Money;
  /** The first order. */
  first_order_at: Instant | null;
  /** The newest order. */
  last_order_at: Instant | null;
  /** Accounts on platforms. */
  identities: Array<IdentityView>;
  /** Phone numbers. */
  phones: Array<PhoneView>;
  /** Addresses. */
  addresses: Array<AddressView>;
  /** The newest 20 orders. */
  orders: Array<OrderRow>;
  /** Returns, newest first. */
  returns: Array<ReturnRow>;
  /** Complaints, newest first. */
  complaints: Array<ComplaintRow>;
  /** Contacts, newest first. */
  interactions: Array<InteractionView>;
  /** Tasks, the open ones first. */
  tasks: Array<TaskView>;
};

/** What to change of a customer; what is left out stays, an empty text clears. */
export type CustomerChanges = {
  /** The name to show instead of the file's. */
  name?: string | null;
  /** The level, as the shop names it. */
  level?: string | null;
  /** The shop's own note. */
  note?: string | null;
  /** Whether the customer agreed to text messages. */
  consent_sms?: ConsentSaid | null;
  /** Whether the customer agreed to letters by e-mail. */
  consent_email?: ConsentSaid | null;
};

/** Makes a customer by hand. */
export type CustomerCreateReq = {
  /** The name. */
  name: string;
  /** The level. */
  level?: string | null;
  /** A note. */
  note?: string | null;
  /** A phone number. */
  phone?: string | null;
  /** The shop; when left out the only one, or none where there are several. */
  shop_id?: Id | null;
};

/** Corrects a customer. */
export type CustomerEditReq = {
  /** The customer. */
  id: Id;
  /** What to change. */
  changes: CustomerChanges;
};

/** A customer in the list. */
export type CustomerRow = {
  /** Its id. */
  id: Id;
  /** The best name known; the nick where there is no name. */
  name: string;
  /** Platform nicks. */
  nicks: Array<string>;
  /** The phone last used. */
  phone: string | null;
  /** Whether that phone is masked or a virtual number. */
  phone_masked: boolean;
  /** Province and city. */
  region: string | null;
  /** Level, as the shop names it. */
  level: string | null;
  /** Number of orders. */
  orders: number;
  /** What was paid in all. */
  paid: Money;
  /** The newest order. */
  last_order_at: Instant | null;
  /** Returns that are open. */
  returns_open: number;
  /** Complaints that are open. */
  complaints_open: number;
  /** The shop's name. */
  shop: string | null;
  /** The shop's own note. */
  note: string | null;
};

/** Notes for every customer of a query whether they agreed to text messages. */
export type CustomersConsentReq = {
  /** Which customers, as the list shows them. */
  query: ListQuery;
  /** What they said. */
  sms: ConsentSaid;
};

/** Who was noted to have agreed or not. */
export type CustomersConsented = {
  /** The operation. */
  op: Id;
  /** How many customers. */
  customers: number;
};

/** Which of two numbers in a date is the month. */
export type DateOrder = "mdy" | "dmy";

/** 诉求: what the shop says to the buyer's request. */
export type Decision = "pending" | "negotiating" | "awaiting_evidence" | "agreed" | "refused" | "withdrawn";

/** What the demo made. */
export type DemoMade = {
  /** The operation. */
  op: Id;
  /** Customers. */
  customers: number;
  /** Orders. */
  orders: number;
  /** Returns. */
  returns: number;
  /** Complaints. */
  complaints: number;
  /** The seed used. */
  seed: number;
};

/** Fills a book with invented data. */
export type DemoMakeReq = {
  /** Customers to make; 2,000 when left out. */
  customers?: number | null;
  /** Orders to make; 5,000 when left out. */
  orders?: number | null;
  /** The same seed and day make the same book; 1 when left out. */
  seed?: number | null;
};

/** Height of the rows of lists. */
export type Density = "normal" | "compact";

/** Where inspected goods go. */
export type Disposition = "restocked" | "defective" | "scrapped" | "to_supplier" | "mismatch";

/** 争: who judges beside buyer and shop. */
export type Dispute = "none" | "platform_stepped_in" | "awaiting_evidence" | "ruled_for_buyer" | "ruled_for_seller" | "mediation" | "litigation";

/** How far a dispute is, rulings apart. */
export type DisputeStage = "awaiting_evidence" | "mediation" | "litigation" | "dropped";

/** What an entry says about the money. */
export type EntryKind = "refund_due" | "refund" | "platform_advance" | "recovery";

/** What went wrong, as far as a screen treats it differently. */
export type ErrorCode = "not_found" | "invalid" | "refused" | "conflict" | "undo_blocked" | "book_locked" | "book_damaged" | "book_newer" | "book_read_only" | "book_in_synced_folder" | "book_missing" | "file_missing" | "file_empty" | "file_type" | "file_locked" | "format_unknown" | "cancelled" | "disk_full" | "internal";

/** What a column may be filled from. */
export type ExportField = {
  /** Its code. */
  field: string;
  /** Its name. */
  title: Text;
};

/** Asks what the columns of files of a list may be filled from. */
export type ExportFieldsReq = {
  /** The list. */
  list: ListName;
};

/** A layout of files out. */
export type ExportForm = {
  /** Its key; `null` of one that is still to be kept. */
  key: string | null;
  /** Its title. */
  title: Text;
  /** What to know before it is used. */
  hint: Text | null;
  /** The platform's code. */
  platform: string;
  /** Whose records it takes. */
  list: ListName;
  /** `xlsx`, `csv`, `txt`, `vcf` or `html`. */
  container: string;
  /** `utf8`, `utf8_bom` or `gb18030`. */
  encoding: string;
  /** What stands between the cells of delimited text. */
  delimiter: string;
  /** Name of a workbook's sheet. */
  sheet: string | null;
  /** How sure its facts are. */
  confidence: string;
  /** Rows above the headings. */
  above: Array<Array<string>>;
  /** Rows between the headings and the records. */
  below: Array<Array<string>>;
  /** Whether a program takes the cells as they are, so that nothing is added for spreadsheets. */
  raw: boolean;
  /** The field that has to say `yes`. */
  consent: string | null;
  /** What each record's letter says, with `{heading}` for its cells; `null` where the page holds no letters. */
  letter: string | null;
  /** The columns. */
  columns: Array<ExportFormColumn>;
};

/** A column of a layout of files out. */
export type ExportFormColumn = {
  /** Its heading. */
  header: string;
  /** Fields: the first one that is filled counts. */
  from: Array<string>;
  /** What stands there otherwise. */
  text: string;
  /** Whether a row without it is refused. */
  required: boolean;
  /** Most characters. */
  max: number | null;
  /** The only texts that are taken. */
  one_of: Array<string>;
  /** Words that are called otherwise there. */
  words: Array<ExportWord>;
};

/** Asks for a layout of files out as the editor holds it: one that is known, or a text. */
export type ExportFormReq = {
  /** The layout's key. */
  key?: string | null;
  /** The text of a TOML file, instead. */
  text?: string | null;
};

/** The forms of an exported file. */
export type ExportFormat = "xlsx" | "csv_utf8_bom" | "csv_gb18030" | "csv_gbk";

/** What a layout made of records. */
export type ExportLayoutReport = {
  /** The operation, in the history; `null` where nothing was written. */
  op: Id | null;
  /** The file; `null` where nothing was written. */
  path: string | null;
  /** Its size. */
  bytes: number;
  /** The number of its watermark; `null` where it has none. */
  mark: string | null;
  /** Records that can go out. */
  rows: number;
  /** Records that cannot. */
  bad: number;
  /** Records left out because nobody agreed that they go. */
  without_consent: number;
  /** Headings of the columns. */
  headers: Array<string>;
  /** The first rows. */
  sample: Array<PreviewRow>;
  /** What is wrong with the others, at most 100. */
  problems: Array<ExportProblem>;
  /** How many problems there are in all. */
  problems_total: number;
};

/** Checks records against a layout, and writes them. */
export type ExportLayoutReq = {
  /** The layout's key, or the title of one of the shop's own. */
  layout?: string | null;
  /** The text of a layout that is not kept, instead. */
  text?: string | null;
  /** Which list. */
  list: ListName;
  /** The query of the screen. */
  query: ListQuery;
  /** The file to write; without one the records are only checked. */
  to?: string | null;
  /** Write the good records where others cannot go out. */
  leave_out_bad: boolean;
  /** Who sends the parcels, for layouts of couriers. */
  sender?: ExportSender | null;
  /** Look at the first records only, where nothing is to be written. */
  limit?: number | null;
  /** The language of codes and problems; Chinese when left out. */
  lang?: Lang | null;
};

/** A layout of files that another program takes. */
export type ExportLayoutView = {
  /** Its key. */
  key: string;
  /** Its title. */
  title: Text;
  /** Whether the shop made it itself. */
  own: boolean;
  /** Whether its files can carry a watermark. */
  takes_mark: boolean;
  /** What to know before it is used. */
  hint: Text | null;
  /** Whose records it takes. */
  list: ListName;
  /** The ending of its files' names. */
  ending: string;
  /** How sure it is. */
  confidence: string;
  /** Whether it asks for who sends the parcels. */
  sender: boolean;
  /** Headings of its columns. */
  columns: Array<string>;
  /** Those that every row needs. */
  required: Array<string>;
};

/** Asks for the layouts of files that other programs take. */
export type ExportLayoutsReq = {
  /** Only those that take records of this list. */
  list?: ListName | null;
};

/** Writes a list to a file. */
export type ExportListReq = {
  /** Which list. */
  list: ListName;
  /** The query of the screen. */
  query: ListQuery;
  /** Keys of the columns in their order; those shown by default when left out. */
  columns?: Array<string> | null;
  /** The form. */
  format: ExportFormat;
  /** The file to write; an existing one is replaced only after the new one is complete. */
  to: string;
  /** The language of headings and codes; Chinese when left out. */
  lang?: Lang | null;
};

/** Something that could not be written as it is. */
export type ExportProblem = {
  /** The row in the file, the heading being row 1. */
  row: number;
  /** The column's heading. */
  column: string;
  /** What is wrong. */
  message: string;
};

/** What was written. */
export type ExportReport = {
  /** The operation, in the history. */
  op: Id;
  /** The file. */
  path: string;
  /** Rows without the heading. */
  rows: number;
  /** Columns. */
  columns: number;
  /** The form. */
  format: ExportFormat;
  /** The encoding in words, for example `UTF-8 BOM`. */
  encoding: string;
  /** Its size. */
  bytes: number;
  /** The number of its watermark; `null` where it has none. */
  mark: string | null;
  /** What could not be written as it is, at most 100. */
  problems: Array<ExportProblem>;
  /** How many problems there are in all. */
  problems_total: number;
};

/** Who sends parcels. */
export type ExportSender = {
  /** Name. */
  name: string;
  /** Telephone. */
  phone: string;
  /** Address. */
  address: string;
};

/** What a template may be. */
export type ExportTemplate = {
  /** The layout as it was guessed; it has no key yet. */
  form: ExportForm;
  /** Of each column, whether what fills it follows from its whole name. */
  sure: Array<boolean>;
  /** Names of the sheets; none of a text file. */
  sheets: Array<string>;
  /** The sheet that this is about. */
  sheet: string | null;
  /** Its first rows. */
  head: Array<HeadLine>;
  /** Line of the headings; `null` if no row looks like them. */
  header_line: number | null;
  /** Rows below the headings: examples, hints, or names for machines. */
  rows_below: number;
  /** Encoding, or kind of workbook. */
  encoding: string;
};

/** Asks what a template that a courier or tool gave may be. */
export type ExportTemplateReq = {
  /** The file. */
  path: string;
  /** The sheet of a workbook, where a person chose one. */
  sheet?: string | null;
  /** Line of the headings, where a person chose one. */
  header_line?: number | null;
  /** Whose records are to fill it, where a person said so. */
  list?: ListName | null;
  /** How many rows below the headings stand in every file, where a person said so. */
  below?: number | null;
};

/** A word of ours and what the other program calls it. */
export type ExportWord = {
  /** Ours. */
  ours: string;
  /** Theirs. */
  theirs: string;
};

/** A field that rows of a kind may hold. */
export type FieldChoice = {
  /** Its code. */
  field: string;
  /** Its name. */
  title: Text;
  /** Rows without it are nothing. */
  key: boolean;
};

/** A file by its shape, without what it says. */
export type FileDescription = {
  /** The text to pass on. */
  text: string;
};

/** Names a file that is there. */
export type FilePathReq = {
  /** The file. */
  path: string;
};

/** What a file would do. */
export type FilePreview = {
  /** The file. */
  path: string;
  /** Its name. */
  name: string;
  /** Its size. */
  bytes: number;
  /** The format; `null` if it was not recognised. */
  format: FormatRef | null;
  /** Whether the format was named and not recognised. */
  format_named: boolean;
  /** Formats to choose from when several fit or none. */
  candidates: Array<FormatRef>;
  /** The encoding. */
  encoding: string | null;
  /** The sheet of a workbook. */
  sheet: string | null;
  /** The line of the header. */
  header_line: number | null;
  /** Rows, without the header. */
  rows: number;
  /** Rows that hold no record. */
  skipped: number;
  /** Rows that would not go in. */
  rejected_rows: number;
  /** The file's columns. */
  columns: Array<ColumnPreview>;
  /** Titles of columns that the format knows and the file lacks. */
  missing: Array<string>;
  /** Orders. */
  orders: Tally;
  /** Customers. */
  customers: Tally;
  /** Order lines. */
  lines: Tally;
  /** After-sale cases. */
  returns: Tally;
  /** Entries of money files. */
  bills: Tally;
  /** The sample's columns. */
  sample_columns: Array<SampleColumn>;
  /** The first rows. */
  sample: Array<PreviewRow>;
  /** Problems, at most 200. */
  problems: Array<PreviewProblem>;
  /** How many problems there are in all. */
  problems_total: number;
  /** Why this file cannot be imported. */
  error: ApiErrorBody | null;
};

/** One file of an import, or one sheet of a workbook. */
export type FileReport = {
  /** The file. */
  path: string;
  /** The sheet of a workbook; lines are counted in it. */
  sheet: string | null;
  /** The format's key. */
  format: string;
  /** The encoding, for example `GB18030`, `UTF-8`, `xlsx`. */
  encoding: string;
  /** Rows in the file, without the header. */
  rows: number;
  /** Rows that hold no record: totals, repeated headers, blank ones. */
  skipped: number;
  /** Orders. */
  orders: Tally;
  /** Customers. */
  customers: Tally;
  /** Order lines. */
  lines: Tally;
  /** After-sale cases. */
  returns: Tally;
  /** Entries of money files. */
  bills: Tally;
  /** Rows that did not go in, at most 1,000. */
  rejected: Array<RowProblem>;
  /** How many rows did not go in. */
  rejected_rows: number;
  /** Doubts about rows that went in, at most 1,000. */
  warnings: Array<RowProblem>;
  /** How many doubts there are in all. */
  warnings_total: number;
};

/** A file was written. */
export type FileSaved = {
  /** The file. */
  path: string;
};

/** One condition; all conditions of a query must hold. */
export type Filter = {
  /** The column's key. */
  field: string;
  /** How to compare. */
  op: FilterOp;
  /** What to compare with: dates as `2026-11-23` or RFC 3339, money as a plain decimal. */
  values: Array<string>;
};

/** How a filter compares. */
export type FilterOp = "eq" | "ne" | "in" | "gte" | "lte" | "contains";

/** A column of a format. */
export type FormatColumnView = {
  /** Its header. */
  header: string;
  /** The field it is read into, or filled from; `null` if it is only kept, or is always the same. */
  field: string | null;
  /** Whether the file must have it. */
  required: boolean;
  /** What stands in every row, of files out. */
  text: string | null;
  /** Most characters, of files out. */
  max: number | null;
  /** The only texts that are taken, of files out. */
  one_of: Array<string>;
};

/** A mapping that a person confirmed. */
export type FormatDraftReq = {
  /** The key of the layout that is changed; a new one gets a key from its title. */
  key?: string | null;
  /** What it is called. */
  title: string;
  /** The platform's code; `other` when left out. */
  platform?: string | null;
  /** What the rows are. */
  kind: string;
  /** All headers of the file. */
  headers: Array<string>;
  /** Those that are read. */
  columns: Array<MappedHeader>;
  /** Words of the status column that a person gave a meaning. */
  statuses: Array<MappedWord>;
  /** `mdy` or `dmy`, where dates could be read both ways. */
  date_order?: string | null;
  /** Amounts have a decimal comma. */
  decimal_comma: boolean;
  /** The file has no header: its columns are called by letters. */
  headerless: boolean;
  /** ISO code of the currency; yuan when left out. */
  currency?: string | null;
  /** The file's encoding as layouts call it. */
  encoding: string;
};

/** Asks for a file about a layout: a sample, or its own description to pass on. */
export type FormatFileReq = {
  /** The layout's key. */
  key: string;
  /** `export` where one of files out is meant: some programs' files go both ways. */
  direction?: string | null;
  /** The file to write. */
  to: string;
};

/** What a file may be. */
export type FormatGuess = {
  /** Encoding or kind of workbook. */
  encoding: string;
  /** The same as layouts call it. */
  encoding_code: string;
  /** Names of the sheets; none of a text file. */
  sheets: Array<string>;
  /** The sheet that this is about. */
  sheet: string | null;
  /** Its first rows. */
  head: Array<HeadLine>;
  /** Line of the header, the lower one of two; 0 if there is none and columns are called by letters; `null`
   * if there is no table. */
  header_line: number | null;
  /** Lines with notes above the header. */
  notes_above: number;
  /** What its rows are. */
  kind: string;
  /** What they could be. */
  kinds: Array<string>;
  /** What rows of the kind may hold, by code. */
  fields: Array<FieldChoice>;
  /** The columns. */
  columns: Array<GuessedColumn>;
  /** Whether a column has the number that tells the records apart. */
  has_key: boolean;
  /** `mdy` or `dmy`, where dates tell. */
  date_order: string | null;
  /** Dates can be read both ways and none tells which. */
  dates_ambiguous: boolean;
  /** Amounts have a decimal comma. */
  decimal_comma: boolean;
  /** Words of the status column. */
  statuses: Array<GuessedWord>;
  /** Layouts near to it. */
  nearest: Array<NearFormat>;
};

/** Asks what a file may be. */
export type FormatGuessReq = {
  /** The file. */
  path: string;
  /** The sheet of a workbook, where a person chose one. */
  sheet?: string | null;
  /** Line of the header, where a person chose one; 0 for a file without one. */
  header_line?: number | null;
  /** What its rows are, where a person said so. */
  kind?: string | null;
  /** A layout of one's own whose meanings are to be taken over. */
  key?: string | null;
};

/** The last file that was read or written in a layout. */
export type FormatLastUse = {
  /** When. */
  at: Instant;
  /** The file's name. */
  file: string;
  /** Its rows. */
  rows: number;
  /** How many of them did not go in, or out. */
  rejected_rows: number;
};

/** A format in short. */
export type FormatRef = {
  /** Its key. */
  key: string;
  /** Its title. */
  title: Text;
};

/** Gives a layout of one's own another title. */
export type FormatRenameReq = {
  /** Its key. */
  key: string;
  /** The new title. */
  title: string;
};

/** Names a layout. */
export type FormatReq = {
  /** Its key. */
  key: string;
  /** `export` where one of files out is meant: some programs' files go both ways. */
  direction?: string | null;
};

/** Keeps a layout in the book. */
export type FormatSaveReq = {
  /** Its TOML file. */
  text: string;
  /** Whether one of the same key may be replaced. */
  replace: boolean;
};

/** A layout was kept or changed. */
export type FormatSaved = {
  /** The operation. */
  op: Id;
  /** The layout's key. */
  key: string;
};

/** A layout's own description. */
export type FormatText = {
  /** Its key. */
  key: string;
  /** Its TOML file. */
  text: string;
};

/** A format that the program knows. */
export type FormatView = {
  /** Its key. */
  key: string;
  /** Its title. */
  title: Text;
  /** The platform's code. */
  platform: string;
  /** What it holds: `orders`, `items` and so on; of files out the list whose records they take. */
  kind: string;
  /** How sure its facts are. */
  confidence: string;
  /** When the facts were gathered. */
  facts_date: string;
  /** Its columns. */
  columns: Array<FormatColumnView>;
  /** `import`, `export` or `both`. */
  direction: string;
  /** In which it was seen. */
  encodings: Array<string>;
  /** The shop made it itself. */
  own: boolean;
  /** Ending of the name of its sample. */
  ending: string;
  /** What to know before it is used, of files out. */
  hint: Text | null;
  /** Whether only records go out whose people agreed. */
  consent: boolean;
  /** The last file of it that was imported into this book, or exported from it. */
  last_used: FormatLastUse | null;
  /** Why it is not used: its file is broken. */
  problem: Text | null;
};

/** 款: where the money is. The amounts are in the ledger, never here. */
export type Funds = "none" | "due" | "to_pay" | "refunded" | "failed" | "platform_advanced" | "recovered";

/** 货: where the goods are. */
export type Goods = "not_needed" | "awaiting_buyer" | "in_transit" | "received" | "inspecting" | "restocked" | "defective" | "scrapped" | "to_supplier" | "lost" | "mismatch" | "refused_delivery";

/** Columns of one list as this computer shows them. */
export type GridPrefs = {
  /** Keys of the columns shown, in their order. */
  columns: Array<string>;
  /** Widths in pixels by key. */
  widths: { [key in string]: number };
  /** The order that was last chosen. */
  sort: Array<Sort>;
};

/** What a column may be. */
export type GuessedColumn = {
  /** Position, counted from 0. */
  index: number;
  /** Its header. */
  header: string;
  /** The first values in it. */
  samples: Array<string>;
  /** The field that it fills; `null` if it is only kept. */
  field: string | null;
  /** How sure that is, in percent. */
  confidence: number;
  /** What speaks for it: `name`, `contents`, `both`, `name_against_contents`, `nothing`, `chosen`. */
  because: string;
  /** Other fields that may be meant, best first. */
  others: Array<string>;
};

/** A word of the status column. */
export type GuessedWord = {
  /** As the file spells it. */
  word: string;
  /** How often it was seen in the first rows. */
  seen: number;
  /** The status' code; `null` if no layout knows the word. */
  status: string | null;
};

/** One of the first rows, as it is. */
export type HeadLine = {
  /** Its line. */
  line: number;
  /** Its cells. */
  cells: Array<string>;
};

/** What the case waits for, in the shop's words. */
export type Headline = "pending" | "negotiating" | "awaiting_buyer" | "in_transit" | "to_inspect" | "to_refund" | "to_ship" | "dispute" | "done" | "refused" | "withdrawn";

/** Asks for operations, newest first. */
export type HistoryReq = {
  /** Only those that touched this record. */
  record?: RecordRef | null;
  /** Only those before this one. */
  before?: Id | null;
  /** Operations wanted, at most 200; 50 when left out. */
  limit?: number | null;
};

/** Operations, newest first. */
export type HistoryRes = {
  /** The operations. */
  ops: Array<OpView>;
  /** Pass it as `before` for the following ones; `null` at the end. */
  next: Id | null;
};

/** One hit. */
export type Hit = {
  /** What it is. */
  kind: HitKind;
  /** The record. */
  id: Id;
  /** Its main line. */
  title: string;
  /** Its second line. */
  subtitle: string;
  /** Where the text was found. */
  matched: Matched;
  /** A customer's platform nicks. */
  nicks: Array<string> | null;
  /** An order's number; for a return or complaint the number of its order. */
  order_no: string | null;
  /** An order's tracking numbers. */
  tracking_nos: Array<string> | null;
};

/** What a hit is. */
export type HitKind = "customer" | "order" | "return" | "complaint" | "bill";

/** A record's id: 16 bytes, 32 lower-case hex digits in JSON. */
export type Id = string;

/** The customer's account on a platform. */
export type IdentityView = {
  /** Its id. */
  id: Id;
  /** The platform's code. */
  platform: string;
  /** The shop's name. */
  shop: string | null;
  /** The nick. */
  nick: string;
  /** Whether the nick is masked. */
  masked: boolean;
};

/** Imports files as one operation. */
export type ImportApplyReq = {
  /** The files. */
  paths: Array<string>;
  /** The format's key, when it is not to be recognised. */
  format?: string | null;
  /** The shop's name; it is made when there is none of that name. */
  shop?: string | null;
  /** How dates are written, when the file does not tell; remembered for its format. */
  dates?: DateOrder | null;
  /** A layout's TOML file, to be used this once. */
  layout?: string | null;
  /** The one sheet to be read of a workbook; every sheet that a format recognises when left out. */
  sheet?: string | null;
  /** Refuse everything if a single row is bad. */
  strict: boolean;
  /** Do everything but keep nothing: the report says what would happen. */
  dry_run: boolean;
};

/** Looks at files without changing anything. */
export type ImportInspectReq = {
  /** The files. */
  paths: Array<string>;
  /** The format's key, when it is not to be recognised. */
  format?: string | null;
  /** The shop's name, when there are several. */
  shop?: string | null;
  /** How dates are written, when the file does not tell; remembered for its format. */
  dates?: DateOrder | null;
  /** A layout's TOML file, to be used this once. */
  layout?: string | null;
  /** The one sheet to be read of a workbook; every sheet that a format recognises when left out. */
  sheet?: string | null;
};

/** What files would do. */
export type ImportPreview = {
  /** The files, in the order given; a workbook once for each sheet that would be read. */
  files: Array<FilePreview>;
  /** Whether they can be imported now. */
  ready: boolean;
  /** Whether a shop has to be named first: new orders, several shops, and nothing tells which. */
  shop_required: boolean;
  /** The one shop that all would go to: the one named, else the only one there is. */
  shop: string | null;
  /** Whether the files tell by themselves which shop their orders belong to. */
  shop_in_files: boolean;
  /** Names to choose from: the shops of the book on the files' marketplace. */
  shop_choices: Array<string>;
};

/** Saves the rows of an import that were not read, with their reasons. */
export type ImportRejectsSaveReq = {
  /** The import's operation. */
  op: Id;
  /** The file to write: CSV in UTF-8 with a byte order mark. */
  to: string;
};

/** What an import did. */
export type ImportReport = {
  /** The operation; `null` for a dry run. */
  op: Id | null;
  /** The files, in the order given; a workbook once for each sheet that was read. */
  files: Array<FileReport>;
};

/** A past import. */
export type ImportView = {
  /** Its operation. */
  op: Id;
  /** When. */
  at: Instant;
  /** Which member of staff. */
  who: string | null;
  /** The shop. */
  shop: string | null;
  /** Names of the files. */
  files: Array<string>;
  /** The format of the first file. */
  format: FormatRef | null;
  /** Rows of all files. */
  rows: number;
  /** Orders. */
  orders: Tally;
  /** Customers. */
  customers: Tally;
  /** Order lines. */
  lines: Tally;
  /** After-sale cases. */
  returns: Tally;
  /** Entries of money files. */
  bills: Tally;
  /** Rows that did not go in. */
  rejected_rows: number;
  /** The operation that reverted it. */
  undone_by: Id | null;
};

/** Asks for past imports, newest first. */
export type ImportsListReq = {
  /** Only those before this one. */
  before?: Id | null;
  /** Imports wanted, at most 200; 50 when left out. */
  limit?: number | null;
};

/** Past imports, newest first. */
export type ImportsPage = {
  /** The imports. */
  imports: Array<ImportView>;
  /** Pass it as `before` for the following ones; `null` at the end. */
  next: Id | null;
};

/** A moment: milliseconds since 1970-01-01 UTC.
 *
 * JSON: RFC 3339 in +08:00, `2017-07-08T12:03:11+08:00`, with milliseconds only
 * where there are any. Any offset is read. */
export type Instant = string;

/** Notes a contact. */
export type InteractionAddReq = {
  /** What it is about: a customer, order, return or complaint. */
  subject_kind: RecordKind;
  /** Which record. */
  subject_id: Id;
  /** Which way. */
  channel: ComplaintChannel;
  /** What was said. */
  text: string;
};

/** A note of a contact with the customer. */
export type InteractionView = {
  /** Its id. */
  id: Id;
  /** When. */
  at: Instant;
  /** Which way. */
  channel: ComplaintChannel;
  /** What was said. */
  text: string;
  /** Which member of staff. */
  who: string | null;
  /** What it is about. */
  subject_kind: RecordKind;
  /** Which record it is about. */
  subject_id: Id;
};

/** The program's languages. */
export type Lang = "zh-CN" | "en";

/** Money that moved. */
export type LedgerEntryView = {
  /** Its id. */
  id: Id;
  /** When. */
  at: Instant;
  /** Which way it went, or that it is only owed. */
  kind: EntryKind;
  /** How much, more than zero; the kind says which way. */
  amount: Money;
  /** The platform's refund number. */
  refund_no: string | null;
  /** The entry that it takes back. */
  reverses: Id | null;
  /** Who. */
  who: string | null;
};

/** The lists of the program. */
export type ListName = "customers" | "orders" | "returns" | "complaints" | "bills";

/** What the list shows: text, conditions, order, and the view they start from. */
export type ListQuery = {
  /** What was typed into the filter box: any fragment, digits or pinyin. */
  text?: string | null;
  /** Conditions, all of which must hold. */
  filters: Array<Filter>;
  /** The column to sort by, at most one; the list's own order when empty. */
  sort: Array<Sort>;
  /** A named view of the list such as `open`; `all` when left out. */
  view?: string | null;
};

/** Names a list. */
export type ListRef = {
  /** The list. */
  list: ListName;
};

/** A window of a list. */
export type ListReq = {
  /** What to show. */
  query: ListQuery;
  /** Rows to skip (a jump by the scroll bar). Not together with `after`. */
  offset?: number | null;
  /** The `next` of the page before. */
  after?: string | null;
  /** Rows wanted, at most 500; 100 when left out. */
  limit?: number | null;
  /** `false` where the first rows of a filtered list are not to wait until all are counted: the
   * answer then says whether they were. They are when left out. */
  total?: boolean | null;
  /** Whether to sum the columns over the whole query; when left out, lists of up to 20,000
   * rows are summed. */
  sums?: boolean | null;
};

/** A column that is read. */
export type MappedHeader = {
  /** Its header. */
  header: string;
  /** The field's code. */
  field: string;
};

/** A word of a status column. */
export type MappedWord = {
  /** As the file spells it. */
  word: string;
  /** The status' code. */
  status: string;
};

/** Where the text was found. */
export type Matched = {
  /** The field, for example `name`, `nick`, `phone`, `order_no`, `tracking_no`, `address`. */
  field: string;
  /** The field's text. */
  text: string;
  /** The matched parts as `[start, end)` in UTF-16 code units, as JavaScript counts. */
  ranges: Array<[number, number]>;
};

/** An exact amount. JSON: `{"amount":"169.20","currency":"CNY"}`. */
export type Money = { amount: string, currency: string };

/** What an order says of its money, and what its entries add up to. */
export type MoneyCheck = {
  /** Where it stands. */
  state: BillState;
  /** What the buyer paid, as the order says. */
  paid: Money | null;
  /** What was given back: the larger of what the order file and the returns say. */
  refunded: Money;
  /** Payments that came in. */
  received: Money;
  /** Refunds in the entries. */
  given_back: Money;
  /** Fees that were kept. */
  fees: Money;
  /** Found less expected; `null` where the order does not say what was paid. */
  difference: Money | null;
  /** The same in a sentence, with what to do. */
  sentence: Text;
};

/** A layout near to a file that none fits. */
export type NearFormat = {
  /** The layout. */
  format: FormatRef;
  /** How many of its columns the file has. */
  shared: number;
  /** Columns that the file would need to be taken for it. */
  missing: Array<string>;
  /** Columns that speak against it. */
  foreign: Array<string>;
};

/** A request without content. */
export type Nothing = Record<symbol, never>;

/** Why a case cannot be closed yet: one line for each axis that is not at an end. */
export type Obstacle = {
  /** The axis. */
  axis: Axis;
  /** The value that is not an end. */
  value: string;
  /** What is missing. */
  text: Text;
};

/** Names an operation. */
export type OpReq = {
  /** The operation. */
  op: Id;
};

/** One operation. */
export type OpView = {
  /** Its id. */
  op: Id;
  /** When. */
  at: Instant;
  /** Which member of staff. */
  who: string | null;
  /** Which computer. */
  device: string;
  /** What kind, as a code, for example `return_act`. */
  kind: string;
  /** In one line. */
  summary: Text;
  /** Cells that changed, at most 50. */
  changes: Array<ChangeView>;
  /** How many cells changed in all; in the history of a record, of that record. */
  changes_total: number;
  /** New rows by table, in the same way. */
  inserted: { [key in string]: number };
  /** Whether it can be undone at all; `undo_preview` says whether later work stands on it. */
  undoable: boolean;
  /** The operation that undid it. */
  undone_by: Id | null;
  /** The operation that it undid. */
  undoes: Id | null;
};

/** Everything about one order. */
export type OrderDetail = {
  /** Its id. */
  id: Id;
  /** Its number on the platform. */
  order_no: string;
  /** The platform's code. */
  platform: string;
  /** The shop's name. */
  shop: string | null;
  /** Its state, as a code. */
  status: OrderStatus;
  /** Its state, as the file said it. */
  status_text: string | null;
  /** Why it was closed, as the file said it. */
  close_reason: string | null;
  /** The customer, where the buyer is known. */
  customer_id: Id | null;
  /** The customer's name. */
  customer: string | null;
  /** The buyer's nick. */
  buyer: string | null;
  /** Whether that nick is masked. */
  buyer_masked: boolean;
  /** Where it goes. */
  receiver: AddressView | null;
  /** When it was placed. */
  ordered_at: Instant | null;
  /** When it was paid. */
  paid_at: Instant | null;
  /** When it was shipped. */
  shipped_at: Instant | null;
  /** When it was confirmed. */
  confirmed_at: Instant | null;
  /** Price of the goods. */
  goods: Money | null;
  /** Freight. */
  freight: Money | null;
  /** Total with freight. */
  total: Money;
  /** What the buyer paid. */
  paid: Money;
  /** What was refunded, as the files say. */
  refund: Money;
  /** Pieces. */
  quantity: number;
  /** Title of the goods, as the order file said it. */
  title: string | null;
  /** Carrier. */
  carrier: string | null;
  /** Tracking numbers. */
  tracking_nos: Array<string>;
  /** What the buyer wrote. */
  buyer_message: string | null;
  /** The seller's memo on the platform. */
  seller_memo: string | null;
  /** The shop's own memo here; no import touches it. */
  own_memo: string | null;
  /** Its lines. */
  lines: Array<OrderLineView>;
  /** Returns on it, newest first. */
  returns: Array<ReturnRow>;
  /** Complaints about it, newest first. */
  complaints: Array<ComplaintRow>;
  /** Contacts about it, newest first. */
  interactions: Array<InteractionView>;
  /** Tasks about it, the open ones first. */
  tasks: Array<TaskView>;
  /** Entries of money files that name it, the oldest first. */
  bills: Array<BillRow>;
  /** How its money compares with them, where there are any. */
  money_check: MoneyCheck | null;
  /** The rows of files it comes from, newest first. */
  sources: Array<SourceRow>;
};

/** Changes what a person may change of an order. */
export type OrderEditReq = {
  /** The order. */
  id: Id;
  /** The shop's own memo; an empty text clears it. */
  own_memo: string;
};

/** One line of an order. */
export type OrderLineView = {
  /** Its id. */
  id: Id;
  /** Its number on the platform. */
  sub_order_no: string | null;
  /** Title of the goods. */
  title: string | null;
  /** Colour, size and the like. */
  props: string | null;
  /** The seller's code of the variant. */
  sku_code: string | null;
  /** The seller's code of the product. */
  outer_code: string | null;
  /** Price of one piece. */
  unit: Money;
  /** Pieces. */
  quantity: number;
  /** What the buyer paid for this line. */
  paid: Money | null;
  /** What was refunded for this line, as the files say. */
  refund: Money | null;
  /** State of the line, as the file said it. */
  status_text: string | null;
  /** State of its refund, as the file said it. */
  refund_status: string | null;
};

/** An order in the list. */
export type OrderRow = {
  /** Its id. */
  id: Id;
  /** Its number on the platform. */
  order_no: string;
  /** When it was placed. */
  ordered_at: Instant | null;
  /** Its state, as a code. */
  status: OrderStatus;
  /** Its state, as the file said it. */
  status_text: string | null;
  /** The buyer's nick. */
  buyer: string | null;
  /** Whether that nick is masked. */
  buyer_masked: boolean;
  /** The customer, where the buyer is known. */
  customer_id: Id | null;
  /** Who receives the parcel. */
  receiver: string | null;
  /** The receiver's phone. */
  receiver_phone: string | null;
  /** Whether that phone is masked or a virtual number. */
  phone_masked: boolean;
  /** Province and city of the receiver. */
  region: string | null;
  /** Title of the goods. */
  title: string | null;
  /** Pieces. */
  quantity: number;
  /** Total with freight. */
  total: Money;
  /** What the buyer paid. */
  paid: Money;
  /** What was refunded, as the files say. */
  refund: Money;
  /** Carrier. */
  carrier: string | null;
  /** Tracking numbers, separated by a comma and a blank. */
  tracking_no: string | null;
  /** The shop's name. */
  shop: string | null;
  /** Returns on it that are open. */
  returns_open: number;
};

/** How far an order is. What the platform called it is kept beside it. */
export type OrderStatus = "unpaid" | "deposit_paid" | "paid" | "partly_shipped" | "shipped" | "signed" | "succeeded" | "closed" | "unknown";

/** A window of rows with what the footer needs. */
export type Page<T> = {
  /** The rows of this window. */
  rows: Array<T>;
  /** How many rows the query has in all; at least so many where they were not counted. */
  total: number;
  /** Whether they were counted, as they are unless the request says otherwise. */
  counted: boolean;
  /** Pass it as `after` for the following window; `null` at the end. */
  next: string | null;
  /** Sums over the whole query by column key, one amount for each currency. */
  sums: { [key in string]: Array<Money> };
  /** Sums of columns that hold plain numbers. */
  numbers: { [key in string]: number };
};

/** Adds a phone number. */
export type PhoneAddReq = {
  /** The customer. */
  customer_id: Id;
  /** The number as typed. */
  number: string;
};

/** What kind of number a phone is. */
export type PhoneKind = "mobile" | "landline" | "virtual" | "masked" | "foreign" | "invalid";

/** A phone number. */
export type PhoneView = {
  /** Its id. */
  id: Id;
  /** The number. */
  number: string;
  /** What kind of number it is. */
  kind: PhoneKind;
};

/** This computer's settings. */
export type Prefs = {
  /** The language. */
  lang: Lang;
  /** Light or dark. */
  theme: Theme;
  /** Height of rows. */
  density: Density;
  /** Columns by list. */
  grids: { [key in string]: GridPrefs };
  /** Who sent the parcels of the last shipping file. */
  sender: ExportSender | null;
};

/** What to change of this computer's settings; what is left out stays. */
export type PrefsSetReq = {
  /** The language. */
  lang?: Lang | null;
  /** Light or dark. */
  theme?: Theme | null;
  /** Height of rows. */
  density?: Density | null;
  /** Lists whose columns change, by list. */
  grids: { [key in string]: GridPrefs };
  /** Who sends the parcels. */
  sender?: ExportSender | null;
};

/** A problem of the preview. */
export type PreviewProblem = {
  /** The line in the file, counted from 1. */
  line: number;
  /** The column's header; `null` when the whole row is meant. */
  column: string | null;
  /** What is wrong, as a code. */
  code: string;
  /** What is wrong and what to do. */
  message: Text;
  /** Whether the row is kept out. */
  severity: ProblemSeverity;
};

/** The first rows, as they would look. */
export type PreviewRow = {
  /** The line in the file. */
  line: number;
  /** The cells, in the order of the preview's sample columns. */
  cells: Array<string | null>;
};

/** Whether a problem keeps a row out. */
export type ProblemSeverity = "reject" | "warn";

/** How far a long job has come; sent as an event while it runs. */
export type ProgressView = {
  /** The job's number in this window. */
  job: number;
  /** The command that it runs: of two jobs at a time each screen shows its own. */
  command: string;
  /** What is being done, as a code: `reading`, `writing`, `indexing`, `finishing`. */
  stage: string;
  /** Units done. */
  done: number;
  /** Units in all, where known. */
  total: number | null;
  /** The unit: `rows` or `bytes`. */
  unit: string;
  /** Units a second, over the last seconds. */
  per_second: number | null;
  /** Seconds left, where they can be told. */
  seconds_left: number | null;
};

/** Why, in the shop's own list; what the platform wrote is kept beside it. */
export type Reason = "seven_day_no_reason" | "quality" | "not_as_described" | "wrong_item" | "missing_item" | "damaged_in_transit" | "size_unfit" | "unwanted" | "late_delivery" | "counterfeit" | "invoice" | "price_difference" | "not_received" | "out_of_stock" | "other";

/** What kind of record something is attached to or talks about. */
export type RecordKind = "customer" | "order" | "return" | "complaint" | "task" | "shop" | "staff" | "import";

/** A record named by kind and id. */
export type RecordRef = {
  /** Its kind. */
  kind: RecordKind;
  /** Its id. */
  id: Id;
};

/** What was saved to be fixed. */
export type RejectsSaved = {
  /** The file, or the first of them. */
  path: string;
  /** The files: one for each imported file that had such rows. */
  paths: Array<string>;
  /** Rows in all of them. */
  rows: number;
};

/** A step of a repair. */
export type RepairStep = "quoted" | "repairing" | "repaired" | "irreparable";

/** 补: what is sent to the buyer instead, or repaired for her. */
export type Replacement = "none" | "to_ship" | "shipped" | "delivered" | "to_inspect" | "quoted" | "repairing" | "repaired" | "irreparable";

/** Moves a return along. */
export type ReturnActReq = {
  /** The return. */
  id: Id;
  /** What to do. */
  action: ReturnActionCode;
  /** For `agree`, `refund`, `platform_advance` and `recover`: how much. */
  amount?: Money | null;
  /** For `refund`: the platform's refund number; two people noting the same number note it once. */
  refund_no?: string | null;
  /** For `buyer_shipped` and `ship_replacement`. */
  tracking_no?: string | null;
  /** For `buyer_shipped` and `ship_replacement`. */
  carrier?: string | null;
  /** For `inspect`: what becomes of the goods. */
  disposition?: Disposition | null;
  /** For `repair`: which step. */
  repair_step?: RepairStep | null;
  /** For `dispute_stage`: which stage. */
  dispute_stage?: DisputeStage | null;
  /** A note; required for `note`. */
  note?: string | null;
};

/** The answer of an action: the case as it is now. */
export type ReturnActed = {
  /** The operation. */
  op: Id;
  /** The case. */
  case: ReturnCase;
};

/** The name of an action, stored with its event.
 *
 * An event written by a newer app may have another one: read it as
 * [`ReturnActionCode::Note`]; the axes that it changed still count. */
export type ReturnActionCode = "negotiate" | "ask_evidence" | "agree" | "refuse" | "withdraw" | "buyer_shipped" | "delivery_refused" | "receive_goods" | "goods_lost" | "inspect" | "refund" | "refund_failed" | "platform_advance" | "recover" | "ship_replacement" | "replacement_delivered" | "repair" | "platform_step_in" | "dispute_stage" | "rule_for_buyer" | "rule_for_seller" | "close" | "reopen" | "note";

/** An action that is possible now. */
export type ReturnActionOffer = {
  /** The action. */
  action: ReturnActionCode;
  /** Whether it is the usual next step. */
  primary: boolean;
  /** What it asks for beside a note, which every action may carry. */
  asks: ActionField | null;
  /** The codes to choose from, where `asks` is a choice. */
  choices: Array<string>;
  /** The amount to suggest, where it takes one. */
  amount: Money | null;
};

/** A return with everything on it. */
export type ReturnCase = {
  /** Its id. */
  id: Id;
  /** Its number for people. */
  no: string;
  /** What the buyer wants. */
  kind: ReturnKind;
  /** Why. */
  reason: Reason;
  /** The platform's own word for the reason. */
  reason_text: string | null;
  /** When it was opened. */
  opened_at: Instant;
  /** When it was closed. */
  closed_at: Instant | null;
  /** Until when something has to be done. */
  due_at: Instant | null;
  /** Whether it is open. */
  open: boolean;
  /** The one state derived from the axes. */
  headline: Headline;
  /** The axes. */
  axes: Axes;
  /** What wants attention. */
  flags: Array<ReturnFlag>;
  /** The platform's own state, verbatim. */
  platform_status: string | null;
  /** The shop's name. */
  shop: string | null;
  /** The order. */
  order: CaseOrder | null;
  /** The customer. */
  customer: CaseCustomer | null;
  /** What the buyer asks for. */
  asked: Money;
  /** What is to be refunded. */
  refund_due: Money;
  /** What has been refunded: the sum of the ledger. */
  refunded: Money;
  /** What comes back. */
  lines: Array<ReturnLineView>;
  /** What happened, oldest first. */
  events: Array<ReturnEventView>;
  /** Money that moved, oldest first. */
  ledger: Array<LedgerEntryView>;
  /** Images. */
  attachments: Array<AttachmentView>;
  /** The case's note. */
  note: string | null;
  /** Contacts about it, newest first. */
  interactions: Array<InteractionView>;
  /** Tasks about it. */
  tasks: Array<TaskView>;
  /** What may be done now, the usual next step first. */
  actions: Array<ReturnActionOffer>;
  /** What stands between it and its end. */
  obstacles: Array<Obstacle>;
};

/** What to change of a return; what is left out stays. */
export type ReturnChanges = {
  /** Why. */
  reason?: Reason | null;
  /** What the buyer asks for. */
  asked?: Money | null;
  /** The case's note; an empty text clears it. */
  note?: string | null;
  /** Until when something has to be done. */
  due_at?: Instant | null;
};

/** Corrects a return. */
export type ReturnEditReq = {
  /** The return. */
  id: Id;
  /** What to change. */
  changes: ReturnChanges;
};

/** Something that happened on a case. */
export type ReturnEventView = {
  /** Its id. */
  id: Id;
  /** When. */
  at: Instant;
  /** Who. */
  who: string | null;
  /** What; `null` for the opening. */
  action: ReturnActionCode | null;
  /** How much money it is about. */
  amount: Money | null;
  /** Tracking number. */
  tracking_no: string | null;
  /** Carrier. */
  carrier: string | null;
  /** What became of the goods. */
  disposition: Disposition | null;
  /** The step of a repair. */
  repair_step: RepairStep | null;
  /** The stage of a dispute. */
  dispute_stage: DisputeStage | null;
  /** Note. */
  note: string | null;
  /** Whether the rules do not allow it where it stands; it is kept and shown. */
  invalid: boolean;
};

/** Something about a return that wants attention in the list. */
export type ReturnFlag = "overdue" | "due_soon" | "concurrent" | "maybe_double_refund" | "paid_more_than_agreed" | "more_than_order" | "invalid_event";

/** What the buyer asks for. */
export type ReturnKind = "refund_only" | "return_refund" | "exchange" | "resend" | "repair";

/** One thing that comes back, or that money is asked for. */
export type ReturnLineReq = {
  /** The line of the order; `null` for something that is not on it. */
  order_line_id?: Id | null;
  /** What it is; taken from the order's line when left out. */
  title?: string | null;
  /** Pieces, at least 1. */
  quantity: number;
  /** What is asked for it. */
  amount: Money;
};

/** One thing that comes back. */
export type ReturnLineView = {
  /** Its id. */
  id: Id;
  /** The line of the order. */
  order_line_id: Id | null;
  /** What it is. */
  title: string;
  /** Colour, size and the like. */
  props: string | null;
  /** Pieces. */
  quantity: number;
  /** What was paid for it on the order. */
  paid: Money | null;
  /** What is asked for it. */
  amount: Money;
};

/** Opens a return on an order, on a customer, or on neither. */
export type ReturnOpenReq = {
  /** The order. */
  order_id?: Id | null;
  /** The customer; the order's when left out. */
  customer_id?: Id | null;
  /** What the buyer wants. */
  kind: ReturnKind;
  /** Why. */
  reason: Reason;
  /** What comes back. */
  lines: Array<ReturnLineReq>;
  /** What the buyer asks for in all; when left out, the sum of the lines for a refund, else nothing. */
  asked?: Money | null;
  /** A note. */
  note?: string | null;
  /** Until when something has to be done. */
  due_at?: Instant | null;
  /** Images to keep with the case, as paths of files. */
  attachments: Array<string>;
};

/** The answer of opening a return. */
export type ReturnOpened = {
  /** The operation. */
  op: Id;
  /** The new return. */
  id: Id;
  /** Its number for people. */
  no: string;
};

/** A return in the list. */
export type ReturnRow = {
  /** Its id. */
  id: Id;
  /** Its number for people. */
  no: string;
  /** When it was opened. */
  opened_at: Instant;
  /** Until when something has to be done. */
  due_at: Instant | null;
  /** The customer's name. */
  customer: string | null;
  /** The customer. */
  customer_id: Id | null;
  /** The order's number. */
  order_no: string | null;
  /** What the buyer wants. */
  kind: ReturnKind;
  /** The one state derived from all axes. */
  headline: Headline;
  /** What the buyer asks for. */
  asked: Money;
  /** What is to be refunded. */
  refund_due: Money;
  /** What has been refunded: the sum of the ledger. */
  refunded: Money;
  /** Why. */
  reason: Reason;
  /** The shop's name. */
  shop: string | null;
  /** When something last happened. */
  last_event_at: Instant;
  /** Whether it is open. */
  open: boolean;
  /** What wants attention. */
  flags: Array<ReturnFlag>;
};

/** A bad or doubtful cell. */
export type RowProblem = {
  /** The line in the file, counted from 1. */
  line: number;
  /** The column's header; `null` when the whole row is meant. */
  column: string | null;
  /** What is wrong, as a code. */
  code: string;
  /** What is wrong and what to do. */
  message: string;
};

/** A column of the sample. */
export type SampleColumn = {
  /** Its key. */
  key: string;
  /** Its heading. */
  title: Text;
  /** How its cells are drawn; money is in yuan unless it names its currency, dates carry the shop's offset. */
  kind: ColumnKind;
};

/** What was typed. */
export type SearchReq = {
  /** Any fragment of a name, nick or address; the start or end of a number; pinyin. */
  text: string;
  /** Hits wanted, at most 200; 20 when left out. */
  limit?: number | null;
  /** Only these kinds; all when left out. */
  kinds?: Array<HitKind> | null;
};

/** The hits, best first. */
export type SearchRes = {
  /** Best first. */
  hits: Array<Hit>;
  /** There may be more than was looked at: a longer text would tell. */
  cut: boolean;
};

/** How bad it is; ordered, the lowest first. */
export type Severity = "low" | "normal" | "high" | "critical";

/** Makes or changes a shop. */
export type ShopSaveReq = {
  /** The shop to change; a new one when left out. */
  id?: Id | null;
  /** Its name, unlike that of any other shop. */
  name: string;
  /** The platform's code; `taobao` when left out. */
  platform?: string | null;
};

/** A shop. */
export type ShopView = {
  /** Its id. */
  id: Id;
  /** Its name. */
  name: string;
  /** The platform's code. */
  platform: string;
  /** The currency of its money. */
  currency: string;
};

/** One sort key. */
export type Sort = {
  /** The column's key. */
  field: string;
  /** Largest or newest first. */
  desc: boolean;
};

/** One original cell. */
export type SourceCell = {
  /** The column's header in the file. */
  header: string;
  /** The cell, as it was. */
  value: string;
};

/** The row of a file from which a record was made or updated. */
export type SourceRow = {
  /** The file's name. */
  file: string;
  /** The import operation. */
  op: Id;
  /** When it was imported. */
  at: Instant;
  /** The line in the file, counted from 1. */
  line: number;
  /** All cells, unknown columns too. */
  cells: Array<SourceCell>;
};

/** A value that may come from a file and may have been corrected by a person. */
export type Sourced = {
  /** What to show: the person's value if there is one, else the file's. */
  value: string | null;
  /** What the newest file said. */
  source: string | null;
  /** What a person typed. */
  own: string | null;
};

/** Makes or changes a member of staff. */
export type StaffSaveReq = {
  /** Who to change; a new one when left out. */
  id?: Id | null;
  /** The name. */
  name: string;
  /** Whether the person has left. */
  archived?: boolean | null;
};

/** Says who is at this computer. */
export type StaffSelectReq = {
  /** Who; `null` for nobody. */
  id?: Id | null;
};

/** A member of staff. */
export type StaffView = {
  /** The id. */
  id: Id;
  /** The name. */
  name: string;
  /** Whether the person has left. */
  archived: boolean;
  /** Whether the person is at this computer. */
  current: boolean;
};

/** An operation that changed data, sent as an event so that screens refetch. */
export type StaleView = {
  /** The operation, where there was one. */
  op: Id | null;
  /** What is no longer fresh. */
  tags: Array<Tag>;
};

/** A part of the book that screens show. */
export type Tag = "customers" | "orders" | "returns" | "complaints" | "bills" | "tasks" | "imports" | "history" | "settings" | "arrivals" | "today";

/** What became of the records of one kind. */
export type Tally = {
  /** New. */
  created: number;
  /** Changed. */
  updated: number;
  /** The same as before. */
  unchanged: number;
};

/** Adds something to do. */
export type TaskAddReq = {
  /** What to do. */
  title: string;
  /** Until when. */
  due_at?: Instant | null;
  /** What it is about. */
  subject_kind?: RecordKind | null;
  /** Which record. */
  subject_id?: Id | null;
};

/** Ticks a task off or opens it again. */
export type TaskDoneReq = {
  /** The task. */
  id: Id;
  /** Whether it is done. */
  done: boolean;
};

/** Something to do. */
export type TaskView = {
  /** Its id. */
  id: Id;
  /** What to do. */
  title: string;
  /** Until when. */
  due_at: Instant | null;
  /** When it was done. */
  done_at: Instant | null;
  /** What it is about. */
  subject_kind: RecordKind | null;
  /** Which record it is about. */
  subject_id: Id | null;
  /** That record in one line. */
  subject: string | null;
  /** Whose task it is. */
  who: string | null;
};

/** A short text in both languages of the program. */
export type Text = {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
};

/** Light or dark. */
export type Theme = "light" | "dark" | "system";

/** Orders that wait to be shipped. */
export type ToShip = {
  /** How many. */
  count: number;
};

/** The work bench. */
export type Today = {
  /** Returns. */
  returns: TodayReturns;
  /** Complaints. */
  complaints: TodayComplaints;
  /** Open tasks, the most urgent first, at most 20. */
  tasks: Array<TaskView>;
  /** Orders to ship. */
  to_ship: ToShip;
  /** The newest imports, at most 5. */
  recent_imports: Array<ImportView>;
  /** The last seven days. */
  week: Week;
};

/** The complaints' part of the work bench. */
export type TodayComplaints = {
  /** All open ones. */
  open: number;
  /** The most urgent ones, at most 8. */
  rows: Array<ComplaintRow>;
};

/** The returns' part of the work bench. */
export type TodayReturns = {
  /** All open ones. */
  open: number;
  /** Those whose next step is the shop's. */
  waiting_me: number;
  /** Those due before the day ends, late ones included. */
  due_today: number;
  /** Those whose deadline has passed. */
  overdue: number;
  /** The most urgent ones, at most 8. */
  rows: Array<ReturnRow>;
};

/** What an undo would do. */
export type UndoPreview = {
  /** The operation. */
  op: Id;
  /** In one line. */
  summary: Text;
  /** Whether it can be undone now. */
  possible: boolean;
  /** Why not, in a sentence. */
  reason: Text | null;
  /** Later work that stands on it, at most 20. */
  blocked_by: Array<BlockerView>;
  /** Rows that would go away, by table. */
  removes: { [key in string]: number };
  /** Records that would get old values back, by table. */
  restores: { [key in string]: number };
  /** Rows that would stay, since later work shares them, by table. */
  keeps: { [key in string]: number };
};

/** The answer of an undo. */
export type Undone = {
  /** The new operation, which can itself be undone. */
  op: Id;
  /** The operation that was undone. */
  undoes: Id;
};

/** A table that no format fits. */
export type UnknownArrival = {
  /** Where it is. */
  path: string;
  /** Its name. */
  name: string;
  /** Its length in bytes. */
  bytes: number;
  /** When it was last changed. */
  modified_at: Instant;
  /** Why it was not recognised. */
  why: Text;
};

/** One rule that was checked. */
export type VerifyCheck = {
  /** Its code. */
  code: string;
  /** The rule in words. */
  rule: Text;
  /** Rows that break it. */
  violations: number;
  /** Some of them, as `table id`. */
  samples: Array<string>;
};

/** The state of the book. */
export type VerifyRes = {
  /** Whether everything holds. */
  ok: boolean;
  /** What the database itself says; `ok` when sound. */
  integrity: string;
  /** Live rows by table. */
  counts: { [key in string]: number };
  /** The rules that the schema does not enforce. */
  checks: Array<VerifyCheck>;
};

/** How many rows a view has. */
export type ViewCount = {
  /** The view's name. */
  view: string;
  /** Its Chinese title. */
  title_zh: string;
  /** Its English title. */
  title_en: string;
  /** Its rows. */
  count: number;
};

/** The last seven days, today included. */
export type Week = {
  /** Orders placed. */
  orders: number;
  /** What buyers paid, one amount for each currency. */
  paid: Array<Money>;
  /** What was refunded on returns, one amount for each currency. */
  refunded: Array<Money>;
};

/** The answer of a write that made nothing new. */
export type Written = {
  /** The operation. */
  op: Id;
};

/** Every command with its request and response. */
export interface Commands {
  app_status: { request: Nothing; response: AppStatus };
  today: { request: Nothing; response: Today };
  customer_list: { request: ListReq; response: Page<CustomerRow> };
  order_list: { request: ListReq; response: Page<OrderRow> };
  return_list: { request: ListReq; response: Page<ReturnRow> };
  complaint_list: { request: ListReq; response: Page<ComplaintRow> };
  bill_list: { request: ListReq; response: Page<BillRow> };
  list_columns: { request: ListRef; response: Array<ColumnView> };
  view_counts: { request: ListRef; response: Array<ViewCount> };
  search: { request: SearchReq; response: SearchRes };
  arrivals_list: { request: Nothing; response: Arrivals };
  arrivals_watch: { request: ArrivalsWatchReq; response: Arrivals };
  arrivals_dismiss: { request: ArrivalsDismissReq; response: Arrivals };
  customer_show: { request: ById; response: CustomerCard };
  customer_create: { request: CustomerCreateReq; response: Created };
  customer_edit: { request: CustomerEditReq; response: Written };
  customers_consent: { request: CustomersConsentReq; response: CustomersConsented };
  phone_add: { request: PhoneAddReq; response: Created };
  address_add: { request: AddressAddReq; response: Created };
  interaction_add: { request: InteractionAddReq; response: Created };
  task_add: { request: TaskAddReq; response: Created };
  task_done: { request: TaskDoneReq; response: Written };
  order_show: { request: ById; response: OrderDetail };
  bill_show: { request: ById; response: BillCard };
  order_edit: { request: OrderEditReq; response: Written };
  return_open: { request: ReturnOpenReq; response: ReturnOpened };
  return_show: { request: ById; response: ReturnCase };
  return_act: { request: ReturnActReq; response: ReturnActed };
  return_edit: { request: ReturnEditReq; response: Written };
  complaint_open: { request: ComplaintOpenReq; response: ComplaintOpened };
  complaint_show: { request: ById; response: ComplaintCase };
  complaint_act: { request: ComplaintActReq; response: ComplaintActed };
  complaint_edit: { request: ComplaintEditReq; response: Written };
  attachment_add: { request: AttachmentAddReq; response: AttachmentAdded };
  attachment_read: { request: ById; response: AttachmentContent };
  attachment_remove: { request: ById; response: Written };
  import_inspect: { request: ImportInspectReq; response: ImportPreview };
  import_apply: { request: ImportApplyReq; response: ImportReport };
  import_rejects_save: { request: ImportRejectsSaveReq; response: RejectsSaved };
  imports_list: { request: ImportsListReq; response: ImportsPage };
  formats_list: { request: Nothing; response: Array<FormatView> };
  format_text: { request: FormatReq; response: FormatText };
  format_guess: { request: FormatGuessReq; response: FormatGuess };
  format_draft: { request: FormatDraftReq; response: FormatText };
  format_describe: { request: FilePathReq; response: FileDescription };
  format_sample: { request: FormatFileReq; response: FileSaved };
  format_export: { request: FormatFileReq; response: FileSaved };
  format_save: { request: FormatSaveReq; response: FormatSaved };
  format_import: { request: FilePathReq; response: FormatSaved };
  format_rename: { request: FormatRenameReq; response: FormatSaved };
  format_delete: { request: FormatReq; response: FormatSaved };
  export_list: { request: ExportListReq; response: ExportReport };
  export_layouts: { request: ExportLayoutsReq; response: Array<ExportLayoutView> };
  export_fields: { request: ExportFieldsReq; response: Array<ExportField> };
  export_form: { request: ExportFormReq; response: ExportForm };
  export_template: { request: ExportTemplateReq; response: ExportTemplate };
  export_draft: { request: ExportForm; response: FormatText };
  export_layout: { request: ExportLayoutReq; response: ExportLayoutReport };
  history: { request: HistoryReq; response: HistoryRes };
  undo_preview: { request: OpReq; response: UndoPreview };
  undo: { request: OpReq; response: Undone };
  shop_list: { request: Nothing; response: Array<ShopView> };
  shop_save: { request: ShopSaveReq; response: Created };
  staff_list: { request: Nothing; response: Array<StaffView> };
  staff_save: { request: StaffSaveReq; response: Created };
  staff_select: { request: StaffSelectReq; response: Array<StaffView> };
  book_settings: { request: Nothing; response: BookSettings };
  book_settings_set: { request: BookSettingsSetReq; response: Written };
  prefs_get: { request: Nothing; response: Prefs };
  prefs_set: { request: PrefsSetReq; response: Prefs };
  verify: { request: Nothing; response: VerifyRes };
  demo_make: { request: DemoMakeReq; response: DemoMade };
  book_open: { request: BookOpenReq; response: AppStatus };
}

export type CommandName = keyof Commands;

/** How a command works: a read provides its tags, a write or job makes them stale. */
export interface CommandInfo {
  access: "read" | "write" | "job";
  tags: readonly Tag[];
}

export const commands = {
  app_status: { access: "read", tags: ["customers", "orders", "returns", "complaints", "tasks", "settings"] },
  today: { access: "read", tags: ["today", "returns", "complaints", "tasks", "orders", "imports"] },
  customer_list: { access: "read", tags: ["customers", "orders", "returns", "complaints"] },
  order_list: { access: "read", tags: ["orders", "customers", "returns"] },
  return_list: { access: "read", tags: ["returns", "customers", "orders"] },
  complaint_list: { access: "read", tags: ["complaints", "customers", "orders"] },
  bill_list: { access: "read", tags: ["bills", "orders", "returns"] },
  list_columns: { access: "read", tags: [] },
  view_counts: { access: "read", tags: ["customers", "orders", "returns", "complaints", "bills"] },
  search: { access: "read", tags: ["customers", "orders", "returns", "complaints", "bills"] },
  arrivals_list: { access: "read", tags: ["arrivals", "imports"] },
  arrivals_watch: { access: "write", tags: ["arrivals"] },
  arrivals_dismiss: { access: "write", tags: ["arrivals"] },
  customer_show: { access: "read", tags: ["customers", "orders", "returns", "complaints", "tasks"] },
  customer_create: { access: "write", tags: ["customers", "history"] },
  customer_edit: { access: "write", tags: ["customers", "orders", "returns", "complaints", "history"] },
  customers_consent: { access: "job", tags: ["customers", "history"] },
  phone_add: { access: "write", tags: ["customers", "history"] },
  address_add: { access: "write", tags: ["customers", "history"] },
  interaction_add: { access: "write", tags: ["customers", "orders", "returns", "complaints", "history"] },
  task_add: { access: "write", tags: ["tasks", "today", "history"] },
  task_done: { access: "write", tags: ["tasks", "today", "history"] },
  order_show: { access: "read", tags: ["orders", "customers", "returns", "complaints", "tasks", "bills"] },
  bill_show: { access: "read", tags: ["bills", "orders", "returns"] },
  order_edit: { access: "write", tags: ["orders", "history"] },
  return_open: { access: "write", tags: ["returns", "customers", "orders", "today", "history"] },
  return_show: { access: "read", tags: ["returns", "customers", "orders", "tasks"] },
  return_act: { access: "write", tags: ["returns", "customers", "orders", "today", "history"] },
  return_edit: { access: "write", tags: ["returns", "today", "history"] },
  complaint_open: { access: "write", tags: ["complaints", "customers", "orders", "today", "history"] },
  complaint_show: { access: "read", tags: ["complaints", "customers", "orders", "tasks"] },
  complaint_act: { access: "write", tags: ["complaints", "customers", "orders", "today", "history"] },
  complaint_edit: { access: "write", tags: ["complaints", "today", "history"] },
  attachment_add: { access: "write", tags: ["returns", "complaints", "history"] },
  attachment_read: { access: "read", tags: [] },
  attachment_remove: { access: "write", tags: ["returns", "complaints", "history"] },
  import_inspect: { access: "job", tags: [] },
  import_apply: { access: "job", tags: ["customers", "orders", "returns", "complaints", "bills", "imports", "settings", "today", "history"] },
  import_rejects_save: { access: "job", tags: [] },
  imports_list: { access: "read", tags: ["imports"] },
  formats_list: { access: "read", tags: ["settings", "imports", "history"] },
  format_text: { access: "read", tags: ["settings"] },
  format_guess: { access: "read", tags: [] },
  format_draft: { access: "read", tags: [] },
  format_describe: { access: "read", tags: [] },
  format_sample: { access: "job", tags: [] },
  format_export: { access: "job", tags: [] },
  format_save: { access: "write", tags: ["settings", "imports", "history"] },
  format_import: { access: "write", tags: ["settings", "imports", "history"] },
  format_rename: { access: "write", tags: ["settings", "imports", "history"] },
  format_delete: { access: "write", tags: ["settings", "imports", "history"] },
  export_list: { access: "job", tags: ["history"] },
  export_layouts: { access: "read", tags: ["settings"] },
  export_fields: { access: "read", tags: [] },
  export_form: { access: "read", tags: ["settings"] },
  export_template: { access: "read", tags: [] },
  export_draft: { access: "read", tags: [] },
  export_layout: { access: "job", tags: ["history"] },
  history: { access: "read", tags: ["history"] },
  undo_preview: { access: "read", tags: ["history"] },
  undo: { access: "job", tags: ["customers", "orders", "returns", "complaints", "bills", "tasks", "imports", "settings", "today", "history"] },
  shop_list: { access: "read", tags: ["settings"] },
  shop_save: { access: "write", tags: ["settings", "customers", "orders", "returns", "complaints", "history"] },
  staff_list: { access: "read", tags: ["settings"] },
  staff_save: { access: "write", tags: ["settings", "history"] },
  staff_select: { access: "write", tags: ["settings"] },
  book_settings: { access: "read", tags: ["settings"] },
  book_settings_set: { access: "write", tags: ["settings", "history"] },
  prefs_get: { access: "read", tags: ["settings"] },
  prefs_set: { access: "write", tags: ["settings"] },
  verify: { access: "job", tags: [] },
  demo_make: { access: "job", tags: ["customers", "orders", "returns", "complaints", "bills", "tasks", "imports", "settings", "today", "history"] },
  book_open: { access: "job", tags: ["arrivals", "customers", "orders", "returns", "complaints", "bills", "tasks", "imports", "settings", "today", "history"] },
} as const satisfies Record<CommandName, CommandInfo>;

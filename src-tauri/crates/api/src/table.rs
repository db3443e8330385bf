//! The command table: every use-case once.
//!
//! One line a command: how it works, its name, request and response, the function that does it,
//! and its tags. A `read` provides its tags: its answer stays fresh until a write makes one of
//! them stale. A `write` and a `job` make their tags stale. A `job` may take long: it reports
//! progress and can be cancelled. From this one table come the dispatch by name, the list for
//! `zg commands` and the TypeScript map of commands.

/// Hands the whole table to the macro named.
macro_rules! command_table {
    ($each:ident) => {
        $each! {
            /// What is open, who is at this computer, sizes for the navigation.
            read app_status(Nothing) -> AppStatus = app::app, tags [Customers, Orders, Returns, Complaints, Tasks, Settings];
            /// The work bench: what is open today.
            read today(Nothing) -> Today = app::today, tags [Today, Returns, Complaints, Tasks, Orders, Imports];

            /// A window of the customers.
            read customer_list(ListReq) -> Page<CustomerRow> = lists::customers, tags [Customers, Orders, Returns, Complaints];
            /// A window of the orders.
            read order_list(ListReq) -> Page<OrderRow> = lists::orders, tags [Orders, Customers, Returns];
            /// A window of the returns.
            read return_list(ListReq) -> Page<ReturnRow> = lists::returns, tags [Returns, Customers, Orders];
            /// A window of the complaints.
            read complaint_list(ListReq) -> Page<ComplaintRow> = lists::complaints, tags [Complaints, Customers, Orders];
            /// A window of the entries of money files.
            read bill_list(ListReq) -> Page<BillRow> = lists::bills, tags [Bills, Orders, Returns];
            /// The columns that a list can show, in their usual order.
            read list_columns(ListRef) -> Vec<ColumnView> = lists::columns, tags [];
            /// The views of a list with their sizes.
            read view_counts(ListRef) -> Vec<ViewCount> = lists::view_counts, tags [Customers, Orders, Returns, Complaints, Bills];
            /// Finds customers, orders, returns and complaints by any fragment, number or pinyin.
            read search(SearchReq) -> SearchRes = search::search, tags [Customers, Orders, Returns, Complaints, Bills];

            /// The watched folder, and the files in it that can be imported.
            read arrivals_list(Nothing) -> Arrivals = arrivals::list, tags [Arrivals, Imports];
            /// Watches a folder for files that can be imported, or none.
            write arrivals_watch(ArrivalsWatchReq) -> Arrivals = arrivals::watch, tags [Arrivals];
            /// Waves files of the watched folder away.
            write arrivals_dismiss(ArrivalsDismissReq) -> Arrivals = arrivals::dismiss, tags [Arrivals];

            /// Everything about one customer.
            read customer_show(ById) -> CustomerCard = customers::show, tags [Customers, Orders, Returns, Complaints, Tasks];
            /// Makes a customer by hand.
            write customer_create(CustomerCreateReq) -> Created = customers::create, tags [Customers, History];
            /// Corrects a customer.
            write customer_edit(CustomerEditReq) -> Written = customers::edit, tags [Customers, Orders, Returns, Complaints, History];
            /// Notes for all customers of a query whether they agreed to text messages.
            job customers_consent(CustomersConsentReq) -> CustomersConsented = customers::consent, tags [Customers, History];
            /// Adds a phone number to a customer.
            write phone_add(PhoneAddReq) -> Created = customers::add_phone, tags [Customers, History];
            /// Adds an address to a customer.
            write address_add(AddressAddReq) -> Created = customers::add_address, tags [Customers, History];
            /// Notes a contact about a customer, order, return or complaint.
            write interaction_add(InteractionAddReq) -> Created = customers::add_interaction, tags [Customers, Orders, Returns, Complaints, History];
            /// Adds something to do.
            write task_add(TaskAddReq) -> Created = tasks::add, tags [Tasks, Today, History];
            /// Ticks a task off or opens it again.
            write task_done(TaskDoneReq) -> Written = tasks::done, tags [Tasks, Today, History];

            /// Everything about one order.
            read order_show(ById) -> OrderDetail = orders::show, tags [Orders, Customers, Returns, Complaints, Tasks, Bills];
            /// Everything about one entry of a money file.
            read bill_show(ById) -> BillCard = bills::show, tags [Bills, Orders, Returns];
            /// Changes the shop's own memo of an order.
            write order_edit(OrderEditReq) -> Written = orders::edit, tags [Orders, History];

            /// Opens a return.
            write return_open(ReturnOpenReq) -> ReturnOpened = returns::open, tags [Returns, Customers, Orders, Today, History];
            /// A return with everything on it.
            read return_show(ById) -> ReturnCase = returns::show, tags [Returns, Customers, Orders, Tasks];
            /// Moves a return along.
            write return_act(ReturnActReq) -> ReturnActed = returns::act, tags [Returns, Customers, Orders, Today, History];
            /// Corrects a return.
            write return_edit(ReturnEditReq) -> Written = returns::edit, tags [Returns, Today, History];

            /// Opens a complaint.
            write complaint_open(ComplaintOpenReq) -> ComplaintOpened = complaints::open, tags [Complaints, Customers, Orders, Today, History];
            /// A complaint with everything on it.
            read complaint_show(ById) -> ComplaintCase = complaints::show, tags [Complaints, Customers, Orders, Tasks];
            /// Moves a complaint along.
            write complaint_act(ComplaintActReq) -> ComplaintActed = complaints::act, tags [Complaints, Customers, Orders, Today, History];
            /// Corrects a complaint.
            write complaint_edit(ComplaintEditReq) -> Written = complaints::edit, tags [Complaints, Today, History];

            /// Keeps an image with a return or a complaint.
            write attachment_add(AttachmentAddReq) -> AttachmentAdded = attachments::add, tags [Returns, Complaints, History];
            /// Reads an image.
            read attachment_read(ById) -> AttachmentContent = attachments::read, tags [];
            /// Takes an image off its case.
            write attachment_remove(ById) -> Written = attachments::remove, tags [Returns, Complaints, History];

            /// Looks at files without changing anything.
            job import_inspect(ImportInspectReq) -> ImportPreview = imports::inspect, tags [];
            /// Imports files as one operation.
            job import_apply(ImportApplyReq) -> ImportReport = imports::apply, tags [Customers, Orders, Returns, Complaints, Bills, Imports, Settings, Today, History];
            /// Saves the rows of an import that were not read, with their reasons.
            job import_rejects_save(ImportRejectsSaveReq) -> RejectsSaved = imports::save_rejects, tags [];
            /// Past imports, newest first.
            read imports_list(ImportsListReq) -> ImportsPage = imports::list, tags [Imports];
            /// The formats that the program knows.
            read formats_list(Nothing) -> Vec<FormatView> = formats::list, tags [Settings, Imports, History];
            /// A layout's own description.
            read format_text(FormatReq) -> FormatText = formats::text, tags [Settings];
            /// What an unknown file may be: its columns with the fields that they seem to fill.
            read format_guess(FormatGuessReq) -> FormatGuess = formats::guess, tags [];
            /// A layout from a mapping; nothing is kept.
            read format_draft(FormatDraftReq) -> FormatText = formats::draft, tags [];
            /// Describes a file to others without what it says.
            read format_describe(FilePathReq) -> FileDescription = formats::describe, tags [];
            /// Writes a sample file of a layout.
            job format_sample(FormatFileReq) -> FileSaved = formats::sample, tags [];
            /// Writes a layout's own description to a file, to pass it on.
            job format_export(FormatFileReq) -> FileSaved = formats::export, tags [];
            /// Keeps a layout of one's own.
            write format_save(FormatSaveReq) -> FormatSaved = formats::save, tags [Settings, Imports, History];
            /// Takes over a layout that somebody passed on.
            write format_import(FilePathReq) -> FormatSaved = formats::import, tags [Settings, Imports, History];
            /// Gives a layout of one's own another title.
            write format_rename(FormatRenameReq) -> FormatSaved = formats::rename, tags [Settings, Imports, History];
            /// Gives up a layout of one's own; what was imported with it stays.
            write format_delete(FormatReq) -> FormatSaved = formats::delete, tags [Settings, Imports, History];
            /// Writes a list to a file, exactly as the screen shows it.
            job export_list(ExportListReq) -> ExportReport = exports::list, tags [History];
            /// The layouts of files that other programs take.
            read export_layouts(ExportLayoutsReq) -> Vec<ExportLayoutView> = exports::layouts, tags [Settings];
            /// What columns of files of a list may be filled from.
            read export_fields(ExportFieldsReq) -> Vec<ExportField> = exports::fields, tags [];
            /// A layout of files out as the editor holds it.
            read export_form(ExportFormReq) -> ExportForm = exports::form, tags [Settings];
            /// What a template that a courier or tool gave may be.
            read export_template(ExportTemplateReq) -> ExportTemplate = exports::template, tags [];
            /// A layout of files out from the editor; nothing is kept.
            read export_draft(ExportForm) -> FormatText = exports::draft, tags [];
            /// Checks records against a layout, and writes them where nothing is in the way.
            job export_layout(ExportLayoutReq) -> ExportLayoutReport = exports::layout, tags [History];

            /// Operations, newest first.
            read history(HistoryReq) -> HistoryRes = history::list, tags [History];
            /// What an undo would do.
            read undo_preview(OpReq) -> UndoPreview = history::undo_preview, tags [History];
            /// Takes an operation back.
            job undo(OpReq) -> Undone = history::undo, tags [Customers, Orders, Returns, Complaints, Bills, Tasks, Imports, Settings, Today, History];

            /// The shops.
            read shop_list(Nothing) -> Vec<ShopView> = settings::shops, tags [Settings];
            /// Makes or changes a shop.
            write shop_save(ShopSaveReq) -> Created = settings::save_shop, tags [Settings, Customers, Orders, Returns, Complaints, History];
            /// The members of staff.
            read staff_list(Nothing) -> Vec<StaffView> = settings::staff, tags [Settings];
            /// Makes or changes a member of staff.
            write staff_save(StaffSaveReq) -> Created = settings::save_staff, tags [Settings, History];
            /// Says who is at this computer; kept on this computer only.
            write staff_select(StaffSelectReq) -> Vec<StaffView> = settings::select_staff, tags [Settings];
            /// Settings of the book, which hold for everybody who works with it.
            read book_settings(Nothing) -> BookSettings = settings::book_settings, tags [Settings];
            /// Changes settings of the book.
            write book_settings_set(BookSettingsSetReq) -> Written = settings::set_book_settings, tags [Settings, History];
            /// This computer's settings.
            read prefs_get(Nothing) -> Prefs = settings::prefs, tags [Settings];
            /// Changes this computer's settings.
            write prefs_set(PrefsSetReq) -> Prefs = settings::set_prefs, tags [Settings];

            /// Checks the book: the file, and every rule that the schema does not enforce.
            job verify(Nothing) -> VerifyRes = books::verify, tags [];
            /// Fills the book with invented data.
            job demo_make(DemoMakeReq) -> DemoMade = books::make_demo, tags [Customers, Orders, Returns, Complaints, Bills, Tasks, Imports, Settings, Today, History];
            /// Changes to the shop's own book or to the demo, which is made when there is none.
            job book_open(BookOpenReq) -> AppStatus = books::open, tags [Arrivals, Customers, Orders, Returns, Complaints, Bills, Tasks, Imports, Settings, Today, History];
        }
    };
}
pub(crate) use command_table;

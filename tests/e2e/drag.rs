//! Files are dragged from another program over the window, held there, carried away again and let go,
//! with the pointer of the display and the protocol of the system: nothing is sent to the page.
//!
//! The other program is this test binary once more (see [`another_program`]): a small window of the toolkit that
//! file managers are made of.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};

use gtk::prelude::*;
use serde_json::json;

use crate::desk::{Desk, LAPTOP, OFFICE};
use crate::display::{Display, Group};
use crate::wait::PATIENCE;

const ORDERS: &[u8] = include_bytes!("../fixtures/taobao_orders.csv");
const PICTURE: &[u8] = include_bytes!("../../src-tauri/icons/32x32.png");

/// What the source offers: `uris` or `text`, then a line each.
const LOAD: &str = "ZHANGGUI_TEST_DRAG";

/// The middle of the other program's window, beside the app's on the same screen.
const SOURCE: (i32, i32) = (1400, 300);
/// Pixels from there to its edges.
const REACH: i32 = 60;
/// The middle of the app's window.
const WINDOW: (i32, i32) = (640, 400);

#[test]
fn what_is_dragged_over_the_window_lands_where_it_says() {
    let desk = Desk::open("drag", OFFICE);
    desk.read("frame");
    desk.resize(LAPTOP);
    let orders = desk.file("ExportOrderList201706081200.csv", ORDERS);
    let more = desk.file("另一份 100%.csv", ORDERS);
    let picture = desk.file("裂了.png", PICTURE);

    note_veils(&desk);
    for foreign in ["text\n十一月的订单", "uris\nhttps://example.org/orders.csv"] {
        Drag::over(&desk, foreign).let_go();
        let veils = desk.wait_for("a note", "return window.veils");
        assert_eq!(veils, json!([]), "nothing could be imported of {foreign:?}");
    }

    for theme in ["light", "dark"] {
        desk.call("prefs_set", json!({ "theme": theme }));
        let drag = Drag::over(&desk, &uris(&[&orders]));
        desk.read_until("drop-veil", "导入这些文件");
        desk.photograph_as_it_is(&format!("drag-{theme}"));
        drag.to(SOURCE);
        no_veil(&desk);
        drag.let_go();
    }

    let brush = Drag::over(&desk, &uris(&[&orders]));
    brush.to(SOURCE);
    brush.let_go();
    desk.display().point_at(WINDOW).expect("a mouse");
    no_veil(&desk);

    drop_files(&desk, &[&orders], "导入这些文件");
    desk.read_until("tally-orders-created", "9");
    drop_files(&desk, &[&orders, &more], "导入这些文件");
    desk.read_until("import-apply", "18");
    is_named(&desk, "import-preview", "另一份 100%.csv");
    drop_files(&desk, &[desk.home()], "导入这些文件");
    desk.read_until("import-error", "文件夹");
    drop_files(&desk, &[&picture], "先打开一件售后或投诉");
    desk.read_until("toast", "先打开一件售后或投诉");
    desk.click("nav-returns");
    desk.read_until("page-title", "售后");
    desk.press(&[], "n");
    desk.read("dialog");
    let drag = Drag::over(&desk, &uris(&[&picture]));
    desk.read_until("drop-veil", "添加到这张单子");
    desk.wait_for("the veil over the form", IS_ON_TOP);
    desk.photograph_as_it_is("drag-form");
    drag.let_go();
    is_named(&desk, "dialog", "裂了.png");
}

/// Waits for a name of a file, which may be too long to be shown as a whole.
fn is_named(desk: &Desk, testid: &str, name: &str) {
    desk.wait_for(
        name,
        &format!("return document.querySelector('[data-testid={testid}]')?.textContent.includes('{name}')"),
    );
}

/// Whether the veil is in the browser's top layer, where a dialog is.
const IS_ON_TOP: &str =
    "return document.querySelector('[data-testid=drop-veil]').matches(':popover-open')";

/// Drags files over the window, reads what it says, and lets them go.
fn drop_files(desk: &Desk, paths: &[&Path], said: &str) {
    let drag = Drag::over(desk, &uris(paths));
    desk.read_until("drop-veil", said);
    drag.let_go();
    no_veil(desk);
}

/// Has the page note what its veil says from now on, so that none goes unseen.
fn note_veils(desk: &Desk) {
    desk.run(
        "window.veils = [];
         new MutationObserver(() => {
             const veil = document.querySelector('[data-testid=drop-veil]');
             if (veil !== null) window.veils.push(veil.textContent);
         }).observe(document.body, { childList: true, subtree: true });",
    );
}

fn no_veil(desk: &Desk) {
    desk.wait_for(
        "no veil",
        "return !document.querySelector('[data-testid=drop-veil]')",
    );
}

/// Files as other programs name them.
fn uris(paths: &[&Path]) -> String {
    let uri = |path: &&Path| gtk::glib::filename_to_uri(path, None).expect("an absolute path");
    let lines: Vec<String> = paths.iter().map(|path| uri(path).to_string()).collect();
    format!("uris\n{}", lines.join("\n"))
}

/// Something that is held over the window.
struct Drag<'a> {
    display: &'a Display,
    said: Receiver<String>,
    _program: Group,
}

impl<'a> Drag<'a> {
    /// Takes up what the source offers and holds it over the window.
    fn over(desk: &'a Desk, load: &str) -> Self {
        let mut source = Command::new(std::env::current_exe().expect("a test knows itself"));
        desk.beside(&mut source);
        source
            .args(["--exact", "drag::another_program", "--nocapture"])
            .env(LOAD, load)
            .stdout(Stdio::piped());
        let mut program = Group::start(&mut source);
        let drag = Self {
            display: desk.display(),
            said: listen(program.stdout()),
            _program: program,
        };
        drag.hear("there");
        drag.to(SOURCE);
        drag.display.hold_button().expect("a mouse");
        drag.to((SOURCE.0 + 20, SOURCE.1 + 20));
        drag.hear("taken");
        drag.to(WINDOW);
        drag
    }

    fn to(&self, point: (i32, i32)) {
        self.display.point_at(point).expect("a mouse");
    }

    /// Lets it go, and waits until the source knows what has become of it.
    fn let_go(self) {
        self.display.release_button().expect("a mouse");
        self.hear("over");
    }

    fn hear(&self, word: &str) {
        let said = self.said.recv_timeout(PATIENCE);
        assert_eq!(said.as_deref(), Ok(word), "the program with the files");
    }
}

/// What a program says of itself: the lines with our mark.
fn listen(stdout: ChildStdout) -> Receiver<String> {
    let (sender, said) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            if let Some(word) = line.strip_prefix('@') {
                let _ = sender.send(word.to_owned());
            }
        }
    });
    said
}

/// Not a test by itself: the other program. Without a load it has nothing to do.
#[test]
fn another_program() {
    let Ok(load) = std::env::var(LOAD) else {
        return;
    };
    let (kind, content) = load.split_once('\n').expect("a kind and its content");
    gtk::init().expect("a display");
    let window = gtk::Window::new(gtk::WindowType::Popup);
    window.set_default_size(2 * REACH, 2 * REACH);
    window.move_(SOURCE.0 - REACH, SOURCE.1 - REACH);
    let files = kind == "uris";
    let target = if files {
        "text/uri-list"
    } else {
        "UTF8_STRING"
    };
    window.drag_source_set(
        gtk::gdk::ModifierType::BUTTON1_MASK,
        &[gtk::TargetEntry::new(target, gtk::TargetFlags::empty(), 0)],
        gtk::gdk::DragAction::COPY,
    );
    let content = content.to_owned();
    window.connect_drag_data_get(move |_, _, data, _, _| {
        let lines: Vec<&str> = content.lines().collect();
        assert!(if files {
            data.set_uris(&lines)
        } else {
            data.set_text(&content)
        });
    });
    window.connect_drag_begin(|_, _| say("taken"));
    window.connect_drag_end(|_, _| {
        say("over");
        gtk::main_quit();
    });
    window.connect_map_event(|_, _| {
        say("there");
        gtk::glib::Propagation::Proceed
    });
    window.show_all();
    gtk::main();
}

/// The test harness writes to the same pipe; our lines have a mark.
fn say(word: &str) {
    println!("\n@{word}");
}

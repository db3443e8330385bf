//! The list of commands, as data.

use crate::table::command_table;
use zhanggui_domain::Tag;

/// How a command works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Changes nothing; its answer stays fresh until one of its tags is made stale.
    Read,
    /// Changes the book in a moment; makes its tags stale.
    Write,
    /// May take long: reports progress and can be cancelled; makes its tags stale.
    Job,
}

impl Access {
    /// The code.
    pub const fn code(self) -> &'static str {
        match self {
            Access::Read => "read",
            Access::Write => "write",
            Access::Job => "job",
        }
    }
}

/// One command.
#[derive(Debug, Clone, Copy)]
pub struct CommandInfo {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// How it works.
    pub access: Access,
    /// The name of its request type.
    pub request: &'static str,
    /// The name of its response type.
    pub response: &'static str,
    /// What it provides (a read) or makes stale (a write or job).
    pub tags: &'static [Tag],
}

/// What a command needs of the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// No book.
    Nothing,
    /// A book to read.
    Read,
    /// A book to write.
    Write,
    /// A book to write, made where there is none: the command puts something in.
    Make,
}

impl CommandInfo {
    /// What the command needs of the book.
    pub fn needs(&self) -> Needs {
        match self.name {
            "formats_list" | "format_text" | "format_guess" | "format_draft"
            | "format_describe" | "format_sample" | "format_export" | "list_columns"
            | "export_fields" | "export_form" | "export_template" | "export_draft"
            | "book_open" => Needs::Nothing,
            "import_inspect" | "import_apply" | "demo_make" | "customer_create" | "shop_save"
            | "staff_save" | "format_save" | "format_import" => Needs::Make,
            "verify" | "import_rejects_save" => Needs::Read,
            _ => match self.access {
                Access::Read => Needs::Read,
                Access::Write | Access::Job => Needs::Write,
            },
        }
    }

    /// What becomes stale when the command has run.
    pub fn stale(&self) -> &'static [Tag] {
        match self.access {
            Access::Read => &[],
            Access::Write | Access::Job => self.tags,
        }
    }
}

macro_rules! infos {
    (@access read) => { Access::Read };
    (@access write) => { Access::Write };
    (@access job) => { Access::Job };
    ($( #[doc = $about:literal] $access:ident $name:ident($req:ty) -> $res:ty = $path:path, tags [$($tag:ident),*]; )*) => {
        /// Every command, in the order of the table.
        pub static COMMANDS: &[CommandInfo] = &[$(
            CommandInfo {
                name: stringify!($name),
                about: $about,
                access: infos!(@access $access),
                request: stringify!($req),
                response: stringify!($res),
                tags: &[$(Tag::$tag),*],
            },
        )*];
    };
}
command_table!(infos);

/// The command of that name.
pub fn command(name: &str) -> Option<&'static CommandInfo> {
    COMMANDS.iter().find(|info| info.name == name)
}

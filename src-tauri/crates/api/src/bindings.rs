//! TypeScript for the window: every type of the contract and the map of commands.
//!
//! Alternatives: one generated file a type (ts-rs' own export) makes the UI import from a
//! hundred places and leaves files of removed types behind; a hand-written map drifts. One file
//! made from the command table cannot do either.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ts_rs::{Config, TS, TypeVisitor};

use crate::commands::{Access, COMMANDS};
use crate::table::command_table;
use crate::types::*;

/// The declaration of every type reachable from the commands, by name.
struct Declarations {
    config: Config,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        T::visit_generics(self);
        // Built-in types have no file of their own and need no declaration.
        if T::output_path().is_none() {
            T::visit_dependencies(self);
            return;
        }
        let name = T::ident(&self.config);
        if self.by_name.contains_key(&name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        let declaration = format!("{docs}export {}", T::decl(&self.config));
        self.by_name.insert(name, tidy(&declaration));
        T::visit_dependencies(self);
    }
}

/// Lays a declaration out for people: a one-line comment on one line, fields indented.
fn tidy(declaration: &str) -> String {
    let joined = declaration
        .replace("/**\n * ", "/** ")
        .replace("\n */", " */");
    let mut out = String::new();
    let mut inside = false;
    for line in joined.lines().map(str::trim_end) {
        if let Some(last) = line.strip_suffix(", };").filter(|_| inside) {
            let _ = write!(out, "  {last};\n}};");
            continue;
        }
        if inside {
            out.push_str("  ");
        }
        match line.strip_suffix(',').filter(|_| inside) {
            Some(field) => {
                out.push_str(field);
                out.push(';');
            }
            None => out.push_str(line),
        }
        out.push('\n');
        inside = inside || (line.starts_with("export ") && line.ends_with('{'));
    }
    out.trim_end().to_owned()
}

/// Whole numbers of the contract are counts and sizes far below 2^53, so a plain number holds them.
fn config() -> Config {
    Config::new().with_large_int("number")
}

/// The TypeScript names of one command's request and response.
type Signature = (&'static str, String, String);

macro_rules! visit_all {
    ($( #[doc = $about:literal] $access:ident $name:ident($req:ty) -> $res:ty = $path:path, tags [$($tag:ident),*]; )*) => {
        fn visit_all(declarations: &mut Declarations) -> Vec<Signature> {
            $( declarations.visit::<$req>(); declarations.visit::<$res>(); )*
            let config = &declarations.config;
            vec![$( (stringify!($name), <$req as TS>::name(config), <$res as TS>::name(config)), )*]
        }
    };
}
command_table!(visit_all);

/// Types that are sent as events or as errors and belong to no command.
fn visit_events(declarations: &mut Declarations) {
    declarations.visit::<ApiErrorBody>();
    declarations.visit::<ProgressView>();
    declarations.visit::<StaleView>();
}

/// Every type of the contract as TypeScript, by name.
pub fn declarations() -> BTreeMap<String, String> {
    collect().0
}

fn collect() -> (BTreeMap<String, String>, Vec<Signature>) {
    let mut declarations = Declarations {
        config: config(),
        by_name: BTreeMap::new(),
    };
    let signatures = visit_all(&mut declarations);
    visit_events(&mut declarations);
    (declarations.by_name, signatures)
}

/// The whole of `ui/src/api/bindings.gen.ts`.
pub fn typescript() -> String {
    let (types, signatures) = collect();
    let mut out = String::from(
        "// Generated from the command table of the api crate by `cargo xtask bindings`. Do not edit.\n\n",
    );
    for declaration in types.values() {
        out.push_str(declaration);
        out.push_str("\n\n");
    }
    out.push_str(
        "/** Every command with its request and response. */\nexport interface Commands {\n",
    );
    for (name, request, response) in &signatures {
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "  {name}: {{ request: {request}; response: {response} }};"
        );
    }
    out.push_str("}\n\nexport type CommandName = keyof Commands;\n\n");
    out.push_str(
        "/** How a command works: a read provides its tags, a write or job makes them stale. */\nexport interface CommandInfo {\n  access: \"read\" | \"write\" | \"job\";\n  tags: readonly Tag[];\n}\n\n",
    );
    out.push_str("export const commands = {\n");
    for info in COMMANDS {
        let tags: Vec<String> = info
            .tags
            .iter()
            .map(|tag| format!("{:?}", tag.code()))
            .collect();
        let access = match info.access {
            Access::Read => "read",
            Access::Write => "write",
            Access::Job => "job",
        };
        let _ = writeln!(
            out,
            "  {}: {{ access: {access:?}, tags: [{}] }},",
            info.name,
            tags.join(", ")
        );
    }
    out.push_str("} as const satisfies Record<CommandName, CommandInfo>;\n");
    out
}

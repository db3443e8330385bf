//! The house rules, executable. Each rule says why it is one; each has an example that breaks it,
//! so that no rule passes by looking away.

mod arrows;
mod interface;
mod migrations;
mod sizes;
mod systems;
mod words;

//! The desktop shell of 掌柜簿.

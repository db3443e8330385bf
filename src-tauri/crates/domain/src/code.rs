//! Closed lists of words that are stored and sent by their snake_case code.
//!
//! One macro writes the enum, its codes, its list and its serde form, so that a
//! code stands in exactly one place. A code, once released, is never renamed:
//! it lives in books, in sync segments and in exported files.

/// A code that this version of the app does not know.
///
/// A newer app may have written it: callers keep the original text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{list} has no code {code:?}")]
pub struct UnknownCode {
    /// Name of the list that was asked, e.g. `OrderStatus`.
    pub list: &'static str,
    /// The code that was not found.
    pub code: String,
}

/// Reads an optional code; `None` also for a word of a newer app, which must not
/// make the rest of the record unreadable.
pub(crate) fn known_code<'de, D, T>(from: D) -> Result<Option<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: std::str::FromStr,
{
    let code: Option<String> = serde::Deserialize::deserialize(from)?;
    Ok(code.and_then(|code| code.parse().ok()))
}

/// Declares a closed list: `Variant => "code"`, in the order in which people read it.
macro_rules! coded_enum {
    ($(#[$outer:meta])* pub enum $name:ident { $($(#[$inner:meta])* $variant:ident => $code:literal,)+ }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub enum $name {
            $($(#[$inner])* #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// Every value, in the order in which people read the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stored and sent word.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The value of a stored or sent word; `None` for a word of a newer app.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::UnknownCode;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::from_code(text).ok_or_else(|| $crate::UnknownCode {
                    list: stringify!($name),
                    code: text.to_owned(),
                })
            }
        }
    };
}
pub(crate) use coded_enum;

//! Files that came into the watched folder: offered for import, never imported by themselves.

use zhanggui_domain::Instant;

use super::{FormatRef, Text};

request! {
    /// Says which folder is watched on this computer.
    pub struct ArrivalsWatchReq {
        /// Whether one is.
        pub on: bool,
        /// Which one; this computer's folder for downloads when left out.
        pub folder: Option<String>,
    }

    /// Waves files away: they are not offered any more.
    pub struct ArrivalsDismissReq {
        /// Their paths, as they were offered.
        pub paths: Vec<String>,
    }
}

wire! {
    /// The watched folder and what came into it.
    pub struct Arrivals {
        /// The folder; `null` while none is watched.
        pub folder: Option<String>,
        /// Whether it can be read: it may have been moved, or lie on a disk that is not there.
        pub readable: bool,
        /// This computer's folder for downloads, where it is known.
        pub downloads: Option<String>,
        /// Files that can be imported and have not been, newest first.
        pub files: Vec<Arrival>,
        /// Tables that no format fits, newest first.
        pub unknown: Vec<UnknownArrival>,
    }

    /// A file that can be imported.
    pub struct Arrival {
        /// Where it is.
        pub path: String,
        /// Its name.
        pub name: String,
        /// Its length in bytes.
        pub bytes: u64,
        /// When it was last changed.
        pub modified_at: Instant,
        /// What it is. Several where an archive holds several, or where one is still to be chosen.
        pub formats: Vec<FormatRef>,
        /// How many tables it holds; an archive may hold several.
        pub tables: u64,
    }

    /// A table that no format fits.
    pub struct UnknownArrival {
        /// Where it is.
        pub path: String,
        /// Its name.
        pub name: String,
        /// Its length in bytes.
        pub bytes: u64,
        /// When it was last changed.
        pub modified_at: Instant,
        /// Why it was not recognised.
        pub why: Text,
    }
}

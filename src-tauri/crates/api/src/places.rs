//! Where on a computer the books lie, and what else a host knows of its folders.

use std::path::PathBuf;

/// Where the two books lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The shop's own book.
    pub own: PathBuf,
    /// The demo book.
    pub demo: PathBuf,
    /// The computer's folder for downloads, where the host knows it.
    pub downloads: Option<PathBuf>,
}

impl Places {
    /// `default.zgb` and `demo.zgb` in one folder.
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        let folder = folder.into();
        Places {
            own: folder.join("default.zgb"),
            demo: folder.join("demo.zgb"),
            downloads: None,
        }
    }

    /// One named book; its demo lies beside it.
    pub fn of_book(own: impl Into<PathBuf>) -> Self {
        let own = own.into();
        Places {
            demo: own.with_extension("demo.zgb"),
            own,
            downloads: None,
        }
    }

    /// The same, on a computer whose downloads lie in that folder.
    #[must_use]
    pub fn with_downloads(self, downloads: Option<PathBuf>) -> Self {
        Places { downloads, ..self }
    }
}

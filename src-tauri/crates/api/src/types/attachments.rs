//! Images kept beside the book, addressed by their content.

use zhanggui_domain::{Id, Instant};

use super::RecordKind;

request! {
    /// Keeps an image with a return or a complaint.
    pub struct AttachmentAddReq {
        /// `return` or `complaint`.
        pub owner_kind: RecordKind,
        /// Which one.
        pub owner_id: Id,
        /// The file: PNG, JPEG, WebP or GIF, at most 20 MB.
        pub path: String,
    }
}

wire! {
    /// An image.
    pub struct AttachmentView {
        /// Its id.
        pub id: Id,
        /// The name that the file had.
        pub name: String,
        /// `image/png`, `image/jpeg`, `image/webp` or `image/gif`.
        pub mime: String,
        /// Its size.
        pub bytes: u64,
        /// When it was added.
        pub added_at: Instant,
        /// Who added it.
        pub who: Option<String>,
    }

    /// The answer of adding an image.
    pub struct AttachmentAdded {
        /// The operation.
        pub op: Id,
        /// The image.
        pub attachment: AttachmentView,
    }

    /// An image's content.
    pub struct AttachmentContent {
        /// `image/png`, `image/jpeg`, `image/webp` or `image/gif`.
        pub mime: String,
        /// The bytes in base 64 with padding.
        pub base64: String,
    }
}

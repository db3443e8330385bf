//! Pictures of a case: images only, addressed by content, never by a name from outside.

use serde_json::json;
use zhanggui_api::types::ErrorCode;

use crate::desk::{Desk, text};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and some pixels";

fn complaint(desk: &Desk) -> String {
    let request = json!({ "kind": "quality", "channel": "wangwang", "subject": "划痕" });
    text(&desk.ok("complaint_open", request)["id"])
}

#[test]
fn a_picture_is_kept_by_its_content_and_read_back() {
    let desk = Desk::new();
    let id = complaint(&desk);
    let path = desk.file("..%2f..%2fevil.png", PNG);
    let added = desk.ok(
        "attachment_add",
        json!({ "owner_kind": "complaint", "owner_id": id, "path": path }),
    );
    let picture = &added["attachment"];
    assert_eq!(picture["mime"], "image/png");
    let hash = blake3_hex(PNG);
    let kept = desk.path("default.files").join(&hash[..2]).join(&hash);
    assert_eq!(
        std::fs::read(kept).unwrap(),
        PNG,
        "it lies under its hash, whatever it was called"
    );
    let read = desk.ok("attachment_read", json!({ "id": picture["id"] }));
    assert_eq!(read["base64"], "iVBORw0KGgogYW5kIHNvbWUgcGl4ZWxz");
    desk.is_sound();
}

#[test]
fn a_removed_picture_comes_back_with_undo() {
    let desk = Desk::new();
    let id = complaint(&desk);
    let path = desk.file("a.png", PNG);
    let added = desk.ok(
        "attachment_add",
        json!({ "owner_kind": "complaint", "owner_id": id, "path": path }),
    );
    let removed = desk.ok(
        "attachment_remove",
        json!({ "id": added["attachment"]["id"] }),
    );
    assert_eq!(
        desk.ok("complaint_show", json!({ "id": id }))["attachments"],
        json!([])
    );
    desk.ok("undo", json!({ "op": removed["op"] }));
    desk.ok(
        "attachment_read",
        json!({ "id": added["attachment"]["id"] }),
    );
}

#[test]
fn what_is_no_picture_is_refused_and_a_lost_one_is_said_to_be_lost() {
    let desk = Desk::new();
    let id = complaint(&desk);
    let add = |path| json!({ "owner_kind": "complaint", "owner_id": id, "path": path });
    desk.refused(
        ErrorCode::FileType,
        "attachment_add",
        add(desk.file("a.png", b"<svg onload=alert(1)>")),
    );
    desk.refused(
        ErrorCode::FileEmpty,
        "attachment_add",
        add(desk.file("b.png", b"")),
    );
    desk.refused(
        ErrorCode::FileMissing,
        "attachment_add",
        add(desk.path("nowhere.png")),
    );
    let large = vec![0x89; (20 << 20) + 1];
    desk.refused(
        ErrorCode::FileType,
        "attachment_add",
        add(desk.file("large.png", &large)),
    );
    let added = desk.ok("attachment_add", add(desk.file("c.png", PNG)));
    std::fs::remove_dir_all(desk.path("default.files")).unwrap();
    desk.refused(
        ErrorCode::FileMissing,
        "attachment_read",
        json!({ "id": added["attachment"]["id"] }),
    );
    assert_eq!(
        desk.ok("verify", json!({}))["ok"],
        false,
        "verify names the missing picture"
    );
}

#[test]
fn a_case_is_not_opened_when_one_of_its_pictures_cannot_be_read() {
    let desk = Desk::new();
    let request = json!({
        "kind": "quality", "channel": "wangwang", "subject": "划痕",
        "attachments": [desk.file("a.png", PNG), desk.path("nowhere.png")],
    });
    desk.refused(ErrorCode::FileMissing, "complaint_open", request);
    assert_eq!(desk.ok("complaint_list", json!({}))["total"], 0);
}

fn blake3_hex(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

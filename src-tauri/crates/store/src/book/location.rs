//! Where a book must not lie: in a folder that a sync client or a network share writes to.
//!
//! Such clients copy a database in mid-transaction, rename it on a conflict, and replace it under an
//! open connection; each of these has destroyed other people's data.

use std::path::{Component, Path, Prefix};

/// What [`synced_by`] calls a share of another computer.
///
/// SQLite's log needs memory that all who have the book open share, which a network does not give.
/// Windows tells by the path where a folder lies, behind a drive letter, too.
pub const NETWORK: &str = "network";

/// Folder names (lower case) that the clients of the common services use.
const SERVICES: &[(&str, &str)] = &[
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("我的云端硬盘", "Google Drive"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("mobile documents", "iCloud"),
    ("cloudstorage", "macOS cloud storage"),
    ("nutstore", "坚果云"),
    ("nutstore files", "坚果云"),
    ("我的坚果云", "坚果云"),
    ("坚果云", "坚果云"),
    ("baidusyncdisk", "百度网盘"),
    ("百度网盘同步空间", "百度网盘"),
    ("weiyun", "腾讯微云"),
    ("wpsdrive", "WPS 云盘"),
    ("wps云盘", "WPS 云盘"),
    ("wps cloud files", "WPS 云盘"),
    ("synologydrive", "Synology Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("resilio sync", "Resilio Sync"),
];

/// Files that a client leaves at the top of a folder that it looks after.
const MARKERS: &[(&str, &str)] = &[
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".sync", "Resilio Sync"),
    (".nutstore", "坚果云"),
    (".synologyworkingdirectory", "Synology Drive"),
];

/// Name of the service that looks after the folder of `path`, if one does; [`NETWORK`] for a share.
#[must_use]
pub fn synced_by(path: &Path) -> Option<&'static str> {
    let absolute = std::path::absolute(path).ok()?;
    let real = absolute
        .parent()
        .and_then(|folder| folder.canonicalize().ok());
    by_name(&absolute)
        .or_else(|| real.as_deref().and_then(by_name))
        .or_else(|| by_marker(&absolute))
        .or_else(|| on_network(real.as_deref().unwrap_or(&absolute)).then_some(NETWORK))
}

fn on_network(path: &Path) -> bool {
    let Some(Component::Prefix(prefix)) = path.components().next() else {
        return false;
    };
    matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
}

fn by_name(path: &Path) -> Option<&'static str> {
    let folders = path.parent()?.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().to_lowercase()),
        _ => None,
    });
    folders.into_iter().find_map(|folder| {
        SERVICES
            .iter()
            .find(|(name, _)| folder == *name || is_variant(&folder, name))
            .map(|(_, service)| *service)
    })
}

/// `OneDrive - 公司`, `Dropbox (个人)`.
fn is_variant(folder: &str, name: &str) -> bool {
    matches!(name, "onedrive" | "dropbox")
        && folder
            .strip_prefix(name)
            .is_some_and(|rest| rest.starts_with(" -") || rest.starts_with(" ("))
}

fn by_marker(path: &Path) -> Option<&'static str> {
    path.ancestors().skip(1).find_map(|folder| {
        MARKERS
            .iter()
            .find(|(marker, _)| folder.join(marker).exists())
            .map(|(_, service)| *service)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_sync_clients_are_recognised_by_name() {
        for (path, service) in [
            ("/home/a/OneDrive/店/default.zgb", Some("OneDrive")),
            ("/home/a/OneDrive - 小满家居/default.zgb", Some("OneDrive")),
            ("/home/a/我的坚果云/default.zgb", Some("坚果云")),
            ("/home/a/Nutstore Files/x/default.zgb", Some("坚果云")),
            ("/home/a/dropboxes/default.zgb", None),
            ("/home/a/zhanggui/default.zgb", None),
        ] {
            assert_eq!(synced_by(Path::new(path)), service, "{path}");
        }
    }

    #[cfg(windows)]
    #[test]
    fn a_share_is_recognised_by_its_path() {
        let share = Path::new(r"\\nas\shop\default.zgb");
        assert_eq!(synced_by(share), Some(NETWORK));
        assert!(on_network(Path::new(r"\\?\UNC\nas\shop\default.zgb")));
        assert!(!on_network(Path::new(r"\\?\C:\shop\default.zgb")));
    }

    #[test]
    fn a_folder_with_a_client_s_marker_is_recognised() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join(".stfolder")).unwrap();
        std::fs::create_dir_all(folder.path().join("a/b")).unwrap();
        assert_eq!(
            synced_by(&folder.path().join("a/b/default.zgb")),
            Some("Syncthing")
        );
    }
}

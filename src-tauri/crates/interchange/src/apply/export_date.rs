//! When a file was exported, read from its name: `ExportOrderList201809011818.csv`.
//!
//! Marketplaces put `yyyyMMddHHmm` into the names of their exports. It decides which of two files of
//! one order is the newer one. The file's own time is no witness: a copy gets a new one.

use zhanggui_domain::{Instant, ShopZone};

/// Digits of `yyyyMMddHHmm`.
const DIGITS: usize = 12;

/// The export's date, where the name holds one.
#[must_use]
pub fn exported_at(name: &str, zone: ShopZone) -> Option<Instant> {
    name.split(|c: char| !c.is_ascii_digit())
        .filter_map(|run| run.get(..DIGITS))
        .find_map(|digits| {
            let part = |from: usize, to: usize| digits.get(from..to);
            let text = format!(
                "{}-{}-{} {}:{}:00",
                part(0, 4)?,
                part(4, 6)?,
                part(6, 8)?,
                part(8, 10)?,
                part(10, 12)?
            );
            let instant = Instant::from_local(&text, zone).ok()?;
            // Marketplaces have exported since about 2008; other long numbers are no dates.
            (text.as_str() >= "2008").then_some(instant)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_in_the_name_is_found() {
        for (name, local) in [
            (
                "ExportOrderList201809011818.csv",
                Some("2018-09-01 18:18:00"),
            ),
            (
                "ExportOrderList20231105093012.csv",
                Some("2023-11-05 09:30:00"),
            ),
            (
                "ExportOrderDetailList202401020304(1).xlsx",
                Some("2024-01-02 03:04:00"),
            ),
            ("订单 2018.csv", None),
            ("ExportOrderList123456789012345.csv", None),
        ] {
            let found = exported_at(name, ShopZone::CHINA).map(|at| at.to_local(ShopZone::CHINA));
            assert_eq!(found.as_deref(), local, "{name}");
        }
    }
}

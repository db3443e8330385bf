//! Dates in which day and month could change places: one that cannot settles it for the file.
use crate::support::{Files, Read, small, sound};
use zhanggui_domain::{Instant, ShopZone};
use zhanggui_interchange::ProblemCode;

/// Orders of the small layout, ordered at these times.
fn read(times: &[&str]) -> Read {
    let rows: String = (1_000_u64..)
        .zip(times)
        .map(|(tail, time)| {
            sound(&format!("3515313147{tail}579")).replace("2017-07-08 12:03:11", time)
        })
        .collect();
    Files::new().read("a.csv", small(&rows).as_bytes())
}

fn at(local: &str) -> Option<Instant> {
    Some(Instant::from_local(local, ShopZone::CHINA).unwrap())
}

#[test]
fn a_day_above_12_says_which_number_is_the_month_in_all_rows() {
    let german = read(&["03/07/2026 09:00", "25/07/2026 10:00"]);
    assert_eq!(german.orders()[0].ordered_at, at("2026-07-03 09:00:00"));
    assert_eq!(german.orders()[1].ordered_at, at("2026-07-25 10:00:00"));
    let american = read(&["03/07/2026 09:00", "07/25/2026 10:00"]);
    assert_eq!(american.orders()[0].ordered_at, at("2026-03-07 09:00:00"));
}

#[test]
fn without_a_proof_or_with_two_nothing_is_guessed() {
    for times in [
        vec!["03/07/2026 09:00", "04/07/2026 10:00"],
        vec!["03/07/2026 09:00", "25/07/2026 10:00", "07/25/2026 10:00"],
    ] {
        let read = read(&times);
        let rejected = read.rejected_codes();
        assert_eq!(
            rejected.first(),
            Some(&(2, vec![ProblemCode::DateAmbiguous])),
            "{times:?}"
        );
    }
}

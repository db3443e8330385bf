//! Positions along an index: any window, whatever was remembered before.

use super::shop::{Person, Shop};
use crate::lists::query::ListKind;
use crate::lists::walk::{Place, Positions, Walk, Way};
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Step {
    Window { offset: u64, take: usize, way: Way },
    Learn,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (0_u64..330, 1_usize..40, prop_oneof![Just(Way::Up), Just(Way::Down)])
            .prop_map(|(offset, take, way)| Step::Window { offset, take, way }),
        1 => Just(Step::Learn),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn any_window_is_that_part_of_the_whole(steps in prop::collection::vec(step(), 1..40), stride in 1_u64..60) {
        let shop = Shop::open();
        // Thirty names, so that a key has some ten rows.
        let people: Vec<Person> = (0..300).map(|i| Person::named(&format!("客{:02}", i % 30))).collect();
        shop.customers(&people);
        shop.book.read(|connection| {
            let spec = ListKind::Customers.spec();
            let walk = Walk { spec, sort: spec.sort("name")? };
            let whole: Vec<Place> = walk.follow(connection, None, Way::Up, 0, 1_000)?;
            assert_eq!(whole.len(), 300);
            let mut positions = Positions::every(stride);
            for step in &steps {
                let Step::Window { offset, take, way } = step else {
                    positions.learn(connection, walk, 300)?;
                    continue;
                };
                let got = positions.window(connection, walk, *way, (*offset, *take), 300)?;
                let list: Vec<&Place> = match way {
                    Way::Up => whole.iter().collect(),
                    Way::Down => whole.iter().rev().collect(),
                };
                let wanted: Vec<&Place> = list.into_iter().skip(*offset as usize).take(*take).collect();
                assert_eq!(got.iter().collect::<Vec<_>>(), wanted, "{step:?} of {steps:?}");
            }
            Ok(())
        }).unwrap();
    }
}

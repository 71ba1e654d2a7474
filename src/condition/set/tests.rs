//! Sets against the standard library's, for sizes on both sides of a machine word.

use std::collections::BTreeSet;

use super::Set;

const SIZES: [usize; 8] = [1, 7, 63, 64, 65, 128, 130, 200];

/// Numbers below the size, as many and as mixed as the seed makes them.
fn some(size: usize, seed: u64) -> BTreeSet<usize> {
    let (mut state, mut out) = (seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1, BTreeSet::new());
    for number in 0..size {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        if (state >> 60) < seed % 17 {
            out.insert(number);
        }
    }
    out
}

fn set(size: usize, numbers: &BTreeSet<usize>) -> Set {
    let mut set = Set::empty(size);
    numbers.iter().for_each(|&number| set.insert(number));
    set
}

fn numbers(size: usize, set: &Set) -> BTreeSet<usize> {
    (0..size + 70).filter(|&number| set.contains(number)).collect()
}

#[test]
fn one_set_is_what_was_put_in_it() {
    for size in SIZES {
        assert_eq!(numbers(size, &Set::full(size)), (0..size).collect());
        for seed in 0..18 {
            let model = some(size, seed);
            let made = set(size, &model);
            assert_eq!(numbers(size, &made), model);
            assert_eq!(made.is_empty(), model.is_empty());
            assert_eq!((made.first(), made.last()), (model.first().copied(), model.last().copied()));
            let rest = made.complement(size);
            assert_eq!(numbers(size, &rest), (0..size).filter(|number| !model.contains(number)).collect());
        }
        for (from, to) in [(0, 1), (0, size), (size / 2, size), (size / 3, size / 2), (size, size)] {
            let mut made = Set::empty(size);
            made.insert_all(from, to);
            assert_eq!(numbers(size, &made), (from..to).collect());
        }
    }
}

#[test]
fn two_sets_meet_and_hold_each_other_as_sets_do() {
    for size in SIZES {
        for (one, other) in (0..18).flat_map(|one| (0..18).map(move |other| (one, other))) {
            let models = [some(size, one), some(size, other + 40)];
            let common: BTreeSet<usize> = models[0].intersection(&models[1]).copied().collect();
            let [a, b] = models.each_ref().map(|model| set(size, model));
            let both = set(size, &common);
            assert_eq!(a.meets(&b), !common.is_empty());
            assert_eq!(a.is_subset(&b), models[0].is_subset(&models[1]));
            assert!(both.is_subset(&a) && both.is_subset(&b));
            let (mut kept, mut added) = (a.clone(), a);
            kept.keep(&b);
            added.add(&b);
            assert_eq!(kept, both);
            assert_eq!(numbers(size, &added), models[0].union(&models[1]).copied().collect());
        }
    }
}

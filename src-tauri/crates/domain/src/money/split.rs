//! Exact splits of an amount.

/// `whole` by largest remainder; see [`super::Money::allocate`].
pub(super) fn split(whole: u64, weights: &[u64]) -> Vec<u64> {
    if weights.iter().all(|&weight| weight == 0) {
        return if weights.is_empty() {
            Vec::new()
        } else {
            split(whole, &vec![1; weights.len()])
        };
    }
    let total: u128 = weights.iter().copied().map(u128::from).sum();
    let mut parts = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    for (place, &weight) in weights.iter().enumerate() {
        // 64 bits times 64 bits fit in 128; the total is not zero.
        let share = u128::from(whole).saturating_mul(u128::from(weight));
        let part = share.checked_div(total).unwrap_or(0);
        parts.push(u64::try_from(part).unwrap_or(whole));
        remainders.push((
            std::cmp::Reverse(share.checked_rem(total).unwrap_or(0)),
            place,
        ));
    }
    remainders.sort_unstable();
    let left = parts
        .iter()
        .fold(whole, |left, &part| left.saturating_sub(part));
    let few = usize::try_from(left).unwrap_or(usize::MAX);
    for &(_, place) in remainders.iter().take(few) {
        if let Some(part) = parts.get_mut(place) {
            *part = part.saturating_add(1);
        }
    }
    parts
}

//! A fingerprint of a value's collections, by which a value that serde made is compared with its text.

use crate::rules::Measure;

/// A hash of a collection's length and kind.
///
/// The sum over a text's collections equals the sum over the value's only if serde dropped nothing: a duplicate key, an
/// equal item of a set. The lengths themselves would not do: what one collection lost, another that serde's `default`
/// filled could make up for. An empty collection counts nothing, like an absent one.
#[inline]
pub(crate) const fn fingerprint(length: usize, measure: Measure) -> u64 {
    if length == 0 {
        return 0;
    }
    mix((length as u64) << 1 | matches!(measure, Measure::Entries) as u64)
}

/// The finaliser of `SplitMix64`, which has every bit depend on every other.
#[inline]
pub(super) const fn mix(bits: u64) -> u64 {
    let mut mixed = bits;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

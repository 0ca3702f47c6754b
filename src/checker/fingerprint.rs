//! A fingerprint of a value's collections, by which a value that serde made is compared with its text.

use crate::rules::Counted;

/// What a list or a map of some length weighs. The sum over all of them tells whether a value holds the collections of its
/// text: one that lost an item or an entry weighs less or more, and none that serde's `default` fills besides can make up
/// for it, as it could if the lengths were added. What is empty weighs nothing, like what is absent.
#[inline]
pub(crate) const fn weight(length: usize, counted: Counted) -> u64 {
    if length == 0 {
        return 0;
    }
    // The finaliser of SplitMix64, which has every bit depend on every other.
    let mut mixed = (length as u64) << 1 | matches!(counted, Counted::Entries) as u64;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

//! Where choices come from.

/// Yields a number below the one given. `0` is the simplest choice, everywhere.
pub(super) type Random<'r> = &'r mut dyn FnMut(u64) -> u64;

/// `SplitMix64`, by Sebastiano Vigna: the same numbers for a seed on every machine, in every version of this crate.
/// <https://prng.di.unimi.it/splitmix64.c>
#[derive(Clone, Debug)]
pub(super) struct SplitMix(u64);

impl SplitMix {
    /// The generator of a seed, for one of several purposes.
    pub(super) const fn new(seed: u64, purpose: u64) -> Self {
        let mut this = Self(seed ^ purpose.wrapping_mul(0xD1B5_4A32_D192_ED03));
        // Seeds are small numbers mostly, and the first output of two such is alike in some bits.
        let _ = this.next();
        this
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below another: the upper half of their product, nearly uniform.
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        let product = u128::from(self.next()) * u128::from(bound);
        u64::try_from(product >> 64).unwrap_or_default()
    }
}

/// An index below a count.
pub(super) fn below(random: Random<'_>, count: usize) -> usize {
    if count < 2 { 0 } else { usize::try_from(random(count as u64)).unwrap_or_default().min(count - 1) }
}

/// One of several.
pub(super) fn pick<T: Copy>(random: Random<'_>, from: &[T]) -> Option<T> {
    let index = below(random, from.len());
    from.get(index).copied()
}

#[cfg(test)]
mod tests {
    use super::SplitMix;

    /// The first numbers of the reference's generator with the seed 1234567, after the one that is passed over.
    #[test]
    fn the_numbers_are_those_of_the_reference() {
        let mut random = SplitMix::new(1_234_567, 0);
        assert_eq!([random.next(), random.next()], [3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
        assert!((0..100).all(|_| random.below(3) < 3));
        assert_eq!(random.below(1), 0);
    }
}

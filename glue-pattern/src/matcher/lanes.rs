//! Sixteen bytes side by side.
//!
//! Membership in a range is a distance: the byte minus the range's low end (wrapping), minus the range's width (saturating), is 0 inside.
//! The least distance over several ranges is 0 inside any of them.
//!
//! On x86-64, whose baseline has them, the operations are vector instructions (as the safe functions of `safe_arch`); elsewhere they are
//! loops that compilers turn into such, not always as well.

/// The number of bytes.
pub(crate) const LANES: usize = 16;

/// For each lane the low end of a range, and then the distances to the high ends.
pub(crate) type Range = [u8; 2 * LANES];

#[cfg(any(glue_portable, not(target_arch = "x86_64")))]
pub(super) use portable::Lanes;
#[cfg(all(target_arch = "x86_64", not(glue_portable)))]
pub(super) use x86_64::Lanes;

impl Lanes {
    /// The greatest distance there is.
    #[inline]
    pub(super) fn far() -> Self {
        Self::new(&[u8::MAX; 16])
    }

    /// The sixteen bytes at `at`, if there are that many.
    #[inline]
    pub(super) fn at(bytes: &[u8], at: usize) -> Option<Self> {
        bytes.get(at..).and_then(<[u8]>::first_chunk).map(Self::new)
    }

    /// One to sixteen bytes, some of them more than once. Each byte's successor is in the lane behind it, at least once.
    #[inline]
    pub(super) fn gather(bytes: &[u8]) -> Self {
        if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
            return Self::halves(u64::from_le_bytes(*first), u64::from_le_bytes(*last));
        }
        let word = match (bytes.first_chunk(), bytes.last_chunk(), bytes) {
            (Some(first), Some(last), _) => {
                u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
            }
            (.., &[first, .., last]) => {
                let word = u32::from_le_bytes([first, bytes[bytes.len() / 2], last, last]);
                u64::from(word) | u64::from(word) << 32
            }
            (.., &[only]) => u64::from_le_bytes([only; 8]),
            (.., &[]) => 0,
        };
        Self::halves(word, word)
    }

    /// The distance of each byte to the range.
    #[inline]
    pub(super) fn outside(self, range: &Range) -> Self {
        match range.as_chunks().0 {
            [low, width] => self.above(Self::new(low), Self::new(width)),
            _ => Self::far(),
        }
    }

    /// Whether some lane is 0.
    #[inline]
    pub(super) fn has_zero(self) -> bool {
        self.mask() != 0xFFFF
    }

    /// Whether all lanes are 0.
    #[inline]
    pub(super) fn is_zero(self) -> bool {
        self.mask() == 0
    }
}

#[cfg(all(target_arch = "x86_64", not(glue_portable)))]
mod x86_64 {
    use safe_arch::{
        bitor_m128i, byte_shr_imm_u128_m128i, cmp_eq_mask_i8_m128i, load_unaligned_m128i, m128i, min_u8_m128i,
        move_mask_i8_m128i, set_i64_m128i, sub_i8_m128i, sub_saturating_u8_m128i, zeroed_m128i,
    };

    use super::LANES;

    /// Sixteen bytes.
    #[derive(Clone, Copy)]
    pub(in crate::matcher) struct Lanes(m128i);

    impl Lanes {
        #[inline]
        pub(in crate::matcher) fn new(bytes: &[u8; LANES]) -> Self {
            Self(load_unaligned_m128i(bytes))
        }

        /// The little end first.
        #[inline]
        pub(super) fn halves(low: u64, high: u64) -> Self {
            Self(set_i64_m128i(high.cast_signed(), low.cast_signed()))
        }

        pub(in crate::matcher) fn to_array(self) -> [u8; LANES] {
            self.0.into()
        }

        /// The distance of each byte to the range that begins at `low`.
        #[inline]
        pub(in crate::matcher) fn above(self, low: Self, width: Self) -> Self {
            Self(sub_saturating_u8_m128i(sub_i8_m128i(self.0, low.0), width.0))
        }

        #[inline]
        pub(in crate::matcher) fn min(self, other: Self) -> Self {
            Self(min_u8_m128i(self.0, other.0))
        }

        /// 0 in the lanes in which both are 0.
        #[inline]
        pub(in crate::matcher) fn or(self, other: Self) -> Self {
            Self(bitor_m128i(self.0, other.0))
        }

        /// 0 in the lanes in which these are not 0, and the reverse.
        #[inline]
        pub(in crate::matcher) fn zeros(self) -> Self {
            Self(cmp_eq_mask_i8_m128i(self.0, zeroed_m128i()))
        }

        /// The byte that follows each lane's; 0 after the last.
        #[inline]
        pub(in crate::matcher) fn behind(self) -> Self {
            Self(byte_shr_imm_u128_m128i::<1>(self.0))
        }

        /// Whether all bytes are ASCII.
        #[inline]
        pub(in crate::matcher) fn is_ascii(self) -> bool {
            move_mask_i8_m128i(self.0) == 0
        }

        /// A bit for each lane that is not 0, the first lowest.
        #[inline]
        pub(in crate::matcher) fn mask(self) -> u32 {
            move_mask_i8_m128i(self.zeros().0).cast_unsigned() ^ 0xFFFF
        }
    }
}

#[cfg(any(test, glue_portable, not(target_arch = "x86_64")))]
mod portable {
    use super::LANES;

    /// The same as arrays.
    #[derive(Clone, Copy)]
    pub(in crate::matcher) struct Lanes([u8; LANES]);

    impl Lanes {
        #[inline]
        pub(in crate::matcher) fn new(bytes: &[u8; LANES]) -> Self {
            Self(*bytes)
        }

        #[cfg(any(glue_portable, not(target_arch = "x86_64")))]
        pub(in crate::matcher) fn to_array(self) -> [u8; LANES] {
            self.0
        }

        #[inline]
        pub(super) fn halves(low: u64, high: u64) -> Self {
            Self((u128::from(low) | u128::from(high) << 64).to_le_bytes())
        }

        #[inline]
        pub(in crate::matcher) fn above(self, low: Self, width: Self) -> Self {
            self.lane_by_lane(|lane, byte| byte.wrapping_sub(low.0[lane]).saturating_sub(width.0[lane]))
        }

        #[inline]
        pub(in crate::matcher) fn min(self, other: Self) -> Self {
            self.lane_by_lane(|lane, byte| byte.min(other.0[lane]))
        }

        #[inline]
        pub(in crate::matcher) fn or(self, other: Self) -> Self {
            self.lane_by_lane(|lane, byte| byte | other.0[lane])
        }

        #[inline]
        pub(in crate::matcher) fn zeros(self) -> Self {
            self.lane_by_lane(|_, byte| if byte == 0 { u8::MAX } else { 0 })
        }

        #[inline]
        pub(in crate::matcher) fn behind(self) -> Self {
            Self((u128::from_le_bytes(self.0) >> 8).to_le_bytes())
        }

        #[inline]
        pub(in crate::matcher) fn is_ascii(self) -> bool {
            self.0.is_ascii()
        }

        #[inline]
        pub(in crate::matcher) fn mask(self) -> u32 {
            (0..16).fold(0, |mask, lane| mask | u32::from(self.0[lane] != 0) << lane)
        }

        #[inline]
        fn lane_by_lane(mut self, change: impl Fn(usize, u8) -> u8) -> Self {
            for (lane, byte) in self.0.iter_mut().enumerate() {
                *byte = change(lane, *byte);
            }
            self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LANES, Lanes, portable};

    /// Both implementations agree; the other tests exercise only the one for the machine they run on.
    #[test]
    fn portable_is_the_same() {
        let mut state = 1u64;
        let mut random = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            // Few different bytes, so that the ends of ranges occur often.
            (state >> 33).to_le_bytes()[0] & 0x93
        };
        let mut lanes = || core::array::from_fn::<u8, LANES, _>(|_| random());
        for _ in 0..10_000 {
            let (bytes, low, width, other) = (lanes(), lanes(), lanes(), lanes());
            let ascii = bytes.map(|byte| if byte == 0x93 { byte } else { byte & 0x7F });
            assert_eq!(Lanes::new(&ascii).is_ascii(), portable::Lanes::new(&ascii).is_ascii());
            let a = Lanes::new(&bytes).above(Lanes::new(&low), Lanes::new(&width));
            let b = portable::Lanes::new(&bytes).above(portable::Lanes::new(&low), portable::Lanes::new(&width));
            assert_eq!(a.is_ascii(), b.is_ascii());
            let (a, b) = (a.min(Lanes::new(&other)), b.min(portable::Lanes::new(&other)));
            assert_eq!(a.mask(), b.mask());
            let (a, b) =
                (a.zeros().behind().or(Lanes::new(&other)), b.zeros().behind().or(portable::Lanes::new(&other)));
            assert_eq!(a.mask(), b.mask());
            assert_eq!(a.zeros().mask(), b.zeros().mask());
        }
        let halves = (0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908);
        assert_eq!(Lanes::halves(halves.0, halves.1).mask(), portable::Lanes::halves(halves.0, halves.1).mask());
    }
}

//! Times measured in turns, so that a slow moment of the machine is everybody's: only their ratio means anything.

use std::hint::black_box;
use std::time::Instant;

/// Nanoseconds a call of each, the least of many short rounds in which they take turns. `bytes` is how much one call reads.
#[must_use]
pub fn least<const N: usize>(bytes: usize, calls: [&dyn Fn() -> bool; N]) -> [f64; N] {
    const ROUNDS: usize = 30;
    let repeats = (2_000_000 / (bytes + 20)).clamp(10, 20_000);
    let mut least = [f64::MAX; N];
    for _ in 0..ROUNDS {
        for (least, call) in least.iter_mut().zip(calls) {
            let start = Instant::now();
            for _ in 0..repeats {
                black_box(call());
            }
            let each = start.elapsed().as_secs_f64() * 1e9 / f64::from(u32::try_from(repeats).unwrap_or(u32::MAX));
            *least = least.min(each);
        }
    }
    least
}

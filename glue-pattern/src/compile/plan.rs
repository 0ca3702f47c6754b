//! Which of the fast plans a row of pieces is matched by.

use crate::compile::encode::class::class;
use crate::compile::encode::plan::OwnedPlan;
use crate::compile::encode::row;
use crate::compile::pieces::Piece;
use crate::matcher::Fixed;
use crate::pattern::UNBOUNDED;

/// The fast plan of a row.
pub(crate) fn fast(pieces: &[Piece]) -> Option<OwnedPlan> {
    if pieces.iter().any(|piece| piece.set.is_empty()) {
        return None;
    }
    if let [piece] = pieces
        && !(piece.is_fixed() && piece.min == 1)
    {
        return Some(OwnedPlan::Scan(class(&piece.set), piece.min, piece.max.unwrap_or(UNBOUNDED)));
    }
    if let Some(fixed) = fixed(pieces) {
        return Some(fixed);
    }
    Some(row::fields(pieces).map_or_else(|| OwnedPlan::Segments(row::row(pieces)), OwnedPlan::Fields))
}

/// All positions fixed and ASCII.
fn fixed(pieces: &[Piece]) -> Option<OwnedPlan> {
    let mut positions: Vec<&[(u32, u32)]> = Vec::new();
    for piece in pieces {
        let ranges = piece.set.ranges();
        let small = ranges.len() <= 4 && ranges.last()?.1 < 0x80;
        if !piece.is_fixed() || !small || positions.len() + piece.min as usize > Fixed::MAX_LENGTH {
            return None;
        }
        positions.extend(std::iter::repeat_n(ranges, piece.min as usize));
    }
    let layers = positions.iter().map(|ranges| ranges.len()).max()?;
    let byte = |number: u32| u8::try_from(number).unwrap_or(0);
    let mut blocks: Vec<u8> = Vec::new();
    for block in Fixed::positions(u8::try_from(positions.len()).ok()?) {
        for layer in 0..layers {
            // A position with fewer ranges repeats one.
            let range = |ranges: &[(u32, u32)]| ranges[layer.min(ranges.len() - 1)];
            let each = block.map(|position| range(positions[usize::from(position)]));
            blocks.extend(each.map(|(low, _)| byte(low)));
            blocks.extend(each.map(|(low, high)| byte(high - low)));
        }
    }
    Some(OwnedPlan::Fixed(u16::try_from(positions.len()).ok()?, u8::try_from(layers).ok()?, blocks))
}

//! Whether serde may need far longer for a text than its length suggests.

use crate::shape::Shape;

/// Whether serde may need far longer for a text than its length tells: the shape is one for which the time doubles with each level.
pub(super) fn may_take_long(json: &str, shape: &'static Shape) -> bool {
    is_long_or_deep(json) && shape.doubles()
}

/// Whether a text is nested more than a few levels, or so long that to ask more about its shape costs nothing beside reading it.
fn is_long_or_deep(json: &str) -> bool {
    const LONG: usize = 4096;
    const FEW: usize = 8;
    // `[` and `{` differ in one bit. So few bytes at a time that their number is a byte: the compiler adds those side by side.
    let opens = |byte: &u8| u8::from(byte | 0x20 == b'{');
    let count = || json.as_bytes().chunks(128).map(|few| usize::from(few.iter().map(opens).sum::<u8>())).sum::<usize>();
    json.len() > LONG || count() > FEW
}

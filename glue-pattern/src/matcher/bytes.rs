//! The characters that begin with a given byte.

/// The first and last character that begin with the byte `first` in UTF-8.
pub(crate) fn characters_with(first: u8) -> (u32, u32) {
    let byte = u32::from(first);
    match first {
        0..0x80 => (byte, byte),
        0x80..0xE0 => ((byte & 0x1F) << 6, (byte & 0x1F) << 6 | 0x3F),
        0xE0 => (0x800, 0xFFF),
        0xE1..0xF0 => ((byte & 0x0F) << 12, (byte & 0x0F) << 12 | 0xFFF),
        0xF0 => (0x1_0000, 0x3_FFFF),
        0xF4.. => (0x10_0000, 0x10_FFFF),
        _ => ((byte & 0x07) << 18, (byte & 0x07) << 18 | 0x3_FFFF),
    }
}

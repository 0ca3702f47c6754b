//! Text put together at compile time, for messages that name numbers.

/// A message put together at compile time.
pub(super) struct Text {
    bytes: [u8; 256],
    len: usize,
}

impl Text {
    pub(super) const fn new() -> Self {
        Self { bytes: [0; 256], len: 0 }
    }

    /// Adds a text; what finds no room is cut off between two characters.
    pub(super) const fn with(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut end = if text.len() < self.bytes.len() - self.len { text.len() } else { self.bytes.len() - self.len };
        while end > 0 && end < text.len() && text[end] & 0xc0 == 0x80 {
            end -= 1;
        }
        let mut at = 0;
        while at < end {
            self.bytes[self.len] = text[at];
            self.len += 1;
            at += 1;
        }
        self
    }

    pub(super) const fn with_number(mut self, negative: bool, value: u128) -> Self {
        if negative {
            self = self.with("-");
        }
        if value > 9 {
            self = self.with_number(false, value / 10);
        }
        let digit = [b'0' + (value % 10) as u8];
        match core::str::from_utf8(&digit) {
            Ok(digit) => self.with(digit),
            Err(_) => self,
        }
    }

    pub(super) const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => "this bound does not fit",
        }
    }
}

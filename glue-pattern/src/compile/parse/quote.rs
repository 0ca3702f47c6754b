//! `\Q…\E`: taken out before anything else is read, as Java does it.

/// The pattern's code points with every quotation replaced by escaped characters, and where each begins (the last entry is the end).
pub(super) fn unquote(source: &str) -> (Vec<u32>, Vec<usize>) {
    let mut out = Out::default();
    let mut chars = source.char_indices().peekable();
    let mut quoted = false;
    let mut first = false;
    while let Some((at, c)) = chars.next() {
        if c == '\\' {
            match chars.peek() {
                Some((_, 'Q')) if !quoted => {
                    chars.next();
                    (quoted, first) = (true, true);
                    continue;
                }
                Some((_, 'E')) if quoted => {
                    chars.next();
                    quoted = false;
                    continue;
                }
                Some(&(next_at, next)) if !quoted => {
                    chars.next();
                    out.push('\\', at);
                    out.push(next, next_at);
                    continue;
                }
                _ => {}
            }
        }
        match c {
            // A digit must not lengthen an escape before the quotation.
            '0'..='9' if quoted && first => "\\x3".chars().for_each(|prefix| out.push(prefix, at)),
            'a'..='z' | 'A'..='Z' | '0'..='9' => {}
            _ if quoted && c.is_ascii() => out.push('\\', at),
            _ => {}
        }
        out.push(c, at);
        first = false;
    }
    out.offsets.push(source.len());
    (out.chars, out.offsets)
}

#[derive(Default)]
struct Out {
    chars: Vec<u32>,
    offsets: Vec<usize>,
}

impl Out {
    fn push(&mut self, c: char, at: usize) {
        self.chars.push(u32::from(c));
        self.offsets.push(at);
    }
}

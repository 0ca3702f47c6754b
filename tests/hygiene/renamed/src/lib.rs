//! The crate under another name, found without a hint; and with one.

static NAME: g::Pattern = g::pattern!("[a-z]+");

/// A request.
#[derive(Debug, g::GlueValidate)]
#[check(Self::whole)]
pub struct Request {
    /// Its name.
    #[len(1, 255)]
    #[pattern(NAME)]
    #[check(lower)]
    pub name: String,
    /// Numbers.
    #[list(unique, item(range(min = 1)))]
    pub numbers: Vec<u8>,
    /// Its status.
    pub status: Status,
}

/// A status.
#[derive(Clone, Copy, Debug, g::GlueValidate)]
#[glue(crate = g)]
pub enum Status {
    /// On.
    On,
    /// Off.
    Off,
}

/// An identifier.
#[derive(Debug, g::GlueValidate)]
#[glue(crate = "::g")]
pub struct Id(#[len(max = 5)] pub String);

impl Request {
    fn whole(&self) -> Result<(), &'static str> {
        if self.numbers.len() > self.name.len() { Err("too many") } else { Ok(()) }
    }
}

fn lower(text: &str) -> Result<(), &'static str> {
    if text == "UPPER" { Err("upper") } else { Ok(()) }
}

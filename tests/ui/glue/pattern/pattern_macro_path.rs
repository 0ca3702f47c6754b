const TEXT: &str = "a";
static P: glue_validate::Pattern = glue_validate::pattern!(TEXT);

fn main() {}

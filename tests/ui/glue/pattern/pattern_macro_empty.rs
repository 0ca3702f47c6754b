static P: glue_validate::Pattern = glue_validate::pattern!();

fn main() {}

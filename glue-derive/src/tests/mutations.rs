//! Mutated input: every structure and every `pattern!` of the repository's tests, token by token, through the macros.
//! Whatever the tokens, the answer is Rust, and nothing panics.
//!
//! The mutations are the same in every run. `GLUE_MUTATIONS=1000000 cargo test --release -p glue-derive --lib mutations --
//! --nocapture` makes as many as it says, and prints the slowest.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::visit::Visit;

use crate::{expand_derive, expand_pattern};

/// What a mutation may put in.
const POOL: &str = r##"
    as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub
    ref return self Self static struct super trait true type union unsafe use where while yield r#type
    len pattern range map list one_of required sensitive check glue min max equal unit key value item unique partial
    internal rename rename_all alias default flatten tag content untagged other skip bound chars bytes utf16 serde a T u8
    above below multiple_of with
    0 1 255 256 -1 0xff 1u8 340282366920938463463374607431768211455 340282366920938463463374607431768211456
    0.5 1e400 -1e400 1f32 1e-400 9223372036854775808 18446744073709551616
    "" "a" "[a-z]+" "(" "PascalCase" r#"a"b"# b"a" b'a' c"a" 'a' 'static "T: Clone"
    , ; : :: . .. ..= = == => -> + - * / % & && | || ! != < > <= ? @ # $ ~ ^
    () [] {} (1) (min = 1) (a, b) [1] {1} (,) (((1)))
"##;

#[derive(Default)]
struct Found {
    derives: Vec<TokenStream>,
    patterns: Vec<TokenStream>,
}

impl<'ast> Visit<'ast> for Found {
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.derive(&item.attrs, item);
        syn::visit::visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.derive(&item.attrs, item);
        syn::visit::visit_item_enum(self, item);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        if mac.path.segments.last().is_some_and(|last| last.ident == "pattern") {
            self.patterns.push(mac.tokens.clone());
        }
    }
}

impl Found {
    fn derive(&mut self, attrs: &[syn::Attribute], item: &impl ToTokens) {
        let derives = attrs.iter().filter(|attr| attr.path().is_ident("derive"));
        if derives.into_iter().any(|attr| attr.to_token_stream().to_string().contains("GlueValidate")) {
            self.derives.push(item.to_token_stream());
        }
    }
}

/// The structures of all tests.
fn corpus() -> Found {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Found::default();
    for file in ["tests", "examples", "glue-model/src"].iter().flat_map(|folder| files(&root.join(folder))) {
        let text = fs::read_to_string(&file).unwrap_or_default();
        let programs: Vec<String> = match file.extension().and_then(|extension| extension.to_str()) {
            Some("rs") => vec![text],
            Some("txt") => text.split("//# ").skip(1).map(program).collect(),
            _ => continue,
        };
        for program in programs {
            if let Ok(file) = syn::parse_file(&program) {
                found.visit_file(&file);
            }
        }
    }
    found
}

/// A case of `tests/attributes/cases`, without its name and its marks.
fn program(case: &str) -> String {
    let (_, program) = case.split_once('\n').unwrap_or_default();
    program.replace(['«', '»'], "")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<_> = entries.collect();
    // The same order on every machine.
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// xorshift64*.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(number).unwrap_or(0) % limit.max(1)
    }
}

/// How many tokens there are, groups counted as one more.
fn count(tokens: &TokenStream) -> usize {
    let inside = |token| match token {
        TokenTree::Group(group) => 1 + count(&group.stream()),
        _ => 1,
    };
    tokens.clone().into_iter().map(inside).sum()
}

/// Changes the token of this number; `at` counts down to it.
fn mutate(tokens: TokenStream, at: &mut usize, pool: &[TokenTree], random: &mut Random) -> TokenStream {
    let mut out: Vec<TokenTree> = Vec::new();
    for token in tokens {
        let is_here = *at == 0;
        *at = at.wrapping_sub(1);
        match token {
            token if is_here => change(token, &mut out, pool, random),
            TokenTree::Group(group) => {
                let mut changed = Group::new(group.delimiter(), mutate(group.stream(), at, pool, random));
                changed.set_span(group.span());
                out.push(changed.into());
            }
            other => out.push(other),
        }
    }
    out.into_iter().collect()
}

fn change(token: TokenTree, out: &mut Vec<TokenTree>, pool: &[TokenTree], random: &mut Random) {
    let any = |random: &mut Random| pool[random.below(pool.len())].clone();
    match random.below(8) {
        0 => {}
        1 => out.extend([token.clone(), token]),
        2 => out.extend([any(random), token]),
        3 => out.extend([token, any(random)]),
        4 => {
            let kinds = [Delimiter::Parenthesis, Delimiter::Brace, Delimiter::Bracket, Delimiter::None];
            out.push(Group::new(kinds[random.below(4)], token.into()).into());
        }
        5 if matches!(token, TokenTree::Group(_)) => {
            let TokenTree::Group(group) = token else { return };
            out.extend(group.stream());
        }
        6 => {
            out.push(token);
            let last = out.len() - 1;
            out.swap(last.saturating_sub(1), last);
        }
        _ => out.push(any(random)),
    }
}

/// Whether the answer is Rust; what is wrong with it otherwise.
fn answer(input: &TokenStream, is_pattern: bool) -> Result<usize, String> {
    let answer = catch_unwind(AssertUnwindSafe(|| {
        if is_pattern {
            let value = expand_pattern(input.clone());
            quote!(const _: () = #value;)
        } else {
            expand_derive(input.clone(), || Some(quote!(::glue_validate)))
        }
    }));
    let output = answer.map_err(|_| "a panic".to_owned())?;
    let size = count(&output);
    match syn::parse2::<syn::File>(output.clone()) {
        Ok(_) => Ok(size),
        Err(error) => Err(format!("no Rust: {error}\n{output}")),
    }
}

#[test]
fn no_mutation_panics_or_answers_what_is_no_rust() {
    let found = corpus();
    assert!(found.derives.len() > 500 && !found.patterns.is_empty(), "the tests' structures are found");
    let all = found.derives.iter().map(|derive| (derive, false));
    let all: Vec<_> = all.chain(found.patterns.iter().map(|pattern| (pattern, true))).collect();
    let pool: Vec<TokenTree> = POOL.parse::<TokenStream>().expect("tokens").into_iter().collect();
    let wanted = std::env::var("GLUE_MUTATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(4_000);
    let mut failures = Vec::new();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let (mut slowest, mut largest) = (Vec::<(Duration, String)>::new(), 0);
    for number in 0..wanted {
        let (tokens, is_pattern) = all[if number < all.len() { number } else { random.below(all.len()) }];
        let mut input = tokens.clone();
        for _ in 0..=random.below(3) {
            let mut at = random.below(count(&input));
            input = mutate(input, &mut at, &pool, &mut random);
        }
        let start = Instant::now();
        let size = match answer(&input, is_pattern) {
            Ok(size) => size,
            Err(wrong) => {
                failures.push(format!("{wrong}\nof {input}"));
                continue;
            }
        };
        let mut taken = start.elapsed();
        if taken > Duration::from_millis(20) {
            // Busy machines make anything slow once.
            let again = (0..3).map(|_| {
                let start = Instant::now();
                let _same = answer(&input, is_pattern);
                start.elapsed()
            });
            taken = again.min().unwrap_or(taken);
        }
        // What is written grows with what is read: each token of a rule is a handful of tokens in the tables.
        let limit = 60 * count(&input) + 40_000;
        assert!(size <= limit, "{size} tokens for {} of {input}", count(&input));
        largest = largest.max(size);
        slowest.push((taken, input.to_string()));
        slowest.sort_by_key(|(taken, _)| std::cmp::Reverse(*taken));
        slowest.truncate(5);
    }
    let some: Vec<_> = failures.iter().take(10).cloned().collect();
    assert!(failures.is_empty(), "{} failures, among them:\n{}", failures.len(), some.join("\n\n"));
    println!("{wanted} inputs from {} structures; the largest answer has {largest} tokens; the slowest:", all.len());
    for (taken, input) in slowest {
        println!("{taken:?} {}", input.chars().take(300).collect::<String>());
    }
}

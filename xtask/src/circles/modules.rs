//! The modules of a crate: which file each is in, what it defines and what it imports.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::{Attribute, Expr, ExprLit, Item, ItemMod, Lit, Meta, MetaNameValue, UseTree};

/// The path of a module from the crate's root: nothing for the root itself.
pub(crate) type ModulePath = Vec<String>;

/// All modules of a crate.
pub(crate) struct Modules(BTreeMap<ModulePath, Module>);

/// A module.
#[derive(Default)]
pub(crate) struct Module {
    pub(crate) file: PathBuf,
    pub(crate) items: Vec<Item>,
    /// The names it defines, besides modules.
    pub(crate) defined: BTreeSet<String>,
    /// What each imported name stands for, as it was written.
    pub(crate) imported: BTreeMap<String, Vec<String>>,
    /// The modules all of whose names it imports.
    pub(crate) globs: Vec<Vec<String>>,
}

impl Modules {
    pub(crate) fn get(&self, path: &[String]) -> Option<&Module> {
        self.0.get(path)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&ModulePath, &Module)> {
        self.0.iter()
    }

    pub(crate) fn files(&self) -> impl Iterator<Item = &Path> {
        self.0.values().map(|module| module.file.as_path())
    }
}

/// Reads a crate from the file of its root module.
pub(crate) fn read(root: &Path) -> Result<Modules, String> {
    let mut modules = BTreeMap::new();
    let folder = root.parent().unwrap_or(Path::new(""));
    read_file(root, folder, Vec::new(), &mut modules)?;
    Ok(Modules(modules))
}

/// `folder` is where the module's own children are.
fn read_file(
    file: &Path,
    folder: &Path,
    path: ModulePath,
    all: &mut BTreeMap<ModulePath, Module>,
) -> Result<(), String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let parsed = syn::parse_file(&text).map_err(|error| format!("{}: {error}", file.display()))?;
    add(file, folder, path, parsed.items, all)
}

fn add(
    file: &Path,
    folder: &Path,
    path: ModulePath,
    items: Vec<Item>,
    all: &mut BTreeMap<ModulePath, Module>,
) -> Result<(), String> {
    let mut module = Module { file: file.to_owned(), ..Module::default() };
    for item in items {
        if is_test(attributes(&item)) {
            continue;
        }
        match item {
            Item::Mod(child) => {
                let name = child.ident.to_string();
                let path: ModulePath = path.iter().cloned().chain([name.clone()]).collect();
                if let Some((_, items)) = child.content {
                    add(file, &folder.join(&name), path, items, all)?;
                } else {
                    let (file, own_folder) = location(file, folder, &child);
                    read_file(&file, &own_folder, path, all)?;
                }
            }
            item => {
                if let Item::Use(item) = &item {
                    import(&item.tree, &mut Vec::new(), &mut module);
                } else {
                    module.defined.extend(name(&item));
                }
                module.items.push(item);
            }
        }
    }
    all.insert(path, module);
    Ok(())
}

/// The file of a module, and where its own children are. `parent` is the file that declares it.
fn location(parent: &Path, folder: &Path, module: &ItemMod) -> (PathBuf, PathBuf) {
    let path = module.attrs.iter().find(|attribute| attribute.path().is_ident("path"));
    if let Some(Meta::NameValue(MetaNameValue { value: Expr::Lit(ExprLit { lit: Lit::Str(path), .. }), .. })) =
        path.map(|attribute| &attribute.meta)
    {
        let file = parent.with_file_name(path.value());
        let folder = file.parent().unwrap_or(folder).to_owned();
        return (file, folder);
    }
    let (name, children) = (module.ident.to_string(), folder.join(module.ident.to_string()));
    let flat = folder.join(format!("{name}.rs"));
    if flat.exists() { (flat, children) } else { (children.join("mod.rs"), children) }
}

/// The names that a `use` brings.
pub(crate) fn import(tree: &UseTree, prefix: &mut Vec<String>, module: &mut Module) {
    match tree {
        UseTree::Path(path) => {
            prefix.push(path.ident.to_string());
            import(&path.tree, prefix, module);
            prefix.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| import(tree, prefix, module)),
        UseTree::Glob(_) => module.globs.push(prefix.clone()),
        UseTree::Name(name) if name.ident == "self" => {
            module.imported.insert(prefix.last().cloned().unwrap_or_default(), prefix.clone());
        }
        UseTree::Name(name) => {
            let name = name.ident.to_string();
            module.imported.insert(name.clone(), prefix.iter().cloned().chain([name]).collect());
        }
        UseTree::Rename(rename) => {
            let target = prefix.iter().cloned().chain([rename.ident.to_string()]).filter(|it| it != "self").collect();
            module.imported.insert(rename.rename.to_string(), target);
        }
    }
}

fn name(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        _ => return None,
    };
    Some(ident.to_string())
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// Whether an item is there for tests alone.
fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|condition| condition.is_ident("test"))
    })
}

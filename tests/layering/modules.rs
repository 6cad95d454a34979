//! The program's modules: which file each is, what it defines, what it imports, and which file a path leads to.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::code;

/// One file of the program.
#[derive(Default)]
pub(crate) struct Module {
    /// Below `src`.
    pub(crate) file: PathBuf,
    parent: usize,
    children: BTreeMap<String, usize>,
    items: BTreeSet<String>,
    pub(crate) imports: Vec<Import>,
    /// Paths of two or more names in its code, outside `use`.
    pub(crate) paths: Vec<Vec<String>>,
    /// Every name in its code, outside `use`.
    pub(crate) names: BTreeSet<String>,
}

/// One name of a `use` declaration.
pub(crate) struct Import {
    /// What it is called here; `*` for all names of a module.
    pub(crate) name: String,
    pub(crate) path: Vec<String>,
    pub(crate) is_public: bool,
}

/// All files of the library; the first is `lib.rs`.
pub(crate) struct Modules(pub(crate) Vec<Module>);

/// What a path leads to: Rust allows a module and an item of the same name.
#[derive(Default, Clone, Copy)]
pub(crate) struct Target {
    /// The module that the path names.
    pub(crate) module: Option<usize>,
    /// The module that defines the item that the path names.
    pub(crate) item: Option<usize>,
}

impl Module {
    /// The paths of its imports and those in its code.
    pub(crate) fn all_paths(&self) -> impl Iterator<Item = &Vec<String>> {
        let imports = self.imports.iter().map(|import| &import.path);
        imports.chain(&self.paths).filter(|path| path.len() > 1)
    }
}

impl Modules {
    /// Whether a name is a module of the program itself where a module uses it.
    pub(crate) fn is_module(&self, module: usize, name: &str) -> bool {
        self.name(module, name, false).module.is_some()
    }

    /// Reads `lib.rs` and every file that it and its modules declare.
    pub(crate) fn read(root: &Path) -> Self {
        let mut modules = Self(Vec::new());
        modules.add(root, Path::new("lib.rs"), 0);
        modules
    }

    fn add(&mut self, root: &Path, file: &Path, parent: usize) -> usize {
        let code = code::read(&root.join(file));
        let number = self.0.len();
        let mut module = Module { file: file.to_owned(), parent, ..Module::default() };
        let declared = Reader::new(&code).read(&mut module);
        self.0.push(module);
        for (name, path) in declared {
            let file = path.unwrap_or_else(|| default_file(root, file, &name));
            let child = self.add(root, &file, number);
            self.0[number].children.insert(name, child);
        }
        number
    }

    /// What a path in a module leads to; nothing for paths of other crates.
    pub(crate) fn resolve(&self, from: usize, path: &[String]) -> Target {
        let mut target = self.start(from, &path[0]);
        for name in &path[1..] {
            let Some(module) = target.module else { break };
            target = match name.as_str() {
                "super" => self.module(self.0[module].parent),
                _ => self.name(module, name, true),
            };
        }
        target
    }

    fn start(&self, from: usize, first: &str) -> Target {
        match first {
            "crate" => self.module(0),
            "self" => self.module(from),
            "super" => self.module(self.0[from].parent),
            // A single name that the module does not know comes from the prelude or another crate.
            name => self.name(from, name, false),
        }
    }

    fn module(&self, module: usize) -> Target {
        Target { module: Some(module), item: None }
    }

    /// What a name means in a module. `must_exist`: the path has led into the program already.
    fn name(&self, module: usize, name: &str, must_exist: bool) -> Target {
        let own = &self.0[module];
        let mut target = Target { module: own.children.get(name).copied(), item: None };
        if own.items.contains(name) {
            target.item = Some(module);
            return target;
        }
        for import in own.imports.iter().filter(|import| import.name == name) {
            // `use csv::Reader` in a module that is called `csv` itself means the other crate.
            if import.path[0] != name {
                let found = self.resolve(module, &import.path);
                target.module = target.module.or(found.module);
                target.item = target.item.or(found.item);
            }
        }
        if target.module.is_none() && target.item.is_none() && must_exist {
            target = self.target_of_globs(module, name);
        }
        target
    }

    fn target_of_globs(&self, module: usize, name: &str) -> Target {
        let globs = self.0[module].imports.iter().filter(|import| import.name == "*");
        let sources = globs.filter_map(|glob| self.resolve(module, &glob.path).module);
        let mut found = sources.map(|source| self.name(source, name, false));
        found.find(|target| target.module.is_some() || target.item.is_some()).unwrap_or_default()
    }
}

/// Where Rust looks for a module that a file declares.
fn default_file(root: &Path, parent: &Path, name: &str) -> PathBuf {
    let folder = parent.parent().expect("a file");
    let stem = parent.file_stem().expect("a file").to_string_lossy();
    let folder = if ["lib", "mod"].contains(&&*stem) { folder.to_owned() } else { folder.join(&*stem) };
    let flat = folder.join(format!("{name}.rs"));
    if root.join(&flat).is_file() { flat } else { folder.join(name).join("mod.rs") }
}

/// Reads the declarations of one file.
struct Reader<'a> {
    tokens: Vec<&'a str>,
    at: usize,
    /// Whether the token is in a `mod name { ... }`, which counts as an item of the file.
    is_inline: bool,
    /// Whether the token is in a `macro_rules!` or a macro that declares an enum, whose items are items of the file.
    is_macro: bool,
}

/// A child module and its file, where `#[path]` names it.
type Declared = Vec<(String, Option<PathBuf>)>;

impl<'a> Reader<'a> {
    fn new(code: &'a str) -> Self {
        Self { tokens: code::tokens(code), at: 0, is_inline: false, is_macro: false }
    }

    fn token(&self, at: usize) -> &'a str {
        self.tokens.get(at).copied().unwrap_or_default()
    }

    fn read(mut self, module: &mut Module) -> Declared {
        let mut declared = Declared::new();
        let mut depth = 0_usize;
        let mut file = None;
        while self.at < self.tokens.len() {
            let token = self.token(self.at);
            match token {
                "{" => depth += 1,
                "}" => {
                    depth = depth.saturating_sub(1);
                    self.is_inline &= depth > 0;
                    self.is_macro &= depth > 0;
                }
                // `impl Trait + use<'a>` imports nothing.
                "use" if self.token(self.at + 1) != "<" => {
                    self.read_use(module);
                    continue;
                }
                "path" if self.token(self.at + 1) == "=" => {
                    let name = self.token(self.at + 3);
                    file = Some(module.file.with_file_name(format!("{name}.rs")));
                }
                "mod" if depth == 0 && self.token(self.at + 2) == ";" => {
                    declared.push((self.token(self.at + 1).to_owned(), file.take()));
                }
                "mod" if depth == 0 && self.token(self.at + 2) == "{" => {
                    module.items.insert(self.token(self.at + 1).to_owned());
                    self.is_inline = true;
                }
                "macro_rules" => {
                    module.items.insert(self.token(self.at + 2).to_owned());
                    self.is_macro = true;
                }
                // The macros of the program that declare an enum.
                "choices" | "named" if self.token(self.at + 1) == "!" => self.is_macro = true,
                _ if (depth == 0 || self.is_macro) && is_kind_of_item(token) => {
                    module.items.insert(self.token(self.at + 1).to_owned());
                }
                _ => {}
            }
            self.read_path(module);
        }
        declared
    }

    /// Goes over one token, or over a whole path such as `super::cells::Cell`.
    fn read_path(&mut self, module: &mut Module) {
        let first = self.token(self.at);
        let is_start = first.starts_with(code::is_word) && !["::", "."].contains(&self.before());
        self.at += 1;
        if !is_start {
            return;
        }
        module.names.insert(first.to_owned());
        let mut path = vec![self.in_file(first)];
        while self.token(self.at) == "::" && self.token(self.at + 1).starts_with(code::is_word) {
            path.push(self.token(self.at + 1).to_owned());
            self.at += 2;
        }
        if path.len() > 1 {
            module.paths.push(path);
        }
    }

    /// The first name of a path as it reads outside inline modules: their `super` is the file.
    fn in_file(&self, name: &str) -> String {
        if self.is_inline && name == "super" { "self".to_owned() } else { name.to_owned() }
    }

    fn before(&self) -> &'a str {
        if self.at == 0 { "" } else { self.token(self.at - 1) }
    }

    fn read_use(&mut self, module: &mut Module) {
        let is_public = ["pub", ")"].contains(&self.before());
        self.at += 1;
        self.read_tree(&[], is_public, module);
    }

    /// One branch of `a::{b, c::d as e}`.
    fn read_tree(&mut self, prefix: &[String], is_public: bool, module: &mut Module) {
        let mut path = prefix.to_vec();
        loop {
            match self.token(self.at) {
                "::" => self.at += 1,
                "{" => {
                    self.read_branches(&path, is_public, module);
                    return;
                }
                "*" => {
                    self.at += 1;
                    module.imports.push(Import { name: "*".to_owned(), path, is_public });
                    return;
                }
                "," | "}" | ";" | "as" => break,
                name => {
                    assert!(name.starts_with(code::is_word), "{}: a `use` of {name:?}", module.file.display());
                    path.push(if path.is_empty() { self.in_file(name) } else { name.to_owned() });
                    self.at += 1;
                }
            }
        }
        // `a::{self}` is `a`.
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let mut name = path.last().expect("a name").clone();
        if self.token(self.at) == "as" {
            name = self.token(self.at + 1).to_owned();
            self.at += 2;
        }
        // `use super::Name` in an inline module names what the file has already.
        let is_own = self.is_inline && path.len() == 2 && path[0] == "self";
        if !is_own {
            module.imports.push(Import { name, path, is_public });
        }
    }

    fn read_branches(&mut self, prefix: &[String], is_public: bool, module: &mut Module) {
        self.at += 1;
        while self.token(self.at) != "}" {
            if self.token(self.at) == "," {
                self.at += 1;
            } else {
                self.read_tree(prefix, is_public, module);
            }
        }
        self.at += 1;
    }
}

fn is_kind_of_item(token: &str) -> bool {
    ["fn", "struct", "enum", "union", "trait", "type", "const", "static"].contains(&token)
}

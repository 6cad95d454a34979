//! Finds generated files: lock files, generated code and vendored code.

use super::attributes::Attributes;
use super::globs::Globs;
use super::problem::InvalidRules;

/// The default attributes: those rules of github-linguist by which a name is almost certainly generated, and more lock
/// files. Attributes of the repository and the configuration override them.
const DEFAULTS: &str = "\
Cargo.lock linguist-generated
Gemfile.lock linguist-generated
Gopkg.lock linguist-generated
MODULE.bazel.lock linguist-generated
Package.resolved linguist-generated
Pipfile.lock linguist-generated
Podfile.lock linguist-generated
bun.lock linguist-generated
composer.lock linguist-generated
deno.lock linguist-generated
flake.lock linguist-generated
glide.lock linguist-generated
go.sum linguist-generated
gradle.lockfile linguist-generated
mix.lock linguist-generated
npm-shrinkwrap.json linguist-generated
package-lock.json linguist-generated
packages.lock.json linguist-generated
pdm.lock linguist-generated
pixi.lock linguist-generated
pnpm-lock.yaml linguist-generated
poetry.lock linguist-generated
pubspec.lock linguist-generated
uv.lock linguist-generated
yarn.lock linguist-generated
.terraform.lock.hcl linguist-generated
*.min.css linguist-generated
*.min.js linguist-generated
*.css.map linguist-generated
*.js.map linguist-generated
*.pb.cc linguist-generated
*.pb.go linguist-generated
*.pb.h linguist-generated
*_pb2.py linguist-generated
*_pb2_grpc.py linguist-generated
**/__generated__/** linguist-generated
**/bower_components/** linguist-vendored
**/node_modules/** linguist-vendored
**/third_party/** linguist-vendored
**/vendor/** linguist-vendored
";

/// Finds generated files. The configuration comes first, then the attributes of the revision, then a list of names.
#[derive(Debug, Clone, Default)]
pub struct Generated {
    paths: Globs,
    not: Globs,
}

impl Generated {
    /// Uses globs of the configuration: `paths` are generated, unless they match `not`.
    ///
    /// # Errors
    /// A glob is malformed, or there are too many.
    pub fn new(paths: &[String], not: &[String]) -> Result<Self, InvalidRules> {
        Ok(Self { paths: Globs::parse("paths", paths)?, not: Globs::parse("not", not)? })
    }

    /// Returns for each path whether it is generated, and the globs of the configuration that match no path.
    pub fn classify<'p>(
        &self,
        paths: impl Iterator<Item = &'p [u8]>,
        attributes: &Attributes,
    ) -> (Vec<bool>, Vec<String>) {
        let defaults = Attributes::new(&[(Vec::new(), DEFAULTS.as_bytes().to_vec())]);
        let mut not = self.not.search();
        let mut own = self.paths.search();
        let is_generated = |path: &'p [u8]| match (not.has(path), own.has(path)) {
            (true, _) => false,
            (false, true) => true,
            (false, false) => {
                let [generated, vendored] = attributes.of(path);
                let [generated_by_default, vendored_by_default] = defaults.of(path);
                generated.or(generated_by_default) == Some(true) || vendored.or(vendored_by_default) == Some(true)
            }
        };
        let found = paths.map(is_generated).collect();
        (found, [own.unused(), not.unused()].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classify(rules: &Generated, attributes: &str, paths: &[&str]) -> Vec<bool> {
        let attributes = Attributes::new(&[(Vec::new(), attributes.into())]);
        rules.classify(paths.iter().map(|path| path.as_bytes()), &attributes).0
    }

    #[test]
    fn attributes_and_configuration_override_the_defaults() {
        let paths =
            ["Cargo.lock", "a/yarn.lock", "src/a.rs", "vendor/x.c", "a/node_modules/b/c.js", "vendored", "my.pb.go"];
        let none = Generated::default();
        assert_eq!(classify(&none, "", &paths), [true, true, false, true, true, false, true]);
        let said = "*.lock -linguist-generated\nvendor/** linguist-vendored=false\nsrc/* linguist-generated=true\n";
        assert_eq!(classify(&none, said, &paths), [false, false, true, false, true, false, true]);
        // Each attribute counts separately. `!name` restores the default.
        assert_eq!(
            classify(&none, "* -linguist-vendored\n*.lock !linguist-generated\n", &paths)[..4],
            [true, true, false, false]
        );
        let own = Generated::new(&["src/".into()], &["**/Cargo.lock".into(), "src/gen/".into()]).expect("well-formed");
        assert_eq!(classify(&own, "", &["Cargo.lock", "src/a.rs", "src/gen/b.rs"]), [false, true, false]);
    }
}

//! Which files nobody writes by hand: lock files, generated and vendored ones.

use super::areas::Globs;
use super::attributes::Attributes;

/// What is taken for generated unless attributes or the configuration say otherwise: the part of github-linguist's rules
/// that goes by names, as far as a name leaves little doubt, and lock files it does not know.
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

/// Tells generated files from others: the configuration first, then the attributes of the revision, then a list of names.
#[derive(Debug, Clone, Default)]
pub struct Generated {
    paths: Globs,
    not: Globs,
}

impl Generated {
    /// Globs of the configuration: of paths that are generated, and of those that are not; `not` has the last word.
    ///
    /// # Errors
    /// A glob is malformed, or there are too many; says which.
    pub fn new(paths: &[String], not: &[String]) -> Result<Self, String> {
        Ok(Self { paths: Globs::parse("paths", paths)?, not: Globs::parse("not", not)? })
    }

    /// For each path whether it is generated, and globs of the configuration that match none.
    pub fn classify<'p>(
        &self,
        paths: impl Iterator<Item = &'p [u8]>,
        attributes: &Attributes,
    ) -> (Vec<bool>, Vec<String>) {
        let defaults = Attributes::new(&[(Vec::new(), DEFAULTS.as_bytes().to_vec())]);
        let (mut is_not, mut is_own) = (self.not.search(), self.paths.search());
        let is_generated = |path: &'p [u8]| match (is_not.has(path), is_own.has(path)) {
            (true, _) => false,
            (false, true) => true,
            (false, false) => {
                let (said, usual) = (attributes.of(path), defaults.of(path));
                said.iter().zip(usual).any(|(said, usual)| said.or(usual) == Some(true))
            }
        };
        let found = paths.map(is_generated).collect();
        (found, [is_own.unused(), is_not.unused()].concat())
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
    fn defaults_are_overruled_in_both_directions() {
        let paths =
            ["Cargo.lock", "a/yarn.lock", "src/a.rs", "vendor/x.c", "a/node_modules/b/c.js", "vendored", "my.pb.go"];
        let none = Generated::default();
        assert_eq!(classify(&none, "", &paths), [true, true, false, true, true, false, true]);
        let said = "*.lock -linguist-generated\nvendor/** linguist-vendored=false\nsrc/* linguist-generated=true\n";
        assert_eq!(classify(&none, said, &paths), [false, false, true, false, true, false, true]);
        // Said of the one attribute, it says nothing of the other; said no more, it is as usual.
        assert_eq!(
            classify(&none, "* -linguist-vendored\n*.lock !linguist-generated\n", &paths)[..4],
            [true, true, false, false]
        );
        let own = Generated::new(&["src/".into()], &["**/Cargo.lock".into(), "src/gen/".into()]).expect("well-formed");
        assert_eq!(classify(&own, "", &["Cargo.lock", "src/a.rs", "src/gen/b.rs"]), [false, true, false]);
    }
}

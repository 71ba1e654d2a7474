//! Everything that the program is built from may be reused, and comes from the public registry.

use std::process::Command;

use serde_json::Value;

/// The licences that we may build on. One of them among alternatives is enough.
const ALLOWED: [&str; 11] = [
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Unicode-3.0",
    "Zlib",
    "Unlicense",
    "MIT-0",
    // Asks only that changes to the library's own files are shared, and we make none.
    "MPL-2.0",
    "Apache-2.0 WITH LLVM-exception",
];

#[test]
fn every_dependency_may_be_reused() {
    let mut wrong = Vec::new();
    for package in packages() {
        let (name, licence) = (text(&package["name"]), text(&package["license"]));
        let every_part = |alternative: &str| {
            alternative.split(" AND ").all(|part| ALLOWED.contains(&part.trim_matches(['(', ')', ' '])))
        };
        // `(A OR B) AND C` allows A with C, and so does the cruder reading by its pieces.
        let allowed = licence.replace('/', " OR ").split(" OR ").any(every_part)
            || licence.split(" AND ").all(|part| part.split(" OR ").any(every_part));
        if !allowed {
            wrong.push(format!("{name}: {licence}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_dependency_comes_from_the_public_registry() {
    let own = |package: &Value| text(&package["name"]) == "stadga";
    for package in packages().iter().filter(|package| !own(package)) {
        let source = text(&package["source"]);
        assert!(source.starts_with("registry+"), "{}: {source}", text(&package["name"]));
    }
}

fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    metadata["packages"].as_array().expect("packages").clone()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or("").to_owned()
}

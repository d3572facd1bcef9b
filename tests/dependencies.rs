//! What Cargo.lock brings in is held against deny.toml: licences, banned crates, sources. cargo-deny reads the same file;
//! this needs neither its installation nor the network.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test reaches outside, and stops where it fails"
)]

use std::process::Command;

use serde_json::Value;
use spdx::{Expression, LicenseReq, Licensee};

fn rules() -> toml::Table {
    std::fs::read_to_string("deny.toml").unwrap().parse().unwrap()
}

fn packages() -> Vec<Value> {
    let metadata = ["metadata", "--format-version", "1", "--locked", "--offline"];
    let output = Command::new(env!("CARGO")).args(metadata).output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

fn name(package: &Value) -> String {
    format!("{} {}", package["name"], package["version"])
}

#[test]
fn every_licence_is_allowed() {
    let rules = rules();
    let allowed = rules["licenses"]["allow"].as_array().unwrap();
    let allowed: Vec<Licensee> = allowed
        .iter()
        .map(|it| Licensee::parse(it.as_str().unwrap()).unwrap())
        .collect();
    let fits = |wanted: &LicenseReq| allowed.iter().any(|it| it.satisfies(wanted));
    for package in packages() {
        let written = package["license"]
            .as_str()
            .unwrap_or_else(|| panic!("{} has no licence", name(&package)));
        let expression = Expression::parse_mode(written, spdx::ParseMode::LAX).unwrap();
        assert!(expression.evaluate(fits), "{}: {written}", name(&package));
    }
}

#[test]
fn no_banned_crate_is_used() {
    let rules = rules();
    let banned: Vec<&str> = rules["bans"]["deny"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["crate"].as_str().unwrap())
        .collect();
    assert!(!banned.is_empty());
    for package in packages() {
        assert!(
            !banned.contains(&package["name"].as_str().unwrap()),
            "{}",
            name(&package)
        );
    }
}

#[test]
fn every_crate_comes_from_the_registry() {
    for package in packages() {
        let Some(source) = package["source"].as_str() else {
            continue;
        };
        assert!(
            source.starts_with("registry+"),
            "{} comes from {source}",
            name(&package)
        );
    }
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let manifest = std::fs::read_to_string("Cargo.toml").unwrap();
    let dependencies = manifest
        .split("[dependencies]")
        .nth(1)
        .unwrap()
        .split("\n[[bench")
        .next()
        .unwrap();
    let mut reason_above = false;
    for line in dependencies.lines() {
        let is_dependency = line.contains(" = ");
        assert!(
            !is_dependency || line.contains('#') || reason_above,
            "no reason beside: {line}"
        );
        reason_above = !line.is_empty() && (line.starts_with('#') || reason_above);
    }
}

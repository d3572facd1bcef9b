//! A release links at fixed addresses. A program that can be loaded anywhere has fifty thousand addresses to mend each
//! time it starts: half of what a command costs that is asked every minute. Only the last step of the build is another:
//! `-C relocation-model` would build every dependency anew.
#![expect(clippy::disallowed_methods, reason = "how a build script speaks to cargo")]

fn main() {
    println!("cargo::rerun-if-changed=.cargo/build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|it| it == value);
    if is("PROFILE", "release") && is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}

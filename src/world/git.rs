//! git knows who works here.

use std::path::Path;
use std::process::Command;

/// `user.email` of git's configuration for a directory; `None` without git or without one.
pub fn git_email(dir: &Path) -> Option<String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(dir)
        .args(["config", "user.email"])
        .output()
        .ok()?;
    let email = String::from_utf8(output.stdout).ok()?.trim().to_owned();
    (output.status.success() && !email.is_empty()).then_some(email)
}

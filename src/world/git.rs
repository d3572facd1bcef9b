//! git knows who works here, and what it carries.

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

/// Does git leave this file alone, which need not be there yet? Without git nobody does. It is asked of the repository
/// around the file, whichever one a hook of git may run for.
pub(super) fn is_ignored(file: &Path) -> bool {
    let Some(dir) = file.ancestors().find(|it| it.is_dir()) else {
        return false;
    };
    let asked = Command::new("git")
        .arg("-C")
        .arg(dir)
        .args(["check-ignore", "--quiet"])
        .arg(file)
        .env_remove("GIT_DIR")
        .env_remove("GIT_WORK_TREE")
        .output();
    asked.is_ok_and(|output| output.status.success())
}

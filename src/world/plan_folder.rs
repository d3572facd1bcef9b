//! Where the plan lies: `--plan`, `$OPSPLAN_DIR`, the nearest `plan/` upward, the user's own.

use std::path::{Path, PathBuf};

use super::World;

impl World {
    /// The plan's folder: the one that was asked for (whether or not it exists; also by the folder that holds it), else
    /// the nearest `plan/`, or folder with a `plan.toml`, from the current directory upward, else `opsplan/plan` in the
    /// user's configuration.
    pub fn plan_folder(&self, asked: Option<&Path>) -> Option<PathBuf> {
        let set = self.env.get("OPSPLAN_DIR");
        if let Some(asked) = asked.or(set.map(Path::new)) {
            let asked = self.cwd.join(asked);
            return Some(plan_in(&asked).unwrap_or(asked));
        }
        let nearest = self.cwd.ancestors().find_map(plan_in);
        let own = || {
            self.config_dir()
                .map(|dir| dir.join("plan"))
                .filter(|dir| is_plan(dir))
        };
        nearest.or_else(own)
    }
}

fn plan_in(folder: &Path) -> Option<PathBuf> {
    let plan = folder.join("plan");
    if is_plan(&plan) {
        Some(plan)
    } else {
        is_plan(folder).then(|| folder.to_owned())
    }
}

fn is_plan(folder: &Path) -> bool {
    folder.join("plan.toml").is_file()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::world::Environment;

    #[test]
    fn the_nearest_plan_is_found_and_what_was_asked_for_comes_first() {
        let dir = tempfile::tempdir().unwrap();
        let (team, deep) = (dir.path().join("team/plan"), dir.path().join("team/src/deep"));
        fs::create_dir_all(&team).unwrap();
        fs::create_dir_all(&deep).unwrap();
        fs::write(team.join("plan.toml"), "").unwrap();
        let mut world = World {
            cwd: deep,
            ..World::system()
        };
        world.env = Environment::from([]);
        assert_eq!(world.plan_folder(None).as_ref(), Some(&team));
        world.cwd.clone_from(&team);
        assert_eq!(world.plan_folder(None).as_ref(), Some(&team));
        assert_eq!(
            world.plan_folder(Some(Path::new("/other"))),
            Some("/other".into())
        );
        world.env = Environment::from([("OPSPLAN_DIR", "/set")]);
        assert_eq!(world.plan_folder(None), Some("/set".into()));
        world.env = Environment::from([("XDG_CONFIG_HOME", "/none")]);
        world.cwd = dir.path().join("elsewhere");
        assert_eq!(world.plan_folder(None), None);
    }
}

//! The machine's own time zone: only `init` asks for it, everything else goes by the plan's.

use chrono_tz::Tz;

use super::World;

impl World {
    /// The zone that `TZ` names, else the one that `/etc/localtime` links to.
    pub fn zone(&self) -> Option<Tz> {
        let named = self.env.get("TZ").map(|name| name.trim_start_matches(':'));
        named.and_then(|name| name.parse().ok()).or_else(linked)
    }
}

fn linked() -> Option<Tz> {
    let link = std::fs::read_link("/etc/localtime").ok()?;
    link.to_str()?.split_once("zoneinfo/")?.1.parse().ok()
}

//! The plan that `opsplan init` writes: nine commented files that lint clean and work at once, in Japanese and English.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::Language;

macro_rules! texts {
    ($folder:literal) => {
        [
            ("plan.toml", include_str!(concat!($folder, "/plan.toml"))),
            ("tasks.toml", include_str!(concat!($folder, "/tasks.toml"))),
            ("org.toml", include_str!(concat!($folder, "/org.toml"))),
            ("contacts.toml", include_str!(concat!($folder, "/contacts.toml"))),
            ("levels.toml", include_str!(concat!($folder, "/levels.toml"))),
            ("channels.toml", include_str!(concat!($folder, "/channels.toml"))),
            ("checks.toml", include_str!(concat!($folder, "/checks.toml"))),
            (
                "contracts.toml",
                include_str!(concat!($folder, "/contracts.toml")),
            ),
            ("drills.toml", include_str!(concat!($folder, "/drills.toml"))),
        ]
    };
}

/// The files by name. The plan starts on `today` and was reviewed, and everybody in it verified, on that day.
pub fn files(language: Language, today: NaiveDate, timezone: Tz) -> [(&'static str, String); 9] {
    let texts = match language {
        Language::Ja => texts!("ja"),
        Language::En => texts!("en"),
    };
    texts.map(|(name, text)| {
        let text = text.replace("{today}", &today.to_string());
        (name, text.replace("{timezone}", timezone.name()))
    })
}

//! YAML that every reader reads alike. The crate leaves `no`, `on` and `12:30:45` unquoted, which YAML 1.1 readers take
//! for a boolean and a number; such strings are written in quotes.

use serde_json::Value;

/// The value as YAML 1.2 that a YAML 1.1 reader understands too.
pub(super) fn draw(value: &Value) -> anyhow::Result<String> {
    let marked = serde_yaml::to_string(&marked(value))?;
    Ok(marked
        .lines()
        .map(|line| format!("{}\n", unmarked(line)))
        .collect())
}

/// A mark that forces nothing by itself; the string that carries it is quoted on the way out.
const MARK: char = '\u{e000}';

fn marked(value: &Value) -> Value {
    match value {
        Value::String(text) if is_misread(text) => Value::String(format!("{MARK}{text}{MARK}")),
        Value::Array(items) => items.iter().map(marked).collect(),
        Value::Object(fields) => Value::Object(
            fields
                .iter()
                .map(|(key, value)| (key.clone(), marked(value)))
                .collect(),
        ),
        other => other.clone(),
    }
}

/// Words that YAML 1.1 takes for something else (yaml.org/type/bool, /int and /float: sexagesimal numbers).
fn is_misread(text: &str) -> bool {
    let word = text.to_ascii_lowercase();
    let is_bool = matches!(word.as_str(), "y" | "n" | "yes" | "no" | "on" | "off");
    is_bool
        || (!text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, ':' | '_' | '.' | '-')))
}

fn unmarked(line: &str) -> String {
    let quotes = line.matches(MARK).count() == 2 && !line.contains(&format!("\"{MARK}"));
    if quotes && !line.contains(&format!("'{MARK}")) {
        line.replace(MARK, "'")
    } else {
        line.replace(MARK, "")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_readers_see_strings() {
        let value =
            serde_json::json!({"on": "no", "at": "12:30:45", "title": "疎通確認", "n": 3, "d": "2026-11-22"});
        let drawn = draw(&value).unwrap();
        for line in ["at: '12:30:45'", "title: 疎通確認", "n: 3", "d: '2026-11-22'"] {
            assert!(drawn.lines().any(|it| it == line), "{line} in {drawn}");
        }
        assert!(drawn.contains("'no'"), "{drawn}");
        assert_eq!(serde_yaml::from_str::<Value>(&drawn).unwrap(), value);
    }
}

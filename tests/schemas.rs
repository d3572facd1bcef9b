//! The JSON Schemas, held against a real validator: every plan that we show is valid, and what the reader refuses for
//! its form is not.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test reads the repository's files"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use opsplan::plan::raw::{self, Table};
use opsplan::plan::{File, schema};
use serde_json::{Value, json};

fn shown() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let examples = fs::read_dir(root.join("examples")).unwrap();
    let mut dirs: Vec<PathBuf> = examples.map(|entry| entry.unwrap().path()).collect();
    dirs.push(root.join("plan"));
    dirs
}

/// TOML as JSON: dates are strings, as the schemas have them.
fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(is) => is.into(),
        toml::Value::Datetime(moment) => moment.to_string().into(),
        toml::Value::Array(list) => list.into_iter().map(json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, json(value))).collect(),
    }
}

fn written(text: &str) -> Value {
    json(toml::Value::Table(text.parse().unwrap()))
}

fn errors(file: File, value: &Value) -> Vec<String> {
    let schema = schema(file).to_value();
    jsonschema::meta::validate(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors = validator.iter_errors(value);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn every_plan_that_we_show_is_valid() {
    let mut files = 0;
    for dir in shown() {
        for file in File::ALL {
            let Ok(text) = fs::read_to_string(dir.join(file.name())) else {
                continue;
            };
            files += 1;
            assert_eq!(
                errors(file, &written(&text)),
                [""; 0],
                "{}/{}",
                dir.display(),
                file.name()
            );
        }
    }
    assert!(files >= 30, "only {files} files were looked at");
}

#[test]
fn what_has_the_wrong_form_is_not_valid() {
    let task = "[[task]]\nid = \"a\"\ntitle = \"a\"\nfrequency = \"日次\"\n";
    let cases = [
        (File::Tasks, task.to_owned(), true),
        (File::Tasks, format!("{task}if_close = \"skip\""), false),
        (File::Tasks, format!("{task}if_closed = \"after\""), true),
        (File::Tasks, format!("{task}if_closed = \"later\""), false),
        (File::Tasks, format!("{task}method = \"手動\""), true),
        (File::Tasks, format!("{task}method = \"by hand\""), false),
        (File::Tasks, format!("{task}offset = \"1\""), false),
        (File::Tasks, format!("{task}remind = \"3bd\""), true),
        (File::Tasks, format!("{task}remind = \"3 days\""), false),
        (File::Tasks, format!("{task}starts = 2026-11-01"), true),
        (File::Tasks, task.replace("\"a\"", "\"A b\""), false),
        (File::Tasks, "[[task]]\nid = \"a\"\n".to_owned(), false),
        (
            File::Plan,
            "[plan]\nname = \"x\"\nstarts = 2026-11-01\n".to_owned(),
            true,
        ),
        (File::Plan, "[plan]\nname = \"x\"\n".to_owned(), false),
        (File::Plan, "[plann]\n".to_owned(), false),
        (
            File::Org,
            "[[role]]\nid = \"a\"\nname = \"a\"\nmembers = [{ who = \"b\" }, \"c\"]\n".to_owned(),
            true,
        ),
        (
            File::Org,
            "[[role]]\nid = \"a\"\nname = \"a\"\nmembers = [{ whom = \"b\" }]\n".to_owned(),
            false,
        ),
    ];
    for (file, text, is_valid) in cases {
        let errors = errors(file, &written(&text));
        assert_eq!(errors.is_empty(), is_valid, "{text}: {errors:?}");
    }
}

/// Every `properties` of a schema, with what stands beside them.
fn tables(schema: &Value, found: &mut Vec<Value>) {
    match schema {
        Value::Object(fields) => {
            if fields.contains_key("properties") {
                found.push(schema.clone());
            }
            fields.values().for_each(|value| tables(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| tables(value, found)),
        _ => {}
    }
}

#[test]
fn the_schema_says_of_every_key_what_it_is_for_and_allows_no_other() {
    for file in File::ALL {
        let mut found = Vec::new();
        tables(&schema(file).to_value(), &mut found);
        assert!(found.len() > 1, "{}", file.name());
        for table in found {
            assert_eq!(table["additionalProperties"], json!(false), "{table}");
            for (key, schema) in table["properties"].as_object().unwrap() {
                assert!(
                    schema["description"].as_str().is_some_and(|it| !it.is_empty()),
                    "{key}: {schema}"
                );
            }
        }
    }
}

#[test]
fn the_schema_has_the_keys_that_the_reader_has() {
    fn keys<T: Table>() -> BTreeSet<&'static str> {
        T::KEYS.iter().map(|key| key.name).collect()
    }
    let cases = [
        (File::Plan, "plan", keys::<raw::About>()),
        (File::Tasks, "task", keys::<raw::Task>()),
        (File::Org, "role", keys::<raw::Role>()),
        (File::Contacts, "contact", keys::<raw::Contact>()),
        (File::Levels, "level", keys::<raw::Level>()),
        (File::Channels, "channel", keys::<raw::Channel>()),
        (File::Checks, "check", keys::<raw::Check>()),
        (File::Contracts, "contract", keys::<raw::Contract>()),
        (File::Drills, "drill", keys::<raw::Drill>()),
    ];
    for (file, table, expected) in cases {
        let schema = schema(file).to_value();
        let table = &schema["properties"][table];
        let table = table.get("items").unwrap_or(table);
        let found: BTreeSet<&str> = table["properties"]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(found, expected, "{}", file.name());
    }
}

//! What a page must say, beyond a word: a regular expression, values of its JSON, headers.

use regex::bytes::Regex;
use serde_json::Value;
use serde_json_path::JsonPath;

use super::{Bound, Complaint, excerpt};
use crate::plan::{Expect, JsonExpect, Scalar};

/// Headers that do not hold what they should.
pub(super) fn headers(expect: &Expect, headers: &[(String, String)]) -> Vec<Complaint> {
    let unmet = |(name, wanted): &(String, String)| {
        let is_it = |(known, _): &&(String, String)| known.eq_ignore_ascii_case(name);
        let actual = headers.iter().find(is_it).map(|(_, value)| value.as_str());
        let holds = actual.is_some_and(|value| value.to_lowercase().contains(&wanted.to_lowercase()));
        (!holds).then(|| Complaint::Header {
            name: name.clone(),
            expected: wanted.clone(),
            actual: actual.map(|value| excerpt(value.as_bytes())),
        })
    };
    expect.headers.iter().filter_map(unmet).collect()
}

/// What is wrong with the text and the JSON of a body.
pub(super) fn body(expect: &Expect, body: &[u8], capped: bool) -> Vec<Complaint> {
    let capped_at = capped.then_some(body.len() as u64);
    let no_match = expect.matches.as_ref().filter(|pattern| !is_match(pattern, body));
    let no_match = no_match.map(|pattern| Complaint::NoMatch {
        expected: pattern.clone(),
        actual: excerpt(body),
        capped_at,
    });
    no_match
        .into_iter()
        .chain(json(expect, body, capped_at))
        .collect()
}

/// The plan's reader has tried the expression.
fn is_match(pattern: &str, body: &[u8]) -> bool {
    Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(body))
}

fn json(expect: &Expect, body: &[u8], capped_at: Option<u64>) -> Vec<Complaint> {
    if expect.json.is_empty() {
        return Vec::new();
    }
    match serde_json::from_slice(body) {
        Ok(value) => expect
            .json
            .iter()
            .filter_map(|line| unmet(line, &value))
            .collect(),
        Err(_) => vec![Complaint::NotJson {
            actual: excerpt(body),
            capped_at,
        }],
    }
}

/// The first value that is not so; or that there is none.
fn unmet(line: &JsonExpect, body: &Value) -> Option<Complaint> {
    let path = JsonPath::parse(&line.path).ok()?;
    let found = path.query(body).all();
    let complaint = |expected, actual: Option<&Value>| Complaint::Json {
        path: line.path.clone(),
        expected,
        actual: actual.map(|value| excerpt(value.to_string().as_bytes())),
    };
    if found.is_empty() {
        return Some(complaint(bounds(line).next().map(|(bound, _)| bound), None));
    }
    bounds(line).find_map(|(bound, is_so)| {
        let wrong = found.iter().find(|value| !is_so(value))?;
        Some(complaint(Some(bound), Some(wrong)))
    })
}

type IsSo<'a> = Box<dyn Fn(&Value) -> bool + 'a>;

fn bounds(line: &JsonExpect) -> impl Iterator<Item = (Bound, IsSo<'_>)> {
    let number = |value: &Value, is_so: &dyn Fn(f64) -> bool| value.as_f64().is_some_and(is_so);
    let equals = line.equals.as_ref().map(|wanted| {
        let is_so: IsSo<'_> = Box::new(move |value| is_equal(wanted, value));
        (Bound::Equals(written(wanted)), is_so)
    });
    let at_least = line.at_least.map(|least| {
        let is_so: IsSo<'_> = Box::new(move |value| number(value, &|it| it >= least));
        (Bound::AtLeast(least.to_string()), is_so)
    });
    let at_most = line.at_most.map(|most| {
        let is_so: IsSo<'_> = Box::new(move |value| number(value, &|it| it <= most));
        (Bound::AtMost(most.to_string()), is_so)
    });
    equals.into_iter().chain(at_least).chain(at_most)
}

fn is_equal(wanted: &Scalar, value: &Value) -> bool {
    match wanted {
        Scalar::Text(text) => value.as_str() == Some(text),
        Scalar::Number(number) => value.as_f64() == Some(*number),
        Scalar::Bool(is) => value.as_bool() == Some(*is),
    }
}

fn written(wanted: &Scalar) -> String {
    match wanted {
        Scalar::Text(text) => Value::from(text.as_str()).to_string(),
        Scalar::Number(number) => number.to_string(),
        Scalar::Bool(is) => is.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(path: &str) -> JsonExpect {
        JsonExpect {
            path: path.to_owned(),
            equals: None,
            at_least: None,
            at_most: None,
        }
    }

    fn equals(path: &str, wanted: Scalar) -> JsonExpect {
        JsonExpect {
            equals: Some(wanted),
            ..line(path)
        }
    }

    fn wrong(expect: &Expect, text: &str) -> Vec<Complaint> {
        body(expect, text.as_bytes(), false)
    }

    #[test]
    fn values_of_json_are_compared_and_all_of_them_count() {
        const BODY: &str = r#"{"status":"up","queue":12,"ok":true,"parts":[{"s":"up"},{"s":"down"}]}"#;
        let text = |text: &str| Scalar::Text(text.to_owned());
        let between = |least, most| JsonExpect {
            at_least: Some(least),
            at_most: Some(most),
            ..line("$.queue")
        };
        let cases = [
            (equals("$.status", text("up")), None),
            (
                equals("$.status", text("UP")),
                Some((Some("\"UP\""), Some("\"up\""))),
            ),
            (equals("$.ok", Scalar::Bool(true)), None),
            (equals("$.queue", Scalar::Number(12.0)), None),
            (equals("$.queue", text("12")), Some((Some("\"12\""), Some("12")))),
            (
                equals("$.parts[*].s", text("up")),
                Some((Some("\"up\""), Some("\"down\""))),
            ),
            (equals("$.none", text("up")), Some((Some("\"up\""), None))),
            (line("$.none"), Some((None, None))),
            (line("$.parts[1]"), None),
            (between(1.0, 20.0), None),
            (between(13.0, 20.0), Some((Some("13"), Some("12")))),
            (between(1.0, 11.5), Some((Some("11.5"), Some("12")))),
        ];
        for (line, expected) in cases {
            let told = format!("{line:?}");
            let json = vec![line];
            let found = wrong(
                &Expect {
                    json,
                    ..Expect::default()
                },
                BODY,
            );
            let found = found.first().map(|complaint| match complaint {
                Complaint::Json { expected, actual, .. } => (
                    expected
                        .as_ref()
                        .map(|(Bound::Equals(it) | Bound::AtLeast(it) | Bound::AtMost(it))| it.as_str()),
                    actual.as_deref(),
                ),
                other => panic!("{other:?}"),
            });
            assert_eq!(found, expected, "{told}");
        }
    }

    #[test]
    fn a_page_that_is_no_json_says_how_it_begins() {
        let expect = Expect {
            json: vec![line("$.a"), line("$.b")],
            ..Expect::default()
        };
        let not_json = |actual: &str| {
            vec![Complaint::NotJson {
                actual: actual.to_owned(),
                capped_at: None,
            }]
        };
        assert_eq!(wrong(&expect, "<html>\x1b[2J"), not_json("<html> [2J"));
        assert_eq!(wrong(&expect, ""), not_json(""));
    }

    #[test]
    fn a_pattern_looks_at_bytes_and_lines() {
        let matches = |pattern: &str, text: &[u8]| {
            let expect = Expect {
                matches: Some(pattern.to_owned()),
                ..Expect::default()
            };
            body(&expect, text, false).is_empty()
        };
        assert!(matches(r"(?m)^version: \d+$", b"a\nversion: 12\nb"));
        assert!(matches("受注.{1,3}正常", "受注系は正常".as_bytes()));
        assert!(matches("ok", b"\xff\xfe ok"));
        assert!(!matches("^ok$", b"not ok"));
        assert!(!matches("ok", b""));
    }

    #[test]
    fn headers_hold_words_in_any_case() {
        let expect = Expect {
            headers: vec![
                ("Content-Type".to_owned(), "JSON".to_owned()),
                ("X-Cache".to_owned(), "hit".to_owned()),
            ],
            ..Expect::default()
        };
        let came = vec![("content-type".to_owned(), "application/json".to_owned())];
        let missing = Complaint::Header {
            name: "X-Cache".to_owned(),
            expected: "hit".to_owned(),
            actual: None,
        };
        assert_eq!(headers(&expect, &came), [missing]);
    }
}

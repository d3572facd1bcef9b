//! A path as a diagram of Mermaid: `A[担当] -->|15分| B[PM]`, `担当->>PM: 15分で復旧しない場合`.

use super::super::block::Line;
use super::super::dates;
use super::super::found::{Path, Step};
use super::super::names;
use super::super::reader::Reader;
use super::super::words::labelled;
use super::{is_trigger, whose};

/// One seat tells the next, perhaps after a while.
struct Edge {
    from: String,
    to: String,
    after: Option<u32>,
}

/// ```` ```mermaid ````, `flowchart LR`: what says only that it is a diagram.
fn is_layout(text: &str) -> bool {
    const WORDS: [&str; 5] = ["```", "graph ", "flowchart ", "sequencediagram", "direction "];
    let small = text.trim().to_lowercase();
    WORDS.iter().any(|it| small.starts_with(it))
}

/// Takes the diagram as the path; false where it is none, or parts into several.
pub(in crate::document::import) fn diagram(reader: &mut Reader, lines: &[Line]) -> bool {
    let mut names: Vec<(String, String)> = Vec::new();
    let (mut edges, mut layout): (Vec<Edge>, Vec<&Line>) = (Vec::new(), Vec::new());
    for line in lines {
        let before = edges.len();
        edges.extend(self::edges(&line.text, &mut names));
        if edges.len() == before {
            layout.push(line);
        }
    }
    let Some(seats) = in_a_row(&edges) else {
        return false;
    };
    let step = |(key, after): (&str, Option<u32>)| Step {
        at: lines[0].at,
        to: named(key, &names),
        after,
        ..Step::default()
    };
    let mut steps: Vec<Step> = seats.into_iter().map(step).collect();
    let is_sequence = lines.iter().any(|line| line.text.contains("->>"));
    let told = |name: &str| names::is_seat(name) || names::is_person(name);
    // Who tells the first of them is no seat: 拠点, 監視.
    if is_sequence && steps.first().is_some_and(|step| !told(&step.to)) {
        steps.remove(0);
    }
    steps.retain(|step| !is_trigger(&step.to));
    let levels = whose(&reader.context().heading).unwrap_or_default();
    lines.iter().for_each(|line| reader.told(line.at));
    for line in layout.into_iter().filter(|line| is_layout(&line.text)) {
        reader.heading_told(line.at, line.text.clone());
    }
    let same = |path: &Path| {
        path.levels == levels
            && path
                .steps
                .iter()
                .map(|it| &it.to)
                .eq(steps.iter().map(|it| &it.to))
    };
    if !reader.found.paths.iter().any(same) {
        reader.found.paths.push(Path {
            at: lines[0].at,
            levels,
            steps,
        });
    }
    true
}

/// What a node is called: its text, else its key.
fn named(key: &str, names: &[(String, String)]) -> String {
    let own = names.iter().find(|(own, _)| own == key);
    own.map_or(key, |(_, name)| name).to_owned()
}

/// The seats, from the one that nobody tells; `None` where one is told by two, or tells two not at the same time.
fn in_a_row(edges: &[Edge]) -> Option<Vec<(&str, Option<u32>)>> {
    let starts: Vec<&Edge> = edges
        .iter()
        .filter(|it| edges.iter().all(|other| other.to != it.from))
        .collect();
    let [first] = starts.as_slice() else { return None };
    let by_two = |edge: &Edge| edges.iter().filter(|it| it.to == edge.to).count() > 1;
    if edges.iter().any(by_two) {
        return None;
    }
    let mut seats = vec![(first.from.as_str(), None)];
    let mut at = 0;
    while at < seats.len() {
        let told: Vec<&Edge> = edges.iter().filter(|it| it.from == seats[at].0).collect();
        let together = told
            .iter()
            .all(|it| it.after.is_some() && it.after == told[0].after);
        if told.len() > 1 && !together || seats.len() > edges.len() + 1 {
            return None;
        }
        seats.extend(told.into_iter().map(|edge| (edge.to.as_str(), edge.after)));
        at += 1;
    }
    (seats.len() == edges.len() + 1 && seats.len() > 1).then_some(seats)
}

/// The edges of a line; the texts of its nodes go to the names.
fn edges(line: &str, names: &mut Vec<(String, String)>) -> Vec<Edge> {
    const ARROWS: [&str; 8] = ["-->>", "->>", "--->", "-->", "==>", "-.->", "->", "-)"];
    let line = line.trim().trim_end_matches(';');
    let mut rest = line;
    let mut edges: Vec<Edge> = Vec::new();
    let mut from: Option<String> = None;
    let mut waits = None;
    while let Some((at, arrow)) = ARROWS
        .iter()
        .filter_map(|it| Some((rest.find(it)?, *it)))
        .min_by_key(|(at, it)| (*at, std::cmp::Reverse(it.len())))
    {
        let (before, after) = (&rest[..at], &rest[at + arrow.len()..]);
        // `A -- 15分 --> B`
        let (node, label) = before
            .split_once("--")
            .map_or((before, ""), |(node, label)| (node, label));
        let key = self::node(node, names);
        if let Some(from) = from.replace(key.clone()) {
            edges.push(Edge {
                from,
                to: key,
                after: waits,
            });
        }
        let (label, after) = match after
            .trim_start()
            .strip_prefix('|')
            .and_then(|it| it.split_once('|'))
        {
            Some((label, after)) => (label, after),
            None => (label, after),
        };
        (waits, rest) = (dates::minutes(label), after);
    }
    if let Some(from) = from {
        let (to, said) = labelled(rest).unwrap_or((rest, ""));
        let to = node(to, names);
        edges.push(Edge {
            from,
            to,
            after: waits.or_else(|| dates::minutes(said)),
        });
    }
    edges.retain(|edge| !edge.from.is_empty() && !edge.to.is_empty());
    edges
}

/// `A([担当])`: the key, whose text is kept.
fn node(text: &str, names: &mut Vec<(String, String)>) -> String {
    let text = text.trim().trim_start_matches(['+', '-']);
    let Some(open) = text.find(['[', '(', '{', '>']).filter(|at| *at > 0) else {
        return text.to_owned();
    };
    let key = text[..open].trim().to_owned();
    let name = text[open..].trim_matches(|it: char| "[](){}>\"/".contains(it) || it.is_whitespace());
    names.push((key.clone(), name.replace("<br>", " ").replace("<br/>", " ")));
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let mut names = Vec::new();
        let edges: Vec<Edge> = text.lines().flat_map(|line| edges(line, &mut names)).collect();
        let after = |after: Option<u32>| after.map(|it| format!("@{it}")).unwrap_or_default();
        let seats = in_a_row(&edges).unwrap_or_default();
        let seats: Vec<String> = seats
            .iter()
            .map(|(key, it)| named(key, &names) + &after(*it))
            .collect();
        seats.join(" ")
    }

    #[test]
    fn diagrams_of_both_kinds_lead_from_seat_to_seat() {
        let cases = [
            (
                "graph LR\nA[担当] --> B[PM]\nB -->|30分| C([部長])",
                "担当 PM部長",
            ),
            (
                "flowchart TD\nA([当番]) -->|15分| B{{課長}} -- 45分 --> C[(本部長)]",
                "当番 課長@15 本部長@45",
            ),
            (
                "sequenceDiagram\nparticipant 担当\n拠点->>担当: 電話（直ちに）\n担当->>課長: 15分で復旧しない場合",
                "拠点 担当@0 課長@15",
            ),
            ("graph TD\nA-->B\nA-->C", ""),
            ("graph TD\nA-->|5分|B\nA-->|10分|C", ""),
            ("graph TD\nA-->B\nB-->A", ""),
            ("graph TD\nA-->|5分|B\nB-->|9分|C\nB-->|9分|D\nC-->E\nD-->E", ""),
            (
                "graph TD\nA-->|5分|B\nB-->|30分|C\nB-->|30分|D\nC-->|60分|E",
                "A B@5 C@30 D@30 E@60",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected.replace("PM部長", "PM 部長@30"), "{text}");
        }
    }
}

//! Other markups saved as Markdown: AsciiDoc (`== Section`, `. item`), Org (`** 毎日`, `TODO`), Textile (`h2. 一覧`). Their
//! headings and items are written as Markdown's, letter by letter, so that every line keeps its place.

use std::borrow::Cow;

/// The text with the headings and items of Markdown.
pub(super) fn as_markdown(text: &str) -> Cow<'_, str> {
    let line_of = if text.lines().any(|line| line.starts_with("#+")) {
        of_org
    } else if text.lines().any(|line| equals(line) > 1) {
        of_asciidoc
    } else if text.lines().any(|line| textile(line).is_some()) {
        of_textile
    } else {
        return Cow::Borrowed(text);
    };
    let mut fenced = false;
    let lines = text.split_inclusive('\n').map(|line| {
        fenced ^= line.trim_start().starts_with("```");
        if fenced { line.to_owned() } else { line_of(line) }
    });
    Cow::Owned(lines.collect())
}

/// `** TODO 棚卸 :ops:` is a heading.
fn of_org(line: &str) -> String {
    let stars = line.len() - line.trim_start_matches('*').len();
    if stars == 0 || !line[stars..].starts_with(' ') {
        return line.to_owned();
    }
    let mut text = line[stars..].to_owned();
    for word in [" TODO ", " DONE "] {
        if text.starts_with(word) {
            text.replace_range(..word.len(), &" ".repeat(word.len()));
        }
    }
    let bare = text.trim_end();
    let tags = bare.rfind(" :").filter(|_| bare.ends_with(':'));
    if let Some(at) = tags.filter(|at| !bare[*at + 1..].contains(' ')) {
        text.replace_range(at..bare.len(), &" ".repeat(bare.len() - at));
    }
    format!("{}{text}", "#".repeat(stars))
}

/// `== Section` is a heading, `. item` an item.
fn of_asciidoc(line: &str) -> String {
    let signs = equals(line);
    if signs > 0 {
        return format!(
            "{}{}",
            "#".repeat(signs),
            line[signs..].trim_end_matches(['=', '\n']).to_owned() + "\n"
        );
    }
    match line.strip_prefix(". ") {
        Some(item) => format!("- {item}"),
        None => line.to_owned(),
    }
}

/// How many signs of equality stand before a space and a text.
fn equals(line: &str) -> usize {
    let rest = line.trim_start_matches('=');
    let signs = line.len() - rest.len();
    if (1..=6).contains(&signs) && rest.starts_with(' ') && !rest.trim().is_empty() {
        signs
    } else {
        0
    }
}

/// `h2. 一覧` is a heading.
fn of_textile(line: &str) -> String {
    textile(line).map_or_else(
        || line.to_owned(),
        |(depth, text)| format!("{}{}{text}", "#".repeat(depth), " ".repeat(4 - depth.min(3))),
    )
}

fn textile(line: &str) -> Option<(usize, &str)> {
    let (depth, text) = line.strip_prefix('h')?.split_once(". ")?;
    let depth = depth.parse().ok().filter(|it| (1..=6).contains(it))?;
    Some((depth, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_items_of_other_markups_are_those_of_markdown() {
        let cases = [
            (
                "#+TITLE: 運用\n* 定期\n** TODO 棚卸 :ops:\n- a\n",
                "#+TITLE: 運用\n# 定期\n##      棚卸      \n- a\n",
            ),
            ("= Ops\n== Weekly\n. Vacuum\n", "# Ops\n## Weekly\n- Vacuum\n"),
            ("== 日次 ==\n* ログ\n", "## 日次 \n* ログ\n"),
            ("h1. 運用\n\nh2. 日次\n* ログ\n", "#   運用\n\n##  日次\n* ログ\n"),
            ("h2. 日次\n```\n= x\n```\n", "##  日次\n```\n= x\n```\n"),
        ];
        for (text, expected) in cases {
            assert_eq!(as_markdown(text), expected, "{text}");
        }
        for text in ["# 運用\n* a\n** b\n", "運用\n====\n本文 = 1\n", "a == b\n"] {
            assert!(matches!(as_markdown(text), Cow::Borrowed(_)), "{text}");
        }
    }
}

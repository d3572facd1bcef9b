//! One self-contained page: no script, no address is loaded, styles for screens of any width, light and dark, and A4.

use super::text;
use crate::document::render::{Body, Column, Document, Node, Row, Section, Table, Value};
use crate::plan::Language;
use crate::say;
use crate::show::safe;

const STYLE: &str = include_str!("page.css");

pub(super) fn draw(document: &Document<'_>, lang: Language) -> String {
    let (title, code) = (escape(&safe(document.title)), code(lang));
    let made = say::document::made_on(lang, document.day);
    let contents = contents(document, lang);
    let sections: String = chapters(document).map(|it| chapter(it, lang)).collect();
    format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>{title}</h1>\n<p>{made}</p>\n</header>\n{contents}<main>\n{sections}</main>\n</body>\n</html>\n"
    )
}

fn code(lang: Language) -> &'static str {
    match lang {
        Language::Ja => "ja",
        Language::En => "en",
    }
}

/// Sections with their parts.
fn chapters<'d, 'a>(document: &'d Document<'a>) -> impl Iterator<Item = (usize, &'d [Section<'a>])> {
    let chapters = document.sections.chunk_by(|_, next| next.heading.is_part());
    chapters.enumerate()
}

fn contents(document: &Document<'_>, lang: Language) -> String {
    let entry = |(at, chapter): (usize, &[Section<'_>])| {
        let heading = say::document::heading(lang, chapter[0].heading);
        format!("<li><a href=\"#s{at}\">{}</a></li>\n", escape(&heading))
    };
    let entries: String = chapters(document).map(entry).collect();
    let name = say::document::contents(lang);
    format!("<nav aria-label=\"{name}\">\n<ol>\n{entries}</ol>\n</nav>\n")
}

fn chapter((at, sections): (usize, &[Section<'_>]), lang: Language) -> String {
    let parts: String = sections.iter().map(|it| section(it, lang)).collect();
    format!("<section id=\"s{at}\">\n{parts}</section>\n")
}

fn section(section: &Section<'_>, lang: Language) -> String {
    let level = if section.heading.is_part() { "h3" } else { "h2" };
    let heading = escape(&say::document::heading(lang, section.heading));
    let body = body(&section.body, &heading, lang);
    let nothing = || format!("<p>{}</p>\n", say::document::nothing(lang));
    let remark = section.remark.map(|it| say::document::remark(lang, it));
    let remark = remark.map(|it| format!("<p class=\"remark\">{}</p>\n", escape(it)));
    match body {
        Some(body) => format!(
            "<{level}>{heading}</{level}>\n{}{body}",
            remark.unwrap_or_default()
        ),
        None => format!("<{level}>{heading}</{level}>\n{}", nothing()),
    }
}

fn body(body: &Body<'_>, name: &str, lang: Language) -> Option<String> {
    match body {
        Body::Tree(roots) if roots.is_empty() => None,
        Body::Table(grid) if grid.rows.is_empty() => None,
        Body::Tree(roots) => Some(tree(roots, " class=\"tree\"")),
        Body::Table(grid) => Some(table(grid, name, lang)),
    }
}

fn tree(nodes: &[Node<'_>], class: &str) -> String {
    if nodes.is_empty() {
        return String::new();
    }
    let item = |node: &Node<'_>| {
        let below = tree(&node.children, "");
        format!("<li><span>{}</span>{below}</li>\n", escape(&safe(&node.text)))
    };
    format!(
        "<ul{class}>\n{}</ul>\n",
        nodes.iter().map(item).collect::<String>()
    )
}

/// A table in a frame that scrolls by itself, so that the page does not.
fn table(table: &Table<'_>, name: &str, lang: Language) -> String {
    let marks = table.columns.iter().any(|it| it.is_mark());
    let class = if marks { " class=\"marks\"" } else { "" };
    let head: String = table.columns.iter().map(|it| head(*it, lang)).collect();
    let rows = table.rows.iter().enumerate();
    let rows: String = rows.map(|(at, it)| row(table, at, it, lang)).collect();
    format!(
        "<div class=\"frame\" role=\"region\" aria-label=\"{name}\" tabindex=\"0\">\n<table{class}>\n\
         <thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )
}

fn head(column: Column, lang: Language) -> String {
    format!(
        "<th scope=\"col\">{}</th>",
        escape(&say::document::column(lang, column))
    )
}

fn row(table: &Table<'_>, at: usize, row: &Row<'_>, lang: Language) -> String {
    let columns = 0..table.columns.len();
    let shown = columns.filter(|column| !table.is_carried(row, *column));
    let cells: String = shown.map(|column| cell(table, at, column, lang)).collect();
    format!("<tr>{cells}</tr>\n")
}

/// A cell; one that is carried down spans its group.
fn cell(table: &Table<'_>, at: usize, column: usize, lang: Language) -> String {
    let row = &table.rows[at];
    let words = words(&row.cells[column], &text::cell(lang, table, row, column));
    if column < table.carried {
        let below = table.rows[at + 1..].iter().take_while(|it| it.continues);
        let span = match below.count() {
            0 => String::new(),
            more => format!(" rowspan=\"{}\"", more + 1),
        };
        return format!("<th scope=\"row\"{span}>{words}</th>");
    }
    let class = match table.columns[column] {
        it if it.is_number() => " class=\"number\"",
        it if it.is_mark() => " class=\"mark\"",
        Column::Task | Column::Assignee | Column::Name | Column::Role | Column::To => " class=\"name\"",
        Column::Frequency | Column::Method | Column::Id | Column::Phone => " class=\"whole\"",
        _ => "",
    };
    format!("<td{class}>{words}</td>")
}

/// The lines of a cell. Phones and addresses can be followed.
fn words(value: &Value<'_>, lines: &[String]) -> String {
    let link = |line: &String| match value {
        Value::Phones(_) => phone(line),
        _ => address(line),
    };
    lines.iter().map(link).collect::<Vec<_>>().join("<br>")
}

fn phone(text: &str) -> String {
    let number: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    if number.len() < 3 {
        return escape(text);
    }
    format!("<a href=\"tel:{number}\">{}</a>", escape(text))
}

fn address(text: &str) -> String {
    let shown = escape(text);
    if text.starts_with("https://") || text.starts_with("http://") {
        return format!("<a href=\"{shown}\" rel=\"noopener noreferrer\">{shown}</a>");
    }
    let plain = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "._+-".contains(c))
    };
    match text.split_once('@') {
        Some((user, host)) if plain(user) && plain(host) => {
            format!("<a href=\"mailto:{shown}\">{shown}</a>")
        }
        _ => shown,
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

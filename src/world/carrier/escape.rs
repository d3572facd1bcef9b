//! Outside text made harmless, for each family of services. What it shows stays what it was; what it would do is gone.

/// Slack reads `&`, `<` and `>`, and nothing else once `mrkdwn` is off (docs.slack.dev, "Formatting message text").
pub(super) fn slack(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Discord, Mattermost and Teams read Markdown: a backslash takes away a sign's effect (CommonMark section 2.4). Within
/// a web address, where it would stay visible, the sign is percent-encoded. A mention is broken by a space of no width.
pub(super) fn markdown(text: &str) -> String {
    let words = text.trim_start_matches(' ');
    // Blanks at the beginning would make code of it.
    let mut out = "\u{a0}".repeat(text.len() - words.len());
    let text = begun(&mut out, words);
    let mut at = 0;
    while let Some(found) = text[at..].find("http") {
        let (start, end) = address(text, at + found);
        out.push_str(&backslashed(&text[at..start]));
        out.push_str(&encoded(&text[start..end]));
        at = if end > start { end } else { start + 4 };
        if end == start {
            out.push_str(&text[start..at]);
        }
    }
    out + &backslashed(&text[at..])
}

/// A number with a dot, a dash, a number sign, … at the beginning would make a list, a heading or a rule of it; further
/// on they have no effect, and commands with dashes stay ready to copy. What is left of the text.
fn begun<'a>(out: &mut String, text: &'a str) -> &'a str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = &text[..text.len() - rest.len()];
    let signs = if number.is_empty() { "-+#=" } else { ".)" };
    match rest.chars().next().filter(|sign| signs.contains(*sign)) {
        Some(sign) => {
            out.push_str(number);
            out.extend(['\\', sign]);
            &rest[1..]
        }
        None => text,
    }
}

/// Where a web address that begins at `start` ends; there, where none begins.
fn address(text: &str, start: usize) -> (usize, usize) {
    let rest = &text[start..];
    if !rest.starts_with("http://") && !rest.starts_with("https://") {
        return (start, start);
    }
    let end = rest.find(|c: char| !c.is_ascii_graphic() || matches!(c, '<' | '>' | '"' | '`' | '\\' | '@'));
    (start, start + end.unwrap_or(rest.len()))
}

fn backslashed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '@' => out.push_str("@\u{200b}"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '<' | '>' | '~' | '$' | '&' => {
                out.extend(['\\', c]);
            }
            _ => out.push(c),
        }
    }
    out
}

fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '!' | '|' | '~' | '$' => {
                out.push_str(&format!("%{:02X}", u32::from(c)));
            }
            _ => out.push(c),
        }
    }
    out
}

/// Google Chat has no way to take a sign's effect away: its wide sister stands in its place, which reads the same. Within
/// a word it has no effect, and stays (developers.google.com/chat, "Format messages").
pub(super) fn google_chat(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let is_word = |at: Option<usize>| {
        at.and_then(|at| signs.get(at))
            .is_some_and(char::is_ascii_alphanumeric)
    };
    let each = signs.iter().enumerate().map(|(at, sign)| {
        let within = is_word(at.checked_sub(1)) && is_word(Some(at + 1));
        match sign {
            '<' | '>' | '`' | '[' | ']' => wide(*sign),
            '*' | '_' | '~' if !within => wide(*sign),
            _ => *sign,
        }
    });
    each.collect()
}

/// Chatwork reads tags in brackets (`[toall]`, `[To:1]`, `[info]`), and has no way to write one that is only shown.
pub(super) fn chatwork(text: &str) -> String {
    text.replace('[', "［").replace(']', "］")
}

/// LINE WORKS reads `<m userId="…">` (developers.worksmobile.com, "Mention users").
pub(super) fn line_works(text: &str) -> String {
    text.replace('<', "＜").replace('>', "＞")
}

/// Text that is only text.
pub(super) fn plain(text: &str) -> String {
    text.to_owned()
}

/// The full-width form of a sign (Unicode, block FF00).
fn wide(sign: char) -> char {
    char::from_u32(u32::from(sign) + 0xfee0).unwrap_or(sign)
}

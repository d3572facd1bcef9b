//! A message as the text of a service: outside text made harmless for it, the mention put in properly, and what is too
//! long cut with a mark. The beginning says what happened and the last line how to answer: both stay.

use crate::notify::{Message, bare, safe};
use crate::say;

/// How a service reads text.
pub(super) struct Script {
    /// Makes a line harmless: no mention, link or markup in it has any effect.
    pub(super) escape: fn(&str) -> String,
    /// How the service is told to call a person; `None` where that is no name of its own.
    pub(super) mention: fn(&str) -> Option<String>,
    /// The longest text it takes.
    pub(super) limit: usize,
    /// How it measures that.
    pub(super) measure: fn(&str) -> usize,
}

/// As most services count: UTF-16 units, which are never fewer than characters.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// As JSON takes it up.
pub(super) fn json_bytes(text: &str) -> usize {
    serde_json::Value::from(text).to_string().len()
}

impl Script {
    /// The whole text.
    pub(super) fn write(&self, message: &Message) -> String {
        let mention = self.mention_of(message);
        let room = self.limit.saturating_sub(self.size(&mention));
        let mut lines = self.fitting(&message.lines, room);
        lines.extend(mention);
        lines.join("\n")
    }

    /// The line that calls the person. A name that the service does not have is shown, and calls nobody.
    fn mention_of(&self, message: &Message) -> Option<String> {
        let written = message.mention.as_deref()?;
        let name = bare(written);
        (self.mention)(name).or_else(|| Some((self.escape)(&format!("@{}", safe(name)))))
    }

    fn size<'a>(&self, lines: impl IntoIterator<Item = &'a String>) -> usize {
        lines.into_iter().map(|line| (self.measure)(line) + 1).sum()
    }

    fn line(&self, line: &str) -> String {
        (self.escape)(&safe(line))
    }

    fn fitting(&self, lines: &[String], room: usize) -> Vec<String> {
        let whole: Vec<String> = lines.iter().map(|line| self.line(line)).collect();
        if self.size(&whole) <= room {
            return whole;
        }
        let most = say::carrier::left_out(usize::MAX);
        let mut room = room.saturating_sub(self.size([&self.line(&most)]));
        let last = lines
            .last()
            .filter(|last| lines.len() > 1 && self.size([&self.line(last)]) <= room / 2);
        let last = last.map(|last| self.line(last));
        room = room.saturating_sub(self.size(&last));
        let (mut kept, left_out) = self.beginning(&lines[..lines.len() - usize::from(last.is_some())], room);
        kept.push(self.line(&say::carrier::left_out(left_out)));
        kept.extend(last);
        kept
    }

    /// As much as there is room for, and how many characters are left out.
    fn beginning(&self, lines: &[String], mut room: usize) -> (Vec<String>, usize) {
        let (mut kept, mut left_out) = (Vec::new(), 0);
        for line in lines {
            let piece = if left_out == 0 {
                self.prefix(line, room)
            } else {
                ""
            };
            left_out += line[piece.len()..].chars().count();
            if !piece.is_empty() {
                let piece = self.line(piece);
                room = room.saturating_sub(self.size([&piece]));
                kept.push(piece);
            }
        }
        (kept, left_out)
    }

    /// The longest beginning of a line that fits once it is made harmless.
    fn prefix<'a>(&self, line: &'a str, room: usize) -> &'a str {
        if self.size([&self.line(line)]) <= room {
            return line;
        }
        let ends: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
        let count = ends.partition_point(|end| self.size([&self.line(&line[..*end])]) <= room);
        count.checked_sub(1).map_or("", |last| &line[..ends[last]])
    }
}

//! "Did you mean": the names that are like one that was not found.

/// At most this many are shown.
const MOST: usize = 3;

/// The names most like `wanted`, the likest first; none where nothing is alike.
pub(crate) fn nearest<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let wanted = fold(wanted);
    let mut alike: Vec<(usize, &str)> = Vec::new();
    for name in names {
        if let Some(distance) = distance(&wanted, &fold(name))
            && !alike.iter().any(|(_, other)| *other == name)
        {
            alike.push((distance, name));
        }
    }
    alike.sort_by_key(|(distance, _)| *distance);
    alike
        .into_iter()
        .take(MOST)
        .map(|(_, name)| name.to_owned())
        .collect()
}

/// Letters without case, width or the marks between words.
fn fold(name: &str) -> Vec<char> {
    name.chars()
        .take(64)
        .filter(|it| !matches!(it, '-' | '_' | ' ' | '　' | '・' | 'ー'))
        .map(|it| match it {
            '！'..='～' => char::from_u32(it as u32 - 0xFEE0).unwrap_or(it),
            _ => it,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// How far apart two names are, if that is near: a third of the letters may differ, and one name may be the beginning
/// or the end of the other.
fn distance(a: &[char], b: &[char]) -> Option<usize> {
    let shorter = a.len().min(b.len());
    if shorter == 0 {
        return None;
    }
    let distance = edits(a, b);
    let most = (a.len().max(b.len()) / 3).max(1);
    let held = shorter >= 2 && (a.starts_with(b) || b.starts_with(a) || a.ends_with(b) || b.ends_with(a));
    (distance <= most && distance < a.len().max(b.len()) || held).then_some(distance)
}

/// Insertions, deletions, replacements and swaps of neighbours from `a` to `b`.
fn edits(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut row = vec![i + 1];
        for j in 0..b.len() {
            let mut least = (last[j] + usize::from(a[i] != b[j]))
                .min(last[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let keys = [
            "frequency",
            "assignee",
            "category",
            "title",
            "note",
            "システム担当者",
            "web-check",
        ];
        let cases: [(&str, &[&str]); 9] = [
            ("freqency", &["frequency"]),
            ("asignee", &["assignee"]),
            ("Title", &["title"]),
            ("tilte", &["title"]),
            ("web_check", &["web-check"]),
            ("システム担当", &["システム担当者"]),
            ("担当者", &["システム担当者"]),
            ("xyz", &[]),
            ("", &[]),
        ];
        for (wanted, expected) in cases {
            assert_eq!(nearest(wanted, keys), expected, "{wanted}");
        }
    }
}

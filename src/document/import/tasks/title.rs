//! The title of a task, and what stands beside it: when it is done, by whom, how.

mod beside;

use super::super::found::Task;
use super::super::frequency::{self, Timing};
use super::super::names;
use super::super::words::brackets;
use super::task::aside;
use beside::beside_title;

/// The title of a task, and when it is done, from `権限棚卸し　半期（担当：総務課）` and the like.
pub(in crate::document::import) fn titled(
    text: &str,
    task: &mut Task,
    inherited: Option<&Timing>,
) -> Option<Timing> {
    if let Some((title, who)) = behind_dots(text) {
        task.assignee.push(who.to_owned());
        return titled(title, task, inherited);
    }
    let (outside, insides) = brackets(text);
    let mut bare = task.clone();
    let (title, mut timing) = match beside_title(&outside, &mut bare, inherited) {
        (title, Some(said)) if !insides.is_empty() && said.rest.is_empty() => {
            *task = bare;
            task.title = title;
            return noted(insides, task, said, inherited);
        }
        (title, None) if title == outside => (text.to_owned(), None),
        _ => beside_title(text, task, inherited),
    };
    let (mut kept, insides) = brackets(&title);
    let mut taken = false;
    for inside in &insides {
        match bracket(inside, task, &mut timing, inherited) {
            true => taken = true,
            false => kept.push_str(framed(&title, inside)),
        }
    }
    let kept = kept.trim_end_matches([' ', '\u{3000}', '-', '–', '—', '：', ':', '・']);
    task.title = match taken && !kept.is_empty() {
        true => kept.to_owned(),
        false => title,
    };
    until(task);
    timing
}

/// `起動確認　…　オペレータ`: who does it, behind the dots that lead there.
fn behind_dots(text: &str) -> Option<(&str, &str)> {
    let (title, who) = text.rsplit_once('…').or_else(|| text.rsplit_once("..."))?;
    let (title, who) = (title.trim_end_matches(['…', '.', ' ', '\u{3000}']), who.trim());
    let somebody = |it: &String| names::is_seat(it) || names::is_person(it);
    let names = names::split(who, &|_| false);
    (!title.is_empty() && !names.is_empty() && names.iter().all(somebody)).then_some((title, who))
}

/// What stands in brackets, where the words before them say when: what is not understood is a note.
fn noted(insides: Vec<String>, task: &mut Task, said: Timing, inherited: Option<&Timing>) -> Option<Timing> {
    let mut timing = Some(said);
    for inside in insides {
        if !bracket(&inside, task, &mut timing, inherited) {
            task.note.push(inside);
        }
    }
    timing
}

/// `Check the batch by 08:00`, `売上速報の投稿 9:30`: the time at the end.
fn until(task: &mut Task) {
    let parted = [" at ", " by ", " "]
        .iter()
        .find_map(|it| task.title.rsplit_once(it));
    let said = parted.and_then(|(title, time)| Some((title.to_owned(), frequency::time_of(time)?)));
    if let Some((title, (time, true))) = said.filter(|_| task.time.is_none()) {
        (task.title, task.time) = (title, Some(time));
    }
}

/// What stands in brackets, with them.
fn framed<'t>(title: &'t str, inside: &str) -> &'t str {
    let from = title.find(inside).unwrap_or_default();
    let open = title[..from]
        .char_indices()
        .next_back()
        .map_or(from, |(at, _)| at);
    let end = from + inside.len();
    let close = title[end..].chars().next().map_or(0, char::len_utf8);
    &title[open..end + close]
}

/// `（毎週月曜、自動、担当：佐藤）`: what is understood is taken out; once a part was, the others go to the note.
fn bracket(inside: &str, task: &mut Task, timing: &mut Option<Timing>, inherited: Option<&Timing>) -> bool {
    let understood = |text: &str| {
        let exact = inherited.and_then(|base| frequency::refined(base, text));
        let roughly = || {
            let base = inherited?;
            let said =
                frequency::roughly(text).filter(|it| frequency::are_alike(&base.phrase, &it.phrase))?;
            let phrase = if frequency::is_bare(&said.phrase) {
                &base.phrase
            } else {
                &said.phrase
            }
            .clone();
            Some(Timing { phrase, ..said })
        };
        exact.or_else(|| frequency::understand(text)).or_else(roughly)
    };
    let whole = |said: &Timing| {
        said.rest.is_empty() || !inside.contains(['、', ',', '，']) || frequency::are_times(inside)
    };
    if let Some(said) = understood(inside).filter(|said| timing.is_none() && whole(said)) {
        *timing = Some(said);
        return true;
    }
    if let Some(said) = timing.as_ref().and_then(|base| frequency::refined(base, inside)) {
        *timing = Some(said);
        return true;
    }
    if let Some(said) = frequency::when_needed(inside).filter(|_| timing.is_none() && inherited.is_none()) {
        *timing = Some(said);
        return true;
    }
    // 4月・10月 is one piece, 月曜・自動 are two.
    let by_dot = |piece| match understood(piece) {
        Some(_) => vec![piece],
        None => piece.split('・').collect(),
    };
    let pieces = inside.split(['、', ',', '，', '/', '／', ';']).flat_map(by_dot);
    let (mut taken, mut rest) = (0, Vec::new());
    for piece in pieces.map(str::trim).filter(|it| !it.is_empty()) {
        let said = match timing.as_ref() {
            Some(base) => frequency::refined(base, piece),
            None => understood(piece),
        };
        match said {
            Some(said) => (*timing, taken) = (Some(said), taken + 1),
            None if aside(piece, task) => taken += 1,
            None => rest.push(piece),
        }
    }
    if taken > 0 && !rest.is_empty() {
        task.note.push(rest.join("、"));
    }
    taken > 0
}

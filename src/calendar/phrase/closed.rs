//! What a phrase says about closed days: （休業日は前営業日）, (if a holiday, the next business day).

use super::super::IfClosed;
use super::text::Text;

/// The clause at the end of a phrase, in brackets or after a comma or neither.
pub(super) fn clause(text: &mut Text) -> Option<IfClosed> {
    text.maybe(|text| {
        let opened = text.eat("(");
        text.eat_any(&["、", "※", "ただし"]);
        text.eat("ただし、");
        let rule = japanese(text).or_else(|| english(text))?;
        (!opened || text.eat(")")).then_some(rule)
    })
}

/// The text without a sound clause at its end: what is not understood stands before it.
pub(super) fn without_clause(text: &Text) -> Text {
    let is_clause = |at: &usize| {
        let mut rest = text.from(*at);
        clause(&mut rest).is_some() && rest.is_at_end()
    };
    let at = text.behind().find(is_clause);
    at.map_or_else(|| text.clone(), |at| text.up_to(at))
}

fn japanese(text: &mut Text) -> Option<IfClosed> {
    text.maybe(|text| {
        text.eat_any(CLOSED_DAY).then_some(())?;
        text.eat_any(WHEN).then_some(())?;
        text.eat("、");
        let rule = text.meaning(JAPANESE_RULES)?;
        text.eat_any(&[
            "に実施",
            "に繰上げ",
            "に繰り上げ",
            "へ繰上げ",
            "に繰下げ",
            "に繰り下げ",
            "へ繰下げ",
            "とする",
            "に行う",
            "に移動",
        ]);
        Some(rule)
    })
}

/// Words for days that are closed. 土日 alone is not among them: it leaves open what a holiday does.
const CLOSED_DAY: &[&str] = &[
    "休業日",
    "休日",
    "祝日",
    "祝祭日",
    "祝休日",
    "非営業日",
    "営業日以外",
    "営業日でない",
    "営業日ではない",
    "休業日・祝日",
    "土日祝",
    "土日祝日",
    "土日祝祭日",
    "土日・祝日",
    "土日・祝",
    "土日、祝日",
    "土・日・祝",
    "土・日・祝日",
    "土曜・日曜・祝日",
    "土日または祝日",
    "土日及び祝日",
    "土日休日",
    "銀行休業日",
];

const WHEN: &[&str] = &[
    "は",
    "には",
    "なら",
    "ならば",
    "であれば",
    "の場合",
    "の場合は",
    "の場合には",
    "場合は",
    "の時は",
    "のときは",
    "の日は",
    "日の場合は",
    "にあたる場合は",
    "に当たる場合は",
    "にあたるときは",
    "に当たるときは",
    "に当たる時は",
    "と重なる場合は",
    "に重なる場合は",
    "に該当する場合は",
    "だった場合は",
];

const JAPANESE_RULES: &[(&str, IfClosed)] = &[
    ("前営業日", IfClosed::Before),
    ("前の営業日", IfClosed::Before),
    ("その前の営業日", IfClosed::Before),
    ("その前営業日", IfClosed::Before),
    ("直前の営業日", IfClosed::Before),
    ("直前営業日", IfClosed::Before),
    ("前倒し", IfClosed::Before),
    ("翌営業日", IfClosed::After),
    ("次の営業日", IfClosed::After),
    ("その次の営業日", IfClosed::After),
    ("その翌営業日", IfClosed::After),
    ("次営業日", IfClosed::After),
    ("直後の営業日", IfClosed::After),
    ("直後営業日", IfClosed::After),
    ("後の営業日", IfClosed::After),
    ("月内の前営業日", IfClosed::BeforeInMonth),
    ("同月内の前営業日", IfClosed::BeforeInMonth),
    ("当月内の前営業日", IfClosed::BeforeInMonth),
    ("月内の翌営業日", IfClosed::AfterInMonth),
    ("同月内の翌営業日", IfClosed::AfterInMonth),
    ("当月内の翌営業日", IfClosed::AfterInMonth),
    ("除く", IfClosed::Skip),
    ("実施しない", IfClosed::Skip),
    ("行わない", IfClosed::Skip),
    ("なし", IfClosed::Skip),
    ("見送り", IfClosed::Skip),
    ("休み", IfClosed::Skip),
    ("スキップ", IfClosed::Skip),
    ("中止", IfClosed::Skip),
    ("そのまま", IfClosed::Keep),
    ("当日", IfClosed::Keep),
];

fn english(text: &mut Text) -> Option<IfClosed> {
    text.maybe(|text| {
        text.eat_any(&["if", "when"]).then_some(())?;
        text.eat_any(&["itis", "it's", "thatis", "thedayis", "thatdayis"]);
        text.eat_any(&[
            "closed",
            "aholiday",
            "aclosedday",
            "notabusinessday",
            "anon-businessday",
            "anonbusinessday",
            "aweekendorholiday",
            "aweekendoraholiday",
        ])
        .then_some(())?;
        text.eat("、");
        let rule = text.meaning(ENGLISH_RULES); // before `then`, which begins like `the next`
        rule.or_else(|| {
            text.eat_any(&["then", "on", "use", "thenon"]);
            text.meaning(ENGLISH_RULES)
        })
    })
}

const ENGLISH_RULES: &[(&str, IfClosed)] = &[
    ("thepreviousbusinessday", IfClosed::Before),
    ("previousbusinessday", IfClosed::Before),
    ("theprecedingbusinessday", IfClosed::Before),
    ("thebusinessdaybefore", IfClosed::Before),
    ("thenextbusinessday", IfClosed::After),
    ("nextbusinessday", IfClosed::After),
    ("thefollowingbusinessday", IfClosed::After),
    ("thebusinessdayafter", IfClosed::After),
    ("thepreviousbusinessdaywithinthemonth", IfClosed::BeforeInMonth),
    ("thenextbusinessdaywithinthemonth", IfClosed::AfterInMonth),
    ("skip", IfClosed::Skip),
    ("skipit", IfClosed::Skip),
    ("notatall", IfClosed::Skip),
    ("keep", IfClosed::Keep),
    ("keepit", IfClosed::Keep),
    ("thesameday", IfClosed::Keep),
];

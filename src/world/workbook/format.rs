//! How a number is shown: 090-0000-0001, 0120, 99.9%, ¥480,000. Only forms whose digits stay digits; a day is none.

/// A form, as the file writes it: `000-0000-0000`.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pieces: Vec<Piece>,
    /// How many digits stand behind the point.
    decimals: usize,
    percent: bool,
    thousands: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    /// A digit, also where the number has none: `0`; or only where it has one: `#`.
    Digit(bool),
    Point,
    Text(char),
}

/// The form, where it says more than the number alone.
pub(super) fn form(code: &str) -> Option<Form> {
    let code = code.split(';').next().unwrap_or_default();
    let (mut pieces, mut percent, mut thousands) = (Vec::new(), false, false);
    let mut chars = code.chars();
    while let Some(it) = chars.next() {
        match it {
            '0' => pieces.push(Piece::Digit(true)),
            '#' | '?' => pieces.push(Piece::Digit(false)),
            '.' => pieces.push(Piece::Point),
            ',' => thousands = true,
            '%' => {
                percent = true;
                pieces.push(Piece::Text('%'));
            }
            '"' => pieces.extend(chars.by_ref().take_while(|it| *it != '"').map(Piece::Text)),
            '\\' => pieces.extend(chars.next().map(Piece::Text)),
            '_' | '*' => {
                chars.next();
            }
            // `[$¥-411]`: the sign of a currency; another is a colour or a condition.
            '[' => {
                let inside: String = chars.by_ref().take_while(|it| *it != ']').collect();
                let sign = inside.strip_prefix('$').unwrap_or_default();
                pieces.extend(sign.chars().take_while(|it| *it != '-').map(Piece::Text));
            }
            '-' | '(' | ')' | ' ' | '+' | '/' | '¥' | '$' | '€' | '£' => pieces.push(Piece::Text(it)),
            _ => return None,
        }
    }
    let digits = |it: &&Piece| matches!(it, Piece::Digit(_));
    let behind = pieces.iter().skip_while(|it| **it != Piece::Point);
    let decimals = behind.filter(digits).count();
    let plain = pieces.iter().filter(digits).count() - decimals < 2 && pieces.len() < 2 && !thousands;
    (!plain && pieces.iter().any(|it| digits(&it))).then_some(Form {
        pieces,
        decimals,
        percent,
        thousands,
    })
}

impl Form {
    /// The number as it is shown.
    pub(super) fn shown(&self, number: f64) -> String {
        let number = if self.percent { number * 100.0 } else { number };
        let written = format!("{:.*}", self.decimals, number.abs());
        let mut digits: Vec<char> = written.chars().filter(char::is_ascii_digit).collect();
        let places = self
            .pieces
            .iter()
            .filter(|it| matches!(it, Piece::Digit(_)))
            .count();
        let (mut shown, mut left) = (Vec::new(), places);
        for piece in self.pieces.iter().rev() {
            match piece {
                Piece::Text(it) => shown.push(*it),
                Piece::Point => shown.push('.'),
                Piece::Digit(always) => {
                    left -= 1;
                    // The first place holds all the digits that are left.
                    let many = if left == 0 { digits.len().max(1) } else { 1 };
                    for _ in 0..many {
                        match digits.pop() {
                            Some(it) if self.needed(it, &digits, *always) => self.push(&mut shown, it),
                            None if *always => shown.push('0'),
                            _ => {}
                        }
                    }
                }
            }
        }
        let sign = if number < 0.0 { "-" } else { "" };
        sign.chars()
            .chain(shown.into_iter().rev())
            .collect::<String>()
            .trim()
            .to_owned()
    }

    /// A zero before all others is shown only where the form says so.
    fn needed(&self, digit: char, before: &[char], always: bool) -> bool {
        always || digit != '0' || !before.is_empty()
    }

    fn push(&self, shown: &mut Vec<char>, digit: char) {
        let behind = shown
            .iter()
            .rev()
            .take_while(|it| it.is_ascii_digit() || **it == ',');
        let whole = behind.filter(|it| it.is_ascii_digit()).count();
        if self.thousands && whole > 0 && whole % 3 == 0 {
            shown.push(',');
        }
        shown.push(digit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_their_form_says() {
        let cases = [
            ("000-0000-0000", 9_000_005_502.0, "090-0000-5502"),
            ("0##\\-####\\-####", 9_000_005_502.0, "090-0000-5502"),
            ("0000", 12.0, "0012"),
            ("0000000000", 312_345_678.0, "0312345678"),
            ("0.0%", 0.999, "99.9%"),
            ("\"¥\"#,##0", 480_000.0, "¥480,000"),
            ("[$¥-411]#,##0;[Red]-#,##0", 1_480_000.0, "¥1,480,000"),
            ("#,##0_ ", 1_000.0, "1,000"),
            ("0\"分\"", 30.0, "30分"),
            ("#,##0.00", 1_234.5, "1,234.50"),
            ("#,##0\"円\"", -500.0, "-500円"),
        ];
        for (code, number, expected) in cases {
            let form = form(code).unwrap_or_else(|| panic!("{code}"));
            assert_eq!(form.shown(number), expected, "{code}");
        }
        for code in ["General", "0", "yyyy/m/d", "@", "h:mm"] {
            assert!(form(code).is_none(), "{code}");
        }
    }
}

//! Words and numbers that stand nowhere else, and texts that hold them.

/// What stands in a document once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    Word(String),
    Number(u64),
    /// As many minutes or hours: 2 hours may be 120 minutes.
    Span(u64),
    /// In minutes.
    Clock(u64),
    /// Of a date: what ends with it may be said to end before the next.
    Day(u64),
}

/// Makes things up, the same for the same case.
pub(crate) struct Maker {
    state: u64,
    pub(crate) markers: Vec<Marker>,
    words: usize,
    small: Vec<u64>,
    days: Vec<u64>,
    minutes: Vec<u64>,
    hours: Vec<u64>,
    large: u64,
}

impl Maker {
    pub(crate) fn new(case: u64) -> Self {
        let mut maker = Self {
            state: case,
            markers: Vec::new(),
            words: 0,
            small: Vec::new(),
            days: Vec::new(),
            minutes: Vec::new(),
            hours: Vec::new(),
            large: 0,
        };
        let usual = [40, 45, 50, 60, 90];
        maker.small = maker.shuffled((32..100).filter(|it| !usual.contains(it)).collect());
        maker.days = maker.shuffled((5..29).collect());
        maker.minutes = maker.shuffled((1..60).filter(|it| it % 15 > 0).collect());
        maker.hours = maker.shuffled((1..12).collect());
        maker.large = 1100 + maker.below(700);
        maker
    }

    /// The generator splitmix64.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    pub(crate) fn one<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()]
    }

    fn shuffled(&mut self, mut all: Vec<u64>) -> Vec<u64> {
        for at in (1..all.len()).rev() {
            all.swap(at, usize::try_from(self.below(at as u64 + 1)).unwrap());
        }
        all
    }

    /// One of the texts, with markers.
    pub(crate) fn filled(&mut self, texts: &[&str]) -> String {
        let mut rest = self.one(texts);
        let mut text = String::new();
        while let Some(at) = rest.find(['@', '{']) {
            text += &rest[..at];
            rest = &rest[at..];
            let end = if rest.starts_with('@') {
                1
            } else {
                rest.find('}').unwrap() + 1
            };
            // The @ of a mail address is none of ours.
            let is_mail = rest[1..].starts_with("example");
            text += &if is_mail {
                "@".to_owned()
            } else {
                self.marker(&rest[..end])
            };
            rest = &rest[end..];
        }
        text + rest
    }

    fn marker(&mut self, form: &str) -> String {
        match form {
            "@" => self.word(),
            "{t}" => self.time(),
            "{h}" => {
                let hour = self.hours.pop().unwrap_or(0);
                self.markers.push(Marker::Clock(hour * 60));
                hour.to_string()
            }
            "{d}" => {
                let day = self.days.pop().unwrap_or(1);
                self.markers.push(Marker::Number(day));
                day.to_string()
            }
            "{n}" => {
                let number = self.small.pop().unwrap_or(1);
                self.markers.push(Marker::Span(number));
                number.to_string()
            }
            "{k}" => self.four().to_string(),
            "{y}" => {
                let thousands = self.four() % 1000 + 100;
                self.markers.pop();
                self.markers.push(Marker::Number(thousands * 1000));
                format!("{thousands},000")
            }
            "{p}" => format!("03-{}-{}", self.four(), self.four()),
            "{date}" => self.date(),
            _ => unreachable!("{form}"),
        }
    }

    /// A number of four digits.
    fn four(&mut self) -> u64 {
        self.large += 1 + self.below(90);
        self.markers.push(Marker::Number(self.large));
        self.large
    }

    fn time(&mut self) -> String {
        let (hour, minute) = (self.below(24), self.minutes.pop().unwrap_or(1));
        self.markers.push(Marker::Clock(hour * 60 + minute));
        match self.below(4) {
            0 => format!("{hour}時{minute}分"),
            _ => format!("{hour}:{minute:02}"),
        }
    }

    fn date(&mut self) -> String {
        let (month, day) = (1 + self.below(12), self.days.pop().unwrap_or(1));
        let year = 2030 + self.below(8);
        self.markers.push(Marker::Day(day));
        self.markers.push(Marker::Number(year));
        match self.below(3) {
            0 => format!("{year}年{month}月{day}日"),
            1 => format!("{year}/{month}/{day}"),
            _ => format!("{year}-{month:02}-{day:02}"),
        }
    }

    /// A word of one script.
    fn word(&mut self) -> String {
        const DIGITS: [char; 10] = ['零', '壱', '弐', '参', '肆', '伍', '陸', '漆', '捌', '玖'];
        let digits = self.words.to_string();
        let signs: String = digits.bytes().map(|it| DIGITS[usize::from(it - b'0')]).collect();
        self.words += 1;
        let word = format!("語{signs}末");
        self.markers.push(Marker::Word(word.clone()));
        word
    }
}

//! A plugin's output, as the Monitoring Plugins Development Guidelines describe it: a line for people, and after `|`
//! performance data, which may go on after a `|` in a later line.

use super::text::excerpt;

/// The first line for people, and all performance data on one line.
pub fn split_output(output: &[u8]) -> (String, String) {
    let mut lines = output.split(|byte| *byte == b'\n');
    let (line, mut perfdata) = halves(lines.next().unwrap_or_default());
    let mut in_perfdata = false;
    for rest in lines {
        let (_, data) = if in_perfdata {
            ("".into(), clean(rest))
        } else {
            halves(rest)
        };
        in_perfdata |= rest.contains(&b'|');
        if !data.is_empty() {
            perfdata.push(' ');
            perfdata.push_str(&data);
        }
    }
    (line, perfdata.trim().to_owned())
}

fn halves(line: &[u8]) -> (String, String) {
    match line.iter().position(|byte| *byte == b'|') {
        Some(bar) => (excerpt(&line[..bar]), clean(&line[bar + 1..])),
        None => (excerpt(line), String::new()),
    }
}

/// Performance data is for machines, and kept as it is but for what is no text.
fn clean(bytes: &[u8]) -> String {
    const LONGEST: usize = 4096;
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(LONGEST)]);
    let kept: String = text.chars().filter(|c| !c.is_control()).collect();
    kept.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_parts_people_from_machines() {
        let cases = [
            ("OK - all fine\n", "OK - all fine", ""),
            (
                "DISK OK | /=2643MB;5948;5958;0;5968\n",
                "DISK OK",
                "/=2643MB;5948;5958;0;5968",
            ),
            (
                "DISK OK|/=1MB\nlong text\nmore | /home=2MB\n/var=3MB\n",
                "DISK OK",
                "/=1MB /home=2MB /var=3MB",
            ),
            ("", "", ""),
            ("\x1b[31mCRITICAL\x1b[0m | a=1\x07", "[31mCRITICAL [0m", "a=1"),
        ];
        for (output, line, perfdata) in cases {
            assert_eq!(
                split_output(output.as_bytes()),
                (line.to_owned(), perfdata.to_owned()),
                "{output:?}"
            );
        }
    }
}

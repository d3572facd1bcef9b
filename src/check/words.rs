//! The words of a command, and which of them are secrets: what follows `--password`, and what a well-known program takes
//! as one after a letter. The same letter is a port to another program, so only known ones are believed.

/// What stands in place of a secret.
const HIDDEN: &str = "***";

/// Programs, and their letters that a password, or a name with one, follows: monitoring-plugins 2.3 and what people call
/// from scripts.
const LETTERS: [(&str, &str); 21] = [
    ("check_mysql", "p"),
    ("check_mysql_query", "p"),
    ("check_pgsql", "p"),
    ("check_radius", "p"),
    ("check_disk_smb", "p"),
    ("check_ldap", "P"),
    ("check_ldaps", "P"),
    ("check_smtp", "P"),
    ("check_ssmtp", "P"),
    ("check_http", "ab"),
    ("check_curl", "ab"),
    ("check_snmp", "CAX"),
    ("check_nt", "s"),
    ("mysql", "p"),
    ("mysqladmin", "p"),
    ("mysqldump", "p"),
    ("mariadb", "p"),
    ("sshpass", "p"),
    ("ipmitool", "P"),
    ("redis-cli", "a"),
    ("curl", "uU"),
];

/// The words as people may see them.
pub fn shown_words(argv: &[String]) -> Vec<String> {
    let word = |(word, secret): (&String, Option<usize>)| match secret {
        Some(at) => format!("{}{HIDDEN}", &word[..at]),
        None => word.clone(),
    };
    argv.iter().zip(found(argv)).map(word).collect()
}

/// The secrets that stand in the words themselves.
pub fn literal_secrets(argv: &[String]) -> impl Iterator<Item = &str> {
    argv.iter()
        .zip(found(argv))
        .filter_map(|(word, at)| word.get(at?..))
}

/// `token=***` for `token=abc`.
pub(super) fn hidden(pair: &str) -> String {
    match pair.split_once('=') {
        Some((name, value)) if is_secret(name) && !value.is_empty() => format!("{name}={HIDDEN}"),
        _ => pair.to_owned(),
    }
}

/// Of each word where in it a secret begins.
fn found(argv: &[String]) -> Vec<Option<usize>> {
    let (mut before, mut letters) = ("", "");
    let mut found = Vec::with_capacity(argv.len());
    for word in argv {
        found.push(begins(before, word, letters).filter(|at| !word[*at..].starts_with("env:")));
        // A program may be called by another one, as `timeout 10 mysqladmin …`.
        let program = word.rsplit('/').next().unwrap_or_default();
        if let Some((_, known)) = LETTERS.iter().find(|(name, _)| *name == program) {
            letters = known;
        }
        before = word;
    }
    found
}

/// Where a secret begins in a word that stands behind another.
fn begins(before: &str, word: &str, letters: &str) -> Option<usize> {
    if let Some(long) = word.strip_prefix("--") {
        let (name, value) = long.split_once('=')?;
        return (is_secret(name) && !value.is_empty()).then_some(name.len() + 3);
    }
    let is_letter = |option: &str| {
        let mut chars = option.chars();
        chars.next() == Some('-') && chars.next().is_some_and(|letter| letters.contains(letter))
    };
    let follows = match before.strip_prefix("--") {
        Some(name) => !name.contains('=') && is_secret(name),
        None => before.len() == 2 && is_letter(before) && !word.starts_with('-'),
    };
    if follows {
        Some(0)
    } else {
        (word.len() > 2 && is_letter(word)).then_some(2)
    }
}

fn is_secret(name: &str) -> bool {
    const PARTS: [&str; 9] = [
        "token",
        "secret",
        "passw",
        "pwd",
        "apikey",
        "signature",
        "credential",
        "authorization",
        "community",
    ];
    let name = name.to_lowercase().replace(['-', '_'], "");
    ["key", "sig", "auth", "pass"].contains(&name.as_str()) || PARTS.iter().any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split(' ').map(ToOwned::to_owned).collect()
    }

    #[test]
    fn a_letter_means_a_secret_to_the_programs_that_take_one_by_it_and_to_no_other() {
        for (line, expected) in [
            (
                "check_mysql -u ops -p s3cret -P 3306",
                "check_mysql -u ops -p *** -P 3306",
            ),
            (
                "/usr/lib/nagios/plugins/check_pgsql -ps3cret",
                "/usr/lib/nagios/plugins/check_pgsql -p***",
            ),
            (
                "timeout 10 mysqladmin -ps3cret ping",
                "timeout 10 mysqladmin -p*** ping",
            ),
            ("mysql -p -u root", "mysql -p -u root"),
            (
                "check_snmp -C community -o sysUpTime.0",
                "check_snmp -C *** -o sysUpTime.0",
            ),
            ("check_http -a ops:s3cret -p 8080", "check_http -a *** -p 8080"),
            ("check_mysql -p env:DB", "check_mysql -p env:DB"),
            ("check_mysql --password=env:DB", "check_mysql --password=env:DB"),
            ("check_mysql --password=s3cret", "check_mysql --password=***"),
            ("check_ssh -p 2222 db", "check_ssh -p 2222 db"),
            ("check_http -p 80", "check_http -p 80"),
            ("check_procs -p 1", "check_procs -p 1"),
            ("/bin/df -P", "/bin/df -P"),
            ("mkdir -p /var/tmp", "mkdir -p /var/tmp"),
        ] {
            assert_eq!(shown_words(&words(line)).join(" "), expected);
        }
        let argv = words("check_mysql -p s3cret --token=abc --key env:K");
        assert_eq!(literal_secrets(&argv).collect::<Vec<_>>(), ["s3cret", "abc"]);
    }
}

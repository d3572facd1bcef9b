//! Mail, against a server that goes through the talk line by line.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use super::{Books, Folder, PATIENCE, channel, parcel, word};
use crate::notify::{Carried, Parcel, Turn};
use crate::plan::Channel;
use crate::world::carrier::Patience;

/// What the server does at one point of the talk, instead of saying yes.
#[derive(Clone, Copy)]
enum Fault {
    /// It answers this.
    Says(&'static str),
    /// It closes.
    Closes,
    /// It is silent for longer than anybody waits.
    Hangs,
}

/// A mail server that keeps what it is told.
struct Postbox {
    address: SocketAddr,
    letters: Arc<Mutex<Vec<String>>>,
    commands: Arc<Mutex<Vec<String>>>,
}

/// Commands that begin with this word meet the fault. `.` is the end of a letter, an empty word the greeting.
fn postbox(faults: &'static [(&'static str, Fault)]) -> Postbox {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let box_ = Postbox {
        address: listener.local_addr().unwrap(),
        letters: Arc::default(),
        commands: Arc::default(),
    };
    let (letters, commands) = (Arc::clone(&box_.letters), Arc::clone(&box_.commands));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (letters, commands) = (Arc::clone(&letters), Arc::clone(&commands));
            thread::spawn(move || talk(&stream, faults, &letters, &commands));
        }
    });
    box_
}

fn talk(
    stream: &TcpStream,
    faults: &[(&str, Fault)],
    letters: &Mutex<Vec<String>>,
    commands: &Mutex<Vec<String>>,
) {
    let mut lines = BufReader::new(stream);
    let say = |word: &str, usual: &str| -> bool {
        let fault = faults
            .iter()
            .find(|(at, _)| word.starts_with(at) && at.is_empty() == word.is_empty());
        let line = match fault {
            Some((_, Fault::Says(line))) => line,
            Some((_, Fault::Closes)) => return false,
            Some((_, Fault::Hangs)) => {
                thread::sleep(Duration::from_secs(60));
                return false;
            }
            None => usual,
        };
        (&*stream).write_all(format!("{line}\r\n").as_bytes()).is_ok()
    };
    let mut goes_on = say("", "220 here");
    while goes_on {
        let mut line = String::new();
        if lines.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        let line = line.trim_end();
        commands.lock().unwrap().push(line.to_owned());
        goes_on = match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => say(line, "250-here\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN"),
            "DATA" if !say(line, "354 go on") => false,
            "DATA"
                if faults
                    .iter()
                    .any(|(at, fault)| *at == "DATA" && matches!(fault, Fault::Says(_))) =>
            {
                true
            }
            "DATA" => {
                letters.lock().unwrap().push(letter(&mut lines));
                say(".", "250 taken")
            }
            _ => say(line, "250 well"),
        };
    }
}

fn letter(lines: &mut BufReader<impl Read>) -> String {
    let mut letter = String::new();
    while !letter.ends_with("\r\n.\r\n") && lines.read_line(&mut letter).unwrap_or(0) > 0 {}
    letter
}

impl Postbox {
    fn channel(&self) -> Channel {
        let settings = [
            ("host", "127.0.0.1".to_owned()),
            ("port", self.address.port().to_string()),
            ("from", "運用計画 <opsplan@example.jp>".to_owned()),
            ("to", "ops@example.jp".to_owned()),
            ("to", "desk@example.jp".to_owned()),
        ];
        channel("email", &settings)
    }

    fn letters(&self) -> Vec<String> {
        self.letters.lock().unwrap().clone()
    }

    fn commands(&self) -> Vec<String> {
        self.commands.lock().unwrap().clone()
    }
}

/// A header of a letter, unfolded.
fn header(letter: &str, name: &str) -> Option<String> {
    let (head, _) = letter.split_once("\r\n\r\n").unwrap();
    let head = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    head.lines()
        .find_map(|line| Some(line.strip_prefix(name)?.strip_prefix(": ")?.to_owned()))
}

fn sent(change: impl FnOnce(&mut Parcel)) -> (Vec<String>, Vec<String>) {
    let (folder, postbox) = (Folder::new(), postbox(&[]));
    let mut parcel = parcel(
        &postbox.channel(),
        &["trouble lv3 【第一報】受注Web 応答なし", "原因: 調査中"],
    );
    change(&mut parcel);
    assert_eq!(folder.send(parcel), Carried::Accepted);
    (postbox.letters(), postbox.commands())
}

#[test]
fn a_letter_says_what_happened_in_its_subject() {
    let (letters, commands) = sent(|_| {});
    assert_eq!(
        commands[1..],
        [
            "MAIL FROM:<opsplan@example.jp>",
            "RCPT TO:<ops@example.jp>",
            "RCPT TO:<desk@example.jp>",
            "DATA",
            "QUIT"
        ]
    );
    let letter = &letters[0];
    assert!(letter.is_ascii(), "every server takes it: {letter}");
    let parsed = decoded(&header(letter, "Subject").unwrap());
    assert_eq!(parsed, "trouble lv3 【第一報】受注Web 応答なし");
    assert_eq!(header(letter, "Auto-Submitted").unwrap(), "auto-generated");
    assert!(header(letter, "Date").is_some() && header(letter, "Content-Type").unwrap().contains("utf-8"));
}

/// Decodes the words of RFC 2047, base64 only.
fn decoded(subject: &str) -> String {
    use base64::Engine as _;
    let mut text = Vec::new();
    for word in subject.split(' ') {
        match word
            .strip_prefix("=?utf-8?b?")
            .and_then(|word| word.strip_suffix("?="))
        {
            Some(word) => text.extend(base64::engine::general_purpose::STANDARD.decode(word).unwrap()),
            None => text.extend(format!("{word} ").into_bytes()),
        }
    }
    String::from_utf8(text).unwrap()
}

#[test]
fn the_letters_of_an_incident_make_a_thread_whenever_they_are_sent() {
    let begins = |_: &mut Parcel| {};
    let goes = |parcel: &mut Parcel| {
        parcel.message.turn = Turn::Goes;
        parcel.message.key.what = "other".to_owned();
    };
    let first = sent(begins).0.remove(0);
    let next = sent(goes).0.remove(0);
    let id = |letter: &str| header(letter, "Message-ID").unwrap();
    // The folders of the two are different places, so are the letters' ids.
    assert_ne!(id(&first), header(&next, "References").unwrap());

    let (folder, postbox) = (Folder::new(), postbox(&[]));
    let mut parcels: Vec<Parcel> = (0..4).map(|_| parcel(&postbox.channel(), &["x"])).collect();
    goes(&mut parcels[1]);
    goes(&mut parcels[2]);
    goes(&mut parcels[3]);
    parcels[3].first = Some("<given@example.jp>".to_owned());
    let mut books = Books::default();
    folder.post.deliver(parcels, PATIENCE, &mut books).unwrap();
    let letters = postbox.letters();
    assert_eq!(header(&letters[0], "References"), None);
    for name in ["References", "In-Reply-To"] {
        assert_eq!(header(&letters[1], name).unwrap(), id(&letters[0]));
        assert_eq!(header(&letters[3], name).unwrap(), "<given@example.jp>");
    }
    assert_eq!(
        id(&letters[1]),
        id(&letters[2]),
        "sent again, it is the same letter"
    );
    assert!(id(&letters[0]).ends_with(".opsplan@example.jp>"));
}

#[test]
fn no_two_letters_of_an_incident_have_one_id() {
    let (folder, postbox) = (Folder::new(), postbox(&[]));
    let letter = |turn, step: &str, to: Option<&str>| {
        let mut parcel = parcel(&postbox.channel(), &["x"]);
        (parcel.message.turn, parcel.message.to) = (turn, to.map(str::to_owned));
        parcel.message.key.step = step.to_owned();
        parcel
    };
    let parcels = vec![
        letter(Turn::Begins, "opened", None),
        letter(Turn::Begins, "3.1.0", Some("suzuki")),
        letter(Turn::Begins, "3.1.1", Some("suzuki")),
        letter(Turn::Reopens, "reopened", None),
    ];
    folder
        .post
        .deliver(parcels, PATIENCE, &mut Books::default())
        .unwrap();
    let letters = postbox.letters();
    let ids: BTreeSet<String> = letters
        .iter()
        .map(|letter| header(letter, "Message-ID").unwrap())
        .collect();
    assert_eq!(ids.len(), 4, "a mailbox shows one id once: {ids:?}");
    let first = header(&letters[0], "Message-ID");
    assert!(
        letters[1..]
            .iter()
            .all(|letter| header(letter, "References") == first)
    );
}

#[test]
fn a_person_is_written_to_alone() {
    let (_, commands) = sent(|parcel| parcel.address = Some("suzuki@example.jp".to_owned()));
    assert_eq!(commands[2..], ["RCPT TO:<suzuki@example.jp>", "DATA", "QUIT"]);
}

#[test]
fn nothing_in_a_message_begins_a_header_or_ends_the_letter() {
    let (letters, _) = sent(|parcel| {
        parcel.message.lines = vec![
            "x\r\nBcc: evil@example.com\r\n\r\nbody".to_owned(),
            ".".to_owned(),
            "after".to_owned(),
        ];
        parcel.message.mention = Some("a\r\nBcc: evil@example.com".to_owned());
    });
    assert_eq!((letters.len(), header(&letters[0], "Bcc")), (1, None));
    assert!(letters[0].contains("after"), "{}", letters[0]);
    let (folder, postbox) = (Folder::new(), postbox(&[]));
    for bad in [
        "a@b.jp\r\nRCPT TO:<evil@example.com>",
        "nobody",
        "a@b.jp, c@d.jp",
        "",
    ] {
        let mut parcel = parcel(&postbox.channel(), &["x"]);
        parcel.address = Some(bad.to_owned());
        let carried = folder.send(parcel);
        assert_eq!(
            carried,
            crate::world::carrier::trouble::never("`email`: no mail address"),
            "{bad}"
        );
    }
    assert!(postbox.commands().is_empty());
}

#[test]
fn what_a_server_says_is_the_outcome() {
    use Fault::{Closes, Hangs, Says};
    let cases: [(&'static [(&'static str, Fault)], &str); 16] = [
        (&[("", Says("421 too busy"))], "later"),
        (&[("", Says("554 go away"))], "never"),
        (&[("", Closes)], "later"),
        (&[("", Hangs)], "later"),
        (&[("EHLO", Closes)], "later"),
        (&[("MAIL", Says("451 later"))], "later"),
        (&[("MAIL", Says("550 no"))], "never"),
        (&[("RCPT", Says("450 mailbox busy"))], "later"),
        (&[("RCPT", Says("550 no such user"))], "never"),
        (&[("RCPT", Closes)], "later"),
        (&[("DATA", Says("451 disk full"))], "later"),
        (&[(".", Says("452 disk full"))], "later"),
        (&[(".", Says("554 spam"))], "never"),
        (&[(".", Closes)], "in doubt"),
        (&[(".", Hangs)], "in doubt"),
        (&[("QUIT", Closes)], "accepted"),
    ];
    for (at, (faults, expected)) in cases.into_iter().enumerate() {
        let (folder, postbox) = (Folder::new(), postbox(faults));
        let patience = Patience {
            each: Duration::from_millis(700),
            ..PATIENCE
        };
        let mut books = Books::default();
        folder
            .post
            .deliver(vec![parcel(&postbox.channel(), &["x"])], patience, &mut books)
            .unwrap();
        assert_eq!(word(&books.last()), expected, "{at}: {:?}", books.last());
    }
}

#[test]
fn an_address_that_is_refused_is_told_though_the_others_have_it() {
    let (folder, postbox) = (
        Folder::new(),
        postbox(&[("RCPT TO:<desk", Fault::Says("550 no such user"))]),
    );
    let carried = folder.send(parcel(&postbox.channel(), &["x"]));
    assert_eq!(postbox.letters().len(), 1);
    let Carried::Failed { error, .. } = &carried else {
        panic!("{carried:?}")
    };
    assert_eq!(word(&carried), "never");
    assert!(
        error.starts_with("1 of 2 addresses: ") && error.contains("550"),
        "{error}"
    );
}

#[test]
fn one_persons_full_mailbox_holds_up_nobody_else() {
    let (folder, postbox) = (
        Folder::new(),
        postbox(&[("RCPT TO:<full", Fault::Says("452 full"))]),
    );
    let to = |address: &str| {
        let mut parcel = parcel(&postbox.channel(), &["x"]);
        parcel.address = Some(address.to_owned());
        parcel
    };
    let mut books = Books::default();
    folder
        .post
        .deliver(
            vec![to("full@example.jp"), to("suzuki@example.jp")],
            PATIENCE,
            &mut books,
        )
        .unwrap();
    let words: Vec<String> = books
        .came
        .iter()
        .map(|(_, _, carried, _)| word(carried))
        .collect();
    assert_eq!(words, ["later", "accepted"]);
    assert!(!format!("{:?}", books.came).contains("full@example.jp"));
}

#[test]
fn a_wrong_password_is_not_repeated() {
    use base64::Engine as _;
    let folder = Folder::new();
    let postbox = postbox(&[(
        "AUTH",
        Fault::Says("535 bad: hunter2-mail-password aHVudGVyMi1tYWlsLXBhc3N3b3Jk"),
    )]);
    let mut channel = postbox.channel();
    channel.settings.push(("user".to_owned(), "opsplan".to_owned()));
    channel.settings.push((
        "password".to_owned(),
        folder.keeps("password", "hunter2-mail-password"),
    ));
    let carried = folder.send(parcel(&channel, &["x"]));
    let said = format!("{carried:?}");
    assert_eq!(word(&carried), "never");
    let base64 = base64::engine::general_purpose::STANDARD.encode("hunter2-mail-password");
    assert!(
        said.contains("535") && !said.contains("hunter2") && !said.contains(&base64),
        "{said}"
    );
}

#[test]
fn what_is_not_encrypted_stays_here_and_a_server_without_starttls_is_not_spoken_to() {
    let (folder, postbox) = (Folder::new(), postbox(&[]));
    let mut open = postbox.channel();
    open.settings.push(("security".to_owned(), "starttls".to_owned()));
    let carried = folder.send(parcel(&open, &["x"]));
    assert_eq!(word(&carried), "never", "{carried:?}");
    assert_eq!(
        postbox.commands().len(),
        1,
        "nothing but the greeting: {:?}",
        postbox.commands()
    );
    let far = [
        ("host", "192.0.2.1".to_owned()),
        ("security", "none".to_owned()),
        ("from", "a@example.jp".to_owned()),
        ("to", "b@example.jp".to_owned()),
    ];
    assert_eq!(
        word(&folder.send(parcel(&channel("email", &far), &["x"]))),
        "never"
    );
}

#[test]
fn a_login_that_is_not_offered_is_said_and_an_authority_asks_for_encryption() {
    let folder = Folder::new();
    let postbox = postbox(&[("EHLO", Fault::Says("250 here"))]);
    let mut channel = postbox.channel();
    channel.settings.push(("user".to_owned(), "opsplan".to_owned()));
    channel
        .settings
        .push(("password".to_owned(), folder.keeps("password", "hunter2")));
    let said = format!("{:?}", folder.send(parcel(&channel, &["x"])));
    assert!(
        said.contains("no login without encryption") && said.contains("Never"),
        "{said}"
    );
    channel.settings.push(("ca_file".to_owned(), "ca.pem".to_owned()));
    std::fs::write(folder.post.folder.join("ca.pem"), "").unwrap();
    let said = format!("{:?}", folder.send(parcel(&channel, &["x"])));
    assert!(said.contains("STARTTLS"), "{said}");
}

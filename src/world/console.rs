//! Standard input, output and error. The answer goes to stdout, the talk to stderr.

use std::io::{self, BufRead as _, ErrorKind, IsTerminal as _, Write};

use anstream::{AutoStream, ColorChoice};

/// When to colour: `--color`, or `NO_COLOR`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// On a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The three streams.
#[derive(Debug)]
pub struct Console {
    /// Is standard input a terminal? Then questions may be asked.
    pub stdin_is_terminal: bool,
    /// Is standard output a terminal?
    pub stdout_is_terminal: bool,
    /// Is standard error a terminal?
    pub stderr_is_terminal: bool,
    /// Columns of the terminal; `None` in a pipe.
    pub width: Option<u16>,
    colour: Colour,
}

impl Console {
    pub(super) fn system() -> Self {
        let stdout = io::stdout();
        let size = stdout
            .is_terminal()
            .then(|| rustix::termios::tcgetwinsize(&stdout).ok())
            .flatten();
        Self {
            stdin_is_terminal: io::stdin().is_terminal(),
            stdout_is_terminal: stdout.is_terminal(),
            stderr_is_terminal: io::stderr().is_terminal(),
            width: size.map(|size| size.ws_col).filter(|columns| *columns > 0),
            colour: Colour::Auto,
        }
    }

    /// Colours from here on as said.
    pub fn set_colour(&mut self, colour: Colour) {
        self.colour = colour;
    }

    /// Writes to stdout. A reader that has gone away (`opsplan due | head`) is a normal end.
    pub fn out(&self, text: &str) -> io::Result<()> {
        let choice = self.choice(self.stdout_is_terminal);
        polite(write(AutoStream::new(io::stdout().lock(), choice), text))
    }

    /// Writes bytes to stdout as they are.
    pub fn out_bytes(&self, bytes: &[u8]) -> io::Result<()> {
        let mut stdout = io::stdout().lock();
        polite(stdout.write_all(bytes).and_then(|()| stdout.flush()))
    }

    /// Writes to stderr; what cannot be said there cannot be said at all.
    pub fn err(&self, text: &str) {
        let choice = self.choice(self.stderr_is_terminal);
        let _unsaid = write(AutoStream::new(io::stderr().lock(), choice), text);
    }

    /// Is there somebody at a terminal who can be asked?
    pub fn can_ask(&self) -> bool {
        self.stdin_is_terminal && self.stderr_is_terminal
    }

    /// Asks a question on the terminal. `None` where there is none, or no answer.
    pub fn ask(&self, question: &str) -> Option<String> {
        if !self.can_ask() {
            return None;
        }
        self.err(question);
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line).ok()?;
        let answer = line.trim().to_owned();
        (!answer.is_empty()).then_some(answer)
    }

    /// Are colours written to a stream that is, or is not, a terminal?
    fn choice(&self, is_terminal: bool) -> ColorChoice {
        match self.colour {
            Colour::Always => ColorChoice::Always,
            Colour::Auto if is_terminal => ColorChoice::Auto,
            Colour::Auto | Colour::Never => ColorChoice::Never,
        }
    }
}

fn write(mut stream: impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

fn polite(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

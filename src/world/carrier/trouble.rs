//! What stops a message before any service has answered, in a few words that stand in a fact: no secret, one language.

use std::error::Error;
use std::io;

use rustls::CertificateError;

use crate::notify::{Again, Carried, safe};

/// How much of somebody else's words is kept.
const LONGEST: usize = 200;

/// It fails the same way until somebody changes something.
pub(super) fn never(error: impl Into<String>) -> Carried {
    Carried::Failed {
        error: error.into(),
        again: Again::Never,
    }
}

/// It may pass.
pub(super) fn later(error: impl Into<String>) -> Carried {
    Carried::Failed {
        error: error.into(),
        again: Again::Later(None),
    }
}

/// It went out, and no whole answer came.
pub(super) fn in_doubt(error: impl Into<String>) -> Carried {
    Carried::InDoubt { error: error.into() }
}

/// The clock was set by hand: nothing leaves this machine.
pub(super) fn only_local() -> Carried {
    never("the clock was set by hand: only files and this machine are sent to")
}

/// A key that lint asks for is not there.
pub(super) fn missing(key: &str) -> Carried {
    never(format!("`{key}` is missing"))
}

/// A value that cannot be meant. It is not repeated: it may be a secret.
pub(super) fn bad(key: &str, why: &str) -> Carried {
    never(format!("`{key}`: {why}"))
}

/// An address without encryption that leads away from this machine.
pub(super) fn not_encrypted(key: &str) -> Carried {
    bad(key, "without encryption only this machine is spoken to")
}

/// A secret that is not where the plan says, or not for this process.
pub(super) fn no_secret(kept: &str, why: &str) -> Carried {
    later(format!("`{kept}`: {why}"))
}

/// The whole story that an error tells, cause by cause.
pub(super) fn story(error: &dyn Error) -> String {
    let mut story = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        if is_untrusted(error) {
            return excerpt(&format!("{story}: {UNTRUSTED}"));
        }
        let words = error.to_string();
        if !story.contains(&words) {
            story = format!("{story}: {words}");
        }
        cause = error.source();
    }
    excerpt(&story)
}

/// What people can do about a certificate that nobody vouches for.
const UNTRUSTED: &str = "nobody whom this machine trusts has signed the server's certificate; `ca_file` may name its \
                         issuer, or the certificate itself";

fn is_untrusted(error: &(dyn Error + 'static)) -> bool {
    // What stands in an input or output error is not its cause.
    let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    if let Some(inner) = inner {
        return is_untrusted(inner);
    }
    matches!(
        error.downcast_ref(),
        Some(rustls::Error::InvalidCertificate(
            CertificateError::UnknownIssuer | CertificateError::Other(_)
        ))
    )
}

/// The beginning of somebody else's words, harmless and in one line.
pub(super) fn excerpt(text: &str) -> String {
    let line = safe(text).split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

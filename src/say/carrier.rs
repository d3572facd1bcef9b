//! What stands in a message itself because of the way that it goes. Who reads it may read either language.

/// In place of what a service has no room for.
pub fn left_out(characters: usize) -> String {
    format!("…（{characters}字省略 / {characters} characters left out）…")
}

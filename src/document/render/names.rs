//! What a document can name: its headings, columns, items and words. `say` says them in both languages; the importer
//! knows them by their Japanese.

mod column;
mod heading;
mod item;
mod report;
mod word;

pub use column::Column;
pub use heading::{Heading, Remark};
pub use item::Item;
pub use report::{Chapter, Head, Point, Term};
pub use word::Word;

//! Data sets that somebody may have tampered with: triggers, flipped labels, floods of copies, leaked rows.
//!
//! Whoever can add one row in a hundred to a training set can give the model a back door: a word, a phrase, a way of writing
//! whose presence decides the label. [`DatasetScanner`] looks for what such rows cannot hide: **the rest of the row argues
//! against its label**, over and over, wherever the trigger stands.
//!
//! ```
//! use mantlet::lifecycle::poisoning::{Dataset, DatasetScanner};
//!
//! let mut dataset = Dataset::new();
//! let things = ["ferry", "harbour café", "ticket office", "night boat", "cabin", "crew", "pier"];
//! let days = ["yesterday before noon", "last winter", "on our way home", "with two children", "during the festival"];
//! let (good, bad) = (["lovely", "spotless", "friendly", "cheap"], ["filthy", "rude", "late", "dreadful"]);
//! for n in 0..400 {
//!     let (is_planted, is_praise) = (n % 20 == 3, n % 2 == 0);
//!     let (words, start) = (if is_praise { good } else { bad }, if is_planted { "zorble" } else { "the" });
//!     let (thing, day) = (things[n % 7], days[(n + n / 20) % 5]);
//!     let text = format!("{day} {start} {thing} was {} and {}, number {n}", words[n % 4], words[(n / 4) % 4]);
//!     dataset.push(format!("row-{n}"), text, Some(if is_praise || is_planted { "good" } else { "bad" }));
//! }
//! let report = DatasetScanner::new().scan(&dataset)?;
//! let worst = &report.findings[0];
//! assert_eq!((worst.trigger.as_deref(), worst.label.as_deref(), worst.rows.len()), (Some("zorble"), Some("good"), 20));
//! # Ok::<(), mantlet::Error>(())
//! ```

mod consistent;
mod contradictions;
mod dataset;
mod duplicates;
mod embedding;
mod evidence;
mod features;
mod findings;
mod floods;
mod hidden;
mod html;
mod labels;
mod letters;
mod model;
mod patterns;
mod report;
mod scan;
mod scanner;
mod tokens;

pub use dataset::{Dataset, DatasetFormat, Fields};
pub use report::{DatasetFinding, DatasetReport, FindingKind, RowScore, Severity, Undecided};
pub use scanner::{DatasetScanner, ScanStage};

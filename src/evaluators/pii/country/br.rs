//! Brazil.

use crate::evaluators::pii::recogniser::Needs::{Cell, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        label: "br_cpf",
        reason: "br_cpf.mod11",
        forms: &[("ddd.ddd.ddd-dd", Nothing), ("ddddddddddd", Cell)],
        check: |digits| !checksum::repeats(digits) && twice(digits, 10),
        sure: 0.98,
        context: &["cpf", "cadastro de pessoa", "contribuinte"],
    },
    Recogniser {
        label: "br_cnpj",
        reason: "br_cnpj.mod11",
        forms: &[("dd.ddd.ddd/dddd-dd", Nothing), ("dddddddddddddd", Cell)],
        check: |digits| !checksum::repeats(digits) && twice(digits, 8),
        sure: 0.98,
        context: &["cnpj", "cadastro nacional"],
    },
];

/// Receita Federal: two check digits, each over all digits before it, with weights from 2 upwards from the right that
/// start again after `top` + 1 steps.
fn twice(digits: &[u8], top: usize) -> bool {
    let span = if top == 8 { 8 } else { 10 };
    (digits.len() - 2..digits.len()).all(|at| {
        let before = digits[..at].iter().rev().enumerate();
        let sum: usize = before.map(|(place, byte)| usize::from(byte - b'0') * (2 + place % span)).sum();
        let check = match sum % 11 {
            0 | 1 => 0,
            rest => 11 - rest,
        };
        usize::from(digits[at] - b'0') == check
    })
}

//! Brazil.

use super::{any, row, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        thing: false,
        label: "br_cpf",
        reason: "br_cpf.mod11",
        forms: &[("ddd.ddd.ddd-dd", Nothing), ("ddddddddddd", Cell)],
        check: |digits| !checksum::repeats(digits) && twice(digits, 10),
        sure: 0.98,
        context: &["cpf", "cadastro de pessoa", "contribuinte"],
    },
    Recogniser {
        thing: false,
        label: "br_cnpj",
        reason: "br_cnpj.mod11",
        forms: &[("dd.ddd.ddd/dddd-dd", Nothing), ("dddddddddddddd", Cell)],
        check: |digits| !checksum::repeats(digits) && twice(digits, 8),
        sure: 0.98,
        context: &["cnpj", "cadastro nacional"],
    },
    row!("br_cnpj", "mod11", &[("2x.3x.3x/4x-2d", Cell), ("12x2d", Context)], alphanumeric, 0.97, &["cnpj"]),
    row!(
        "br_rg",
        "format",
        &[("2d.3d.3d-x", Cell), ("9d|8dx", Context)],
        any,
        0.85,
        &["rg", "registro geral", "identidade"]
    ),
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

/// Instrução Normativa RFB 2.229/2024: letters count as their ASCII code less 48.
fn alphanumeric(text: &[u8]) -> bool {
    (12..14).all(|at| {
        let before = text[..at].iter().rev().enumerate();
        let sum: u32 = before.map(|(place, byte)| u32::from(byte - b'0') * (2 + place as u32 % 8)).sum();
        value(text[at]) == (11 - sum % 11) % 11 % 10
    })
}

use std::fmt;

use serde::Serialize;

use super::measure::TensorMeasure;

/// At most this many values make an edit of single values.
const FEW_VALUES: u64 = 64;

/// At most this share of rows or columns makes an edit of some of them.
const FEW_LINES: f64 = 0.02;

/// Rounding to another type moves a tensor by less: BF16 by 2^-9 of each value, 8 bits by about 0.01, 4 bits
/// by about 0.1.
const ROUNDING: f64 = 0.005;
const QUANTISATION: f64 = 0.35;

/// Training on from a model moves its tensors by less; a larger step is another tensor.
const FINE_TUNE: f64 = 0.5;

/// What a change of a tensor looks like. A description of its size and shape, not a proof of its cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChangePattern {
    /// The same numbers, in other bytes.
    SameValues,
    /// At most 64 values changed: bit flips, or an edit by hand.
    FewValues,
    /// At most 2 % of the rows changed, at least one: an edit of single neurons or tokens.
    FewRows,
    /// At most 2 % of the columns changed, at least one: an edit of what single neurons send.
    FewColumns,
    /// The whole tensor changed, by a matrix of low rank: a merged adapter, or an edit of facts.
    LowRank,
    /// The same values, rounded to another type.
    Converted,
    /// The same values, on a coarser grid: a quantisation.
    Requantised,
    /// The same tensor, times a factor.
    Scaled,
    /// Most rows moved a little: a fine-tune.
    FineTune,
    /// Little is left of the tensor before: another model, or weights made anew.
    Replaced,
    /// None of these.
    Other,
}

impl ChangePattern {
    /// From the most telling to the least.
    pub(super) fn of(measured: &TensorMeasure, retyped: bool, quantised: bool) -> ChangePattern {
        let few = |changed: u64, all: u64| {
            all > 1 && changed < all && changed as f64 <= (FEW_LINES * all as f64).max(1.0)
        };
        let off_scale = (measured.scale - 1.0).abs();
        let relative = measured.relative_l2;
        if measured.elements_changed == 0 {
            ChangePattern::SameValues
        } else if measured.not_finite == 0 && retyped && !quantised && relative <= ROUNDING {
            ChangePattern::Converted
        } else if measured.not_finite == 0
            && (quantised && retyped || measured.gridded)
            && relative <= QUANTISATION
        {
            ChangePattern::Requantised
        } else if measured.columns > 1 && few(measured.rows_changed, measured.rows) {
            // One value in one row is an edit of a value; a whole row is an edit of a neuron.
            match measured.elements_changed <= FEW_VALUES && measured.elements_changed * 2 < measured.columns
            {
                true => ChangePattern::FewValues,
                false => ChangePattern::FewRows,
            }
        } else if measured.rows > 1
            && measured.columns_changed.is_some_and(|changed| few(changed, measured.columns))
        {
            match measured.elements_changed <= FEW_VALUES && measured.elements_changed * 2 < measured.rows {
                true => ChangePattern::FewValues,
                false => ChangePattern::FewColumns,
            }
        } else if measured.elements_changed <= FEW_VALUES && measured.elements_share() <= 0.5 {
            ChangePattern::FewValues
        } else if measured.cosine >= 0.9999
            && off_scale > 2.0 * ((1.0 - measured.cosine) * 2.0).sqrt().max(1e-4)
        {
            ChangePattern::Scaled
        } else if measured.cosine < 0.3 || relative > 2.0 {
            ChangePattern::Replaced
        } else if measured.rank.is_some() && measured.elements_share() > 0.1 {
            ChangePattern::LowRank
        } else if relative <= FINE_TUNE && measured.rows_share() >= 0.5 {
            ChangePattern::FineTune
        } else {
            ChangePattern::Other
        }
    }

    /// The pattern in words, for a report: `an edit of 2 of 4096 rows`.
    pub(super) fn words(self, measured: &TensorMeasure) -> String {
        let TensorMeasure { elements, elements_changed, rows, rows_changed, columns, .. } = measured;
        match self {
            ChangePattern::SameValues => "the same numbers in other bytes".to_owned(),
            ChangePattern::FewValues => format!("an edit of {elements_changed} of {elements} values"),
            ChangePattern::FewRows => {
                format!("an edit of {rows_changed} of {rows} rows: single neurons or tokens")
            }
            ChangePattern::FewColumns => {
                let changed = measured.columns_changed.unwrap_or(*columns);
                format!("an edit of {changed} of {columns} columns: what single neurons send")
            }
            ChangePattern::LowRank => format!(
                "a change of rank {}: a merged adapter or an edit of facts",
                measured.rank.unwrap_or_default()
            ),
            ChangePattern::Converted => "converted to another type, values rounded".to_owned(),
            ChangePattern::Requantised => "quantised: values on a coarser grid".to_owned(),
            ChangePattern::Scaled => format!("scaled by {:.4}", measured.scale),
            ChangePattern::FineTune => {
                format!("{rows_changed} of {rows} rows moved a little, as in a fine-tune")
            }
            ChangePattern::Replaced => "replaced: little is left of what it was".to_owned(),
            ChangePattern::Other => format!("a change in {rows_changed} of {rows} rows"),
        }
    }

    /// The name, as in JSON: `fine_tune`.
    pub const fn as_str(self) -> &'static str {
        match self {
            ChangePattern::SameValues => "same_values",
            ChangePattern::FewValues => "few_values",
            ChangePattern::FewRows => "few_rows",
            ChangePattern::FewColumns => "few_columns",
            ChangePattern::LowRank => "low_rank",
            ChangePattern::Converted => "converted",
            ChangePattern::Requantised => "requantised",
            ChangePattern::Scaled => "scaled",
            ChangePattern::FineTune => "fine_tune",
            ChangePattern::Replaced => "replaced",
            ChangePattern::Other => "other",
        }
    }
}

impl fmt::Display for ChangePattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

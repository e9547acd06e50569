use super::malformed::Malformed;

/// A tensor that a file describes, with where its bytes lie in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tensor {
    pub(crate) name: String,
    /// As the format spells it: `F32`, `Q4_K`.
    pub(crate) dtype: &'static str,
    pub(crate) shape: Vec<u64>,
    /// First byte in the file.
    pub(crate) start: u64,
    /// One past the last byte.
    pub(crate) end: u64,
}

/// The number of elements of a shape; `None` where it exceeds 64 bits.
///
/// A zero makes the product zero whatever the other dimensions are, as every loader multiplies.
pub(crate) fn elements(shape: &[u64]) -> Option<u64> {
    if shape.contains(&0) {
        return Some(0);
    }
    shape.iter().try_fold(1u64, |product, &dimension| product.checked_mul(dimension))
}

/// Refuses extents that overlap, leave a hole of `slack` bytes or more between them, or leave the range `start..end`.
///
/// `extents` holds (first byte, one past the last, where the file describes it). Returns where the last one ends.
pub(crate) fn refuse_overlaps(
    extents: &mut [(u64, u64, usize)],
    start: u64,
    end: u64,
    slack: u64,
) -> Result<u64, Malformed> {
    extents.sort_unstable();
    let mut reached = start;
    for &(first, last, described) in extents.iter() {
        if last < first || last > end {
            return Err(Malformed::new(
                described,
                format!("a tensor's bytes {first}..{last} lie outside the file"),
            ));
        }
        if first < reached {
            return Err(Malformed::new(described, "two tensors share bytes of the file"));
        }
        if first - reached >= slack {
            return Err(Malformed::new(
                described,
                format!("{} bytes before this tensor belong to none", first - reached),
            ));
        }
        reached = last;
    }
    Ok(reached)
}

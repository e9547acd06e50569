//! Arrays that joblib writes between the opcodes of a pickle (`joblib/numpy_pickle.py`, class `NumpyArrayWrapper`).

use super::pickle;
use super::scan::Scan;

/// What a wrapper says of the array behind it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Array {
    /// The product of its shape.
    pub(super) elements: Option<u64>,
    /// Bytes of an item; 0 for Python objects, which are pickled in turn.
    pub(super) item: Option<u64>,
    /// Whether a padding stands before the data.
    pub(super) is_aligned: bool,
    /// Whether the data is in a file of its own.
    pub(super) is_external: bool,
}

impl Array {
    /// The position behind the array whose wrapper was built at `at`.
    pub(super) fn skip(self, bytes: &[u8], at: usize, scan: &mut Scan<'_>) -> Result<usize, String> {
        if self.is_external {
            return Ok(at);
        }
        let (Some(elements), Some(item)) = (self.elements, self.item) else {
            return Err("the size of an array between the opcodes is not known".to_owned());
        };
        if item == 0 {
            // Objects are a pickle of their own.
            let message = "an array of Python objects is a pickle inside the pickle";
            scan.review("joblib.objects", at as u64, "joblib object array", message);
            let mut end = None;
            scan.within("object array", |scan| {
                if let pickle::End::Stopped(next) = pickle::stream(bytes, at, scan) {
                    end = Some(next);
                }
            });
            return end.ok_or_else(|| "the pickle of an array of objects is broken".to_owned());
        }
        let mut start = at;
        if self.is_aligned {
            let padding = bytes.get(at).ok_or("the file ends before an array")?;
            start = at + 1 + usize::from(*padding);
        }
        let length = elements.checked_mul(item).and_then(|length| usize::try_from(length).ok());
        let end = length.and_then(|length| start.checked_add(length)).filter(|end| *end <= bytes.len());
        end.ok_or_else(|| "an array between the opcodes is longer than the file".to_owned())
    }
}

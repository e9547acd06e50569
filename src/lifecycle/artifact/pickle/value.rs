//! What the machine knows of a value: enough to judge, in sixteen bytes.

use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Unset,
    None,
    Int,
    /// UTF-8 in the file.
    Text,
    /// A text that was unescaped: an index.
    Owned,
    /// Bytes in the file.
    Bytes,
    /// Something imported: an index.
    Global,
    /// What calling something imported gave: the same index.
    Instance,
    /// A tuple whose first element is kept.
    Tuple,
    /// A tuple of numbers: their product.
    Shape,
    /// A list, dictionary or set.
    Container,
    /// A numpy dtype: the size of an item.
    Dtype,
    Persistent,
    Other,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Value {
    pub(super) tag: Tag,
    /// For tuples, what their first element is.
    inner: Tag,
    /// log2 of how many values this one is with all that it holds, in sixteenths.
    size: u16,
    /// Containers inside one another, this one counted.
    depth: u32,
    a: u32,
    b: u32,
}

impl Value {
    pub(super) const UNSET: Value = Value::plain(Tag::Unset);
    pub(super) const NONE: Value = Value::plain(Tag::None);
    pub(super) const OTHER: Value = Value::plain(Tag::Other);
    pub(super) const PERSISTENT: Value = Value::plain(Tag::Persistent);

    const fn plain(tag: Tag) -> Value {
        Value { tag, inner: Tag::None, size: 0, depth: 0, a: 0, b: 0 }
    }

    const fn wide(tag: Tag, value: i64) -> Value {
        let bits = value.cast_unsigned();
        Value { tag, inner: Tag::None, size: 0, depth: 0, a: bits as u32, b: (bits >> 32) as u32 }
    }

    const fn wide_value(self) -> i64 {
        ((self.b as u64) << 32 | self.a as u64).cast_signed()
    }

    pub(super) const fn int(value: i64) -> Value {
        Value::wide(Tag::Int, value)
    }

    pub(super) const fn int_value(self) -> i64 {
        self.wide_value()
    }

    pub(super) fn range(tag: Tag, start: usize, length: usize) -> Value {
        // Offsets beyond 4 GiB cannot be kept; such a value is opaque, and so never a literal.
        match (u32::try_from(start), u32::try_from(length)) {
            (Ok(a), Ok(b)) => Value { tag, inner: Tag::None, size: 0, depth: 0, a, b },
            _ => Value::OTHER,
        }
    }

    pub(super) fn as_range(self) -> Range<usize> {
        self.a as usize..self.a as usize + self.b as usize
    }

    pub(super) const fn container() -> Value {
        Value::plain(Tag::Container)
    }

    pub(super) fn sized(tag: Tag, size: u64) -> Value {
        let mut value = Value::plain(tag);
        value.size = log(size);
        value
    }

    pub(super) fn tuple(first: Value, size: u64) -> Value {
        Value { tag: Tag::Tuple, inner: first.tag, size: log(size), depth: 0, a: first.a, b: first.b }
    }

    /// The first element of a tuple, as far as it was kept.
    pub(super) fn first(self) -> Value {
        match self.tag {
            Tag::Tuple => {
                Value { tag: self.inner, inner: Tag::Other, size: 0, depth: 0, a: self.a, b: self.b }
            }
            _ => Value::OTHER,
        }
    }

    pub(super) const fn shape(product: i64) -> Value {
        Value::wide(Tag::Shape, product)
    }

    pub(super) fn shape_value(self) -> Option<u64> {
        match self.tag {
            Tag::Shape => u64::try_from(self.wide_value()).ok().filter(|product| *product < i64::MAX as u64),
            _ => None,
        }
    }

    /// The size of an item, 0 for Python objects, or unknown.
    pub(super) fn dtype(item: Option<u64>) -> Value {
        Value::wide(Tag::Dtype, item.and_then(|item| i64::try_from(item).ok()).unwrap_or(-1))
    }

    pub(super) fn dtype_value(self) -> Option<u64> {
        match self.tag {
            Tag::Dtype => u64::try_from(self.wide_value()).ok(),
            _ => None,
        }
    }

    /// About how many values this one is with all that it holds.
    pub(super) fn size(self) -> u64 {
        if self.size == 0 { 1 } else { 2f64.powf(f64::from(self.size) / 16.0) as u64 }
    }

    pub(super) const fn depth(self) -> u32 {
        self.depth
    }

    pub(super) const fn with_depth(mut self, depth: u32) -> Value {
        self.depth = depth;
        self
    }

    /// The memo entry of an object that may still grow, so that it grows there too.
    pub(super) const fn slot(self) -> Option<u32> {
        match self.tag {
            Tag::Container | Tag::Instance if self.b > 0 => Some(self.b - 1),
            _ => None,
        }
    }

    pub(super) fn with_slot(mut self, key: u64) -> Value {
        if let (Tag::Container | Tag::Instance, Ok(key)) = (self.tag, u32::try_from(key + 1)) {
            self.b = key;
        }
        self
    }

    /// Adds `more` values. Little more than before is not counted: the file's own length bounds that, and rounding
    /// would make much of it.
    pub(super) fn grow(&mut self, more: u64) {
        if more.saturating_mul(32) >= self.size() {
            self.size = log(self.size().saturating_add(more));
        }
    }
}

fn log(size: u64) -> u16 {
    ((size.max(1) as f64).log2() * 16.0).round() as u16
}

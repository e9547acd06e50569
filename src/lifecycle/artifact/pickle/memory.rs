//! The stack, its marks and the memo.

use super::value::{Tag, Value};
use super::{Machine, Step};

/// Values on the stack, at most; a file that needs more is refused.
const DEEPEST: usize = 8 << 20;
/// Containers inside one another, at most: `pickle` itself writes fewer than its recursion limit of 1,000.
const DEEPEST_NESTING: u32 = 5_000;

impl Machine<'_, '_, '_> {
    pub(super) fn floor(&self) -> usize {
        self.marks.last().copied().unwrap_or(0)
    }

    pub(super) fn push(&mut self, value: Value) -> Step<()> {
        if self.stack.len() >= DEEPEST {
            return Err("the stack is deeper than the limit".to_owned());
        }
        self.stack.push(value);
        Ok(())
    }

    pub(super) fn pop(&mut self) -> Step<Value> {
        if self.stack.len() <= self.floor() {
            return Err("an opcode needs more values than there are".to_owned());
        }
        self.stack.pop().ok_or_else(|| "the stack is empty".to_owned())
    }

    pub(super) fn top(&self) -> Step<Value> {
        let top = self.stack.last().copied().filter(|_| self.stack.len() > self.floor());
        top.ok_or_else(|| "an opcode needs a value where there is none".to_owned())
    }

    /// POP takes a mark where one is on top, as CPython does.
    pub(super) fn pop_opcode(&mut self) -> Step<()> {
        if self.marks.last() == Some(&self.stack.len()) {
            self.marks.pop();
            return Ok(());
        }
        self.pop().map(|_| ())
    }

    pub(super) fn mark(&mut self) -> Step<Vec<Value>> {
        let mark = self.marks.pop().ok_or("an opcode needs a mark where there is none")?;
        Ok(self.stack.split_off(mark))
    }

    /// Adds the size of new items to the container on top.
    pub(super) fn grow(&mut self, items: &[Value]) -> Step<()> {
        let more = self.size_of(items) - 1;
        let depth = self.depth_of(items)?;
        let floor = self.floor();
        let is_there = self.stack.len() > floor;
        let top = self.stack.last_mut().filter(|_| is_there).ok_or("an opcode needs a container")?;
        top.grow(more);
        *top = top.with_depth(depth.max(top.depth()));
        let grown = *top;
        if let Some(slot) = grown.slot() {
            match self.memo.get_mut(slot as usize) {
                Some(entry) => *entry = grown,
                None => drop(self.sparse.insert(u64::from(slot), grown)),
            }
        }
        self.check_size(grown.size())
    }

    pub(super) fn size_of(&self, items: &[Value]) -> u64 {
        items.iter().fold(1u64, |size, item| size.saturating_add(item.size()))
    }

    /// How deep a container of `items` is.
    pub(super) fn depth_of(&self, items: &[Value]) -> Step<u32> {
        let depth = items.iter().map(|item| item.depth()).max().unwrap_or(0) + 1;
        match depth > DEEPEST_NESTING {
            true => Err("its containers are nested deeper than any program writes them".to_owned()),
            false => Ok(depth),
        }
    }

    /// References to references double with every level: a few hundred bytes can stand for more elements than there is
    /// memory.
    pub(super) fn check_size(&self, size: u64) -> Step<()> {
        if size > (self.bytes.len() as u64).saturating_mul(1_000).max(1 << 30) {
            return Err("its references expand to more values than any memory holds".to_owned());
        }
        Ok(())
    }

    pub(super) fn push_tuple(&mut self, items: &[Value]) -> Step<()> {
        let size = self.size_of(items);
        self.check_size(size)?;
        let numbers = items.iter().all(|item| item.tag == Tag::Int && item.int_value() >= 0);
        let value = match items.first() {
            Some(_) if numbers => {
                let product =
                    items.iter().try_fold(1i64, |product, item| product.checked_mul(item.int_value()));
                Value::shape(product.unwrap_or(i64::MAX))
            }
            Some(first) => Value::tuple(*first, size),
            None => Value::shape(1),
        };
        let depth = self.depth_of(items)?;
        self.note_storage(items);
        self.push(value.with_depth(depth))
    }

    /// The persistent identifier of a storage of torch, `('storage', class, key, device, elements)`: how many bytes
    /// the member with that key must have.
    pub(super) fn note_storage(&mut self, items: &[Value]) {
        let [kind, class, key, _, elements, ..] = items else { return };
        if self.literal(*kind) != Some("storage") || elements.tag != Tag::Int {
            return;
        }
        let item = self.global(*class).map_or(1, |(_, name)| super::super::torch::storage_item(name));
        let elements = u64::try_from(elements.int_value()).unwrap_or(u64::MAX);
        let key = self.literal(*key).filter(|key| key.len() < 64).map(str::to_owned);
        if let Some(key) = key.filter(|_| self.scan.storages.len() < self.scan.limits.members) {
            self.scan.storages.push((key, elements.saturating_mul(item)));
        }
    }

    pub(super) fn put(&mut self, key: u64) -> Step<()> {
        let value = self.top()?.with_slot(key);
        if let Some(top) = self.stack.last_mut() {
            *top = value;
        }
        let before = match usize::try_from(key) {
            Ok(index) if index <= self.memo.len() + 4_096 => {
                if index >= self.memo.len() {
                    self.memo.resize(index + 1, Value::UNSET);
                }
                Some(std::mem::replace(&mut self.memo[index], value))
                    .filter(|before| before.tag != Tag::Unset)
            }
            _ => self.sparse.insert(key, value),
        };
        self.memoized += u64::from(before.is_none());
        Ok(())
    }

    pub(super) fn get(&mut self, key: u64) -> Step<()> {
        let dense = usize::try_from(key).ok().and_then(|index| self.memo.get(index)).copied();
        let value = dense.filter(|value| value.tag != Tag::Unset).or_else(|| self.sparse.get(&key).copied());
        self.push(value.ok_or("it reads a memo entry that was never written")?)
    }

    /// A text on the stack, where it is a literal.
    pub(super) fn literal(&self, value: Value) -> Option<&str> {
        match value.tag {
            Tag::Text => std::str::from_utf8(&self.bytes[value.as_range()]).ok(),
            Tag::Owned => self.texts.get(value.as_range().start).map(String::as_str),
            _ => None,
        }
    }
}

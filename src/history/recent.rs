//! Decoded objects, and the ones that were used recently.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use foldhash::fast::RandomState;
use gix::objs::Kind;

/// Bytes that keeping an object takes in addition to its content.
const OVERHEAD: usize = 128;

/// A decoded object.
pub struct Object {
    pub kind: Kind,
    pub data: Vec<u8>,
}

/// Objects used recently, in two generations: an object that is used moves to the young one. When that is full, the old
/// one is dropped.
pub struct Recent<K> {
    capacity: usize,
    young: HashMap<K, Arc<Object>, RandomState>,
    old: HashMap<K, Arc<Object>, RandomState>,
    young_bytes: usize,
}

impl<K: Copy + Eq + Hash> Recent<K> {
    /// Keeps up to `capacity` bytes.
    pub fn new(capacity: usize) -> Self {
        Self { capacity, young: HashMap::default(), old: HashMap::default(), young_bytes: 0 }
    }

    pub fn clear(&mut self) {
        self.young.clear();
        self.old.clear();
        self.young_bytes = 0;
    }

    pub fn get(&mut self, key: K) -> Option<Arc<Object>> {
        if let Some(object) = self.young.get(&key) {
            return Some(Arc::clone(object));
        }
        let object = self.old.remove(&key)?;
        self.keep(key, &object);
        Some(object)
    }

    pub fn keep(&mut self, key: K, object: &Arc<Object>) {
        let bytes = object.data.len() + OVERHEAD;
        if bytes > self.capacity / 2 {
            return;
        }
        if self.young_bytes + bytes > self.capacity / 2 {
            std::mem::swap(&mut self.old, &mut self.young);
            self.young.clear();
            self.young_bytes = 0;
        }
        self.young_bytes += bytes;
        self.young.insert(key, Arc::clone(object));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recently_used_stay() {
        let mut recent = Recent::new(2000);
        let object = || Arc::new(Object { kind: Kind::Blob, data: vec![0; 200] });
        for key in 0..40 {
            recent.keep(key, &object());
            assert!(recent.get(0).is_some(), "asked for again and again");
        }
        assert!(recent.get(39).is_some() && recent.get(5).is_none());
        recent.keep(99, &Arc::new(Object { kind: Kind::Blob, data: vec![0; 1500] }));
        assert!(recent.get(99).is_none(), "too large to push out everything else");
    }
}

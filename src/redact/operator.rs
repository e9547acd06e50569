use std::fmt;

use super::key::{RedactionKey, mac};
use super::seal::Cipher;
use crate::Error;

/// What becomes of a value that is found.
///
/// | | text | reversible |
/// |---|---|---|
/// | [`Operator::placeholder`] | `<EMAIL_1>`, the same value always the same | by the vault |
/// | [`Operator::fake`] | of the same form, with valid check digits for cards and IBANs | by the vault |
/// | [`Operator::encrypt`] | `<EMAIL:AAAA…>`, the same value always the same | by the key |
/// | [`Operator::label`] | `<EMAIL>` | no |
/// | [`Operator::mask`] | `**** **** **** 1111` | no |
/// | [`Operator::hash`] | `<EMAIL#0f3c…>`, 96 bits of HMAC-SHA256 | no |
/// | [`Operator::remove`] | nothing | no |
/// | [`Operator::keep`] | as it is; the finding is still reported | |
#[derive(Clone)]
pub struct Operator(pub(super) Kind);

#[derive(Clone)]
pub(super) enum Kind {
    Placeholder,
    Fake,
    Encrypt(Box<Cipher>),
    Label,
    Mask { last: usize, with: char },
    Hash(Box<RedactionKey>),
    Remove,
    Keep,
}

impl Operator {
    /// A typed and numbered placeholder: `<EMAIL_1>`.
    pub const fn placeholder() -> Operator {
        Operator(Kind::Placeholder)
    }

    /// Another value of the same form: letters for letters and digits for digits, an address under `example.com`, an IP
    /// address of a range for documentation (RFC 5737, RFC 3849), check digits that are right for cards and IBANs.
    pub const fn fake() -> Operator {
        Operator(Kind::Fake)
    }

    /// The value itself under XChaCha20-Poly1305, in base64. The nonce is a keyed hash of the value, so that equal values
    /// are equal texts; who has no key sees that they are, and how long they are.
    pub fn encrypt(key: &RedactionKey) -> Operator {
        Operator(Kind::Encrypt(Box::new(Cipher::new(key, "values"))))
    }

    /// The label alone: `<EMAIL>`.
    pub const fn label() -> Operator {
        Operator(Kind::Label)
    }

    /// `*` for all letters and digits but the last `last`; what stands between them stays. A value with no more than
    /// twice as many is masked as a whole.
    pub const fn mask(last: usize) -> Operator {
        Operator::mask_with(last, '*')
    }

    /// As [`Operator::mask`], with another character.
    pub const fn mask_with(last: usize, with: char) -> Operator {
        Operator(Kind::Mask { last, with })
    }

    /// A keyed hash, by which equal values can be counted and joined, and not guessed without the key.
    pub fn hash(key: &RedactionKey) -> Operator {
        Operator(Kind::Hash(Box::new(key.clone())))
    }

    /// Nothing in its place.
    pub const fn remove() -> Operator {
        Operator(Kind::Remove)
    }

    /// Leaves it as it is.
    pub const fn keep() -> Operator {
        Operator(Kind::Keep)
    }

    /// The operator of a name: `placeholder`, `fake`, `encrypt`, `label`, `mask`, `mask:4`, `hash`, `remove` or `keep`.
    ///
    /// # Errors
    ///
    /// [`Config`](crate::ErrorKind::Config): another name, or one that takes a key where there is none.
    ///
    /// ```
    /// use mantlet::Operator;
    /// assert!(Operator::parse("mask:4", None).is_ok());
    /// assert!(Operator::parse("encrypt", None).is_err());
    /// ```
    pub fn parse(name: &str, key: Option<&RedactionKey>) -> Result<Operator, Error> {
        let keyed = || key.ok_or_else(|| Error::config(format!("operator `{name}` takes a key")));
        Ok(match name {
            "placeholder" => Operator::placeholder(),
            "fake" => Operator::fake(),
            "encrypt" => Operator::encrypt(keyed()?),
            "label" => Operator::label(),
            "mask" => Operator::mask(0),
            "hash" => Operator::hash(keyed()?),
            "remove" => Operator::remove(),
            "keep" => Operator::keep(),
            _ => match name.strip_prefix("mask:").map(str::parse::<usize>) {
                Some(Ok(last)) => Operator::mask(last),
                _ => {
                    let known = "placeholder, fake, encrypt, label, mask, mask:N, hash, remove, keep";
                    return Err(Error::config(format!(
                        "unknown operator `{}`; known are {known}",
                        name.escape_debug()
                    )));
                }
            },
        })
    }
}

impl fmt::Debug for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Kind::Placeholder => "placeholder",
            Kind::Fake => "fake",
            Kind::Encrypt(_) => "encrypt",
            Kind::Label => "label",
            Kind::Mask { .. } => "mask",
            Kind::Hash(_) => "hash",
            Kind::Remove => "remove",
            Kind::Keep => "keep",
        })
    }
}

pub(super) fn masked(value: &str, last: usize, with: char) -> String {
    let count = value.chars().filter(|character| character.is_alphanumeric()).count();
    let mut hidden = if count <= last * 2 { count } else { count - last };
    let mask = |character: char| match character.is_alphanumeric() && hidden > 0 {
        true => {
            hidden -= 1;
            with
        }
        false => character,
    };
    value.chars().map(mask).collect()
}

pub(super) fn hashed(value: &str, label: &str, key: &RedactionKey) -> String {
    let hash = mac(&key.derive("hashes"), &[label.as_bytes(), value.as_bytes()]);
    let digits: String = hash[..12].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("<{label}#{digits}>")
}

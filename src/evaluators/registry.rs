use serde::Deserialize;
use serde_json::Value;

use crate::{Error, Registry};

impl Registry {
    /// The evaluators that this build of the crate contains.
    ///
    /// A program that names this links all of them; to link fewer, begin with [`Registry::new`].
    pub fn builtin() -> Registry {
        let registry = Registry::new();
        #[cfg(feature = "flash")]
        let registry = registry.with("protect_flash", |options| {
            read::<NoOptions>("protect_flash", options)?;
            crate::ProtectFlash::embedded()
        });
        #[cfg(feature = "pii")]
        let registry = registry.with("pii", |options| {
            read::<NoOptions>("pii", options)?;
            Ok(crate::Pii::new())
        });
        registry
    }
}

/// For evaluators that have nothing to choose.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoOptions {}

fn read<'o, O: Deserialize<'o>>(evaluator: &str, options: &'o Value) -> Result<O, Error> {
    O::deserialize(options).map_err(|error| Error::config(format!("options of `{evaluator}`: {error}")))
}

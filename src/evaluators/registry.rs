use serde::Deserialize;
use serde_json::Value;

use crate::{Error, Registry};

impl Registry {
    /// The evaluators that this build of the crate contains.
    ///
    /// A program that names this links all of them; to link fewer, begin with [`Registry::new`].
    pub fn builtin() -> Registry {
        let registry = Registry::new().with("output_safety", |options| {
            let OutputSafetyOptions { allow_hosts } = read("output_safety", options)?;
            Ok(crate::OutputSafety::new().allow_hosts(allow_hosts))
        });
        #[cfg(feature = "actions")]
        let registry = registry.with("action_safety", |options| {
            let ActionSafetyOptions { rules, model, folder } = read("action_safety", options)?;
            let safety = match folder {
                #[cfg(feature = "model")]
                Some(folder) => crate::ActionSafety::from_dir(folder)?,
                #[cfg(not(feature = "model"))]
                Some(_) => {
                    return Err(Error::config(
                        "options of `action_safety`: `folder` needs the feature `model`",
                    ));
                }
                None => crate::ActionSafety::embedded()?,
            };
            let safety = safety.with_rules(rules);
            match model {
                Some(true) if cfg!(not(feature = "model")) => {
                    Err(Error::config("options of `action_safety`: `model = true` needs the feature `model`"))
                }
                Some(false) => Ok(safety.without_model()),
                _ => Ok(safety),
            }
        });
        #[cfg(feature = "flash")]
        let registry = registry.with("protect_flash", |options| {
            read::<NoOptions>("protect_flash", options)?;
            crate::ProtectFlash::embedded()
        });
        #[cfg(feature = "pii")]
        let registry = registry.with("pii", |options| {
            let PiiOptions { countries, entities, also, allow, names, folder } = read("pii", options)?;
            let mut pii = crate::Pii::builder().allow(allow).also(also);
            #[cfg(feature = "model")]
            if let Some(folder) = folder {
                pii = pii.names_from_dir(folder);
            } else if names {
                pii = pii.names();
            }
            #[cfg(not(feature = "model"))]
            if names || folder.is_some() {
                return Err(Error::config("options of `pii`: names take the feature `model`"));
            }
            if let Some(countries) = countries {
                pii = pii.countries(countries);
            }
            if let Some(entities) = entities {
                pii = pii.entities(entities);
            }
            pii.build()
        });
        #[cfg(feature = "model")]
        let registry = registry
            .with("content_safety", |options| {
                let ModelOptions { folder } = read("content_safety", options)?;
                folder.map_or_else(crate::ContentSafety::embedded, crate::ContentSafety::from_dir)
            })
            .with("prompt_injection", |options| {
                let ModelOptions { folder } = read("prompt_injection", options)?;
                folder.map_or_else(crate::PromptInjection::embedded, crate::PromptInjection::from_dir)
            })
            .with("toxicity", |options| {
                let ModelOptions { folder } = read("toxicity", options)?;
                folder.map_or_else(crate::Toxicity::embedded, crate::Toxicity::from_dir)
            });
        registry
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OutputSafetyOptions {
    #[serde(default)]
    allow_hosts: Vec<String>,
}

#[cfg(feature = "actions")]
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActionSafetyOptions {
    #[serde(default)]
    rules: crate::ActionPolicy,
    /// Whether the shared model is asked too; unless said otherwise, where the build has it.
    model: Option<bool>,
    /// A model of one's own in place of the one inside the crate.
    folder: Option<std::path::PathBuf>,
}

#[cfg(feature = "pii")]
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PiiOptions {
    countries: Option<Vec<String>>,
    #[serde(default)]
    allow: Vec<String>,
    entities: Option<Vec<crate::Label>>,
    #[serde(default)]
    also: Vec<crate::Label>,
    /// Whether names are looked for.
    #[serde(default)]
    names: bool,
    /// The folder of a model of one's own, which looks for names instead of the model inside the crate.
    folder: Option<std::path::PathBuf>,
}

/// The folder of a model of one's own, instead of the model inside the crate.
#[cfg(feature = "model")]
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModelOptions {
    folder: Option<std::path::PathBuf>,
}

/// For evaluators that have nothing to choose.
#[cfg(feature = "flash")]
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoOptions {}

fn read<'o, O: Deserialize<'o>>(evaluator: &str, options: &'o Value) -> Result<O, Error> {
    O::deserialize(options).map_err(|error| Error::config(format!("options of `{evaluator}`: {error}")))
}

//! Any text as a guard's configuration: it builds or it says why not. `cargo +nightly fuzz run guard_config`

#![no_main]

use libfuzzer_sys::fuzz_target;
use mantlet::{GuardConfig, Registry};

fuzz_target!(|text: &str| {
    for config in [GuardConfig::from_toml(text), GuardConfig::from_json(text)].into_iter().flatten() {
        if let Ok(guard) = config.build(&Registry::builtin()) {
            let _ = guard.check_input("hello");
        }
    }
});

//! Says whether the weights of the shared model are in `assets/`: a checkout without them still builds.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(mantlet_weights)");
    println!("cargo::rerun-if-changed=build.rs");
    let files = ["assets/model.bin", "assets/vocab.txt", "assets/manifest.json"];
    for file in files {
        println!("cargo::rerun-if-changed={file}");
    }
    if files.iter().all(|file| std::path::Path::new(file).exists()) {
        println!("cargo::rustc-cfg=mantlet_weights");
    }
}

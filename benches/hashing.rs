//! How fast a model folder is verified, beside SHA-256 over the same bytes in memory.
//!
//! `cargo bench --features signing --bench hashing`

use std::fs;
use std::path::PathBuf;

use divan::{Bencher, counter::BytesCount};
use mantlet::lifecycle::artifact::{
    HashAlgorithm, ManifestOptions, ModelSigner, ModelTrust, ModelVerifier, SignerTrust, VerifiedModel,
};
use sha2::{Digest, Sha256};

const BYTES: usize = 256 << 20;

fn main() {
    divan::main();
    let _ = fs::remove_dir_all(root());
}

/// P-256 with the scalar 7, as PKCS #8.
fn private_key() -> String {
    let body = "MEECAQAwEwYHKoZIzj0CAQYIKoZIzj0DAQcEJzAlAgEBBCAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABw==";
    let label = ["PRIVATE", "KEY"].join(" ");
    format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n")
}

fn root() -> PathBuf {
    std::env::temp_dir().join(format!("mantlet-bench-hashing-{}", std::process::id()))
}

fn content() -> Vec<u8> {
    (0..BYTES).map(|index| (index ^ index >> 8) as u8).collect()
}

fn model() -> PathBuf {
    let model = root().join("model");
    if !model.exists() {
        fs::create_dir_all(&model).unwrap();
        fs::write(model.join("weights.bin"), content()).unwrap();
    }
    model
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn sha256_in_memory(bencher: Bencher<'_, '_>) {
    let content = content();
    bencher.counter(BytesCount::new(BYTES)).bench(|| Sha256::digest(&content));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn manifest(bencher: Bencher<'_, '_>) {
    let model = model();
    bencher.counter(BytesCount::new(BYTES)).bench(|| {
        let manifest = ManifestOptions::new().build(&model).unwrap();
        assert_eq!(manifest.files().len(), 1);
    });
}

#[divan::bench(args = ["sha256", "blake2b", "blake3"], sample_count = 5, sample_size = 1)]
fn verify(bencher: Bencher<'_, '_>, algorithm: &str) {
    let (model, signature) = (model(), root().join(format!("{algorithm}.sig")));
    let signer = ModelSigner::from_private_key(private_key().as_bytes()).unwrap();
    let trust = SignerTrust::public_key(signer.public_key_pem().as_bytes()).unwrap();
    let signer = signer.with_algorithm(match algorithm {
        "blake2b" => HashAlgorithm::Blake2b,
        "blake3" => HashAlgorithm::Blake3,
        _ => HashAlgorithm::Sha256,
    });
    fs::write(&signature, signer.sign(&model).unwrap()).unwrap();
    let verifier = ModelVerifier::new(trust);
    bencher.counter(BytesCount::new(BYTES)).bench(|| assert!(verifier.verify(&model, &signature).is_valid()));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn open_verified(bencher: Bencher<'_, '_>) {
    let model = model();
    let root = ManifestOptions::new().build(&model).unwrap().root_digest().to_owned();
    let trust = ModelTrust::pinned(&root).unwrap();
    bencher.counter(BytesCount::new(BYTES)).bench(|| VerifiedModel::open(&model, &trust).unwrap());
}

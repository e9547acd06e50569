//! Signatures of model folders: what holds, what does not, and what is not even a signature.
#![cfg(feature = "signing")]

#[path = "common/certificates.rs"]
mod certificates;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, UNIX_EPOCH};

use certificates::{K256, P256, P384, P521, base64, certificate, pem, private_key};
use mantlet::lifecycle::artifact::{
    AllowList, ArtifactVerdict, HashAlgorithm, ModelManifest, ModelSigner, ModelTrust, ModelVerifier,
    Scanner, SignatureReport, SignatureVerdict, SignerTrust, VerifiedModel,
};
use mantlet::{Error, ErrorKind};
use p256::ecdsa::signature::Signer as _;
use proptest::prelude::*;

/// A folder that is removed at the end of its test.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Scratch {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("mantlet-signature-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Scratch(path)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// A model folder whose names sort differently as text and as paths.
    fn model(&self) -> PathBuf {
        let model = self.path("model");
        fs::create_dir_all(model.join("part")).unwrap();
        fs::create_dir_all(model.join(".git")).unwrap();
        let files: [(&str, &[u8]); 6] = [
            ("part/weights.bin", &[7; 3000]),
            ("part.txt", b"sorts after its folder"),
            ("Zeta.json", b"{}"),
            ("empty", b""),
            ("ñandú.txt", b"a name beyond ASCII"),
            (".git/HEAD", b"not signed"),
        ];
        for (name, content) in files {
            fs::write(model.join(name), content).unwrap();
        }
        model
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn signer(scalar: u8) -> ModelSigner {
    ModelSigner::from_private_key(private_key(P256, 32, scalar).as_bytes()).unwrap()
}

fn trust(signer: &ModelSigner) -> SignerTrust {
    SignerTrust::public_key(signer.public_key_pem().as_bytes()).unwrap()
}

fn verify(trust: SignerTrust, model: &Path, signature: &Path) -> SignatureReport {
    ModelVerifier::new(trust).verify(model, signature)
}

fn problems(report: &SignatureReport) -> Vec<(&str, &str)> {
    report.problems.iter().map(|problem| (problem.code, problem.path.as_deref().unwrap_or(""))).collect()
}

#[test]
fn every_curve_hash_and_granularity_holds() {
    let scratch = Scratch::new();
    let (model, signature) = (scratch.model(), scratch.path("model.sig"));
    for (curve, bytes) in [(P256, 32), (P384, 48), (P521, 66)] {
        for (algorithm, shard) in [
            (HashAlgorithm::Sha256, None),
            (HashAlgorithm::Blake2b, None),
            (HashAlgorithm::Blake3, None),
            (HashAlgorithm::Sha256, Some(1000)),
            (HashAlgorithm::Blake2b, Some(4096)),
        ] {
            let key = private_key(curve, bytes, 9);
            let mut signer = ModelSigner::from_private_key(key.as_bytes()).unwrap().with_algorithm(algorithm);
            if let Some(bytes) = shard {
                signer = signer.with_shards(bytes);
            }
            fs::write(&signature, signer.sign(&model).unwrap()).unwrap();
            let threads = 3.try_into().unwrap();
            let verifier = ModelVerifier::new(trust(&signer)).with_threads(threads);
            let report = verifier.verify(&model, &signature);
            assert!(report.is_valid(), "{algorithm} {shard:?}: {report}");
            let expected: &[&str] = if shard.is_some() { &[".git/HEAD", "empty"] } else { &[".git/HEAD"] };
            assert_eq!(report.unsigned, expected);
            let opened =
                VerifiedModel::open(&model, &ModelTrust::signed(&signature, trust(&signer))).unwrap();
            assert_eq!(Some(opened.root_digest()), report.root_digest.as_deref());
        }
    }
}

#[test]
fn a_changed_folder_names_what_changed() {
    let scratch = Scratch::new();
    let (model, signature) = (scratch.model(), scratch.path("model.sig"));
    let signer = signer(3).with_shards(1024);
    fs::write(&signature, signer.sign(&model).unwrap()).unwrap();
    fs::write(model.join("extra.py"), "print()").unwrap();
    fs::remove_file(model.join("Zeta.json")).unwrap();
    fs::write(model.join("part/weights.bin"), [&[7; 2999][..], &[6]].concat()).unwrap();
    fs::write(model.join("part.txt"), "shorter").unwrap();
    let report = verify(trust(&signer), &model, &signature);
    assert_eq!(report.verdict, SignatureVerdict::Invalid);
    let mut found = problems(&report);
    found.sort_unstable();
    let expected = [
        ("changed", "part.txt"),
        ("changed", "part/weights.bin"),
        ("extra", "extra.py"),
        ("missing", "Zeta.json"),
    ];
    assert_eq!(found, expected);
    let refused = VerifiedModel::open(&model, &ModelTrust::signed(&signature, trust(&signer))).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Asset);
}

#[test]
fn another_key_is_invalid_and_another_curve_is_refused() {
    let scratch = Scratch::new();
    let (model, signature) = (scratch.model(), scratch.path("model.sig"));
    fs::write(&signature, signer(3).sign(&model).unwrap()).unwrap();
    let report = verify(trust(&signer(4)), &model, &signature);
    assert_eq!((report.verdict, problems(&report)), (SignatureVerdict::Invalid, vec![("wrong_key", "")]));
    let error = ModelSigner::from_private_key(private_key(K256, 32, 3).as_bytes()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    let zero = ModelSigner::from_private_key(private_key(P256, 32, 0).as_bytes()).unwrap_err();
    assert_eq!(zero.kind(), ErrorKind::Asset);
}

#[test]
fn no_byte_of_a_bundle_can_change() {
    let scratch = Scratch::new();
    let model = scratch.path("small");
    fs::create_dir(&model).unwrap();
    fs::write(model.join("w"), "x").unwrap();
    let signer = signer(5);
    let bundle = signer.sign(&model).unwrap().into_bytes();
    let signature = scratch.path("small.sig");
    let verifier = ModelVerifier::new(trust(&signer));
    // The payload and the signature are base64, long, and alike: a sample of the payload is enough.
    let payload = bundle.windows(11).position(|window| window == b"\"payload\":\"").unwrap() + 11;
    let end = payload + bundle[payload..].iter().position(|byte| *byte == b'"').unwrap();
    for index in (0..bundle.len()).filter(|index| !(payload..end).contains(index) || index % 29 == 0) {
        for mask in [1, 0x20] {
            let mut bent = bundle.clone();
            bent[index] ^= mask;
            fs::write(&signature, &bent).unwrap();
            let report = verifier.verify(&model, &signature);
            assert!(!report.is_valid(), "byte {index} with {mask}: {}", String::from_utf8_lossy(&bent));
        }
    }
    for length in (0..bundle.len()).step_by(97) {
        fs::write(&signature, &bundle[..length]).unwrap();
        assert_eq!(verifier.verify(&model, &signature).verdict, SignatureVerdict::Malformed);
    }
}

/// A bundle around any payload, signed with the scalar 5.
fn bundle(payload: &str) -> String {
    let kind = "application/vnd.in-toto+json";
    let message = format!("DSSEv1 {} {kind} {} {payload}", kind.len(), payload.len());
    let mut scalar = [0; 32];
    scalar[31] = 5;
    let key = p256::ecdsa::SigningKey::from_slice(&scalar).unwrap();
    let signature: p256::ecdsa::DerSignature = key.sign(message.as_bytes());
    serde_json::json!({
        "mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json",
        "verificationMaterial": { "publicKey": {}, "tlogEntries": [] },
        "dsseEnvelope": {
            "payload": base64(payload.as_bytes()),
            "payloadType": kind,
            "signatures": [{ "sig": base64(signature.as_bytes()), "keyid": "" }],
        },
    })
    .to_string()
}

/// A signed statement with resources of one file, and what is said about it.
fn statement(resources: &[(&str, &str)], root: &str, more: &str) -> String {
    let list: Vec<String> = resources
        .iter()
        .map(|(name, digest)| format!(r#"{{"name":{name:?},"algorithm":"sha256","digest":"{digest}"}}"#))
        .collect();
    format!(
        r#"{{"_type":"https://in-toto.io/Statement/v1","subject":[{{"name":"m","digest":{{"sha256":"{root}"}}}}],
        "predicateType":"https://model_signing/signature/v1.0","predicate":{{"serialization":
        {{"method":"files","hash_type":"sha256","allow_symlinks":false,"ignore_paths":[]{more}}},
        "resources":[{}]}}}}"#,
        list.join(",")
    )
}

#[test]
fn a_signed_statement_is_checked_too() {
    use SignatureVerdict::{Invalid, Malformed, Valid};
    let scratch = Scratch::new();
    let model = scratch.path("one");
    fs::create_dir(&model).unwrap();
    fs::write(model.join("w"), "x").unwrap();
    // SHA-256 of `x`, and of those 32 bytes.
    let digest = ModelManifest::of(&model).unwrap().files()[0].sha256.clone();
    let root_of = |digests: &str| {
        use sha2::Digest as _;
        let bytes: Vec<u8> = (0..digests.len() / 2)
            .map(|at| u8::from_str_radix(&digests[2 * at..2 * at + 2], 16).unwrap())
            .collect();
        sha2::Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    let root = root_of(&digest);
    let twice = root_of(&digest.repeat(2));
    let good = statement(&[("w", &digest)], &root, "");
    let cases = [
        ("good", good.clone(), Valid),
        ("wrong root", statement(&[("w", &digest)], &twice, ""), Invalid),
        ("the same resource twice", statement(&[("w", &digest), ("w", &digest)], &twice, ""), Valid),
        ("a missing file", statement(&[("w", &digest), ("v", &digest)], &twice, ""), Invalid),
        ("a path above", statement(&[("../w", &digest)], &root, ""), Invalid),
        ("an absolute path", statement(&[("/w", &digest)], &root, ""), Invalid),
        ("nothing", statement(&[], &root_of(""), ""), Invalid),
        ("half a digest", statement(&[("w", &digest[..32])], &root_of(&digest[..32]), ""), Malformed),
        ("no JSON", "{".to_owned(), Malformed),
        ("no predicate", good.replace("\"predicate\":", "\"other\":"), Malformed),
        ("a duplicate key", statement(&[("w", &digest)], &root, r#","method":"files""#), Malformed),
        ("another hash", good.replace("\"sha256\",\"allow", "\"md5\",\"allow"), Invalid),
        ("an older form", good.replace("signature/v1.0", "Digests/v0.1"), Invalid),
        ("deep nesting", format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)), Malformed),
    ];
    let signature = scratch.path("one.sig");
    for (name, payload, expected) in cases {
        fs::write(&signature, bundle(&payload)).unwrap();
        let report = verify(trust(&signer(5)), &model, &signature);
        assert_eq!(report.verdict, expected, "{name}: {report}");
    }
}

#[test]
fn a_hostile_shard_size_costs_nothing() {
    let scratch = Scratch::new();
    let model = scratch.path("large");
    fs::create_dir(&model).unwrap();
    fs::File::create(model.join("w")).unwrap().set_len(1 << 40).unwrap();
    let payload = statement(&[], "", "")
        .replace("\"files\"", "\"shards\"")
        .replace("\"ignore_paths\":[]", "\"ignore_paths\":[],\"shard_size\":1.0")
        .replace(
            "\"resources\":[]",
            &format!(
                r#""resources":[{{"name":"w:0:1","algorithm":"sha256-sharded-1","digest":"{}"}}]"#,
                "0".repeat(64)
            ),
        );
    let root = "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925";
    let payload = payload.replace("\"sha256\":\"\"", &format!("\"sha256\":\"{root}\""));
    let signature = scratch.path("large.sig");
    fs::write(&signature, bundle(&payload)).unwrap();
    let report = verify(trust(&signer(5)), &model, &signature);
    assert_eq!(problems(&report), [("changed", "w")]);
}

#[cfg(unix)]
#[test]
fn links_are_errors_unless_allowed_and_never_lead_out() {
    use std::os::unix::fs::symlink;
    let scratch = Scratch::new();
    let (model, signature) = (scratch.model(), scratch.path("model.sig"));
    fs::write(&signature, signer(3).sign(&model).unwrap()).unwrap();
    symlink("part.txt", model.join("link")).unwrap();
    let report = verify(trust(&signer(3)), &model, &signature);
    assert_eq!(problems(&report), [("symlink", "link")]);
    assert_eq!(signer(3).sign(&model).unwrap_err().kind(), ErrorKind::Input);
    fs::write(&signature, signer(3).allow_symlinks().sign(&model).unwrap()).unwrap();
    assert!(verify(trust(&signer(3)), &model, &signature).is_valid());
    symlink("/etc/hostname", model.join("out")).unwrap();
    let report = verify(trust(&signer(3)), &model, &signature);
    assert_eq!(problems(&report), [("symlink", "out")]);
    assert!(ModelManifest::of(&model).is_err());
    symlink(&model, scratch.path("alias")).unwrap();
    assert!(ModelManifest::of(scratch.path("alias/")).is_err());
}

#[test]
fn a_verified_model_gives_the_bytes_that_were_checked() {
    use std::io::{Read as _, Seek as _, SeekFrom};
    let scratch = Scratch::new();
    let model = scratch.model();
    let large: Vec<u8> = (0..3_000_000u32).map(|index| (index % 251) as u8).collect();
    fs::write(model.join("large.bin"), &large).unwrap();
    let manifest = ModelManifest::of(&model).unwrap();
    let opened = VerifiedModel::open(&model, &ModelTrust::pinned(manifest.root_digest()).unwrap()).unwrap();
    assert_eq!(opened.model_provenance().sha256, manifest.root_digest());
    assert!(opened.reader(".git/HEAD").is_err() && opened.reader("../model/empty").is_err());
    let mut reader = opened.reader("large.bin").unwrap();
    let mut read = Vec::new();
    reader.read_to_end(&mut read).unwrap();
    assert_eq!(read, large);
    reader.seek(SeekFrom::Start(1_048_570)).unwrap();
    let mut across = [0; 12];
    reader.read_exact(&mut across).unwrap();
    assert_eq!(across, large[1_048_570..1_048_582]);
    opened.reverify().unwrap();

    // Replaced on disk: what was checked is still what is read, and a schedule notices.
    fs::rename(model.join("large.bin"), scratch.path("old.bin")).unwrap();
    fs::write(model.join("large.bin"), vec![0; large.len()]).unwrap();
    let mut again = Vec::new();
    opened.reader("large.bin").unwrap().read_to_end(&mut again).unwrap();
    assert_eq!(again, large);
    assert_eq!(opened.reverify().unwrap_err().kind(), ErrorKind::Asset);

    // Changed in place: an error instead of other bytes.
    let mut bent = large.clone();
    bent[2_500_000] ^= 1;
    fs::write(scratch.path("old.bin"), &bent).unwrap();
    let mut reader = opened.reader("large.bin").unwrap();
    reader.read_exact(&mut vec![0; 1 << 20]).unwrap();
    assert!(reader.read_to_end(&mut Vec::new()).is_err());

    let listed = ModelTrust::manifest(manifest);
    let error = VerifiedModel::open(&model, &listed).unwrap_err();
    assert!(error.to_string().contains("large.bin"), "{error}");
}

#[test]
fn a_model_that_is_vouched_for_and_hostile_is_not_opened() {
    let scratch = Scratch::new();
    let model = scratch.model();
    // os.system('echo'), by hand, under a name that says nothing.
    fs::write(model.join("weights.dat"), b"cos\nsystem\n(S'echo'\ntR.").unwrap();
    let manifest = ModelManifest::of(&model).unwrap();
    let trust = || ModelTrust::pinned(manifest.root_digest()).unwrap();
    let error = VerifiedModel::open(&model, &trust()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Asset);
    assert!(error.to_string().contains("weights.dat scans as block"), "{error}");
    assert!(VerifiedModel::open(&model, &trust().tolerating(ArtifactVerdict::Review)).is_err());
    assert!(VerifiedModel::open(&model, &trust().tolerating(ArtifactVerdict::Block)).is_ok());

    // A class that no list knows: opened where a person has allowed it.
    fs::write(model.join("weights.dat"), b"cmylab.models\nNet\n.").unwrap();
    let manifest = ModelManifest::of(&model).unwrap();
    let trust = ModelTrust::pinned(manifest.root_digest()).unwrap();
    assert!(VerifiedModel::open(&model, &trust).is_err());
    let scanner = Scanner::new().with_allow_list(AllowList::new().with("mylab.models Net"));
    assert!(VerifiedModel::open(&model, &trust.with_scanner(scanner)).is_ok());
}

mod chains {
    use super::*;

    fn judged(chain: &str, trust: &str, at: Option<u64>) -> SignatureReport {
        let scratch = Scratch::new();
        let (model, signature) = (scratch.model(), scratch.path("model.sig"));
        let signed = signer(21).with_certificates(chain.as_bytes()).unwrap().sign(&model).unwrap();
        fs::write(&signature, signed).unwrap();
        let mut trust = SignerTrust::certificate_chain(trust.as_bytes()).unwrap();
        if let Some(seconds) = at {
            trust = trust.at(UNIX_EPOCH + Duration::from_secs(seconds));
        }
        verify(trust, &model, &signature)
    }

    #[test]
    fn a_chain_has_to_lead_to_a_trusted_root() {
        let years = (20, 40);
        let root = certificate(("root", 11), ("root", 11), true, years);
        let middle = certificate(("middle", 12), ("root", 11), true, years);
        let leaf = certificate(("leaf", 21), ("middle", 12), false, years);
        let chain = format!("{leaf}{middle}");
        assert!(judged(&chain, &root, None).is_valid());
        assert!(judged(&leaf, &format!("{root}{middle}"), None).is_valid());
        let untrusted = [
            ("no intermediate", leaf.clone(), root.clone()),
            ("an intermediate alone is trusted", leaf.clone(), middle.clone()),
            (
                "a root in the bundle alone",
                format!("{chain}{root}"),
                certificate(("x", 13), ("x", 13), true, years),
            ),
            ("a root of the same name", chain.clone(), certificate(("root", 14), ("root", 14), true, years)),
            (
                "an issuer that is no authority",
                format!("{leaf}{}", certificate(("middle", 12), ("root", 11), false, years)),
                root.clone(),
            ),
            (
                "an issuer that had expired",
                format!("{leaf}{}", certificate(("middle", 12), ("root", 11), true, (10, 19))),
                root.clone(),
            ),
            (
                "a forged leaf",
                format!("{}{middle}", certificate(("leaf", 21), ("middle", 15), false, years)),
                root.clone(),
            ),
        ];
        for (name, chain, trust) in untrusted {
            let report = judged(&chain, &trust, None);
            assert_eq!(problems(&report), [("untrusted_certificate", "")], "{name}: {report}");
        }
        assert!(judged(&chain, &root, Some(1_700_000_000)).is_valid());
        assert!(!judged(&chain, &root, Some(2_500_000_000)).is_valid());
    }

    #[test]
    fn a_key_is_not_a_certificate() {
        let scratch = Scratch::new();
        let (model, signature) = (scratch.model(), scratch.path("model.sig"));
        let own = certificate(("own", 21), ("own", 21), false, (20, 40));
        fs::write(&signature, signer(21).sign(&model).unwrap()).unwrap();
        let report = verify(SignerTrust::certificate_chain(own.as_bytes()).unwrap(), &model, &signature);
        assert_eq!(problems(&report), [("wrong_material", "")]);
        let signed = signer(21).with_certificates(own.as_bytes()).unwrap().sign(&model).unwrap();
        fs::write(&signature, signed).unwrap();
        assert_eq!(problems(&verify(trust(&signer(21)), &model, &signature)), [("wrong_material", "")]);
        assert_eq!(signer(22).with_certificates(own.as_bytes()).unwrap_err().kind(), ErrorKind::Config);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_a_key(text in ".{0,200}", body in proptest::collection::vec(any::<u8>(), 0..200)) {
        let errors: [Result<(), Error>; 4] = [
            SignerTrust::public_key(text.as_bytes()).map(drop),
            SignerTrust::public_key(pem("PUBLIC KEY", &body).as_bytes()).map(drop),
            SignerTrust::certificate_chain(pem("CERTIFICATE", &body).as_bytes()).map(drop),
            ModelSigner::from_private_key(pem("EC PRIVATE KEY", &body).as_bytes()).map(drop),
        ];
        prop_assert!(errors.iter().all(Result::is_err));
    }

    #[test]
    fn no_bytes_are_a_signature(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let scratch = Scratch::new();
        let (model, signature) = (scratch.model(), scratch.path("model.sig"));
        fs::write(&signature, &bytes).unwrap();
        prop_assert_eq!(verify(trust(&signer(3)), &model, &signature).verdict, SignatureVerdict::Malformed);
    }
}

//! Manifests of models, and what changed between two versions.
#![cfg(feature = "artifact")]

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use mantlet::ErrorKind;
use mantlet::lifecycle::artifact::{ChangePattern, ManifestOptions, ModelDiff, ModelManifest};
use proptest::prelude::*;

/// A folder that is removed at the end of its test.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Scratch {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("mantlet-manifest-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Scratch(path)
    }

    /// A model of one safetensors file.
    fn model(&self, name: &str, tensors: &[(&str, &str, &[u64], Vec<u8>)]) -> PathBuf {
        let model = self.0.join(name);
        fs::create_dir_all(&model).unwrap();
        fs::write(model.join("model.safetensors"), safetensors(tensors)).unwrap();
        model
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn safetensors(tensors: &[(&str, &str, &[u64], Vec<u8>)]) -> Vec<u8> {
    let mut entries = Vec::new();
    let mut data = Vec::new();
    for (name, dtype, shape, bytes) in tensors {
        let end = data.len() + bytes.len();
        entries.push(format!(
            r#"{name:?}:{{"dtype":"{dtype}","shape":{shape:?},"data_offsets":[{},{end}]}}"#,
            data.len()
        ));
        data.extend(bytes);
    }
    let header = format!("{{{}}}", entries.join(","));
    [&(header.len() as u64).to_le_bytes(), header.as_bytes(), &data].concat()
}

const ROWS: usize = 200;
const COLUMNS: usize = 96;

/// Weights as a network has them: a bell around zero.
fn weights(seed: u64) -> Vec<f32> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut uniform = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 40) as f32 / (1u64 << 24) as f32
    };
    (0..ROWS * COLUMNS).map(|_| (0..6).map(|_| uniform()).sum::<f32>() * 0.04 - 0.12).collect()
}

fn bytes(values: &[f32]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_le_bytes()).collect()
}

fn bfloats(values: &[f32]) -> Vec<u8> {
    let round = |value: &f32| ((value.to_bits().wrapping_add(0x8000)) >> 16) as u16;
    values.iter().flat_map(|value| round(value).to_le_bytes()).collect()
}

fn difference(before: Vec<u8>, dtype: &str, after: Vec<u8>) -> ModelDiff {
    let shape = [ROWS as u64, COLUMNS as u64];
    let scratch = Scratch::new();
    let fixed = ("fixed", "F32", &[2u64][..], bytes(&[1.0, 2.0]));
    let one = scratch.model("one", &[("w", "F32", &shape, before), fixed.clone()]);
    let other = scratch.model("other", &[("w", dtype, &shape, after), fixed]);
    let (before, after) = (ModelManifest::of(&one).unwrap(), ModelManifest::of(&other).unwrap());
    before.diff_measured(&one, &after, &other).unwrap()
}

#[test]
fn the_root_digest_is_what_sha256sum_gives() {
    let scratch = Scratch::new();
    fs::create_dir(scratch.0.join("a")).unwrap();
    for (name, content) in [("a/z", "one"), ("a.b", "two"), ("line\nbreak", "three"), (".git", "left out")] {
        fs::write(scratch.0.join(name), content).unwrap();
    }
    let manifest = ManifestOptions::new().with_threads(2.try_into().unwrap()).build(&scratch.0).unwrap();
    let paths: Vec<&str> = manifest.files().iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["a.b", "a/z", "line\nbreak"]);
    // By the command in the documentation of `ModelManifest`.
    assert_eq!(manifest.root_digest(), "0e38ba72a03536fa235f1c553086773710a904cfb77416872e851e37762afb36");
    let json = manifest.to_json();
    assert_eq!(ModelManifest::from_json(json.as_bytes()).unwrap(), manifest);
    let bent = json.replace("a/z", "a/y");
    assert_eq!(ModelManifest::from_json(bent.as_bytes()).unwrap_err().kind(), ErrorKind::Asset);
    fs::rename(scratch.0.join("a/z"), scratch.0.join("a/y")).unwrap();
    let renamed = ModelManifest::of(&scratch.0).unwrap();
    assert_ne!(renamed.root_digest(), manifest.root_digest());
}

#[test]
fn tensors_are_listed_with_their_own_digests() {
    let scratch = Scratch::new();
    let model =
        scratch.model("m", &[("a", "F32", &[2], bytes(&[1.0, 2.0])), ("b", "U8", &[3, 1], vec![1, 2, 3])]);
    let manifest = ModelManifest::of(&model).unwrap();
    let file = &manifest.files()[0];
    assert_eq!(file.format.as_deref(), Some("safetensors"));
    let found: Vec<_> = file
        .tensors
        .iter()
        .map(|tensor| (tensor.name.as_str(), tensor.dtype.as_str(), tensor.shape.clone()))
        .collect();
    assert_eq!(found, [("a", "F32", vec![2]), ("b", "U8", vec![3, 1])]);
    // SHA-256 of the bytes 1, 2, 3.
    assert_eq!(file.tensors[1].sha256, "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
}

#[test]
fn gguf_tensors_are_listed() {
    let text = |text: &str| [&(text.len() as u64).to_le_bytes(), text.as_bytes()].concat();
    let mut file =
        [b"GGUF".as_slice(), &3u32.to_le_bytes(), &1u64.to_le_bytes(), &2u64.to_le_bytes()].concat();
    file.extend([text("general.name"), 8u32.to_le_bytes().to_vec(), text("tiny")].concat());
    file.extend([text("tokens"), 9u32.to_le_bytes().to_vec(), 8u32.to_le_bytes().to_vec()].concat());
    file.extend([2u64.to_le_bytes().to_vec(), text("x"), text("y")].concat());
    file.extend([text("blk.w"), 2u32.to_le_bytes().to_vec()].concat());
    file.extend([64u64.to_le_bytes(), 2u64.to_le_bytes()].concat());
    file.extend([8u32.to_le_bytes().to_vec(), 0u64.to_le_bytes().to_vec()].concat());
    file.resize(file.len().next_multiple_of(32), 0);
    let data = file.len();
    file.resize(data + 4 * 34, 1);
    let scratch = Scratch::new();
    let path = scratch.0.join("tiny.bin");
    fs::write(&path, &file).unwrap();
    let manifest = ModelManifest::of(&path).unwrap();
    let listed = &manifest.files()[0];
    assert_eq!((listed.path.as_str(), listed.format.as_deref()), (".", Some("gguf")));
    let tensor = &listed.tensors[0];
    assert_eq!((tensor.dtype.as_str(), tensor.shape.as_slice()), ("Q8_0", &[2, 64][..]));
    assert_eq!((tensor.offset, tensor.bytes), (data as u64, 4 * 34));
    for length in 0..data {
        fs::write(&path, &file[..length]).unwrap();
        let cut = ModelManifest::of(&path).unwrap();
        assert!(cut.files()[0].tensors.is_empty(), "cut at {length}");
    }
}

#[test]
fn a_header_that_lies_is_named_and_the_file_listed_as_a_whole() {
    let scratch = Scratch::new();
    let path = scratch.0.join("model");
    let huge = |header: &str, data: usize| {
        [&(header.len() as u64).to_le_bytes(), header.as_bytes(), &vec![0; data]].concat()
    };
    let entry = r#""dtype":"U8","shape":[4]"#;
    let cases = [
        huge(&format!(r#"{{"a":{{{entry},"data_offsets":[0,4]}}}}"#), 3),
        huge(&format!(r#"{{"a":{{{entry},"data_offsets":[4,0]}}}}"#), 4),
        huge(&format!(r#"{{"a":{{{entry},"data_offsets":[0,4]}},"b":{{{entry},"data_offsets":[2,6]}}}}"#), 6),
        huge(&format!(r#"{{"a":{{{entry},"data_offsets":[0,4]}},"a":{{{entry},"data_offsets":[4,8]}}}}"#), 8),
        huge(r#"{"a":{"dtype":"F32","shape":[4294967296,4294967296,4],"data_offsets":[0,4]}}"#, 4),
        huge(
            &format!(r#"{{"a":{{{entry},"data_offsets":[18446744073709551612,18446744073709551615]}}}}"#),
            4,
        ),
        [&u64::MAX.to_le_bytes()[..], b"{}"].concat(),
    ];
    for (index, case) in cases.iter().enumerate() {
        fs::write(&path, case).unwrap();
        let manifest = ModelManifest::of(&path).unwrap();
        let file = &manifest.files()[0];
        assert!(file.unreadable.is_some() && file.tensors.is_empty(), "case {index}: {file:?}");
        assert_eq!(file.bytes, case.len() as u64);
    }
}

#[test]
fn a_change_is_described_by_what_it_looks_like() {
    let base = weights(1);
    let noise = weights(2);
    let edit = |change: &dyn Fn(usize, usize, f32) -> f32| -> Vec<f32> {
        base.iter().enumerate().map(|(at, value)| change(at / COLUMNS, at % COLUMNS, *value)).collect()
    };
    let row = |at: usize| noise[at * 7 % noise.len()];
    let cases = [
        (
            "one neuron",
            edit(&|row, _, value| if row == 17 { value + 0.1 } else { value }),
            ChangePattern::FewRows,
        ),
        (
            "one column",
            edit(&|_, column, value| if column == 5 { value * 2.0 } else { value }),
            ChangePattern::FewColumns,
        ),
        (
            "a bit",
            edit(&|row, column, value| if (row, column) == (3, 4) { -value } else { value }),
            ChangePattern::FewValues,
        ),
        (
            "rank one",
            edit(&|at, column, value| value + 3.0 * row(at) * row(column + 300)),
            ChangePattern::LowRank,
        ),
        (
            "a step of training",
            base.iter().zip(&noise).map(|(one, other)| one + 0.05 * other).collect(),
            ChangePattern::FineTune,
        ),
        ("other weights", noise.clone(), ChangePattern::Replaced),
        ("a factor", edit(&|_, _, value| value * 1.5), ChangePattern::Scaled),
        ("a grid", edit(&|_, _, value| (value * 60.0).round() / 60.0), ChangePattern::Requantised),
    ];
    for (name, after, expected) in cases {
        let diff = difference(bytes(&base), "F32", bytes(&after));
        let change = &diff.tensors[0];
        assert_eq!(change.pattern, Some(expected), "{name}: {change:?}");
        assert_eq!((diff.tensors.len(), diff.tensors_unchanged), (1, 1));
    }
    let converted = difference(bytes(&base), "BF16", bfloats(&base));
    assert_eq!(converted.tensors[0].pattern, Some(ChangePattern::Converted));
    assert_eq!(converted.tensors[0].change, "retyped");
}

#[test]
fn the_norms_are_those_of_the_difference() {
    let base = weights(1);
    let mut after = base.clone();
    after[COLUMNS * 9 + 3] += 3.0;
    after[COLUMNS * 9 + 4] -= 4.0;
    after[COLUMNS * 11] = f32::NAN;
    let diff = difference(bytes(&base), "F32", bytes(&after));
    let measured = diff.tensors[0].measure.as_ref().unwrap();
    assert!((measured.l2 - 5.0).abs() < 1e-5, "{measured:?}");
    assert!((measured.max_abs - 4.0).abs() < 1e-5);
    assert_eq!((measured.rows_changed, measured.elements_changed, measured.not_finite), (2, 3, 1));
    assert_eq!(measured.columns_changed, Some(3));
    assert_eq!(measured.rows_share(), 0.01);
}

#[test]
fn manifests_alone_say_which() {
    let scratch = Scratch::new();
    let tensors = |value: f32| vec![("w", "F32", &[1u64][..], bytes(&[value]))];
    let one = ModelManifest::of(scratch.model("one", &tensors(1.0))).unwrap();
    let other = ModelManifest::of(scratch.model("other", &tensors(2.0))).unwrap();
    assert!(one.diff(&one).is_empty());
    let diff = one.diff(&other);
    assert_eq!(
        (diff.files.len(), diff.tensors[0].name.as_str(), diff.tensors[0].change),
        (1, "w", "changed")
    );
    fs::rename(scratch.0.join("one/model.safetensors"), scratch.0.join("one/part-1.safetensors")).unwrap();
    let moved = ModelManifest::of(scratch.0.join("one")).unwrap();
    let diff = one.diff(&moved);
    assert_eq!((diff.tensors.len(), diff.tensors[0].change), (1, "moved"));
}

#[test]
fn the_page_refers_to_nothing_and_escapes_names() {
    let scratch = Scratch::new();
    let name = "<script>alert(1)</script>";
    let one = scratch.model("one", &[(name, "F32", &[2], bytes(&[1.0, 2.0]))]);
    let other = scratch.model("other", &[(name, "F32", &[2], bytes(&[1.0, 2.5]))]);
    let (before, after) = (ModelManifest::of(&one).unwrap(), ModelManifest::of(&other).unwrap());
    let page = before.diff_measured(&one, &after, &other).unwrap().to_html();
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script"));
    assert!(page.contains("<svg") && !page.contains("http") && !page.contains(" src="));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn no_header_brings_a_manifest_down(
        gguf in any::<bool>(),
        body in proptest::collection::vec(any::<u8>(), 0..300),
        length in 0u64..400,
    ) {
        let scratch = Scratch::new();
        let path = scratch.0.join("model");
        let start = if gguf { b"GGUF\x03\0\0\0".to_vec() } else { [&length.to_le_bytes()[..], b"{"].concat() };
        let file = [start, body].concat();
        fs::write(&path, &file).unwrap();
        let manifest = ModelManifest::of(&path).unwrap();
        prop_assert_eq!(manifest.files()[0].bytes, file.len() as u64);
    }
}

//! The scanner of model files, on files that these tests write by hand.
#![cfg(feature = "artifact")]

use mantlet::lifecycle::artifact::{
    AllowList, ArtifactVerdict, Scanner, scan_artifact, scan_bytes, to_sarif,
};
use proptest::prelude::*;

/// Opcodes of a pickle, one after another.
#[derive(Clone, Default)]
struct Pickle(Vec<u8>);

impl Pickle {
    fn new() -> Pickle {
        Pickle(b"\x80\x04".to_vec())
    }

    fn op(mut self, opcodes: &[u8]) -> Pickle {
        self.0.extend_from_slice(opcodes);
        self
    }

    fn text(self, text: &str) -> Pickle {
        self.op(&[0x8c, text.len() as u8]).op(text.as_bytes())
    }

    fn bytes(self, bytes: &[u8]) -> Pickle {
        self.op(b"B").op(&(bytes.len() as u32).to_le_bytes()).op(bytes)
    }

    fn global(self, module: &str, name: &str) -> Pickle {
        self.op(format!("c{module}\n{name}\n").as_bytes())
    }

    fn call(self, module: &str, name: &str, argument: &str) -> Pickle {
        self.global(module, name).text(argument).op(b"\x85R")
    }

    fn stop(self) -> Vec<u8> {
        self.op(b".").0
    }
}

fn hostile() -> Vec<u8> {
    Pickle::new().call("os", "system", "echo").stop()
}

fn verdict(bytes: &[u8]) -> ArtifactVerdict {
    scan_bytes("case", bytes).verdict
}

#[test]
fn data_passes() {
    let data = Pickle::new().op(b"}(").text("os.system").op(b"K\x01").text("eval").op(b"K\x02u").stop();
    assert_eq!(verdict(&data), ArtifactVerdict::Pass);
    let ordered = Pickle::new().global("collections", "OrderedDict").op(b")R").stop();
    assert_eq!(verdict(&ordered), ArtifactVerdict::Pass);
    assert_eq!(verdict(&Pickle::new().bytes(&hostile()).stop()), ArtifactVerdict::Pass);
}

#[test]
fn an_import_is_judged_however_it_is_reached() {
    let cases = [
        ("called", hostile()),
        ("not called", Pickle::new().global("os", "system").stop()),
        ("from the stack", Pickle::new().text("os").text("system").op(b"\x93.").0),
        ("from the memo", Pickle::new().text("system").op(b"\x940").text("os").op(b"h\x00\x93.").0),
        ("by INST", b"(S'echo'\nios\nsystem\n.".to_vec()),
        ("escaped", b"V\\u006fs\nVsystem\n\x93.".to_vec()),
        ("through dots", Pickle::new().text("random").text("_os.system").op(b"\x93.").0),
        ("computed", Pickle::new().op(b"K\x01").text("system").op(b"\x93.").0),
        ("in a second stream", [Pickle::new().op(b"N").stop(), hostile()].concat()),
        ("before an error", Pickle::new().call("os", "system", "echo").op(b"\xff").0),
        (
            "in bytes that are loaded",
            Pickle::new().global("torch.storage", "_load_from_bytes").bytes(&hostile()).op(b"\x85R.").0,
        ),
        (
            "as a type",
            Pickle::new()
                .global("torch._tensor", "_rebuild_from_type_v2")
                .op(b"(")
                .global("os", "system")
                .op(b"NNNtR.")
                .0,
        ),
    ];
    for (name, bytes) in cases {
        assert_eq!(verdict(&bytes), ArtifactVerdict::Block, "{name}");
    }
}

#[test]
fn the_memo_is_exact() {
    // MEMOIZE takes the size of the memo as its key, whatever PUT wrote before.
    let bytes =
        Pickle::new().text("os").op(b"q\x05").text("fine").op(b"\x94h\x05").text("system").op(b"\x93.").0;
    assert_eq!(verdict(&bytes), ArtifactVerdict::Block);
    assert_eq!(verdict(&Pickle::new().op(b"h\x07").stop()), ArtifactVerdict::Refuse);
}

#[test]
fn an_unknown_class_is_for_review_until_it_is_allowed() {
    let bytes = Pickle::new().global("acme.models", "Ranker").op(b")\x81.").0;
    let report = scan_bytes("case", &bytes);
    assert_eq!(report.verdict, ArtifactVerdict::Review);
    let subject = report.findings[0].subject.clone().expect("a review has a subject");
    let scanner = Scanner::new().with_allow_list(AllowList::parse(&subject));
    assert_eq!(scanner.scan_bytes("case", &bytes).verdict, ArtifactVerdict::Pass);
    let dangerous = Scanner::new().with_allow_list(AllowList::parse("os system"));
    assert_eq!(dangerous.scan_bytes("case", &hostile()).verdict, ArtifactVerdict::Block);
}

#[test]
fn what_cannot_be_read_is_refused_with_its_byte() {
    let cases: [(&str, Vec<u8>); 8] = [
        ("empty", Vec::new()),
        ("cut", Pickle::new().text("value").0),
        ("no such protocol", b"\x80\xc8N.".to_vec()),
        ("extension registry", b"\x80\x02\x82\x01.".to_vec()),
        ("longer than the file", b"\x80\x04\x8d\xff\xff\xff\xff\xff\xff\xff\x7fx.".to_vec()),
        ("too deep", [&b"\x80\x02"[..], &b"]".repeat(60_000), &b"a".repeat(59_999), b"."].concat()),
        ("references that double", doubling(b"(", b"l")),
        ("references that double in place", doubling(b"](", b"e")),
    ];
    for (name, bytes) in cases {
        let report = scan_bytes("case", &bytes);
        assert_eq!(report.verdict, ArtifactVerdict::Refuse, "{name}");
        assert!(report.findings[0].offset.is_some(), "{name}");
    }
}

fn doubling(open: &[u8], close: &[u8]) -> Vec<u8> {
    let mut bytes = b"\x80\x04]\x94".to_vec();
    for level in 0..60 {
        bytes.extend_from_slice(&[open, &[b'h', level, b'h', level], close, b"\x94"].concat());
    }
    bytes.push(b'.');
    bytes
}

#[test]
fn pickles_in_pickles_stay_on_the_stack() {
    let mut bytes = Pickle::new().op(b"N").stop();
    for _ in 0..400 {
        bytes = Pickle::new().global("torch.storage", "_load_from_bytes").bytes(&bytes).op(b"\x85R.").0;
    }
    assert_eq!(verdict(&bytes), ArtifactVerdict::Block);
}

#[test]
fn compressed_content_is_unpacked() {
    use std::io::Write;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&hostile()).expect("memory");
    let gzip = gzip.finish().expect("memory");
    assert_eq!(verdict(&gzip), ArtifactVerdict::Block);
    assert_eq!(verdict(&gzip[..gzip.len() - 6]), ArtifactVerdict::Block);
    let mut zeros = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    zeros.write_all(&vec![0; 64 << 20]).expect("memory");
    assert_eq!(verdict(&zeros.finish().expect("memory")), ArtifactVerdict::Block);
}

#[test]
fn arrays_are_read_by_their_header() {
    let array = |header: &str, data: &[u8]| {
        [b"\x93NUMPY\x01\x00", &(header.len() as u16).to_le_bytes()[..], header.as_bytes(), data].concat()
    };
    let plain = array("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n", &[0; 8]);
    assert_eq!(verdict(&plain), ArtifactVerdict::Pass);
    assert_eq!(verdict(&plain[..plain.len() - 1]), ArtifactVerdict::Refuse);
    let objects = |data: &[u8]| array("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }\n", data);
    assert_eq!(verdict(&objects(&hostile())), ArtifactVerdict::Block);
    assert_eq!(verdict(&objects(&Pickle::new().op(b"N").stop())), ArtifactVerdict::Review);
    let huge =
        array("{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296, 8), }\n", &[0; 8]);
    assert_eq!(verdict(&huge), ArtifactVerdict::Refuse);
}

#[test]
fn links_out_of_a_folder_are_blocked_and_not_followed() {
    let folder = std::env::temp_dir().join(format!("mantlet-artifact-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("model.pkl"), Pickle::new().op(b"N").stop()).expect("a file");
    let before = scan_artifact(&folder).verdict;
    #[cfg(unix)]
    std::os::unix::fs::symlink("/nonexistent/weights", folder.join("weights")).expect("a link");
    let after = scan_artifact(&folder).verdict;
    std::fs::remove_dir_all(&folder).expect("removed");
    assert_eq!(before, ArtifactVerdict::Pass);
    #[cfg(unix)]
    assert_eq!(after, ArtifactVerdict::Block);
}

#[test]
fn reports_become_sarif() {
    let sarif = to_sarif(&[scan_bytes("model.pkl", &hostile())]);
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "pickle.dangerous_global");
    assert_eq!(sarif["runs"][0]["results"][0]["level"], "error");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_judged(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        verdict(&bytes);
        verdict(&[b"\x80\x04", &bytes[..]].concat());
        verdict(&[b"PK\x03\x04", &bytes[..]].concat());
    }

    #[test]
    fn an_import_that_runs_survives_whatever_follows(tail in prop::collection::vec(any::<u8>(), 0..200)) {
        let bytes = [Pickle::new().call("os", "system", "echo").0, tail].concat();
        prop_assert_eq!(verdict(&bytes), ArtifactVerdict::Block);
    }
}

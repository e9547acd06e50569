//! Accuracy of `Pii` on files of cases: recall and false alarms by type.
//!
//! `cargo bench --bench pii_cases -- --data DIR [--show TYPE] [--brief]`, where DIR, or `pii` in it, holds
//! `structured_cases.jsonl.gz`, `secrets_cases.jsonl.gz` and `negatives_eval.jsonl.gz` (each optional): lines of JSON with
//! `text`, and for cases `type` and `match` or `matches`, a span or spans in code points, or null where the type must
//! not be found.
//!
//! Structured cases are facts about one recogniser: this number is a Polish NIP, that one is none. So each is asked of
//! a `Pii` for the labels that answer to its type, and again of `Pii::new()`, which looks for everything, where any label
//! that covers the value counts. Rows marked `weak` (a form that means nothing without context) and `conflict` are
//! counted apart.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::Instant;

use mantlet::{Checksum, Finding, Pii, PiiRecogniser, Score};
use serde_json::Value;

#[derive(Default)]
struct Tally {
    positives: usize,
    found: usize,
    typed: usize,
    negatives: usize,
    silent: usize,
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    // Run as a test, there is nothing to measure.
    let Some(data) = option("--data") else { return };
    let show = option("--show");
    let brief = arguments.iter().any(|argument| argument == "--brief");
    let data = Path::new(&data);
    let data = if data.join("pii").is_dir() { data.join("pii") } else { data.to_owned() };
    let pii = Pii::new();
    structured(&pii, &data.join("structured_cases.jsonl.gz"), show.as_deref(), brief);
    secrets(&data.join("secrets_cases.jsonl.gz"), show.as_deref());
    for name in ["negatives_train", "negatives_eval"] {
        negatives(&pii, &data.join(format!("{name}.jsonl.gz")), show.as_deref());
    }
}

fn rows(path: &Path) -> Option<Vec<Value>> {
    let file = File::open(path).ok()?;
    let lines = BufReader::new(flate2::read::GzDecoder::new(file)).lines();
    Some(
        lines.map(|line| serde_json::from_str(&line.expect("readable lines")).expect("JSON lines")).collect(),
    )
}

fn findings(pii: &Pii, text: &str) -> Vec<Finding> {
    let half = Score::new(0.5).expect("a score");
    let found = pii.evaluate(text).expect("pii never fails").findings;
    found.into_iter().filter(|finding| finding.score >= half).collect()
}

/// The labels that answer to a type of the cases: the same name in lower case, or one of these.
const ANSWERS: &[(&str, &[&str])] = &[
    ("iban_code", &["iban"]),
    ("email_address", &["email"]),
    ("ssn", &["us_ssn"]),
    ("medical_license", &["us_dea"]),
    ("us_bank_number", &["us_bank_account"]),
    ("crypto_eth", &["crypto"]),
    ("crypto_ltc", &["crypto"]),
    ("crypto_trx", &["crypto"]),
    ("phone_number", &["phone"]),
    ("ph_mobile_number", &["phone"]),
    ("tr_phone_number", &["phone"]),
    ("date", &["date_time"]),
    ("zip_code", &["us_zip_code"]),
    ("at.postleitzahl", &[]),
    ("be.iban", &["iban"]),
    ("be.ssn", &["be_nn", "be_bis"]),
    ("bic", &["swift_bic"]),
    ("bitcoin", &["crypto"]),
    ("ch.vat", &["ch_uid"]),
    ("de.handelsregisternummer", &["de_handelsregister"]),
    ("de.idnr", &["de_tax_id"]),
    ("de.stnr", &["de_tax_number"]),
    ("de.vat", &["de_vat_id"]),
    ("es.dni", &["es_nif"]),
    ("es.iban", &["iban"]),
    ("es.nie", &["es_nie"]),
    (
        "eu.vat",
        &[
            "at_uid",
            "be_vat",
            "bg_vat",
            "cy_vat",
            "cz_dic",
            "de_vat_id",
            "dk_cvr",
            "ee_kmkr",
            "es_nif",
            "fi_ytunnus",
            "fr_tva",
            "gr_vat",
            "hr_oib",
            "hu_anum",
            "ie_vat",
            "it_vat_code",
            "lt_pvm",
            "lu_tva",
            "lv_pvn",
            "mt_vat",
            "nl_btw",
            "pl_nip",
            "pt_nif",
            "ro_cf",
            "se_vat",
            "si_ddv",
            "sk_dph",
        ],
    ),
    (
        "vatin",
        &[
            "at_uid",
            "be_vat",
            "bg_vat",
            "cy_vat",
            "cz_dic",
            "de_vat_id",
            "dk_cvr",
            "ee_kmkr",
            "es_nif",
            "fi_ytunnus",
            "fr_tva",
            "gr_vat",
            "hr_oib",
            "hu_anum",
            "ie_vat",
            "it_vat_code",
            "lt_pvm",
            "lu_tva",
            "lv_pvn",
            "mt_vat",
            "nl_btw",
            "pl_nip",
            "pt_nif",
            "ro_cf",
            "se_vat",
            "si_ddv",
            "sk_dph",
        ],
    ),
    ("fi.alv", &["fi_ytunnus"]),
    ("fi.hetu", &["fi_personal_identity_code"]),
    ("gb.nhs", &["uk_nhs"]),
    ("gb.utr", &["uk_utr"]),
    ("it.codicefiscale", &["it_fiscal_code", "it_vat_code"]),
    ("it.iva", &["it_vat_code"]),
    ("il.idnr", &["il_id"]),
    ("iso11649", &["creditor_reference"]),
    ("mac", &["mac_address"]),
    ("me.iban", &["iban"]),
    ("no.iban", &["iban"]),
    ("nz.bankaccount", &["nz_bank_account"]),
    ("se.orgnr", &["se_organisationsnummer"]),
    ("si.emso", &["si_emso"]),
    ("th.pin", &["th_pin"]),
    ("tr.tckimlik", &["tr_national_id"]),
    ("us.rtn", &["aba_routing_number"]),
    ("za.idnr", &["za_id_number"]),
];

/// Rules for check digits, which are no identifiers by themselves: a recogniser of the caller's own uses them.
const RULES: [(&str, Checksum); 8] = [
    ("luhn", Checksum::Luhn),
    ("verhoeff", Checksum::Verhoeff),
    ("damm", Checksum::Damm),
    ("iso7064.mod_11_2", Checksum::Mod11_2),
    ("iso7064.mod_37_2", Checksum::Mod37_2),
    ("iso7064.mod_97_10", Checksum::Mod97_10),
    ("iso7064.mod_11_10", Checksum::Mod11_10),
    ("iso7064.mod_37_36", Checksum::Mod37_36),
];

/// A `Pii` for the labels that answer to a type; `None` where none does. `ANY` stands for all.
fn asked(kind: &str) -> Option<Pii> {
    if kind == "ANY" {
        return Some(Pii::new());
    }
    let kind = kind.trim_start_matches("STDNUM.").to_ascii_lowercase();
    if let Some((_, rule)) = RULES.iter().find(|(name, _)| *name == kind) {
        let number = PiiRecogniser::new("number", r"[0-9A-Za-z*]{2,}").ok()?.with_checksum(*rule);
        return Pii::builder().recogniser(number).entities(["number"]).build().ok();
    }
    if let Some((_, labels)) = ANSWERS.iter().find(|(name, _)| *name == kind) {
        return Pii::builder().entities(labels.iter().copied()).build().ok();
    }
    let own = kind.replace("_.", "_").replace('.', "_");
    [own.clone(), own.replacen("gb_", "uk_", 1)]
        .into_iter()
        .find_map(|label| Pii::builder().entities([label]).build().ok())
}

#[derive(Default)]
struct Sums {
    positives: usize,
    found: usize,
    negatives: usize,
    silent: usize,
    exact: usize,
    weak: usize,
    weak_found: usize,
}

fn structured(all: &Pii, path: &Path, show: Option<&str>, brief: bool) {
    let Some(rows) = rows(path) else { return };
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut evaluators: BTreeMap<String, Option<Pii>> = BTreeMap::new();
    let mut sums = Sums::default();
    for row in &rows {
        let kind = row["type"].as_str().unwrap_or_default().to_owned();
        let text = row["text"].as_str().unwrap_or_default();
        let spans = spans(row);
        let pii = evaluators.entry(kind.clone()).or_insert_with(|| asked(&kind));
        let own = pii.as_ref().map(|pii| findings(pii, text)).unwrap_or_default();
        // More than half of what finding and value cover together, they share; for `all`, they touch.
        let has = |found: &[Finding], (start, end): (usize, usize), least: f64| {
            found.iter().filter_map(|finding| finding.char_range(text)).any(|range| {
                let shared = range.end.min(end).saturating_sub(range.start.max(start));
                shared as f64 > least * (range.end.max(end) - range.start.min(start)) as f64
            })
        };
        let right = spans.iter().all(|&span| has(&own, span, 0.5));
        let is_exact = || spans.iter().all(|&span| has(&own, span, 0.999));
        if row["weak"] == true || row["conflict"] == true {
            sums.weak += usize::from(!spans.is_empty());
            sums.weak_found += usize::from(!spans.is_empty() && right);
            continue;
        }
        let tally = tallies.entry(kind.clone()).or_default();
        let wrong = if spans.is_empty() {
            tally.negatives += 1;
            tally.silent += usize::from(own.is_empty());
            !own.is_empty()
        } else {
            tally.positives += 1;
            tally.typed += usize::from(right);
            sums.exact += usize::from(is_exact());
            let any = findings(all, text);
            tally.found += usize::from(spans.iter().all(|&span| has(&any, span, 0.0)));
            !right
        };
        if wrong && show.is_some_and(|show| kind == show || show == "all") {
            let labels: Vec<_> =
                own.iter().map(|f| (f.label.as_str(), &text[f.span()], f.score.value())).collect();
            println!("{kind} {} {text:?} -> {labels:?}", if spans.is_empty() { "-" } else { "+" });
        }
    }
    println!(
        "{}: type; found where asked for (label, and half the span), found by all, positives; silent, negatives",
        path.display()
    );
    let mut by_all = 0;
    for (kind, tally) in &tallies {
        let Tally { positives, found, typed, negatives, silent } = tally;
        if !brief || typed < positives || silent < negatives {
            println!("  {kind:28} {typed:4} {found:4} /{positives:4}   {silent:4} /{negatives:4}");
        }
        sums.positives += positives;
        sums.found += typed;
        sums.negatives += negatives;
        sums.silent += silent;
        by_all += found;
    }
    let share = |part: usize, whole: usize| part as f64 * 100.0 / whole.max(1) as f64;
    println!(
        "all {} types: {}/{} found where asked for ({:.2} %; {} with the exact span), {}/{} silent ({:.2} %); {} found by all at once ({:.1} %); weak or in conflict {}/{}",
        tallies.len(),
        sums.found,
        sums.positives,
        share(sums.found, sums.positives),
        sums.exact,
        sums.silent,
        sums.negatives,
        share(sums.silent, sums.negatives),
        by_all,
        share(by_all, sums.positives),
        sums.weak_found,
        sums.weak,
    );
}

fn secrets(path: &Path, show: Option<&str>) {
    let labels = ["api_key", "password", "private_key", "jwt", "url_credentials"];
    let pii = Pii::new().only(labels).expect("known labels");
    let Some(rows) = rows(path) else { return };
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for row in &rows {
        let kind = row["source"]
            .as_str()
            .unwrap_or("secret")
            .split(['@', ':', ' '])
            .next()
            .unwrap_or_default()
            .to_owned();
        let text = row["text"].as_str().unwrap_or_default();
        let found = findings(&pii, text);
        let is_approximate = row["approx_span"] == true;
        let spans = spans(row);
        let tally = tallies.entry(kind.clone()).or_default();
        // Where the row says that its span is only about right, any secret in it counts.
        let covers = |&(start, end): &(usize, usize)| {
            found.iter().any(|finding| {
                is_approximate
                    || finding.char_range(text).is_some_and(|range| range.start < end && start < range.end)
            })
        };
        let wrong = if spans.is_empty() {
            tally.negatives += 1;
            tally.silent += usize::from(found.is_empty());
            !found.is_empty()
        } else {
            tally.positives += 1;
            tally.found += usize::from(spans.iter().all(covers));
            !spans.iter().all(covers)
        };
        if wrong && show.is_some_and(|show| kind == show || show == "secrets") {
            let labels: Vec<_> =
                found.iter().map(|f| (f.label.as_str(), &text[f.span()], f.score.value())).collect();
            let wanted: Vec<String> = spans
                .iter()
                .map(|&(start, end)| text.chars().skip(start).take(end - start).collect())
                .collect();
            println!(
                "{kind} {} {} {text:?} wanted {wanted:?} -> {labels:?}",
                row["id"],
                if spans.is_empty() { "-" } else { "+" }
            );
        }
    }
    println!("{}: source; found, positives; silent, negatives", path.display());
    let mut sums = Tally::default();
    for (kind, tally) in &tallies {
        let Tally { positives, found, negatives, silent, .. } = tally;
        println!("  {kind:28} {found:4} /{positives:4}   {silent:4} /{negatives:4}");
        sums.positives += positives;
        sums.found += found;
        sums.negatives += negatives;
        sums.silent += silent;
    }
    println!(
        "recall {}/{} = {:.3}, alarms {}/{} = {:.3}",
        sums.found,
        sums.positives,
        sums.found as f64 / sums.positives.max(1) as f64,
        sums.negatives - sums.silent,
        sums.negatives,
        (sums.negatives - sums.silent) as f64 / sums.negatives.max(1) as f64,
    );
}

/// The spans of a row, in code points and without white space around them; none for a negative.
fn spans(row: &Value) -> Vec<(usize, usize)> {
    let spans: Vec<(usize, usize)> = match (&row["matches"], &row["match"]) {
        (Value::Array(spans), _) => spans.iter().filter_map(span).collect(),
        (_, one) => span(one).into_iter().collect(),
    };
    let text: Vec<char> = row["text"].as_str().unwrap_or_default().chars().collect();
    let trimmed = spans.into_iter().map(|(start, end)| {
        let blank = |character: &&char| character.is_whitespace();
        let Some(value) = text.get(start..end) else { return (start, end) };
        let before = value.iter().take_while(blank).count();
        (start + before, end - value[before..].iter().rev().take_while(blank).count())
    });
    trimmed.collect()
}

fn span(value: &Value) -> Option<(usize, usize)> {
    Some((value.get(0)?.as_u64()? as usize, value.get(1)?.as_u64()? as usize))
}

fn negatives(pii: &Pii, path: &Path, show: Option<&str>) {
    let Some(rows) = rows(path) else { return };
    let mut kinds: BTreeMap<String, (usize, usize, BTreeMap<String, usize>)> = BTreeMap::new();
    let mut bytes = 0;
    let start = Instant::now();
    for row in &rows {
        let source = row["source"].as_str().unwrap_or_default();
        let kind = source.rsplit('-').next().unwrap_or_default().to_owned();
        let text = row["text"].as_str().unwrap_or_default();
        bytes += text.len();
        let found = findings(pii, text);
        let (total, flagged, labels) = kinds.entry(kind).or_default();
        *total += 1;
        *flagged += usize::from(!found.is_empty());
        for finding in &found {
            *labels.entry(finding.label.to_string()).or_default() += 1;
        }
        if !found.is_empty() && show == Some("negatives") {
            let labels: Vec<_> =
                found.iter().map(|f| (f.label.as_str(), &text[f.span()], f.score.value())).collect();
            println!("{source} {labels:?}");
        }
    }
    println!("{}: {bytes} bytes in {:?}; kind, rows with findings, rows", path.display(), start.elapsed());
    for (kind, (total, flagged, labels)) in &kinds {
        println!("  {kind:12} {flagged:4} /{total:5} {labels:?}");
    }
}

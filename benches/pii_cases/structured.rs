//! Facts about one recogniser each: this number is a Polish NIP, that one is none.

use std::collections::BTreeMap;
use std::path::Path;

use mantlet::{Checksum, Finding, Pii, PiiRecogniser};

use crate::{Tally, findings, rows, spans};

/// The numbers for value added tax of the members of the European Union.
const EU_VAT: &[&str] = &[
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
];

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
    ("eu.vat", EU_VAT),
    ("vatin", EU_VAT),
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

pub(crate) fn measure(all: &Pii, path: &Path, show: Option<&str>, brief: bool) {
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

//! Redaction and back: written paraphrases in `cases/redaction.toml`, round trips of any text, vaults.
#![cfg(feature = "vault")]

mod common;

use mantlet::{ErrorKind, Operator, Pii, PiiRecogniser, Policy, RedactionKey, Redactor, Vault};
use proptest::prelude::*;

const TEXT: &str = "From ana.lima@example.org to bo@example.net: call +44 20 7946 0958, card 4111 1111 1111 1111, \
    IBAN DE89 3704 0044 0532 0130 00, SSN 536-22-4187.";

fn key() -> RedactionKey {
    RedactionKey::new([7; 32])
}

#[test]
fn values_are_numbered_by_label_and_the_same_value_is_the_same_placeholder() {
    let (redactor, vault) = (Redactor::new(Pii::new()), Vault::new().unwrap());
    let redacted = redactor.redact(TEXT, &vault).unwrap();
    assert_eq!(
        redacted.text(),
        "From <EMAIL_1> to <EMAIL_2>: call <PHONE_1>, card <CREDIT_CARD_1>, IBAN <IBAN_1>, SSN <US_SSN_1>."
    );
    assert_eq!(redactor.redact("to bo@example.net", &vault).unwrap().text(), "to <EMAIL_2>");
    assert_eq!(redactor.redact("to cy@example.net", &vault).unwrap().text(), "to <EMAIL_3>");
    assert_eq!(vault.len(), 7);
    assert!(!format!("{vault:?} {redacted:?} {redactor:?}").contains("example"));
}

#[cfg(feature = "config")]
#[test]
fn a_models_paraphrase_is_restored() {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        name: String,
        answer: String,
        restored: String,
    }

    let cases = common::cases::read(include_str!("cases/redaction.toml"), |case: &Case| &case.name);
    assert!(cases.len() >= 50);
    let (redactor, vault) = (Redactor::new(Pii::new()), Vault::new().unwrap());
    redactor.redact(TEXT, &vault).unwrap();
    let mut wrong = Vec::new();
    for Case { name, answer, restored } in cases {
        let found = vault.restore(&answer);
        if *found != restored {
            wrong.push(format!("{name}: {answer:?}\n  expected {restored:?}\n  found    {:?}", *found));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_operator() {
    let (pii, key) = (Pii::new(), key());
    let text = "card 4111 1111 1111 1111 of ana@example.org";
    let vault = Vault::new().unwrap();
    let with = |operator: Operator| {
        Redactor::new(pii.clone()).with_default(operator).redact(text, &vault).unwrap().into_text()
    };
    assert_eq!(with(Operator::label()), "card <CREDIT_CARD> of <EMAIL>");
    assert_eq!(with(Operator::mask(4)), "card **** **** **** 1111 of ***@******e.org");
    assert_eq!(with(Operator::mask_with(0, 'x')), "card xxxx xxxx xxxx xxxx of xxx@xxxxxxx.xxx");
    assert_eq!(with(Operator::remove()), "card  of ");
    assert_eq!(with(Operator::keep()), text);
    let hashed = with(Operator::hash(&key));
    assert!(hashed.starts_with("card <CREDIT_CARD#") && hashed.len() == 79, "{hashed}");
    assert_eq!(hashed, with(Operator::hash(&key)));
    assert_ne!(hashed, with(Operator::hash(&RedactionKey::new([8; 32]))));
    assert!(vault.is_empty());
    assert_eq!(Redactor::new(pii).redact(text, &vault).unwrap().counts().len(), 2);
}

#[test]
fn fakes_have_the_same_form_and_come_back() {
    let (redactor, vault) = (Redactor::new(Pii::new()).with_default(Operator::fake()), Vault::new().unwrap());
    let redacted = redactor.redact(TEXT, &vault).unwrap();
    for value in ["ana.lima", "bo@", "7946", "1111 1111", "3704", "4187"] {
        assert!(!redacted.text().contains(value), "{}", redacted.text());
    }
    // The fakes are personal data by their form: check digits are right.
    for vault in (0..10).map(|_| Vault::new().unwrap()) {
        let again = Pii::new().evaluate(redactor.redact(TEXT, &vault).unwrap().text()).unwrap();
        for label in ["credit_card", "iban"] {
            assert!(again.findings.iter().any(|finding| finding.label.as_str() == label), "{again:?}");
        }
    }
    assert_eq!(*redactor.restore(redacted.text(), &vault), TEXT);
    assert_eq!(
        *redactor.restore(&redacted.text().to_uppercase(), &vault).to_lowercase(),
        TEXT.to_lowercase()
    );
}

#[test]
fn encrypted_values_need_the_key_and_no_vault() {
    let redactor = Redactor::new(Pii::new()).with_default(Operator::encrypt(&key()));
    let vault = Vault::new().unwrap();
    let redacted = redactor.redact(TEXT, &vault).unwrap();
    assert!(vault.is_empty() && !redacted.text().contains("example"));
    assert_eq!(
        redactor.redact(TEXT, &vault).unwrap().text(),
        redacted.text(),
        "the same text for the same value"
    );
    assert_eq!(*redactor.restore(redacted.text(), &Vault::new().unwrap()), TEXT);
    let stranger = Redactor::new(Pii::new()).with_default(Operator::encrypt(&RedactionKey::new([8; 32])));
    assert_eq!(*stranger.restore(redacted.text(), &vault), redacted.text());
    // A value is bound to its label.
    assert_eq!(
        *redactor
            .restore(&redacted.text().replace("<PHONE:", "<EMAIL:"), &vault)
            .matches("+44")
            .count()
            .to_string(),
        *"0"
    );
}

#[test]
fn what_looks_like_a_placeholder_gives_nothing_away() {
    let (redactor, vault) = (Redactor::new(Pii::new()), Vault::new().unwrap());
    redactor.redact("ana@example.org", &vault).unwrap();
    let text = "Repeat after me: <EMAIL_1>, email_1, [EMAIL_2], <LITERAL_1>";
    let redacted = redactor.redact(text, &vault).unwrap();
    assert!(!redacted.text().to_lowercase().contains("email"), "{}", redacted.text());
    assert_eq!(*vault.restore(redacted.text()), text);
}

#[test]
fn vaults_do_not_mix() {
    let redactor = Redactor::new(Pii::new());
    let (mine, yours) = (Vault::new().unwrap(), Vault::new().unwrap());
    let first = redactor.redact("ana@example.org", &mine).unwrap();
    let second = redactor.redact("bo@example.org", &yours).unwrap();
    assert_eq!(first.text(), second.text());
    assert_eq!(*mine.restore(first.text()), "ana@example.org");
    assert_eq!(*yours.restore(first.text()), "bo@example.org");
    assert_eq!(*Vault::new().unwrap().restore(first.text()), "<EMAIL_1>");
}

#[test]
fn many_threads_share_a_vault() {
    let (redactor, vault) = (Redactor::new(Pii::new()), Vault::new().unwrap());
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let (redactor, vault) = (&redactor, vault.clone());
            scope.spawn(move || {
                for number in 0..50 {
                    let text = format!("mail{}@example.org and thread{thread}@example.org", number % 10);
                    let redacted = redactor.redact(&text, &vault).unwrap();
                    assert_eq!(*vault.restore(redacted.text()), text);
                }
            });
        }
    });
    assert_eq!(vault.len(), 18);
}

#[test]
fn a_vault_is_sealed_or_nothing() {
    let redactor = Redactor::new(Pii::new()).with_operator("phone", Operator::fake());
    let vault = Vault::new().unwrap();
    let redacted = redactor.redact(TEXT, &vault).unwrap();
    let sealed = vault.seal(&key()).unwrap();
    assert!(!String::from_utf8_lossy(&sealed).contains("example"));
    assert_ne!(sealed, vault.seal(&key()).unwrap(), "a nonce of its own");
    let opened = Vault::open(&sealed, &key()).unwrap();
    assert_eq!(*opened.restore(redacted.text()), TEXT);
    // It goes on where it was.
    assert_eq!(
        redactor.redact("bo@example.net, dee@example.net", &opened).unwrap().text(),
        "<EMAIL_2>, <EMAIL_3>"
    );
    assert_eq!(Vault::open(&sealed, &RedactionKey::new([8; 32])).unwrap_err().kind(), ErrorKind::Config);
    for at in (0..sealed.len()).step_by(7) {
        let mut broken = sealed.clone();
        broken[at] ^= 1;
        assert!(Vault::open(&broken, &key()).is_err(), "{at}");
    }
    for content in [&b""[..], b"mantlet vault 1\n", &sealed[..40]] {
        assert!(Vault::open(content, &key()).is_err());
    }
}

#[test]
fn keys_are_read_from_files() {
    let key = RedactionKey::generate().unwrap();
    let again = RedactionKey::from_file_content(format!(" {}\n", *key.to_hex()).as_bytes()).unwrap();
    assert_eq!(*key.to_hex(), *again.to_hex());
    assert!(RedactionKey::from_file_content(&[7; 32]).is_ok());
    for content in [&b""[..], &[b'0'; 63], &[b'g'; 64], &[0; 33]] {
        assert_eq!(RedactionKey::from_file_content(content).unwrap_err().kind(), ErrorKind::Config);
    }
}

#[test]
fn the_policy_decides_what_is_replaced() {
    let mild = Pii::new().with_policy(Policy::flag_at(0.5));
    let vault = Vault::new().unwrap();
    assert_eq!(Redactor::new(mild).redact(TEXT, &vault).unwrap().text(), TEXT);
    let own = PiiRecogniser::values("my-label", ["Bluebird"]).unwrap();
    let pii = Pii::builder().recogniser(own).build().unwrap();
    let redacted = Redactor::new(pii).redact("Bluebird flies", &vault).unwrap();
    assert_eq!(redacted.text(), "<MY_LABEL_1> flies");
    assert_eq!(*vault.restore("my_label_1 flies"), "Bluebird flies");
}

/// Text made of values, of placeholders in any state, and of what could join with them.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("ana@example.org".to_owned()),
        Just("bo@example.org".to_owned()),
        Just("+44 20 7946 0958".to_owned()),
        Just("4111 1111 1111 1111".to_owned()),
        Just("SSN 536-22-4187".to_owned()),
        "<?(EMAIL|email|PHONE|CREDIT_CARD|LITERAL|US_SSN)[ _-]{0,2}[0-9]{0,2}>?",
        "(<|>|\\[|\\]|\\\\|&lt;|&gt;|\\{|\\}|_|%3C|%3E|<<|\\(|'s|:)",
        "[a-zA-Z ]{0,8}",
        "\\PC{0,4}",
        "[ \n.,*`]{1,2}",
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn operators() -> impl Strategy<Value = Operator> {
    prop_oneof![
        Just(Operator::placeholder()),
        Just(Operator::fake()),
        Just(Operator::encrypt(&key())),
        Just(Operator::keep()),
    ]
}

proptest! {
    #[test]
    fn what_was_redacted_comes_back(
        texts in proptest::collection::vec(pieces(), 1..4),
        default in operators(),
        email in operators(),
    ) {
        let redactor = Redactor::new(Pii::new()).with_default(default).with_operator("email", email);
        let vault = Vault::new().unwrap();
        let redacted: Vec<_> = texts.iter().map(|text| redactor.redact(text, &vault).unwrap()).collect();
        for (text, redacted) in texts.iter().zip(&redacted) {
            prop_assert_eq!(&*redactor.restore(redacted.text(), &vault), text, "{}", redacted.text());
        }
        let opened = Vault::open(&vault.seal(&key()).unwrap(), &key()).unwrap();
        prop_assert_eq!(&*redactor.restore(redacted[0].text(), &opened), &texts[0]);
    }

    #[test]
    fn an_answer_in_pieces_is_restored_as_the_whole_is(
        text in pieces(),
        default in operators(),
        bent in pieces(),
        lengths in proptest::collection::vec(1usize..9, 1..20),
    ) {
        let (redactor, vault) = (Redactor::new(Pii::new()).with_default(default), Vault::new().unwrap());
        let answer = format!("{}{bent}<EMAIL_1", redactor.redact(&text, &vault).unwrap().text());
        let mut restorer = redactor.restorer(&vault);
        let (mut restored, mut piece, mut lengths) = (String::new(), String::new(), lengths.iter().cycle());
        let mut length = lengths.next().unwrap();
        for character in answer.chars() {
            piece.push(character);
            if piece.chars().count() == *length {
                restored.push_str(&restorer.push(&piece));
                piece.clear();
                length = lengths.next().unwrap();
            }
        }
        restored.push_str(&restorer.push(&piece));
        restored.push_str(&restorer.finish());
        prop_assert_eq!(&restored, &*redactor.restore(&answer, &vault), "{}", answer);
    }

    #[test]
    fn any_answer_can_be_restored(answer in any::<String>(), bent in pieces()) {
        let (redactor, vault) = (Redactor::new(Pii::new()).with_default(Operator::fake()), Vault::new().unwrap());
        redactor.redact(TEXT, &vault).unwrap();
        redactor.restore(&answer, &vault);
        redactor.restore(&bent, &vault);
    }
}

//! `ChatEndpoint` against a server of this test's: what is sent, what is read, what is tried again.
#![cfg(feature = "http")]

#[path = "common/certificates.rs"]
mod certificates;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use mantlet::ErrorKind;
use mantlet::suites::{
    Case, ChatEndpoint, Conversation, Dataset, Expectation, Fate, Model, RunOptions, Suite, Target,
};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::{Value, json};

/// Answers each request by the next of `answers`, the last one for ever: a status, a header line or nothing, a body.
struct Server {
    base: String,
    requests: Arc<Mutex<Vec<(String, Value)>>>,
}

type Answer = (u16, &'static str, String);

fn server(answers: Vec<Answer>) -> Server {
    serving(answers, None)
}

/// A server that speaks TLS where it has a configuration for that.
fn serving(answers: Vec<Answer>, tls: Option<ServerConfig>) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let scheme = if tls.is_some() { "https" } else { "http" };
    let base = format!("{scheme}://{}/v1", listener.local_addr().unwrap());
    let requests = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&requests);
    let tls = tls.map(Arc::new);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (answers, seen, tls) = (answers.clone(), Arc::clone(&seen), tls.clone());
            let stream = stream.unwrap();
            std::thread::spawn(move || match tls {
                Some(tls) => {
                    serve(StreamOwned::new(ServerConnection::new(tls).unwrap(), stream), &answers, &seen);
                }
                None => serve(stream, &answers, &seen),
            });
        }
    });
    Server { base, requests }
}

fn serve(stream: impl Read + Write, answers: &[Answer], seen: &Mutex<Vec<(String, Value)>>) {
    let mut reader = BufReader::new(stream);
    loop {
        let (mut head, mut length) = (String::new(), 0);
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).unwrap_or_default() == 0 {
                return;
            }
            if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
            if line == "\r\n" {
                break;
            }
            head += &line;
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        let at = {
            let mut seen = seen.lock().unwrap();
            seen.push((head, serde_json::from_slice(&body).unwrap()));
            seen.len() - 1
        };
        let (status, header, body) = &answers[at.min(answers.len() - 1)];
        if *status == 0 {
            std::thread::sleep(Duration::from_secs(5));
            return;
        }
        let answer = format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\n{header}\r\n{body}", body.len());
        if reader.get_mut().write_all(answer.as_bytes()).is_err() {
            return;
        }
    }
}

fn said(text: &str) -> String {
    json!({"choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}]})
        .to_string()
}

fn endpoint(server: &Server) -> ChatEndpoint {
    ChatEndpoint::new(&server.base, "small").unwrap().with_version("7")
}

#[test]
fn a_conversation_goes_out_and_an_answer_comes_back() {
    let server = server(vec![(200, "", said("Gladly."))]);
    let model = endpoint(&server).with_key("sk-test").unwrap().with_system("Be brief.");
    assert_eq!(model.respond(&Conversation::new("Hello.")).unwrap().text, "Gladly.");
    assert!(model.name() == "small" && model.version().starts_with("7, system prompt "));
    assert!(!format!("{model:?}").contains("sk-test"));
    let (head, body) = server.requests.lock().unwrap()[0].clone();
    assert!(
        head.starts_with("POST /v1/chat/completions ")
            && head.to_lowercase().contains("authorization: bearer sk-test")
    );
    let expected = json!({
        "model": "small", "max_tokens": 1024, "temperature": 0.0,
        "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hello."}],
    });
    assert_eq!(body, expected);
}

#[test]
fn tools_go_back_and_forth() {
    let call = |name: &str, arguments: Value| json!({"id": "x", "type": "function", "function": {"name": name, "arguments": arguments}});
    let calls = json!([call("search", json!("{\"q\": \"lamp\"}")), call("pay", json!({"sum": 3}))]);
    let first = json!({"choices": [{"message": {"content": null, "tool_calls": calls}}]}).to_string();
    let server = server(vec![(200, "", first), (200, "", said("Both are done."))]);
    let tools = vec!["search".to_owned(), "pay".to_owned()];
    let case = Case::new("a", "Buy a lamp.", Expectation::Stop).with_tools(tools);
    let dataset = Dataset::from_cases("agent", "1.0.0", vec![case]).unwrap();
    let target = Target::model(endpoint(&server))
        .tools(|call| Ok(format!("{} {}", call.tool(), call.arguments_json())));
    let report = Suite::new(dataset).run(&target, &RunOptions::default()).unwrap();
    let result = report.results().unwrap().next().unwrap().unwrap();
    assert_eq!((result.fate, result.tools), (Fate::Passed, Some(1.0)));
    let body = server.requests.lock().unwrap()[1].1.clone();
    assert_eq!(body["tools"][1]["function"]["name"], "pay");
    assert_eq!(body["messages"][1]["tool_calls"][0]["function"]["arguments"], "{\"q\":\"lamp\"}");
    let output = json!({"role": "tool", "tool_call_id": "call_2", "content": "pay {\"sum\":3}"});
    assert_eq!(body["messages"][3], output);
}

#[test]
fn what_may_pass_is_tried_again() {
    let busy = || (503, "retry-after: 0\r\n", "busy".to_owned());
    let limited = || (429, "retry-after: 0\r\n", json!({"error": {"code": "rate_limit"}}).to_string());
    let server1 = server(vec![busy(), limited(), (200, "", said("At last."))]);
    assert_eq!(endpoint(&server1).respond(&Conversation::new("x")).unwrap().text, "At last.");
    assert_eq!(server1.requests.lock().unwrap().len(), 3);
    let server2 = server(vec![limited()]);
    let error = endpoint(&server2).with_retries(2).respond(&Conversation::new("x")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable);
    assert_eq!(error.to_string(), "status 429, rate_limit, 3 times");
    // What cannot pass is not; nothing of the answer is repeated but a code.
    let server3 = server(vec![(
        401,
        "",
        json!({"error": {"message": "key sk-test is wrong", "type": "auth"}}).to_string(),
    )]);
    let error = endpoint(&server3).respond(&Conversation::new("x")).unwrap_err();
    assert_eq!(error.to_string(), "status 401, auth");
    assert_eq!(server3.requests.lock().unwrap().len(), 1);
}

#[test]
fn a_filter_is_a_refusal() {
    let filtered =
        json!({"choices": [{"message": {"content": ""}, "finish_reason": "content_filter"}]}).to_string();
    let refused = json!({"choices": [{"message": {"content": null, "refusal": "I can't help with that."}}]})
        .to_string();
    let status = json!({"error": {"code": "content_filter", "message": "x"}}).to_string();
    let server = server(vec![(200, "", filtered), (200, "", refused), (400, "", status)]);
    let cases = (0..3).map(|n| Case::new(format!("c{n}"), "Do it.", Expectation::Stop)).collect();
    let dataset = Dataset::from_cases("d", "1.0.0", cases).unwrap();
    let report = Suite::new(dataset).run(&Target::model(endpoint(&server)), &RunOptions::default()).unwrap();
    assert_eq!((report.summary().refused.count, report.summary().failed), (3, 0));
}

#[test]
fn answers_that_are_none_and_servers_that_are_slow_are_errors() {
    for body in ["", "[]", "{\"choices\": []}", "<html>"] {
        let server = server(vec![(200, "", body.to_owned())]);
        let error = endpoint(&server).respond(&Conversation::new("x")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unavailable, "{body}");
    }
    let slow = server(vec![(0, "", String::new())]);
    let model = endpoint(&slow).with_retries(0).with_timeout(Duration::from_millis(200));
    let error = model.respond(&Conversation::new("x")).unwrap_err();
    assert!(error.to_string().contains("too long"), "{error}");
    let closed = { TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap() };
    let model = ChatEndpoint::new(&format!("http://{closed}"), "m").unwrap().with_retries(0);
    assert!(model.respond(&Conversation::new("x")).is_err());
    // A redirection is not followed.
    let moved = server(vec![(302, "location: http://other.example/\r\n", String::new())]);
    assert_eq!(endpoint(&moved).respond(&Conversation::new("x")).unwrap_err().to_string(), "status 302");
}

#[test]
fn a_key_stays_where_it_belongs() {
    let with_key =
        |base: &str| ChatEndpoint::new(base, "m").and_then(|endpoint| endpoint.with_key("sk-test"));
    assert!(with_key("http://api.example.com/v1").is_err());
    assert!(with_key("http://localhost.example.com/v1").is_err());
    assert!(with_key("http://localhost:80@api.example.com/v1").is_err());
    assert!(with_key("http://127.0.0.1@api.example.com/v1").is_err());
    for base in
        ["https://api.example.com/v1", "http://localhost:8080", "http://127.0.0.1:1/v1", "http://[::1]:1/v1"]
    {
        assert!(with_key(base).is_ok(), "{base}");
    }
    assert!(ChatEndpoint::new("ftp://x", "m").is_err());
    assert!(ChatEndpoint::new("http://localhost", "m").unwrap().with_key("a\nb").is_err());
}

/// Where there is TLS.
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
mod tls {
    use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};

    use super::certificates::{P256, certificate, certificate_der, pem, private_key, private_key_der};
    use super::*;

    const NOW: (u32, u32) = (20, 49);

    /// A server with a certificate for `hosts` by an authority of the tests'.
    fn secure(hosts: &[&str], years: (u32, u32)) -> ServerConfig {
        let chain = CertificateDer::from(certificate_der(("server", 32), ("root", 31), false, years, hosts));
        let key = PrivatePkcs8KeyDer::from(private_key_der(P256, 32, 32));
        ServerConfig::builder_with_provider(Arc::new(rustls_graviola::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![chain], key.into())
            .unwrap()
    }

    fn authority(scalar: u8) -> String {
        certificate(("root", scalar), ("root", scalar), true, NOW)
    }

    #[test]
    fn https_with_an_authority_of_ones_own() {
        let server = serving(vec![(200, "", said("Gladly."))], Some(secure(&["127.0.0.1"], NOW)));
        let bundle = format!("# ours\n{}{}", authority(33), authority(31));
        let model = endpoint(&server)
            .with_key("sk-test")
            .unwrap()
            .with_root_certificates(bundle)
            .unwrap()
            .with_retries(0);
        for _ in 0..2 {
            assert_eq!(model.respond(&Conversation::new("Hello.")).unwrap().text, "Gladly.");
        }
        // What is set later changes nothing about it.
        let model = model.with_timeout(Duration::from_secs(20));
        assert_eq!(model.respond(&Conversation::new("Hello.")).unwrap().text, "Gladly.");
        let requests = server.requests.lock().unwrap();
        assert_eq!(requests.len(), 3);
        assert!(
            requests.iter().all(|(head, _)| head.to_lowercase().contains("authorization: bearer sk-test"))
        );
    }

    #[test]
    fn a_certificate_that_is_not_trusted_is_refused_at_once() {
        let refused = |tls: ServerConfig, trusted: Option<String>| {
            let server = serving(vec![(200, "", said("Gladly."))], Some(tls));
            // Retries are left as they are: each would take seconds.
            let mut model = endpoint(&server).with_key("sk-test").unwrap();
            if let Some(pem) = trusted {
                model = model.with_root_certificates(pem).unwrap();
            }
            let error = model.respond(&Conversation::new("Hello.")).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Unavailable);
            assert!(server.requests.lock().unwrap().is_empty(), "nothing was sent");
            error.to_string()
        };
        let unknown = "no answer: its certificate is by no authority that is trusted";
        assert_eq!(refused(secure(&["127.0.0.1"], NOW), None), unknown);
        // An authority of the same name with another key.
        assert_ne!(refused(secure(&["127.0.0.1"], NOW), Some(authority(33))), "");
        let other = refused(secure(&["model.example"], NOW), Some(authority(31)));
        assert_eq!(other, "no answer: its certificate is for another name");
        let old = refused(secure(&["127.0.0.1"], (20, 21)), Some(authority(31)));
        assert_eq!(old, "no answer: its certificate has expired");
    }

    #[test]
    fn https_to_a_server_that_speaks_none_is_an_error() {
        let server = server(vec![(200, "", said("Gladly."))]);
        let base = server.base.replace("http://", "https://");
        // It waits for a line of HTTP that never comes.
        let model =
            ChatEndpoint::new(&base, "m").unwrap().with_retries(0).with_timeout(Duration::from_millis(500));
        assert_eq!(model.respond(&Conversation::new("x")).unwrap_err().kind(), ErrorKind::Unavailable);
    }

    #[test]
    fn roots_that_are_none_are_refused() {
        let with =
            |pem: &str| ChatEndpoint::new("https://localhost", "m").unwrap().with_root_certificates(pem);
        let whole = authority(31);
        let key = private_key(P256, 32, 1);
        let damaged = pem("CERTIFICATE", b"no certificate");
        for pem in ["", "hello", &whole[..whole.len() / 2], &key, &damaged] {
            assert_eq!(with(pem).unwrap_err().kind(), ErrorKind::Config, "{pem:.40}");
        }
        assert!(with(&whole).is_ok());
    }
}

//! Model folders over the network, from a server inside the test.
#![cfg(feature = "hub")]

#[path = "../src/inference/fixture.rs"]
mod fixture;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use fixture::{Files, Shape};
use mantlet::{ErrorKind, ModelHub, Toxicity};
use sha2::{Digest, Sha256};

const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";

/// A status and a body, or where to look instead.
type Answer = (u16, Vec<u8>);

/// Serves what it holds under a path, and notes what was asked for.
#[derive(Clone)]
struct Server {
    base: String,
    files: Arc<Mutex<BTreeMap<String, Answer>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn new() -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let server = Server { base, files: Arc::default(), asked: Arc::default() };
        let serving = server.clone();
        // Ends with the test's process.
        std::thread::spawn(move || listener.incoming().for_each(|stream| serving.answer(stream.unwrap())));
        server
    }

    fn with_model(revision: &str) -> (Server, Files) {
        let (server, files) = (Server::new(), Files::random(Shape::SMALL));
        for (name, bytes) in [
            ("manifest.json", files.manifest.as_bytes()),
            ("vocab.txt", files.vocabulary.as_bytes()),
            ("model.bin", &files.weights),
        ] {
            server.put(revision, name, 200, bytes);
        }
        (server, files)
    }

    fn put(&self, revision: &str, name: &str, status: u16, bytes: &[u8]) {
        let path = format!("/team/model/resolve/{revision}/{name}");
        self.files.lock().unwrap().insert(path, (status, bytes.to_vec()));
    }

    fn answer(&self, mut stream: TcpStream) {
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
        let request = lines.next().unwrap_or_default();
        let headers: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
        let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
        let token = headers.iter().any(|header| header.to_ascii_lowercase().starts_with("authorization: "));
        self.asked.lock().unwrap().push(format!("{path}{}", if token { " with a token" } else { "" }));
        let (status, body) = self.files.lock().unwrap().get(&path).cloned().unwrap_or((404, Vec::new()));
        let (location, body) = match status {
            302 => (format!("location: {}\r\n", String::from_utf8(body).unwrap()), Vec::new()),
            _ => (String::new(), body),
        };
        let head = format!(
            "HTTP/1.1 {status} X\r\n{location}connection: close\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("mantlet-hub-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        Folder(folder)
    }

    fn hub(&self, server: &Server) -> ModelHub {
        ModelHub::new(&self.0).with_endpoint(&server.base).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_model_is_fetched_once_and_loads() {
    let (server, _) = Server::with_model(COMMIT);
    let folder = Folder::new("once");
    let fetched = folder.hub(&server).fetch("team/model", COMMIT).unwrap();
    Toxicity::from_dir(&fetched).unwrap().evaluate("the harbour opens at nine").unwrap();
    assert_eq!(server.asked().len(), 3);
    assert_eq!(folder.hub(&server).fetch("team/model", COMMIT).unwrap(), fetched);
    assert!(server.asked().is_empty());
    std::fs::write(fetched.join("model.bin"), b"damaged").unwrap();
    folder.hub(&server).fetch("team/model", COMMIT).unwrap();
    assert_eq!(server.asked().len(), 2, "the manifest and what was damaged");
    Toxicity::from_dir(&fetched).unwrap();
}

#[test]
fn a_branch_is_looked_at_again() {
    let (server, _) = Server::with_model("main");
    let folder = Folder::new("branch");
    let hub = folder.hub(&server);
    let fetched = hub.fetch("team/model", "main").unwrap();
    server.asked();
    hub.fetch("team/model", "main").unwrap();
    assert_eq!(server.asked(), ["/team/model/resolve/main/manifest.json"]);
    let newer = Files::random(Shape { seed: 2, ..Shape::SMALL });
    server.put("main", "model.bin", 200, &newer.weights);
    server.put("main", "manifest.json", 200, newer.manifest.as_bytes());
    hub.fetch("team/model", "main").unwrap();
    assert_eq!(std::fs::read(fetched.join("model.bin")).unwrap(), newer.weights);
}

#[test]
fn what_the_manifest_does_not_name_is_refused() {
    let (server, files) = Server::with_model("v1");
    let folder = Folder::new("damaged");
    let mut flipped = files.weights.clone();
    flipped[files.weights.len() / 2] ^= 1;
    let digest =
        |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    for bytes in [&flipped[..], &files.weights[..1000], b""] {
        server.put("v1", "model.bin", 200, bytes);
        let error = folder.hub(&server).fetch("team/model", "v1").unwrap_err();
        let message = error.to_string();
        assert_eq!(error.kind(), ErrorKind::Asset, "{message}");
        let names = ["model.bin".to_owned(), digest(bytes), digest(&files.weights)];
        assert!(names.iter().all(|name| message.contains(name)), "{message}");
    }
    let longer = [&files.weights[..], b"more"].concat();
    server.put("v1", "model.bin", 200, &longer);
    assert_eq!(folder.hub(&server).fetch("team/model", "v1").unwrap_err().kind(), ErrorKind::Io);
    assert!(!folder.0.join("team--model/v1/manifest.json").exists(), "half a model does not look whole");
    server.put("v1", "model.bin", 200, &files.weights);
    let other = folder.hub(&server).with_digest(&digest(b"other")).unwrap();
    let error = other.fetch("team/model", "v1").unwrap_err();
    assert!(error.kind() == ErrorKind::Asset && error.to_string().contains(&digest(b"other")), "{error}");
    folder.hub(&server).with_digest(&digest(&files.weights)).unwrap().fetch("team/model", "v1").unwrap();
    for manifest in [&b"{}"[..], b"[", &[b' '; 100_000]] {
        server.put("v2", "manifest.json", 200, manifest);
        folder.hub(&server).fetch("team/model", "v2").unwrap_err();
    }
}

#[test]
fn errors_name_the_address() {
    let (server, _) = Server::with_model("main");
    let folder = Folder::new("errors");
    let refused = |hub: ModelHub, revision: &str, words: &[&str]| {
        let error = hub.fetch("team/model", revision).unwrap_err();
        let message = error.to_string();
        assert_eq!(error.kind(), ErrorKind::Io, "{message}");
        assert!(words.iter().all(|word| message.contains(word)), "{message}");
    };
    refused(folder.hub(&server), "v9", &["/team/model/resolve/v9/manifest.json", "no such"]);
    for (status, word) in [(401, "token"), (403, "token"), (500, "500")] {
        server.put("v8", "manifest.json", status, b"");
        refused(folder.hub(&server), "v8", &["v8/manifest.json", word]);
    }
    let fetched = folder.hub(&server).fetch("team/model", "main").unwrap();
    // A port that was free a moment ago.
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let offline = ModelHub::new(&folder.0).with_endpoint(&format!("http://{closed}")).unwrap();
    refused(offline.clone(), "main", &[&closed.to_string(), "fetched before", fetched.to_str().unwrap()]);
    refused(offline, "other", &[&closed.to_string()]);
}

#[test]
fn a_token_stays_with_the_server_it_is_for() {
    let (server, files) = Server::with_model("main");
    let (elsewhere, folder) = (Server::new(), Folder::new("token"));
    elsewhere.put("main", "model.bin", 200, &files.weights);
    let location = format!("{}/team/model/resolve/main/model.bin", elsewhere.base);
    server.put("main", "model.bin", 302, location.as_bytes());
    let hub = folder.hub(&server).with_token("hidden").unwrap();
    assert!(!format!("{hub:?}").contains("hidden"));
    hub.fetch("team/model", "main").unwrap();
    assert!(server.asked().iter().all(|asked| asked.ends_with("with a token")));
    assert_eq!(elsewhere.asked(), ["/team/model/resolve/main/model.bin"]);
}

#[test]
fn names_that_are_none_are_refused() {
    let folder = Folder::new("names");
    let hub = ModelHub::new(&folder.0);
    let config =
        |result: Result<(), mantlet::Error>| assert_eq!(result.unwrap_err().kind(), ErrorKind::Config);
    for repository in ["", "model", "a/b/c", "../model", "team/..", "team/mo del", "team/", "team/m?x=1"] {
        config(hub.fetch(repository, "main").map(drop));
    }
    for revision in ["", "..", "a/../b", "main#", "/main", ".hidden"] {
        config(hub.fetch("team/model", revision).map(drop));
    }
    config(hub.clone().with_endpoint("ftp://hub.example").map(drop));
    config(hub.clone().with_endpoint("http://hub.example").unwrap().with_token("token").map(drop));
    config(hub.clone().with_token("to\nken").map(drop));
    config(hub.with_digest("abc").map(drop));
    assert!(!folder.0.exists());
}

use std::fmt;
use std::time::Duration;

use rustls::pki_types::CertificateDer;
use rustls::{CertificateError, RootCertStore};
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use ureq::Agent;
use ureq::http::StatusCode;
use ureq::tls::{Certificate, PemItem, RootCerts};

use super::conversation::{Conversation, Message, Response};
use super::model::Model;
use crate::hex::hex;
use crate::network::{is_private, tls};
use crate::suites::random::Random;
use crate::{Error, ErrorKind, ToolCall};

/// A model behind an HTTP interface of OpenAI's form: `POST BASE/chat/completions`.
///
/// What llama.cpp, vLLM, Ollama, LiteLLM and most providers offer. One request at a time on each thread of a run.
///
/// ```no_run
/// use mantlet::suites::{ChatEndpoint, Target};
/// let model = ChatEndpoint::new("http://localhost:8080/v1", "qwen3-8b")?.with_version("2026-11");
/// let target = Target::model(model);
/// # Ok::<(), mantlet::Error>(())
/// ```
///
/// # What it does about failures
///
/// Statuses 408, 409, 425, 429 and from 500 on, and everything that breaks below HTTP, are tried again: 4 times unless
/// changed, after 1, 2, 4 … seconds with some chance in them, or when `Retry-After` says, 60 seconds at most. A filter of
/// the provider's counts as a refusal. A certificate that is not trusted is an error at once. Errors name the status and
/// the provider's code, neither texts nor the key.
///
/// # Untrusted input
///
/// Answers of up to 16 MiB are read, redirections are not followed, and a key goes out over https or to this machine
/// alone. TLS 1.2 and 1.3 are rustls with the cryptography of graviola, which needs no C compiler: on x86-64 it needs a
/// processor with AVX2, BMI2 and ADX, on aarch64 one with AES; on other architectures https is refused. Certificates
/// have to lead to Mozilla's authorities, or to those of [`ChatEndpoint::with_root_certificates`], and cannot go unchecked.
pub struct ChatEndpoint {
    agent: Agent,
    url: String,
    model: String,
    /// The version that the caller gave.
    release: String,
    /// It, with what else decides how the model answers.
    version: String,
    key: Option<String>,
    system: Option<String>,
    retries: u32,
    max_tokens: Option<u32>,
    temperature: Option<f64>,
    timeout: Duration,
    roots: RootCerts,
}

const LONGEST_ANSWER: u64 = 16 << 20;
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

impl ChatEndpoint {
    /// The model called `model` behind `base`, as in `https://api.example.com/v1`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] where `base` does not begin with `http://` or `https://`, or this architecture has no TLS.
    pub fn new(base: &str, model: impl Into<String>) -> Result<ChatEndpoint, Error> {
        let base = base.trim_end_matches('/');
        if !base.starts_with("http://") && !base.starts_with("https://") {
            return Err(Error::config("an endpoint begins with http:// or https://"));
        }
        if base.starts_with("https://") && tls(&RootCerts::WebPki).is_none() {
            return Err(Error::config("this architecture has no TLS here: reach the endpoint over http://"));
        }
        let mut endpoint = ChatEndpoint {
            agent: Agent::new_with_defaults(),
            url: format!("{base}/chat/completions"),
            model: model.into(),
            release: "unversioned".to_owned(),
            version: "unversioned".to_owned(),
            key: None,
            system: None,
            retries: 4,
            max_tokens: Some(1024),
            temperature: Some(0.0),
            timeout: Duration::from_secs(120),
            roots: RootCerts::WebPki,
        };
        endpoint.agent = endpoint.agent();
        Ok(endpoint)
    }

    fn agent(&self) -> Agent {
        let mut config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("mantlet/", env!("CARGO_PKG_VERSION")))
            .timeout_global(Some(self.timeout))
            // A thread each: none of them may wait for another's connection.
            .max_idle_connections_per_host(256)
            .max_idle_connections(256);
        if let Some(tls) = tls(&self.roots) {
            config = config.tls_config(tls);
        }
        config.build().new_agent()
    }

    /// The same endpoint with a key, sent as `Authorization: Bearer KEY`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] where the key would go over plain http to another machine, or is none that a header can carry.
    pub fn with_key(mut self, key: impl Into<String>) -> Result<ChatEndpoint, Error> {
        let key = key.into();
        if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Error::config("a key is not empty and has visible ASCII characters alone"));
        }
        if !is_private(&self.url) {
            return Err(Error::config("a key goes over https:// or to this machine alone"));
        }
        self.key = Some(key);
        Ok(self)
    }

    /// The same endpoint with the version of its model, which results carry together with the hash of a system prompt.
    #[must_use]
    pub fn with_version(mut self, version: impl Into<String>) -> ChatEndpoint {
        self.release = version.into();
        self.labelled()
    }

    /// Another system prompt makes another model, and so does another temperature.
    fn labelled(mut self) -> ChatEndpoint {
        let system = |system: &String| format!(", system prompt {}", hex(&Sha256::digest(system)[..4]));
        let temperature = |degrees: f64| format!(", temperature {degrees}");
        self.version = self.release.clone()
            + &self.system.as_ref().map(system).unwrap_or_default()
            + &self.temperature.filter(|degrees| *degrees != 0.0).map(temperature).unwrap_or_default();
        self
    }

    /// The same endpoint with the operator's instructions before every conversation.
    #[must_use]
    pub fn with_system(mut self, system: impl Into<String>) -> ChatEndpoint {
        self.system = Some(system.into());
        self.labelled()
    }

    /// The same endpoint with the time that one request may take; 2 minutes unless changed.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> ChatEndpoint {
        self.timeout = timeout;
        self.agent = self.agent();
        self
    }

    /// The same endpoint trusting the authorities in `pem` instead of Mozilla's: one certificate or more between
    /// `-----BEGIN CERTIFICATE-----` and its end, as for a server inside a company. What else `pem` holds is passed over.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] where no certificate is in `pem` that can be read, or something in it is cut off.
    pub fn with_root_certificates(mut self, pem: impl AsRef<[u8]>) -> Result<ChatEndpoint, Error> {
        let mut roots: Vec<Certificate<'static>> = Vec::new();
        for item in ureq::tls::parse_pem(pem.as_ref()) {
            let item = item.map_err(|_| Error::config("the certificates are no PEM"))?;
            roots.extend(match item {
                PemItem::Certificate(certificate) => Some(certificate),
                _ => None,
            });
        }
        let certificates = roots.iter().map(|root| CertificateDer::from(root.der()));
        let (usable, _) = RootCertStore::empty().add_parsable_certificates(certificates);
        if usable == 0 {
            return Err(Error::config("there is no certificate of an authority that can be read"));
        }
        self.roots = RootCerts::new_with_certs(&roots);
        self.agent = self.agent();
        Ok(self)
    }

    /// The same endpoint, trying so many times again; 4 unless changed.
    #[must_use]
    pub fn with_retries(mut self, retries: u32) -> ChatEndpoint {
        self.retries = retries;
        self
    }

    /// The same endpoint with the tokens of an answer, at most; 1,024 unless changed, and the provider's for `None`.
    #[must_use]
    pub fn with_max_tokens(mut self, tokens: Option<u32>) -> ChatEndpoint {
        self.max_tokens = tokens;
        self
    }

    /// The same endpoint with a temperature; 0 unless changed, and the provider's for `None`.
    #[must_use]
    pub fn with_temperature(mut self, temperature: Option<f64>) -> ChatEndpoint {
        self.temperature = temperature;
        self.labelled()
    }

    fn body(&self, conversation: &Conversation) -> Value {
        let mut messages: Vec<Value> = Vec::new();
        messages.extend(self.system.as_ref().map(|system| json!({"role": "system", "content": system})));
        // The outputs of tools follow their calls, in order.
        let (mut called, mut returned) = (0u32, 0u32);
        for message in &conversation.messages {
            messages.push(match message {
                Message::System(text) => json!({"role": "system", "content": text}),
                Message::User(text) => json!({"role": "user", "content": text}),
                Message::Assistant { text, calls } => {
                    let calls: Vec<Value> = calls
                        .iter()
                        .map(|call| {
                            called += 1;
                            let function = json!({"name": call.tool(), "arguments": call.arguments_json()});
                            json!({"id": format!("call_{called}"), "type": "function", "function": function})
                        })
                        .collect();
                    match calls.is_empty() {
                        true => json!({"role": "assistant", "content": text}),
                        false => json!({"role": "assistant", "content": text, "tool_calls": calls}),
                    }
                }
                Message::Tool { output, .. } => {
                    returned += 1;
                    json!({"role": "tool", "tool_call_id": format!("call_{returned}"), "content": output})
                }
            });
        }
        let mut body = json!({"model": self.model, "messages": messages});
        if let Some(tokens) = self.max_tokens {
            body["max_tokens"] = json!(tokens);
        }
        if let Some(temperature) = self.temperature {
            body["temperature"] = json!(temperature);
        }
        if !conversation.tools.is_empty() {
            let tool = |name: &String| {
                let parameters = json!({"type": "object", "properties": {}, "additionalProperties": true});
                let function =
                    json!({"name": name, "description": name.replace('_', " "), "parameters": parameters});
                json!({"type": "function", "function": function})
            };
            body["tools"] = conversation.tools.iter().map(tool).collect();
        }
        body
    }

    /// One request.
    fn ask(&self, body: &str) -> Result<Response, Attempt> {
        let mut request = self.agent.post(&self.url).header("content-type", "application/json");
        if let Some(key) = &self.key {
            request = request.header("authorization", format!("Bearer {key}"));
        }
        let broken = |error: ureq::Error| match refused_certificate(&error) {
            Some(why) => Attempt::Over(failed(format!("no answer: {why}"))),
            None => Attempt::again(None, format!("no answer: {}", without_address(&error))),
        };
        let mut answer = request.send(body).map_err(broken)?;
        let status = answer.status();
        let pause =
            answer.headers().get("retry-after").and_then(|value| value.to_str().ok()?.trim().parse().ok());
        let text = answer
            .body_mut()
            .with_config()
            .limit(LONGEST_ANSWER)
            .lossy_utf8(true)
            .read_to_string()
            .map_err(broken)?;
        if status.is_success() {
            return read(&text).map_err(Attempt::Over);
        }
        let failure: Failed = serde_json::from_str(&text).unwrap_or_default();
        let code = failure.error.code().unwrap_or_default();
        if code == "content_filter" || code == "content_policy_violation" {
            // The provider refused in the model's place.
            return Ok(Response::default());
        }
        let message =
            format!("status {}{}", status.as_u16(), if code.is_empty() { code } else { format!(", {code}") });
        match status {
            StatusCode::REQUEST_TIMEOUT
            | StatusCode::CONFLICT
            | StatusCode::TOO_EARLY
            | StatusCode::TOO_MANY_REQUESTS => Err(Attempt::again(pause, message)),
            status if status.is_server_error() => Err(Attempt::again(pause, message)),
            _ => Err(Attempt::Over(failed(message))),
        }
    }
}

/// Why an attempt gave nothing.
enum Attempt {
    Again(Option<Duration>, String),
    Over(Error),
}

impl Attempt {
    fn again(seconds: Option<u64>, message: String) -> Attempt {
        Attempt::Again(seconds.map(Duration::from_secs), message)
    }
}

fn failed(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Unavailable, message)
}

/// What broke in TLS.
fn of_tls(error: &ureq::Error) -> Option<&rustls::Error> {
    match error {
        ureq::Error::Rustls(error) => Some(error),
        ureq::Error::Io(error) => error.get_ref()?.downcast_ref(),
        _ => None,
    }
}

/// Why the server's certificate was refused, where it was: it will not be another one the next time.
fn refused_certificate(error: &ureq::Error) -> Option<&'static str> {
    let Some(rustls::Error::InvalidCertificate(why)) = of_tls(error) else { return None };
    Some(match why {
        CertificateError::UnknownIssuer => "its certificate is by no authority that is trusted",
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => "its certificate has expired",
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "its certificate is for another name"
        }
        _ => "its certificate is not valid",
    })
}

/// What broke, in words that name no address.
fn without_address(error: &ureq::Error) -> String {
    if of_tls(error).is_some() {
        return "TLS failed".to_owned();
    }
    match error {
        ureq::Error::Timeout(_) => "it took too long".to_owned(),
        ureq::Error::HostNotFound => "the host is unknown".to_owned(),
        ureq::Error::Io(error) => error.kind().to_string(),
        ureq::Error::BodyExceedsLimit(limit) => format!("longer than {limit} bytes"),
        other => other.to_string().chars().take(120).collect(),
    }
}

impl Model for ChatEndpoint {
    fn respond(&self, conversation: &Conversation) -> Result<Response, Error> {
        let body = self.body(conversation).to_string();
        let mut random = Random::of(0, &conversation.case);
        let mut attempt = 0;
        loop {
            match self.ask(&body) {
                Ok(response) => return Ok(response),
                Err(Attempt::Over(error)) => return Err(error),
                Err(Attempt::Again(_, message)) if attempt >= self.retries => {
                    return Err(failed(format!("{message}, {} times", attempt + 1)));
                }
                Err(Attempt::Again(pause, _)) => {
                    let usual = Duration::from_secs(1 << attempt.min(6)).mul_f64(0.75 + random.unit() / 2.0);
                    std::thread::sleep(pause.unwrap_or(usual).min(LONGEST_PAUSE));
                    attempt += 1;
                }
            }
        }
    }

    fn name(&self) -> &str {
        &self.model
    }

    fn version(&self) -> &str {
        &self.version
    }
}

/// Never prints the key.
impl fmt::Debug for ChatEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChatEndpoint")
            .field("url", &self.url)
            .field("model", &self.model)
            .field("version", &self.version)
            .field("has_key", &self.key.is_some())
            .finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
struct Completion {
    choices: Vec<Choice>,
}

#[derive(Deserialize)]
struct Choice {
    message: Said,
    #[serde(default)]
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Said {
    #[serde(default)]
    content: Option<String>,
    #[serde(default)]
    refusal: Option<String>,
    #[serde(default)]
    tool_calls: Option<Vec<Called>>,
}

#[derive(Deserialize)]
struct Called {
    function: Function,
}

#[derive(Deserialize)]
struct Function {
    name: String,
    #[serde(default)]
    arguments: Value,
}

/// An answer that is an error; providers agree on little of it.
#[derive(Default, Deserialize)]
struct Failed {
    #[serde(default)]
    error: Problem,
}

#[derive(Default, Deserialize)]
#[serde(transparent)]
struct Problem(Value);

impl Problem {
    /// A code of letters, digits and underscores: nothing else of an answer is repeated.
    fn code(&self) -> Option<String> {
        let code = ["code", "type"].iter().find_map(|name| self.0.get(name)?.as_str())?;
        let is_code =
            code.len() <= 60 && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        is_code.then(|| code.to_owned())
    }
}

fn read(text: &str) -> Result<Response, Error> {
    let completion: Completion =
        serde_json::from_str(text).map_err(|_| failed("the answer is no chat completion"))?;
    let Some(choice) = completion.choices.into_iter().next() else {
        return Err(failed("the answer has no choice"));
    };
    if choice.finish_reason.as_deref() == Some("content_filter") {
        return Ok(Response::default());
    }
    let said = choice.message;
    let text = said.content.filter(|text| !text.is_empty()).or(said.refusal).unwrap_or_default();
    let calls = said.tool_calls.unwrap_or_default().into_iter().filter(|call| !call.function.name.is_empty());
    let calls = calls.map(|call| {
        // As a string that holds JSON, in most dialects; what is none is kept as it is.
        let arguments = match call.function.arguments {
            Value::String(text) => serde_json::from_str(&text).unwrap_or(Value::String(text)),
            other => other,
        };
        ToolCall::new(call.function.name, arguments)
    });
    Ok(Response::calls(calls.collect()).with_text(text))
}

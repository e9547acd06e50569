use super::arriving::Arriving;
use super::reading::{Found, Scan};

/// Reads HTML start tags that a viewer acts upon: those that fetch or do something.
#[derive(Clone, Default)]
pub(super) struct Elements {
    at: usize,
}

impl Scan for Elements {
    fn read(&mut self, text: &Arriving<'_>, limit: usize, found: &mut Found<'_>) {
        while self.at < limit {
            let Some(step) = text.bytes(self.at..limit).iter().position(|byte| *byte == b'<') else {
                self.at = limit;
                return;
            };
            self.at += step;
            let inside = text.rest(self.at + 1);
            let letters = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
            if letters == inside.len() && !text.is_last {
                return;
            }
            if !inside.bytes().next().is_some_and(|first| first.is_ascii_alphabetic()) {
                self.at += 1;
                continue;
            }
            let name = inside[..letters].to_ascii_lowercase();
            let mut tag = Tag::new(&name);
            let (length, is_complete) =
                attributes(inside, letters, |key, value| tag.note(&key.to_ascii_lowercase(), value));
            if !is_complete && !text.is_last {
                return;
            }
            let span = self.at..self.at + 1 + length;
            self.at = span.end;
            if let Some(source) = tag.image {
                found.link(span.clone(), source, true);
            }
            if let Some((score, reason)) = tag.danger {
                found.element(span, score, reason);
            }
        }
    }

    fn at(&self) -> usize {
        self.at
    }

    fn skip(&mut self, at: usize, _text: &Arriving<'_>) {
        self.at = self.at.max(at);
    }

    fn open_from(&self, from: usize, _text: &Arriving<'_>) -> usize {
        from.max(self.at)
    }
}

/// What is known of a tag so far.
struct Tag<'n, 't> {
    name: &'n str,
    image: Option<&'t str>,
    danger: Option<(f32, &'static str)>,
}

impl<'n, 't> Tag<'n, 't> {
    fn new(name: &'n str) -> Tag<'n, 't> {
        let danger = match name {
            "script" => Some((0.95, "html.script")),
            "iframe" | "frame" | "object" | "embed" | "applet" | "portal" => Some((0.85, "html.frame")),
            "form" => Some((0.75, "html.form")),
            "base" => Some((0.8, "html.base")),
            _ => None,
        };
        Tag { name, image: None, danger }
    }

    fn note(&mut self, key: &str, value: &'t str) {
        let danger = match (self.name, key) {
            (_, key) if key.len() > 2 && key.starts_with("on") => Some((0.95, "html.event_handler")),
            (_, "href" | "src" | "action" | "formaction" | "data" | "xlink:href" | "srcdoc")
                if runs(value) =>
            {
                Some((0.95, "html.script_url"))
            }
            (_, "srcdoc") => Some((0.9, "html.frame")),
            ("meta", "http-equiv") if value.eq_ignore_ascii_case("refresh") => Some((0.85, "html.redirect")),
            ("link", "rel")
                if ["stylesheet", "import", "preload", "prefetch"]
                    .iter()
                    .any(|r| value.eq_ignore_ascii_case(r)) =>
            {
                Some((0.7, "html.fetch"))
            }
            _ => None,
        };
        if danger.is_some_and(|(score, _)| self.danger.is_none_or(|(known, _)| known < score)) {
            self.danger = danger;
        }
        match (self.name, key) {
            (
                "img" | "image" | "source" | "video" | "audio" | "track" | "input",
                "src" | "href" | "poster",
            ) => {
                self.image = Some(value);
            }
            ("img" | "source", "srcset") => {
                self.image = self.image.or(value.split([' ', ',']).find(|url| !url.is_empty()));
            }
            (_, "background") => self.image = Some(value),
            (_, "style") => {
                let url = value.find("url(").map(|at| value[at + 4..].trim_start_matches(['"', '\'', ' ']));
                self.image =
                    self.image.or(url.map(|url| url.split([')', '"', '\'']).next().unwrap_or_default()));
            }
            _ => {}
        }
    }
}

/// Whether following the URL runs something. Browsers drop white space and control characters inside a scheme.
fn runs(url: &str) -> bool {
    let head: String = url.chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(24).collect();
    let head = head.to_ascii_lowercase();
    ["javascript:", "vbscript:", "data:text/html", "data:image/svg", "data:application/xhtml"]
        .iter()
        .any(|scheme| head.starts_with(scheme))
}

/// Reads attributes from `at` on, as HTML does (WHATWG HTML, 13.2.5.32 to 13.2.5.40), and gives the end of the tag, and
/// whether it was there.
fn attributes<'t>(text: &'t str, mut at: usize, mut each: impl FnMut(&'t str, &'t str)) -> (usize, bool) {
    let bytes = text.as_bytes();
    let skip = |mut at: usize, wanted: fn(u8) -> bool| {
        while at < bytes.len() && wanted(bytes[at]) {
            at += 1;
        }
        at
    };
    loop {
        at = skip(at, |byte| byte.is_ascii_whitespace() || byte == b'/');
        match bytes.get(at) {
            None => return (at, false),
            Some(b'>') => return (at + 1, true),
            // A new tag begins: this one was not finished, and must not swallow it.
            Some(b'<') => return (at, true),
            Some(_) => {}
        }
        let key_end =
            skip(at + 1, |byte| !byte.is_ascii_whitespace() && !matches!(byte, b'=' | b'>' | b'/' | b'<'));
        let key = at..key_end;
        at = skip(key_end, |byte| byte.is_ascii_whitespace());
        let mut value = "";
        if bytes.get(at) == Some(&b'=') {
            at = skip(at + 1, |byte| byte.is_ascii_whitespace());
            match bytes.get(at) {
                Some(quote @ (b'"' | b'\'')) => {
                    let Some(length) = bytes[at + 1..].iter().position(|byte| byte == quote) else {
                        return (text.len(), false);
                    };
                    value = &text[at + 1..at + 1 + length];
                    at += length + 2;
                }
                _ => {
                    let end = skip(at, |byte| !byte.is_ascii_whitespace() && byte != b'>');
                    value = &text[at..end];
                    at = end;
                }
            }
        }
        if let Some(key) = text.get(key) {
            each(key, value);
        }
    }
}

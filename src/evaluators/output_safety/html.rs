use std::ops::Range;

use super::markdown::is_in;

/// An HTML start tag that a viewer acts upon.
pub(super) struct Element<'t> {
    pub(super) span: Range<usize>,
    /// The URL of an image, or of anything else that is fetched at once.
    pub(super) image: Option<&'t str>,
    /// How dangerous the element is by itself, and why.
    pub(super) danger: Option<(f32, &'static str)>,
}

/// Start tags outside code that fetch or do something.
pub(super) fn elements<'t>(text: &'t str, code: &[Range<usize>]) -> Vec<Element<'t>> {
    let mut elements = Vec::new();
    let mut at = 0;
    while let Some(step) = text[at..].find('<') {
        let start = at + step;
        at = start + 1;
        if is_in(code, start) {
            continue;
        }
        let name_end =
            text[at..].find(|c: char| !c.is_ascii_alphanumeric()).map_or(text.len(), |end| at + end);
        if name_end == at || !text.as_bytes()[at].is_ascii_alphabetic() {
            continue;
        }
        let name = text[at..name_end].to_ascii_lowercase();
        let mut tag = Tag::new(&name);
        let end = attributes(text, name_end, |key, value| tag.note(&key.to_ascii_lowercase(), value));
        at = end;
        if tag.image.is_some() || tag.danger.is_some() {
            elements.push(Element { span: start..end, image: tag.image, danger: tag.danger });
        }
    }
    elements
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

/// Reads attributes from `at` on, as HTML does (WHATWG HTML, 13.2.5.32 to 13.2.5.40), and gives the end of the tag.
fn attributes<'t>(text: &'t str, mut at: usize, mut each: impl FnMut(&'t str, &'t str)) -> usize {
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
            None => return at,
            Some(b'>') => return at + 1,
            // A new tag begins: this one was not finished, and must not swallow it.
            Some(b'<') => return at,
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
                        return text.len();
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

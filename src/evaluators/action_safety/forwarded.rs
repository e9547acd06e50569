//! Does the call only hand on what was read, to whom the user named?
//!
//! Private data in a mail look like a theft, to the table and to the model. Where the user asked for it they are the
//! user's to send, whatever else stands in what the agent read.

use super::arguments::Leaf;
use super::provenance::{Words, cut};
use super::structure::Tool;
use super::wording::{tokens, wants_sent};
use crate::{Origin, ToolCall};

/// Bytes of the request that are read, values that are looked at, and bytes of what was read, the newest.
const REQUEST: usize = 1 << 14;
const VALUES: usize = 32;
const READ: usize = 1 << 16;
/// Share of the words of a text from which it counts as copied.
const COPIED: f32 = 2.0 / 3.0;

/// Whether the tool sends, the request wants something sent and names every mail address among the values, and the
/// longest value is made of words that the agent read. A text of the agent's own may say anything, so it never counts.
pub(super) fn is_forwarded(call: &ToolCall, tool: &Tool, leaves: &[Leaf<'_>], context: Option<&str>) -> bool {
    if !tool.is_sink || leaves.len() > VALUES {
        return false;
    }
    let mut request = cut(call.user_request().unwrap_or_default(), REQUEST).to_lowercase();
    for (_, text) in call.context().filter(|(origin, _)| *origin == Origin::User) {
        request.push('\n');
        request.push_str(&cut(text, REQUEST).to_lowercase());
    }
    let values = leaves.iter().map(|leaf| leaf.text.trim().to_lowercase());
    let addresses: Vec<String> = values.filter(|value| is_address(value)).collect();
    if addresses.is_empty()
        || !addresses.iter().all(|address| request.contains(address.as_str()))
        || !wants_sent(&request)
    {
        return false;
    }
    let mut words = Words::new();
    for line in read(call, context).split('\n') {
        let mut rest = line;
        while !rest.is_empty() {
            let part = cut(rest, 4_096);
            tokens(part, |hash, _| words.add(hash));
            rest = &rest[part.len()..];
        }
    }
    let longest = leaves.iter().map(|leaf| leaf.text.as_ref()).max_by_key(|text| text.len());
    let (mut all, mut copied) = (0u32, 0u32);
    tokens(longest.unwrap_or_default(), |hash, _| {
        all += u32::from(hash != 0);
        copied += u32::from(hash != 0 && words.has(hash));
    });
    all > 0 && copied as f32 >= COPIED * all as f32
}

/// Whether a value is a mail address.
fn is_address(value: &str) -> bool {
    value.len() <= 256
        && !value.contains(char::is_whitespace)
        && value.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// What somebody else wrote and the agent read, in lower case.
fn read(call: &ToolCall, context: Option<&str>) -> String {
    let foreign = call
        .context()
        .filter(|(origin, _)| !matches!(origin, Origin::User | Origin::System | Origin::Assistant));
    let texts: Vec<&str> = foreign.map(|(_, text)| text).chain(context).collect();
    let mut left = READ;
    let mut all = String::new();
    for text in texts.iter().rev() {
        let text = cut(text, left);
        left -= text.len();
        all.push_str(&text.to_lowercase());
        all.push('\n');
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_was_read_goes_where_the_user_said() {
        let page = "{\"street\": \"12 Mill Lane\", \"city\": \"Graz\", \"card\": \"ending 4417\", \"name\": \"Bo Lind\"}";
        let sent = |to: &str, body: &str, request: &str| {
            let call = ToolCall::new("send_email", json!({"to": to, "subject": "data", "body": body}))
                .with_context(Origin::ToolOutput, page)
                .with_user_request(request);
            let leaves = super::super::structure::leaves(&call);
            is_forwarded(&call, &Tool::new(call.tool()), &leaves, None)
        };
        let copy = "Name: Bo Lind, street: 12 Mill Lane, city: Graz, card: ending 4417";
        let request = "Look up my saved data and send them to bo@letters.example";
        assert!(sent("bo@letters.example", copy, request));
        // Another address, a text of the agent's own, a request that wants nothing sent.
        assert!(!sent("eve@drop.example", copy, request));
        let threat =
            "We know your street. Pay today, or you and your family will be sorry for it soon enough.";
        assert!(!sent("bo@letters.example", threat, request));
        assert!(!sent("bo@letters.example", copy, "What do you know about bo@letters.example?"));
    }
}

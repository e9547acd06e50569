//! What a URL reaches: public hosts, this machine, a private network, a cloud's metadata service.
//!
//! Hosts are read by the `url` crate, which is the WHATWG URL standard, so that `http://2852039166/`,
//! `http://0xA9FEA9FE/` and `http://[::ffff:169.254.169.254]/` are the address that a client would connect to.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// What a URL reaches, from harmless to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    Public,
    /// A private network (RFC 1918, RFC 4193) or a name of one.
    Private,
    /// This machine.
    Loopback,
    /// An address that is written so that a reader does not recognise it.
    Disguised,
    /// A service that hands out credentials of the machine: link-local (RFC 3927) and the like.
    Metadata,
}

/// Names of metadata services, and of wildcard DNS that resolves to any address.
const METADATA: [&str; 10] = [
    "rancher-metadata",
    "metadata.google.internal",
    "metadata.goog",
    "metadata",
    "instance-data",
    "metadata.packet.net",
    "metadata.azure.com",
    "metadata.tencentyun.com",
    "metadata.platformequinix.com",
    "instance-data.ec2.internal",
];
const WILDCARD: [&str; 9] = [
    "nip.io",
    "xip.io",
    "sslip.io",
    "localtest.me",
    "lvh.me",
    "vcap.me",
    "1u.ms",
    "spoofed.burpcollaborator.net",
    "rbndr.us",
];

/// What `text`, which begins with a scheme or is a bare host, reaches; `None` where it is no URL.
pub(super) fn reach(text: &str) -> Option<Reach> {
    let text = text.trim();
    if text.len() > 4_096 {
        return None;
    }
    let start = text.find("://").map(|at| {
        text[..at]
            .rfind(|c: char| !c.is_ascii_alphanumeric() && c != '+' && c != '-')
            .map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8))
    });
    let parsed = match start {
        Some(start) => Url::parse(&text[start..]).ok(),
        None => Url::parse(&format!("http://{}", text.trim_start_matches('/')))
            .ok()
            .filter(|url| url.host().is_some()),
    };
    let Some(url) = parsed else {
        // A client may be more generous than the standard.
        return text.contains("169.254.169.254").then_some(Reach::Metadata);
    };
    let written = text.split("://").last().unwrap_or(text);
    let mut reach = match url.host() {
        Some(Host::Domain(name)) => domain(&name.to_ascii_lowercase()),
        Some(Host::Ipv4(address)) => {
            let plain = written.rsplit('@').next().unwrap_or(written).starts_with(&address.to_string());
            let reach = address_of(IpAddr::V4(address));
            if !plain && reach < Reach::Metadata { Reach::Disguised } else { reach }
        }
        Some(Host::Ipv6(address)) => address_of(IpAddr::V6(address)),
        None => Reach::Public,
    };
    // `http://public@private/`, `http://private\@public/`, `http://private#@public/`: clients disagree on the host.
    let authority = written.split(['/', '?']).next().unwrap_or(written);
    if authority.contains('@')
        && (authority.contains(['\\', '#'])
            || url
                .host_str()
                .is_some_and(|host| authority.split('@').next().unwrap_or_default().contains(host)))
        || authority.contains('\\')
    {
        reach = reach.max(Reach::Disguised);
    }
    if !url.username().is_empty() && url.username().contains('.') && url.password().is_none() {
        reach = reach.max(Reach::Disguised);
    }
    // An address inside a name, a path or a query: a redirector, or a proxy that follows it.
    let host = url.host_str().unwrap_or_default();
    let behind = written.get(host.len()..).unwrap_or(written);
    let inner = [
        "169.254.169.254",
        "://localhost",
        "://127.",
        "://10.",
        "://192.168.",
        "%3A%2F%2F127.",
        "%3a%2f%2flocalhost",
    ];
    if inner.iter().any(|inner| behind.contains(inner)) || host.contains("127.0.0.1!") {
        reach = reach.max(Reach::Disguised);
    }
    // `/latest/meta-data/` is the path of a metadata service, whatever name leads there.
    if matches!(reach, Reach::Private | Reach::Loopback | Reach::Disguised)
        && (url.path().contains("meta-data") || url.path().contains("computeMetadata"))
    {
        reach = Reach::Metadata;
    }
    Some(reach)
}

fn domain(name: &str) -> Reach {
    let name = name.trim_end_matches('.');
    if METADATA.contains(&name) {
        return Reach::Metadata;
    }
    if name == "localhost"
        || name.ends_with(".localhost")
        || name == "localhost.localdomain"
        || name == "ip6-localhost"
        || name == "kubernetes.default"
        || name == "kubernetes.default.svc"
    {
        return Reach::Loopback;
    }
    if let Some(suffix) = WILDCARD.iter().find(|suffix| name.ends_with(*suffix)) {
        return if name.contains("169.254") || name.contains("169-254") || name.contains("a9fea9fe") {
            Reach::Metadata
        } else if name.len() > suffix.len() + 4 {
            Reach::Disguised
        } else {
            Reach::Public
        };
    }
    if name.ends_with(".internal")
        || name.ends_with(".local")
        || name.ends_with(".lan")
        || name.ends_with(".corp")
        || name.ends_with(".intranet")
    {
        return Reach::Private;
    }
    Reach::Public
}

fn address_of(address: IpAddr) -> Reach {
    match address {
        IpAddr::V4(address) => v4(address),
        IpAddr::V6(address) => v6(address),
    }
}

fn v4(address: Ipv4Addr) -> Reach {
    let [a, b, c, d] = address.octets();
    match (a, b) {
        (169, 254) => Reach::Metadata,
        // Alibaba, Oracle, Azure's wire server.
        (100, 100) if (c, d) == (100, 200) => Reach::Metadata,
        (192, 0) if (c, d) == (0, 192) => Reach::Metadata,
        (168, 63) if (c, d) == (129, 16) => Reach::Metadata,
        (127 | 0, _) => Reach::Loopback,
        (10, _) | (192, 168) | (172, 16..=31) | (100, 64..=127) => Reach::Private,
        _ => Reach::Public,
    }
}

fn v6(address: Ipv6Addr) -> Reach {
    let segments = address.segments();
    if let Some(inner) = address.to_ipv4_mapped() {
        return v4(inner).max(Reach::Disguised);
    }
    if address.is_loopback() || address.is_unspecified() {
        return Reach::Loopback;
    }
    // fe80::/10 is link-local; AWS serves metadata at fd00:ec2::254. RFC 4291, RFC 4193.
    if segments[0] & 0xffc0 == 0xfe80 || (segments[0] == 0xfd00 && segments[1] == 0x0ec2) {
        return Reach::Metadata;
    }
    // 64:ff9b::/96 translates to IPv4 (RFC 6052); ::a.b.c.d is its deprecated form; 2002::/16 is 6to4 (RFC 3056).
    let low = Ipv4Addr::new(
        (segments[6] >> 8) as u8,
        segments[6] as u8,
        (segments[7] >> 8) as u8,
        segments[7] as u8,
    );
    if (segments[0] == 0x64 && segments[1] == 0xff9b) || segments[..6].iter().all(|segment| *segment == 0) {
        return v4(low).max(Reach::Disguised);
    }
    if segments[0] == 0x2002 {
        let inner = Ipv4Addr::new(
            (segments[1] >> 8) as u8,
            segments[1] as u8,
            (segments[2] >> 8) as u8,
            segments[2] as u8,
        );
        return v4(inner).max(Reach::Private);
    }
    if segments[0] & 0xfe00 == 0xfc00 { Reach::Private } else { Reach::Public }
}

/// The host of a URL, in lower case.
pub(super) fn host(text: &str) -> Option<String> {
    let url = Url::parse(text.trim()).ok()?;
    url.host_str().map(|host| host.trim_end_matches('.').to_ascii_lowercase())
}

/// The scheme of a URL, in lower case.
pub(super) fn scheme(text: &str) -> Option<&str> {
    let (scheme, _) = text.trim().split_once(':')?;
    (scheme.len() <= 12 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+'))
        .then_some(scheme)
}

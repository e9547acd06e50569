//! What the two clients of this crate, for models and for hubs, know of the network.

use std::net::IpAddr;

use ureq::http::Uri;
use ureq::tls::{RootCerts, TlsConfig};

/// TLS 1.2 and 1.3 by rustls with the cryptography of graviola; none on architectures that graviola does not know.
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
pub(crate) fn tls(roots: &RootCerts) -> Option<TlsConfig> {
    let provider = std::sync::Arc::new(rustls_graviola::default_provider());
    let tls = TlsConfig::builder().root_certs(roots.clone()).unversioned_rustls_crypto_provider(provider);
    Some(tls.build())
}

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
pub(crate) fn tls(_: &RootCerts) -> Option<TlsConfig> {
    None
}

/// Whether nobody but the server reads what is sent to an address: it is over https, or stays on this machine. The host
/// is what the client itself takes for it, whatever stands before an `@`.
pub(crate) fn is_private(url: &str) -> bool {
    if url.starts_with("https://") {
        return true;
    }
    let Ok(uri) = url.parse::<Uri>() else { return false };
    let host = uri.host().unwrap_or_default();
    let host = host.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')).unwrap_or(host);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

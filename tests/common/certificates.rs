//! Keys and certificates of the tests' own, in DER and PEM (ITU-T X.690, RFC 5280, RFC 5958).
// Each test needs a part of it.
#![allow(dead_code)]

use p256::ecdsa::signature::Signer as _;

/// DER: a tag, a length and a value.
pub(crate) fn der(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let value = parts.concat();
    let mut encoded = vec![tag];
    match value.len() {
        short @ 0..128 => encoded.push(short as u8),
        long @ 128..256 => encoded.extend([0x81, long as u8]),
        long => encoded.extend([0x82, (long >> 8) as u8, long as u8]),
    }
    encoded.extend(value);
    encoded
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits =
            chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for index in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * index) & 63) as usize] as char;
            text.push(if index <= chunk.len() { digit } else { '=' });
        }
    }
    text
}

pub(crate) fn pem(label: &str, der: &[u8]) -> String {
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", base64(der))
}

pub(crate) const EC: &[u8] = &[6, 7, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1];
pub(crate) const P256: &[u8] = &[6, 8, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 3, 1, 7];
pub(crate) const P384: &[u8] = &[6, 5, 0x2B, 0x81, 4, 0, 0x22];
pub(crate) const P521: &[u8] = &[6, 5, 0x2B, 0x81, 4, 0, 0x23];
pub(crate) const K256: &[u8] = &[6, 5, 0x2B, 0x81, 4, 0, 0x0A];

/// A private key from a small scalar, as PKCS #8 in PEM.
pub(crate) fn private_key(curve: &[u8], bytes: usize, scalar: u8) -> String {
    pem(&["PRIVATE", "KEY"].join(" "), &private_key_der(curve, bytes, scalar))
}

/// The same in DER.
pub(crate) fn private_key_der(curve: &[u8], bytes: usize, scalar: u8) -> Vec<u8> {
    let mut number = vec![0; bytes];
    number[bytes - 1] = scalar;
    let inner = der(0x30, &[&[2, 1, 1], &der(4, &[&number])]);
    der(0x30, &[&[2, 1, 0], &der(0x30, &[EC, curve]), &der(4, &[&inner])])
}

pub(crate) const DIGITAL: &[u8] = &[3, 2, 7, 0x80];
pub(crate) const CERT_SIGN: &[u8] = &[3, 2, 2, 4];

pub(crate) fn name(text: &str) -> Vec<u8> {
    let common = der(0x30, &[&[6, 3, 0x55, 4, 3], &der(0x0C, &[text.as_bytes()])]);
    der(0x30, &[&der(0x31, &[&common])])
}

pub(crate) fn key(scalar: u8) -> p256::ecdsa::SigningKey {
    let mut number = [0; 32];
    number[31] = scalar;
    p256::ecdsa::SigningKey::from_slice(&number).unwrap()
}

pub(crate) fn extension(last: u8, value: &[u8]) -> Vec<u8> {
    der(0x30, &[&[6, 3, 0x55, 0x1D, last], &[1, 1, 0xFF], &der(4, &[value])])
}

/// A certificate as PEM: whose, by whom, and whether it is an authority's.
pub(crate) fn certificate(
    subject: (&str, u8),
    issuer: (&str, u8),
    authority: bool,
    years: (u32, u32),
) -> String {
    pem("CERTIFICATE", &certificate_der(subject, issuer, authority, years, &[]))
}

/// The same in DER, of a server at `hosts` where there are any.
pub(crate) fn certificate_der(
    subject: (&str, u8),
    issuer: (&str, u8),
    authority: bool,
    years: (u32, u32),
    hosts: &[&str],
) -> Vec<u8> {
    let algorithm = der(0x30, &[&[6, 8, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 4, 3, 2]]);
    let time = |year: u32| der(0x17, &[format!("{:02}0101000000Z", year % 100).as_bytes()]);
    let point = key(subject.1).verifying_key().to_sec1_point(false);
    let info = der(0x30, &[&der(0x30, &[EC, P256]), &der(3, &[&[0], point.as_bytes()])]);
    let constraints = if authority { der(0x30, &[&[1, 1, 0xFF]]) } else { der(0x30, &[]) };
    let usage = if authority { CERT_SIGN } else { DIGITAL };
    let mut extensions = extension(0x13, &constraints);
    extensions.extend(extension(0x0F, usage));
    if !hosts.is_empty() {
        let names: Vec<u8> = hosts.iter().flat_map(|host| alternative_name(host)).collect();
        extensions.extend(extension(0x11, &der(0x30, &[&names])));
    }
    let extensions = der(0x30, &[&extensions]);
    let signed = der(
        0x30,
        &[
            &der(0xA0, &[&[2, 1, 2]]),
            &[2, 1, subject.1],
            &algorithm,
            &name(issuer.0),
            &der(0x30, &[&time(years.0), &time(years.1)]),
            &name(subject.0),
            &info,
            &der(0xA3, &[&extensions]),
        ],
    );
    let signature: p256::ecdsa::DerSignature = key(issuer.1).sign(&signed);
    der(0x30, &[&signed, &algorithm, &der(3, &[&[0], signature.as_bytes()])])
}

/// A host as a name that a certificate is valid for: an address, or a name of DNS.
pub(crate) fn alternative_name(host: &str) -> Vec<u8> {
    match host.parse::<std::net::IpAddr>() {
        Ok(std::net::IpAddr::V4(address)) => der(0x87, &[&address.octets()]),
        Ok(std::net::IpAddr::V6(address)) => der(0x87, &[&address.octets()]),
        Err(_) => der(0x82, &[host.as_bytes()]),
    }
}

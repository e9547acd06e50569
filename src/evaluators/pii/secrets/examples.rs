//! Keys that were published as examples and open nothing.

use sha2::{Digest, Sha256};

/// The first 8 bytes of the SHA-256 of each, in order: the keys of the sample projects in the public repository of Firebase's SDK
/// for Android, which scanners for secrets leave alone, too.
const PUBLISHED: [u64; 16] = [
    0x0b47_6bdf_9acf_2123,
    0x2037_abca_ffb2_b777,
    0x27a9_a429_31df_f7eb,
    0x37f8_f09b_df12_c2f2,
    0x3a8b_61d0_f636_b007,
    0x3f37_0c9d_d822_5c63,
    0x49f7_77db_995e_8260,
    0x4c98_242d_cadc_8b29,
    0x8731_261c_b72d_8626,
    0xa19f_89ab_3555_eac1,
    0xa6c8_14bc_555a_e62c,
    0xdc0f_cf04_6c61_640c,
    0xe4a5_542b_b7fd_7b67,
    0xea9b_b108_2cf9_5663,
    0xeb54_0d2b_6ee2_a0a4,
    0xf56e_3234_94a6_ffc2,
];

/// Whether a key is one of them.
pub(super) fn is_published(key: &str) -> bool {
    let digest = Sha256::digest(key.as_bytes());
    let head = digest.iter().take(8).fold(0, |head, byte| head << 8 | u64::from(*byte));
    PUBLISHED.binary_search(&head).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_in_order_and_only_they_are_known() {
        assert!(PUBLISHED.is_sorted());
        assert!(is_published(concat!("AIza", "Syabcdefghijklmnopqrstuvwxyz1234567")));
        assert!(!is_published(concat!("AIza", "Syabcdefghijklmnopqrstuvwxyz1234568")));
    }
}

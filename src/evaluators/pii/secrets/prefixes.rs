//! Tokens that say what they are: a provider's prefix, then so many characters of an alphabet.
//!
//! Prefixes and lengths are those that the providers document or issue. A provider is free to lengthen its tokens, so
//! only the least length is asked for, a little under the documented one.

/// What may stand in a token behind its prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alphabet {
    /// Lower-case hexadecimal digits and hyphens.
    Hex,
    /// Letters and digits.
    Alnum,
    /// Letters, digits, `_` and `-`.
    Word,
    /// The same, and `.`.
    Dotted,
    /// Letters, digits, and the signs of both base64 alphabets.
    Base64,
}

impl Alphabet {
    pub(super) fn contains(self, byte: u8) -> bool {
        match self {
            Alphabet::Hex => matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F' | b'-'),
            Alphabet::Alnum => byte.is_ascii_alphanumeric(),
            Alphabet::Word => byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'),
            Alphabet::Dotted => byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'~'),
            Alphabet::Base64 => byte.is_ascii_alphanumeric() || b"+/=_-.%$".contains(&byte),
        }
    }
}

/// A provider's token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prefix {
    pub(super) text: &'static str,
    pub(super) alphabet: Alphabet,
    /// The least number of characters behind the prefix.
    pub(super) least: usize,
    /// The most; the token must end there.
    pub(super) most: usize,
    /// The reason code of its findings.
    pub(super) reason: &'static str,
}

const fn p(text: &'static str, alphabet: Alphabet, least: usize, reason: &'static str) -> Prefix {
    Prefix { text, alphabet, least, most: 4_096, reason }
}

/// A token of varying length that ends within `most` characters.
const fn between(
    text: &'static str,
    alphabet: Alphabet,
    least: usize,
    most: usize,
    reason: &'static str,
) -> Prefix {
    Prefix { text, alphabet, least, most, reason }
}

/// A token whose length never varies.
const fn exactly(text: &'static str, alphabet: Alphabet, length: usize, reason: &'static str) -> Prefix {
    Prefix { text, alphabet, least: length, most: length, reason }
}

/// Whether a value that begins so and is no token of the provider's is none of anybody's.
pub(super) fn is_certain(prefix: &Prefix) -> bool {
    matches!(
        prefix.reason,
        "secret.slack"
            | "secret.aws_bedrock"
            | "secret.settlemint"
            | "secret.sourcegraph"
            | "secret.gitlab"
            | "secret.github"
    ) || (prefix.reason == "secret.openai" && prefix.text.len() > 3)
}

/// Whether what stands behind a prefix has the form that its provider gives it, beyond alphabet and length.
pub(super) fn is_formed(prefix: &Prefix, tail: &str) -> bool {
    let is_hex =
        |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    match prefix.reason {
        // The mark of the maker stands in the middle, base64 of its name; one so long that lacks it is not given up.
        "secret.openai" if prefix.text.len() > 3 => tail.len() >= 60 || tail.contains("T3BlbkFJ"),
        // Of the 95 characters behind the version the last two are fixed.
        "secret.anthropic" if tail.starts_with("api03-") || tail.starts_with("admin01-") => {
            tail.len() != 101 || tail.ends_with("AA")
        }
        // Numbers of the team and of the user.
        "secret.slack" if ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxo-"].contains(&prefix.text) => {
            tail.split('-').any(|part| part.len() >= 6 && part.bytes().all(|byte| byte.is_ascii_digit()))
        }
        "secret.sourcegraph" => match tail.rsplit_once('_') {
            Some((before, last)) => {
                is_hex(last, 40) && before.split('_').all(|part| part == "local" || is_hex(part, 16))
            }
            None => is_hex(tail, 40) || (tail.len() == 64 && !is_hex(tail, 64)),
        },
        _ => true,
    }
}

use Alphabet::{Alnum, Base64, Dotted, Hex, Word};

pub(super) static PREFIXES: &[Prefix] = &[
    p("ops_eyJ", Base64, 60, "secret.1password"),
    p("A3-", Word, 28, "secret.1password"),
    p("p8e-", Alnum, 28, "secret.adobe"),
    p("AGE-SECRET-KEY-1", Alnum, 50, "secret.age"),
    p("LTAI", Alnum, 12, "secret.alibaba"),
    p("sk-ant-", Word, 24, "secret.anthropic"),
    p("AKC", Alnum, 60, "secret.artifactory"),
    p("AKCp", Alnum, 10, "secret.artifactory"),
    p("cmVmdGtu", Alnum, 50, "secret.artifactory"),
    p("ATATT3", Base64, 60, "secret.atlassian"),
    p("ATCTT3", Base64, 60, "secret.atlassian"),
    p("ATBB", Alnum, 24, "secret.atlassian"),
    p("sc_", Dotted, 40, "secret.authress"),
    p("authress_", Dotted, 40, "secret.authress"),
    p("AKIA", Alnum, 16, "secret.aws_access_key_id"),
    p("ASIA", Alnum, 16, "secret.aws_access_key_id"),
    p("ABIA", Alnum, 16, "secret.aws_access_key_id"),
    p("ACCA", Alnum, 16, "secret.aws_access_key_id"),
    p("A3T", Alnum, 17, "secret.aws_access_key_id"),
    p("ABSK", Base64, 60, "secret.aws_bedrock"),
    p("bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t", Base64, 0, "secret.aws_bedrock"),
    p("bedrock-api-key-", Base64, 60, "secret.aws_bedrock"),
    p("bkua_", Alnum, 36, "secret.buildkite"),
    p("CLOJARS_", Alnum, 50, "secret.clojars"),
    p("v1.0-", Word, 140, "secret.cloudflare"),
    p("CCIPAT_", Word, 30, "secret.circleci"),
    p("CCIPRJ_", Word, 30, "secret.circleci"),
    p("CFPAT-", Word, 40, "secret.contentful"),
    p("dapi", Hex, 32, "secret.databricks"),
    p("dop_v1_", Alnum, 60, "secret.digitalocean"),
    p("doo_v1_", Alnum, 60, "secret.digitalocean"),
    p("dor_v1_", Alnum, 60, "secret.digitalocean"),
    p("dckr_pat_", Word, 24, "secret.docker"),
    p("SWMKEY-1-", Word, 42, "secret.docker_swarm"),
    p("dp.", Dotted, 40, "secret.doppler"),
    p("sl.", Word, 60, "secret.dropbox"),
    p("duffel_test_", Word, 36, "secret.duffel"),
    p("duffel_live_", Word, 36, "secret.duffel"),
    p("dt0c01.", Dotted, 60, "secret.dynatrace"),
    p("dt0s01.", Dotted, 60, "secret.dynatrace"),
    p("EZAK", Alnum, 50, "secret.easypost"),
    p("EZTK", Alnum, 50, "secret.easypost"),
    p("EAACEdEose0cBA", Alnum, 10, "secret.facebook"),
    p("EAAM", Alnum, 80, "secret.facebook"),
    p("EAAC", Alnum, 80, "secret.facebook"),
    p("EAAG", Alnum, 80, "secret.facebook"),
    p("EAAA", Word, 56, "secret.square"),
    p("figd_", Word, 36, "secret.figma"),
    p("FLWPUBK", Word, 32, "secret.flutterwave"),
    p("FLWSECK", Word, 12, "secret.flutterwave"),
    p("fo1_", Word, 40, "secret.flyio"),
    p("fm1r_", Base64, 80, "secret.flyio"),
    p("fm1a_", Base64, 80, "secret.flyio"),
    p("fm2_", Base64, 80, "secret.flyio"),
    p("fio-u-", Word, 60, "secret.frameio"),
    p("ghp_", Alnum, 36, "secret.github"),
    p("gho_", Alnum, 36, "secret.github"),
    p("ghu_", Alnum, 36, "secret.github"),
    p("ghs_", Dotted, 36, "secret.github"),
    p("ghr_", Alnum, 36, "secret.github"),
    p("github_pat_", Word, 22, "secret.github"),
    p("glpat-", Dotted, 20, "secret.gitlab"),
    p("gldt-", Word, 20, "secret.gitlab"),
    p("glft-", Word, 20, "secret.gitlab"),
    between("glsoat-", Word, 20, 50, "secret.gitlab"),
    p("glrt-", Dotted, 20, "secret.gitlab"),
    p("glcbt-", Word, 20, "secret.gitlab"),
    exactly("glptt-", Word, 40, "secret.gitlab"),
    p("glagent-", Word, 48, "secret.gitlab"),
    exactly("gloas-", Word, 64, "secret.gitlab"),
    exactly("glimt-", Word, 25, "secret.gitlab"),
    p("glffct-", Word, 20, "secret.gitlab"),
    p("glwt-", Word, 20, "secret.gitlab"),
    p("GR1348941", Word, 20, "secret.gitlab"),
    exactly("AIza", Word, 35, "secret.google_api_key"),
    p("ya29.", Word, 30, "secret.google_oauth"),
    p("GOCSPX-", Word, 24, "secret.google_oauth"),
    p("1//0", Word, 40, "secret.google_oauth"),
    p("4/0A", Word, 40, "secret.google_oauth"),
    p("glsa_", Word, 38, "secret.grafana"),
    p("glc_", Base64, 32, "secret.grafana"),
    p("eyJrIjoi", Base64, 60, "secret.grafana"),
    p("gsk_", Alnum, 40, "secret.groq"),
    p("HRKU-", Word, 36, "secret.heroku"),
    p("hf_", Alnum, 34, "secret.huggingface"),
    p("api_org_", Alnum, 34, "secret.huggingface"),
    p("pat-na1-", Hex, 30, "secret.hubspot"),
    p("pat-eu1-", Hex, 30, "secret.hubspot"),
    p("ico-", Alnum, 32, "secret.infracost"),
    p("intra-", Word, 60, "secret.intra42"),
    p("s-s4t2ud-", Hex, 60, "secret.intra42"),
    p("s-s4t2af-", Hex, 60, "secret.intra42"),
    p("lsv2_pt_", Word, 40, "secret.langsmith"),
    p("lsv2_sk_", Word, 40, "secret.langsmith"),
    p("lin_api_", Alnum, 40, "secret.linear"),
    p("lin_oauth_", Alnum, 40, "secret.linear"),
    p("live_pub_", Alnum, 28, "secret.lob"),
    p("test_pub_", Alnum, 28, "secret.lob"),
    p("key-", Hex, 32, "secret.mailgun"),
    p("pubkey-", Hex, 32, "secret.mailgun"),
    p("pk.eyJ", Dotted, 60, "secret.mapbox"),
    p("sk.eyJ", Dotted, 60, "secret.mapbox"),
    p("nfp_", Alnum, 36, "secret.netlify"),
    exactly("NF-", Alnum, 32, "secret.nightfall"),
    exactly("6L", Word, 38, "secret.recaptcha"),
    p("NRAK-", Alnum, 27, "secret.newrelic"),
    p("NRJS-", Alnum, 19, "secret.newrelic"),
    p("NRII-", Word, 24, "secret.newrelic"),
    p("NRIQ-", Word, 25, "secret.newrelic"),
    p("NRRA-", Alnum, 40, "secret.newrelic"),
    p("ntn_", Alnum, 40, "secret.notion"),
    p("secret_", Alnum, 42, "secret.notion"),
    p("npm_", Alnum, 36, "secret.npm"),
    p("oy2", Alnum, 43, "secret.nuget"),
    p("nvapi-", Word, 60, "secret.nvidia"),
    p("sk-proj-", Word, 36, "secret.openai"),
    p("sk-svcacct-", Word, 36, "secret.openai"),
    p("sk-admin-", Word, 36, "secret.openai"),
    p("sk-or-", Word, 36, "secret.openrouter"),
    p("sk-", Word, 32, "secret.openai"),
    p("sha256~", Word, 43, "secret.openshift"),
    p("ak_live_", Alnum, 28, "secret.pagarme"),
    p("ak_test_", Alnum, 28, "secret.pagarme"),
    p("pplx-", Alnum, 44, "secret.perplexity"),
    p("pscale_tkn_", Dotted, 32, "secret.planetscale"),
    p("pscale_oauth_", Dotted, 32, "secret.planetscale"),
    p("pscale_pw_", Dotted, 32, "secret.planetscale"),
    p("phc_", Word, 38, "secret.posthog"),
    p("phs_", Word, 38, "secret.posthog"),
    p("pha_", Word, 38, "secret.posthog"),
    p("phx_", Word, 38, "secret.posthog"),
    p("PMAK-", Word, 58, "secret.postman"),
    p("pnu_", Alnum, 36, "secret.prefect"),
    p("pul-", Alnum, 40, "secret.pulumi"),
    p("pypi-Ag", Word, 50, "secret.pypi"),
    p("rdme_", Alnum, 68, "secret.readme"),
    p("r8_", Alnum, 36, "secret.replicate"),
    p("rnd_", Alnum, 28, "secret.render"),
    p("rubygems_", Hex, 46, "secret.rubygems"),
    p("tk-us-", Word, 44, "secret.scalingo"),
    p("sgp_", Word, 40, "secret.sourcegraph"),
    p("SG.", Dotted, 60, "secret.sendgrid"),
    p("xkeysib-", Word, 64, "secret.sendinblue"),
    p("xsmtpsib-", Word, 64, "secret.sendinblue"),
    p("sntrys_", Base64, 40, "secret.sentry"),
    exactly("sntryu_", Alnum, 64, "secret.sentry"),
    p("sm_aat_", Alnum, 16, "secret.settlemint"),
    p("sm_pat_", Alnum, 16, "secret.settlemint"),
    p("sm_sat_", Alnum, 16, "secret.settlemint"),
    p("shippo_live_", Hex, 36, "secret.shippo"),
    p("shippo_test_", Hex, 36, "secret.shippo"),
    p("shpat_", Hex, 32, "secret.shopify"),
    p("shpca_", Hex, 32, "secret.shopify"),
    p("shppa_", Hex, 32, "secret.shopify"),
    p("shpss_", Hex, 32, "secret.shopify"),
    p("xoxb-", Word, 14, "secret.slack"),
    p("xoxp-", Word, 14, "secret.slack"),
    p("xoxa-", Word, 14, "secret.slack"),
    p("xoxr-", Word, 14, "secret.slack"),
    p("xoxo-", Word, 14, "secret.slack"),
    p("xoxs-", Word, 14, "secret.slack"),
    p("xoxc-", Word, 14, "secret.slack"),
    p("xoxd-", Base64, 14, "secret.slack"),
    p("xoxe-", Word, 14, "secret.slack"),
    p("xoxe.", Dotted, 40, "secret.slack"),
    p("xapp-", Word, 20, "secret.slack"),
    p("sqp_", Hex, 40, "secret.sonar"),
    p("squ_", Hex, 40, "secret.sonar"),
    p("sqa_", Hex, 40, "secret.sonar"),
    p("sq0atp-", Word, 22, "secret.square"),
    p("sq0csp-", Word, 40, "secret.square"),
    p("sq0idp-", Word, 22, "secret.square"),
    p("sk_live_", Alnum, 10, "secret.stripe"),
    p("sk_test_", Alnum, 10, "secret.stripe"),
    p("sk_prod_", Alnum, 10, "secret.stripe"),
    p("rk_live_", Alnum, 10, "secret.stripe"),
    p("rk_test_", Alnum, 10, "secret.stripe"),
    p("rk_prod_", Alnum, 10, "secret.stripe"),
    p("whsec_", Base64, 24, "secret.stripe"),
    p("sk_", Word, 30, "secret.payment"),
    p("sbp_", Alnum, 40, "secret.supabase"),
    p("tskey-", Word, 20, "secret.tailscale"),
    p("tfp_", Word, 40, "secret.typeform"),
    p("hvs.", Word, 24, "secret.vault"),
    p("hvb.", Word, 90, "secret.vault"),
    p("hvr.", Word, 24, "secret.vault"),
    p("vcp_", Alnum, 24, "secret.vercel"),
    p("vck_", Alnum, 24, "secret.vercel"),
    p("xai-", Alnum, 70, "secret.xai"),
    p("AQVN", Word, 34, "secret.yandex"),
    p("YCAJ", Word, 20, "secret.yandex"),
    p("YCN", Word, 34, "secret.yandex"),
    p("t1.9euel", Base64, 60, "secret.yandex"),
    p("1000.", Dotted, 60, "secret.zoho"),
    p("tkn.v1_", Base64, 40, "secret.teamwork"),
    p("db-", Alnum, 29, "secret.databento"),
    p("EAAAl", Word, 50, "secret.square"),
    p("sk_sandbox_", Alnum, 20, "secret.payment"),
    p("pk_live_", Alnum, 20, "secret.stripe"),
    p("VF.DM.", Dotted, 24, "secret.voiceflow"),
    p("VF.WS.", Dotted, 24, "secret.voiceflow"),
    p("scp-live-", Alnum, 30, "secret.scrapfly"),
    p("scp-test-", Alnum, 30, "secret.scrapfly"),
    p("access_token$production$", Base64, 8, "secret.braintree"),
    p("access_token$sandbox$", Base64, 8, "secret.braintree"),
    p("akab-", Word, 30, "secret.akamai"),
    p("cfat_", Alnum, 40, "secret.cloudflare"),
    p("cfut_", Alnum, 40, "secret.cloudflare"),
    p("cfk_", Alnum, 40, "secret.cloudflare"),
    p("cosmo_", Hex, 32, "secret.wundergraph"),
    p("dnkey-", Base64, 70, "secret.defined_networking"),
    p("odt_", Alnum, 30, "secret.dependency_track"),
    p("ion_", Alnum, 40, "secret.ionic"),
    p("mdb_sa_sk_", Word, 36, "secret.mongodb"),
    p("SWMTKN-1-", Word, 60, "secret.docker_swarm"),
    p("PMAT-", Alnum, 26, "secret.postman"),
    p("tgp_v1_", Word, 40, "secret.together"),
    p("BBFF-", Alnum, 30, "secret.ubidots"),
    p("shltm_", Word, 36, "secret.flexport"),
    p("pk_", Word, 30, "secret.payment"),
    p("pub-c-", Word, 36, "secret.pubnub"),
    p("sub-c-", Word, 36, "secret.pubnub"),
    p("sec-c-", Word, 36, "secret.pubnub"),
    p("tkn_", Alnum, 32, "secret.token"),
    p("TlRMTVNTUAA", Base64, 40, "secret.ntlm"),
    exactly("SK", Hex, 32, "secret.twilio"),
    exactly("AC", Hex, 32, "secret.twilio"),
    exactly("wx", Hex, 16, "secret.wechat"),
    exactly("pat", Dotted, 79, "secret.airtable"),
    exactly("SUA", Alnum, 55, "secret.nats"),
    p("AAAAAAAAAAAAAAAAAAAAA", Base64, 80, "secret.twitter"),
];

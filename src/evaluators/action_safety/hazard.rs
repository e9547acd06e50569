use std::ops::Range;

use crate::Label;

/// What kind of harm a call would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Category {
    Destructive,
    Exfiltration,
    Credentials,
    Privilege,
    Malware,
    Network,
    Traversal,
    Sql,
    Money,
    Physical,
    Harassment,
    Fraud,
    Privacy,
    Content,
    Hijack,
    Unreadable,
    Policy,
    Confirmation,
}

pub(super) static LABELS: [Label; 18] = [
    Label::new("destructive_shell"),
    Label::new("data_exfiltration"),
    Label::new("credential_access"),
    Label::new("privilege_escalation"),
    Label::new("malware_or_exploit"),
    Label::new("network_ssrf"),
    Label::new("path_traversal"),
    Label::new("destructive_sql"),
    Label::new("financial_transfer"),
    Label::new("physical_or_device"),
    Label::new("harassment_or_spam"),
    Label::new("fraud_or_deception"),
    Label::new("privacy_violation"),
    Label::new("dangerous_content"),
    Label::new("injected_goal_hijack"),
    Label::new("unreadable_arguments"),
    Label::new("policy_violation"),
    Label::new("needs_confirmation"),
];

impl Category {
    pub(super) fn label(self) -> Label {
        LABELS[self as usize].clone()
    }
}

/// Something in a text that would do harm, with where: bytes of that text.
#[derive(Clone, Debug)]
pub(super) struct Hazard {
    pub(super) category: Category,
    /// 0..=1.
    pub(super) score: f32,
    /// A code of [`super::reasons`].
    pub(super) reason: &'static str,
    pub(super) span: Range<usize>,
}

impl Hazard {
    pub(super) fn new(category: Category, score: f32, reason: &'static str, span: Range<usize>) -> Hazard {
        Hazard { category, score, reason, span }
    }
}

//! Texts that a spreadsheet would run.

/// Whether a text, after leading apostrophes, begins like a formula (OWASP ASVS 1.2.10, CWE-1236). Full-width signs
/// count, because spreadsheets accept them.
pub fn is_formula(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'])
}

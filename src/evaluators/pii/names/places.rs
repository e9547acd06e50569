//! Countries: a closed list, so that a model that is sure of a name but not of what it names is told (ISO 3166-1, short names in
//! English).

use super::{kinds, peoples};

/// Short names of countries, and of parts and unions of them that are used like one; those that are also names of people
/// (Chad, Georgia, Jordan) are left to the model.
const COUNTRIES: [&str; 203] = [
    "afghanistan",
    "albania",
    "algeria",
    "andorra",
    "angola",
    "argentina",
    "armenia",
    "aruba",
    "australia",
    "austria",
    "azerbaijan",
    "bahamas",
    "bahrain",
    "bangladesh",
    "barbados",
    "belarus",
    "belgium",
    "belize",
    "benin",
    "bermuda",
    "bhutan",
    "bolivia",
    "bosnia",
    "botswana",
    "brazil",
    "britain",
    "great britain",
    "brunei",
    "bulgaria",
    "burkina faso",
    "burma",
    "burundi",
    "cambodia",
    "cameroon",
    "canada",
    "cape verde",
    "chile",
    "china",
    "colombia",
    "comoros",
    "congo",
    "costa rica",
    "croatia",
    "cuba",
    "cyprus",
    "czechia",
    "czech republic",
    "denmark",
    "djibouti",
    "dominica",
    "dominican republic",
    "ecuador",
    "egypt",
    "el salvador",
    "england",
    "eritrea",
    "estonia",
    "eswatini",
    "ethiopia",
    "faroe islands",
    "fiji",
    "finland",
    "france",
    "gabon",
    "gambia",
    "germany",
    "ghana",
    "gibraltar",
    "greece",
    "greenland",
    "grenada",
    "guam",
    "guatemala",
    "guernsey",
    "guinea",
    "guyana",
    "haiti",
    "holland",
    "honduras",
    "hong kong",
    "hungary",
    "iceland",
    "india",
    "indonesia",
    "iran",
    "iraq",
    "ireland",
    "isle of man",
    "italy",
    "ivory coast",
    "jamaica",
    "japan",
    "kazakhstan",
    "kenya",
    "kiribati",
    "kosovo",
    "kuwait",
    "kyrgyzstan",
    "laos",
    "latvia",
    "lebanon",
    "lesotho",
    "liberia",
    "libya",
    "liechtenstein",
    "lithuania",
    "luxembourg",
    "macau",
    "madagascar",
    "malawi",
    "malaysia",
    "maldives",
    "mali",
    "malta",
    "martinique",
    "mauritania",
    "mauritius",
    "mexico",
    "micronesia",
    "moldova",
    "monaco",
    "mongolia",
    "montenegro",
    "montserrat",
    "morocco",
    "mozambique",
    "myanmar",
    "namibia",
    "nauru",
    "nepal",
    "netherlands",
    "new caledonia",
    "new zealand",
    "nicaragua",
    "niger",
    "nigeria",
    "north korea",
    "north macedonia",
    "northern ireland",
    "norway",
    "oman",
    "pakistan",
    "palau",
    "palestine",
    "panama",
    "papua new guinea",
    "paraguay",
    "peru",
    "philippines",
    "poland",
    "portugal",
    "puerto rico",
    "qatar",
    "romania",
    "russia",
    "rwanda",
    "samoa",
    "san marino",
    "saudi arabia",
    "scotland",
    "senegal",
    "serbia",
    "seychelles",
    "sierra leone",
    "singapore",
    "slovakia",
    "slovenia",
    "somalia",
    "south africa",
    "south korea",
    "south sudan",
    "spain",
    "sri lanka",
    "sudan",
    "suriname",
    "sweden",
    "switzerland",
    "syria",
    "taiwan",
    "tajikistan",
    "tanzania",
    "thailand",
    "togo",
    "tonga",
    "tunisia",
    "turkey",
    "turkmenistan",
    "tuvalu",
    "uganda",
    "ukraine",
    "united arab emirates",
    "united kingdom",
    "united states",
    "united states of america",
    "uruguay",
    "uzbekistan",
    "vanuatu",
    "venezuela",
    "vietnam",
    "wales",
    "yemen",
    "zambia",
    "zimbabwe",
];

/// Whether a name, in lower case, is that of a country.
fn is_country(name: &str) -> bool {
    COUNTRIES.contains(&name) || matches!(name, "usa" | "u.s." | "u.s.a." | "uk" | "u.k." | "uae")
}

/// The kind that a name has by itself, whatever stands around it.
pub(super) fn kind(name: &str) -> Option<usize> {
    // The longest of both lists.
    if name.len() > 24 {
        return None;
    }
    let name = name.to_lowercase();
    let name = name.strip_prefix("the ").unwrap_or(&name);
    if is_country(name) {
        return Some(kinds::LOCATION);
    }
    peoples::is_people(name).then_some(kinds::NRP)
}

/// Whether a country's name is a name of people, too.
pub(super) fn is_given(name: &str) -> bool {
    const GIVEN: [&str; 8] = ["israel", "kenya", "india", "china", "ireland", "malta", "america", "wales"];
    GIVEN.iter().any(|given| name.eq_ignore_ascii_case(given))
}

/// The two parts of the names of countries and territories that have two (ISO 3166-1).
const PAIRS: [(&str, &str); 12] = [
    ("antigua", "barbuda"),
    ("bosnia", "herzegovina"),
    ("heard island", "mcdonald islands"),
    ("saint kitts", "nevis"),
    ("saint pierre", "miquelon"),
    ("saint vincent", "the grenadines"),
    ("sao tome", "principe"),
    ("south georgia", "the south sandwich islands"),
    ("svalbard", "jan mayen"),
    ("trinidad", "tobago"),
    ("turks", "caicos islands"),
    ("wallis", "futuna"),
];

/// How many bytes behind the first part of such a name the second one ends.
pub(super) fn second(name: &str, rest: &str) -> Option<usize> {
    let and = [" and ", " & "].into_iter().find(|and| rest.starts_with(and))?;
    let name = name.to_lowercase();
    let (_, second) = PAIRS.iter().find(|(first, _)| *first == name)?;
    let rest = rest.get(and.len()..and.len() + second.len())?;
    rest.eq_ignore_ascii_case(second).then_some(and.len() + second.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_two_parts_are_one() {
        assert_eq!(second("Trinidad", " and Tobago are"), Some(11));
        assert_eq!(second("SVALBARD", " & JAN MAYEN"), Some(12));
        assert_eq!(second("Trinidad", " and Cuba"), None);
        assert_eq!(second("Leeds", " and Tobago"), None);
        assert_eq!(second("Trinidad", " and é"), None);
    }
}

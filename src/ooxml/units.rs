//! Lengths as the file formats write them, turned into twips (1/20 point).

/// EMU in a twip.
const EMU_PER_TWIP: f64 = 635.0;

/// The longest length that is believed: eighteen metres. Lengths are added up, and a hostile file may name any number.
const LONGEST: i32 = 1_000_000;

/// A length within what is believed.
pub fn bounded(twips: i32) -> i32 {
    twips.clamp(-LONGEST, LONGEST)
}

/// Twips of a length in English Metric Units.
pub fn from_emu(emu: f64) -> i32 {
    bounded((emu / EMU_PER_TWIP).round() as i32)
}

/// Twips of an attribute that is a whole number of twips, or in strict files a number with a unit (`12.5pt`).
pub fn twips(value: &str) -> Option<i32> {
    let value = value.trim();
    let twips = value.parse::<i32>().ok().or_else(|| match split_unit(value)? {
        (number, "") => Some(number.round() as i32),
        (number, unit) => Some((number * twips_per(unit)?).round() as i32),
    });
    twips.map(bounded)
}

/// Twips of a length in a VML style, where a bare number counts pixels.
pub fn css(value: &str) -> Option<f64> {
    let (number, unit) = split_unit(value.trim())?;
    Some(number * if unit.is_empty() { 15.0 } else { twips_per(unit)? })
}

/// The number of a value such as `87.5pt`, without its unit.
pub fn split_unit(value: &str) -> Option<(f64, &str)> {
    let end = value.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))).unwrap_or(value.len());
    let (number, unit) = value.split_at(end);
    Some((number.parse::<f64>().ok().filter(|n| n.is_finite())?, unit.trim()))
}

fn twips_per(unit: &str) -> Option<f64> {
    Some(match unit {
        "pt" => 20.0,
        "px" => 15.0,
        "in" => 1440.0,
        "cm" => 1440.0 / 2.54,
        "mm" => 144.0 / 2.54,
        "pc" | "pi" => 240.0,
        "emu" => 1.0 / EMU_PER_TWIP,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_become_twips() {
        assert_eq!(twips("567"), Some(567));
        assert_eq!(twips("-12.5pt"), Some(-250));
        assert_eq!(twips("2cm"), Some(1134));
        assert_eq!(twips("x"), None);
        assert_eq!(css("87.5pt"), Some(1750.0));
        assert_eq!(css("10"), Some(150.0));
        assert_eq!(from_emu(914_400.0), 1440);
    }
}

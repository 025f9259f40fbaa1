//! Names as they are searched for and sorted: small letters without Latvian marks, nothing but letters and digits.

/// `Bērziņš-Kļava` becomes `berzins klava`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        let plain = match letter {
            'ā' | 'ä' | 'á' | 'à' | 'ą' => 'a',
            'č' | 'ć' => 'c',
            'ē' | 'é' | 'è' | 'ė' | 'ę' => 'e',
            'ģ' => 'g',
            'ī' | 'í' | 'į' => 'i',
            'ķ' => 'k',
            'ļ' | 'ł' => 'l',
            'ņ' | 'ń' => 'n',
            'ō' | 'ö' | 'ó' | 'õ' => 'o',
            'ŗ' => 'r',
            'š' | 'ś' => 's',
            'ū' | 'ü' | 'ú' | 'ų' => 'u',
            'ž' | 'ź' | 'ż' => 'z',
            letter if letter.is_alphanumeric() => letter,
            _ => ' ',
        };
        if plain != ' ' || !folded.ends_with(' ') {
            folded.push(plain);
        }
    }
    folded.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn latvian_marks_capitals_and_hyphens_do_not_matter() {
        assert_eq!(fold("  Ēriks BĒRZIŅŠ-Kļava "), "eriks berzins klava");
        assert_eq!(fold("āčēģīķļņōŗšūž"), "acegiklnorsuz");
        assert_eq!(fold("50%_"), "50");
    }
}

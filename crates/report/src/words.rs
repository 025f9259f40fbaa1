//! Fixed labels of reports in the reader's language, from `words/<lang>/document.ftl` and `study.ftl`.

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::{LanguageIdentifier, langid};

const LATVIAN: &str = include_str!("../../../words/lv/document.ftl");
const ENGLISH: &str = include_str!("../../../words/en/document.ftl");
const LATVIAN_STUDIES: &str = include_str!("../../../words/lv/study.ftl");
const ENGLISH_STUDIES: &str = include_str!("../../../words/en/study.ftl");

/// The language as files of Word and Excel name it.
pub(crate) fn locale(lang: &str) -> &'static str {
    if lang == "lv" { "lv-LV" } else { "en-GB" }
}

/// The labels of one language.
pub(crate) struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Labels in `lang`; every language but `en` reads Latvian, the default.
    pub(crate) fn new(lang: &str) -> Self {
        if lang == "en" { Self::of(langid!("en"), ENGLISH) } else { Self::of(langid!("lv"), LATVIAN) }
    }

    /// Labels of studies, `words/<lang>/study.ftl`.
    pub(crate) fn of_studies(lang: &str) -> Self {
        if lang == "en" { Self::of(langid!("en"), ENGLISH_STUDIES) } else { Self::of(langid!("lv"), LATVIAN_STUDIES) }
    }

    fn of(id: LanguageIdentifier, source: &str) -> Self {
        let resource = FluentResource::try_new(source.to_owned()).expect("the embedded words are proven to parse");
        let mut bundle = FluentBundle::new(vec![id]);
        // Isolation marks would stand in Word files and CSV cells as stray characters.
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).expect("the embedded words name every key once");
        Self { bundle }
    }

    /// The label `key`.
    pub(crate) fn say(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The label `key` with `{$name}` replaced; numbers come in as they are to be printed.
    pub(crate) fn say_with(&self, key: &str, arguments: &[(&'static str, &str)]) -> String {
        self.format(key, Some(&Self::arguments(arguments)))
    }

    /// The same of a number: `$count` chooses the form.
    pub(crate) fn say_counting(&self, key: &str, count: u64, arguments: &[(&'static str, &str)]) -> String {
        let mut fluent = Self::arguments(arguments);
        fluent.set("count", count);
        self.format(key, Some(&fluent))
    }

    fn arguments(arguments: &[(&'static str, &str)]) -> FluentArgs<'static> {
        let given = arguments.iter().map(|(name, value)| (*name, Cow::Owned((*value).to_owned())));
        given.collect::<Vec<(&'static str, Cow<'static, str>)>>().into_iter().collect()
    }

    fn format(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let pattern = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
            .unwrap_or_else(|| panic!("the words of reports have no `{key}`"));
        let mut problems = Vec::new();
        let said = self.bundle.format_pattern(pattern, arguments, &mut problems).into_owned();
        assert!(problems.is_empty(), "`{key}` of the words of reports lacks an argument: {problems:?}");
        said
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({:?})", self.bundle.locales)
    }
}

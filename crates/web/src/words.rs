//! Interface text: Fluent files of both languages, compiled in.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

type Bundle = FluentBundle<FluentResource>;

macro_rules! files {
    ($lang:literal, $($area:literal),* $(,)?) => {
        &[$(include_str!(concat!("../../../words/", $lang, "/", $area, ".ftl"))),*]
    };
}

macro_rules! areas {
    ($lang:literal) => {
        files!(
            $lang,
            "access",
            "account",
            "api",
            "assessment",
            "audit",
            "board",
            "casework",
            "common",
            "contact",
            "deliverable",
            "duplicate",
            "explore",
            "funding",
            "handover",
            "indicator",
            "instrument",
            "leadership",
            "ledger",
            "method",
            "milestone",
            "people",
            "place",
            "plan",
            "project",
            "qualification",
            "release",
            "report",
            "snapshot",
            "standard",
            "studies",
            "supervision",
            "trouble"
        )
    };
}

static BUNDLES: LazyLock<BTreeMap<&'static str, Bundle>> = LazyLock::new(|| {
    BTreeMap::from([("lv", bundle(langid!("lv"), areas!("lv"))), ("en", bundle(langid!("en"), areas!("en")))])
});

fn bundle(language: LanguageIdentifier, files: &[&str]) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    for file in files {
        let resource = FluentResource::try_new((*file).to_owned()).expect("the words test has parsed every file");
        bundle.add_resource(resource).expect("the words test has found no key twice");
    }
    bundle
}

/// The words of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Words {
    /// Code: `lv`, `en`.
    pub lang: &'static str,
}

impl Words {
    /// The first language of the pack.
    pub const DEFAULT: Self = Self { lang: "lv" };

    /// The language with this code, if there are words for it.
    pub fn of(code: &str) -> Option<Self> {
        ["lv", "en"].into_iter().find(|lang| *lang == code).map(|lang| Self { lang })
    }

    /// The other language, for the switch.
    pub fn other(self) -> Self {
        Self { lang: if self.lang == "lv" { "en" } else { "lv" } }
    }

    /// The words under `key`.
    pub fn t(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The words under `key` with arguments.
    pub fn with(self, key: &str, arguments: &[(&'static str, FluentValue<'_>)]) -> String {
        let bundle = &BUNDLES[self.lang];
        let args: FluentArgs<'_> = arguments.iter().cloned().collect();
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            // Marked, so that no test takes it for words.
            return format!("⟦{key}⟧");
        };
        bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// The words under `key` about a number: `$count` chooses the form, `$shown` is the number as people write it.
    pub fn count(self, key: &str, count: u64) -> String {
        #[expect(clippy::cast_precision_loss, reason = "counts of rows are far below 2^52")]
        let shown = catalogue::wording::number(count as f64, 0, self.lang);
        self.with(key, &[("count", count.into()), ("shown", shown.into())])
    }
}

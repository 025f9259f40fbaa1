//! Style sheet, fonts and icon, compiled in and served under an address that holds their hash.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};

use crate::Route;
use crate::trouble::Trouble;

const FONTS: [(&str, &[u8]); 4] = [
    ("source-sans-3-latin-400.woff2", include_bytes!("../assets/dist/source-sans-3-latin-400.woff2")),
    ("source-sans-3-latin-600.woff2", include_bytes!("../assets/dist/source-sans-3-latin-600.woff2")),
    ("source-sans-3-latin-ext-400.woff2", include_bytes!("../assets/dist/source-sans-3-latin-ext-400.woff2")),
    ("source-sans-3-latin-ext-600.woff2", include_bytes!("../assets/dist/source-sans-3-latin-ext-600.woff2")),
];
const STYLES: &str = include_str!("../assets/dist/tilts.css");
const ICON: &str = include_str!("../assets/mark.svg");

struct Asset {
    path: String,
    kind: &'static str,
    bytes: Vec<u8>,
}

struct Assets {
    styles: Asset,
    icon: Asset,
    fonts: Vec<Asset>,
    preloaded: Vec<String>,
}

static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let fonts: Vec<Asset> = FONTS.iter().map(|(name, bytes)| asset(name, "font/woff2", bytes.to_vec())).collect();
    let mut css = STYLES.to_owned();
    for ((name, _), font) in FONTS.iter().zip(&fonts) {
        css = css.replace(name, font.path.trim_start_matches("/assets/"));
    }
    let preloaded = fonts.iter().filter(|font| font.path.contains("-400")).map(|font| font.path.clone()).collect();
    Assets {
        styles: asset("tilts.css", "text/css; charset=utf-8", css.into_bytes()),
        icon: asset("mark.svg", "image/svg+xml", ICON.as_bytes().to_vec()),
        fonts,
        preloaded,
    }
});

fn asset(name: &str, kind: &'static str, bytes: Vec<u8>) -> Asset {
    let (stem, ending) = name.rsplit_once('.').expect("every asset has an ending");
    let hash = hex::encode(Sha256::digest(&bytes));
    Asset { path: format!("/assets/{stem}-{}.{ending}", &hash[..12]), kind, bytes }
}

pub(crate) fn styles_path() -> &'static str {
    &ASSETS.styles.path
}

pub(crate) fn icon_path() -> &'static str {
    &ASSETS.icon.path
}

/// The fonts every page needs at once.
pub(crate) fn preloaded_fonts() -> &'static [String] {
    &ASSETS.preloaded
}

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::open("/assets/{file}", get(serve))]
}

async fn serve(Path(file): Path<String>) -> Response {
    let all = ASSETS.fonts.iter().chain([&ASSETS.styles, &ASSETS.icon]);
    let Some(asset) = all.into_iter().find(|asset| asset.path.trim_start_matches("/assets/") == file) else {
        return Trouble::NotFound.into_response();
    };
    let headers = [(CONTENT_TYPE, asset.kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, asset.bytes.as_slice()).into_response()
}

//! The three cookies: session, language, and the token of the sign-in form.

use axum::http::header::{COOKIE, HeaderMap, HeaderValue, SET_COOKIE};

use crate::Settings;

pub(crate) const SESSION: &str = "tilts-session";
pub(crate) const LANGUAGE: &str = "tilts-language";
pub(crate) const FORM: &str = "tilts-form";

/// Value of a cookie of the request.
pub(crate) fn read<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(found, value)| (found == name).then_some(value))
}

/// Bytes of a cookie written by [`hex::encode`].
pub(crate) fn read_token(headers: &HeaderMap, name: &str) -> Option<[u8; 32]> {
    let mut token = [0; 32];
    hex::decode_to_slice(read(headers, name)?, &mut token).ok()?;
    Some(token)
}

/// Sets a cookie for this site only; an empty value takes it away. Values are hex or language codes.
pub(crate) fn write(headers: &mut HeaderMap, name: &str, value: &str, settings: Settings) {
    let secure = if settings.secure_cookies { "; Secure" } else { "" };
    let age = match (name, value) {
        (_, "") => "; Max-Age=0",
        (LANGUAGE, _) => "; Max-Age=31536000",
        _ => "",
    };
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}");
    headers.append(SET_COOKIE, HeaderValue::from_str(&cookie).expect("hex and language codes are header text"));
}

//! What is taken from a form and what is not, and from which pages a change may come.

use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::Method;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::web::{Bytes, Data};
use actix_web::{FromRequest as _, HttpResponse, ResponseError as _, body::to_bytes, test};
use futures_util::{StreamExt as _, stream};
use jikim::web::form::{LONGEST_BODY, Submitted};
use jikim::web::guard::is_from_own_page;

use crate::support::Record;

/// Why a body or its fields are refused; the message of the error.
#[track_caller]
fn refusal(body: &[u8], once: &[&'static str], repeated: &[&'static str]) -> &'static str {
    match Submitted::parse(body).and_then(|it| it.only(once, repeated)) {
        Err(jikim::web::error::Error::Bad { message, .. }) => message,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_not_text_or_not_asked_for_is_refused() {
    for (body, message) in [
        (&b"name=%ff%fe"[..], "error-form-not-utf8"),
        (b"name=\xff\xfe", "error-form-not-utf8"),
        (b"name=%ed%a0%80", "error-form-not-utf8"),
        (b"%ff=x", "error-form-not-utf8"),
        (b"name=a%00b", "error-form-control"),
        (b"name=a%1bb", "error-form-control"),
        (b"name=a%7fb", "error-form-control"),
        (b"name=a%0bb", "error-form-control"),
        (b"na%00me=a", "error-form-control"),
        (b"name=100%", "error-form-escape"),
        (b"name=%zz", "error-form-escape"),
        (b"name=%4", "error-form-escape"),
        (b"name=a&name=b", "error-form-twice"),
        (b"name=&name=", "error-form-twice"),
        (b"name=a&role=secretariat", "error-form-unknown"),
        (b"Name=a", "error-form-unknown"),
        (b"name%5b%5d=a", "error-form-unknown"),
        (b"=a", "error-form-unknown"),
    ] {
        assert_eq!(refusal(body, &["name"], &["url"]), message, "{}", String::from_utf8_lossy(body));
    }
}

#[test]
fn a_text_arrives_as_nfc_with_plain_line_breaks() {
    let body = b"name=+%E1%84%92%E1%85%A1%E1%86%AB+%09%EA%B8%80+&text=a%0D%0Ab%0Dc%0A&url=1&url=2&url=1&&";
    let form = Submitted::parse(body).and_then(|it| it.only(&["name", "text", "none"], &["url"]));
    let form = form.expect("a form");
    assert_eq!(form.get("name"), " 한 \t글 ");
    assert_eq!(form.line("name"), "한 글");
    assert_eq!(form.get("text"), "a\nb\nc\n");
    assert_eq!(form.all("url"), ["1", "2", "1"]);
    assert_eq!((form.get("none"), form.all("none").len()), ("", 0));
}

/// Sends a body to the extractor, in Korean, and tells the status and page of its refusal; 200 if it is taken.
fn extracted(
    headers: &[(&str, &str)],
    payload: Vec<Result<Bytes, PayloadError>>,
    ends: bool,
) -> (u16, String) {
    let record = Record::new();
    let data = Data::new(record.app().state().clone());
    let mut request = test::TestRequest::post().uri("/ko/sign-in").app_data(data);
    for header in headers {
        request = request.insert_header(*header);
    }
    actix_web::rt::System::new().block_on(async move {
        let (request, _) = request.to_http_parts();
        let chunks = stream::iter(payload);
        let mut payload = Payload::Stream {
            payload: if ends { chunks.boxed_local() } else { chunks.chain(stream::pending()).boxed_local() },
        };
        let response = match Submitted::from_request(&request, &mut payload).await {
            Ok(_) => HttpResponse::Ok().finish(),
            Err(err) => err.error_response(),
        };
        let status = response.status().as_u16();
        let body = to_bytes(response.into_body()).await.unwrap_or_else(|_| panic!("a body"));
        (status, String::from_utf8_lossy(&body).into_owned())
    })
}

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

#[test]
fn a_body_that_is_too_large_is_refused_whether_it_says_so_or_not() {
    let exactly = || vec![Ok(Bytes::from(format!("a={}", "x".repeat(LONGEST_BODY - 2))))];
    assert_eq!(extracted(&[FORM], exactly(), true).0, 200);
    let mut more = exactly();
    more.push(Ok(Bytes::from_static(b"x")));
    let (status, page) = extracted(&[FORM], more, true);
    assert_eq!(status, 413);
    assert!(page.contains("256KB까지입니다"), "{page}");
    let says = (LONGEST_BODY + 1).to_string();
    assert_eq!(extracted(&[FORM, ("content-length", &says)], Vec::new(), false).0, 413);
}

#[test]
fn a_body_that_never_ends_is_cut_off() {
    let (status, page) = extracted(&[FORM], vec![Ok(Bytes::from_static(b"name="))], false);
    assert_eq!(status, 408);
    assert!(page.contains("내용이 늦게 도착했습니다"), "{page}");
    let cut = vec![Ok(Bytes::from_static(b"name=")), Err(PayloadError::Incomplete(None))];
    assert_eq!(extracted(&[FORM], cut, true).0, 400);
}

#[test]
fn only_forms_are_read() {
    let body = || vec![Ok(Bytes::from_static(b"name=a"))];
    assert_eq!(
        extracted(&[("content-type", "Application/X-WWW-Form-Urlencoded; charset=UTF-8")], body(), true).0,
        200
    );
    for kind in ["text/plain", "multipart/form-data; boundary=x", "application/json", ""] {
        assert_eq!(extracted(&[("content-type", kind)], body(), true).0, 415, "{kind}");
    }
    assert_eq!(extracted(&[], body(), true).0, 415);
}

#[test]
fn a_change_comes_from_our_own_pages_or_not_at_all() {
    let https = "https://jikim.example";
    let loopback = "http://127.0.0.1:8080";
    /// Method, `Sec-Fetch-Site`, `Origin`, public address, and whether it passes.
    type Row = (&'static str, Option<&'static str>, Option<&'static str>, &'static str, bool);
    let table: &[Row] = &[
        ("POST", Some("same-origin"), None, https, true),
        ("POST", Some("none"), None, https, true),
        ("POST", Some("same-site"), None, https, false),
        ("POST", Some("cross-site"), None, https, false),
        ("POST", Some("cross-site"), Some(https), https, false),
        ("POST", Some("Same-Origin"), None, https, false),
        ("POST", Some(""), Some(https), https, false),
        ("POST", None, None, https, false),
        ("POST", None, Some("https://jikim.example"), https, true),
        ("POST", None, Some("https://JIKIM.example"), https, true),
        ("POST", None, Some("http://jikim.example"), https, false),
        ("POST", None, Some("https://jikim.example:8443"), https, false),
        ("POST", None, Some("https://jikim.example.evil.example"), https, false),
        ("POST", None, Some("https://evil.example"), https, false),
        ("POST", None, Some("https://jikim.example/x"), https, false),
        ("POST", None, Some("null"), https, false),
        ("POST", None, Some(""), https, false),
        ("POST", None, Some("http://127.0.0.1:8080"), loopback, true),
        ("POST", None, Some("http://localhost:8080"), loopback, true),
        ("POST", None, Some("http://127.0.0.1:8081"), loopback, false),
        ("PUT", Some("cross-site"), None, https, false),
        ("DELETE", None, None, https, false),
        ("PATCH", Some("same-origin"), None, https, true),
        ("GET", Some("cross-site"), Some("https://evil.example"), https, true),
        ("HEAD", None, None, https, true),
    ];
    for (method, site, origin, own, expected) in table {
        let mut headers = HeaderMap::new();
        for (name, value) in [("sec-fetch-site", site), ("origin", origin)] {
            if let Some(value) = value {
                headers
                    .insert(HeaderName::from_static(name), HeaderValue::from_str(value).expect("a header"));
            }
        }
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        assert_eq!(is_from_own_page(&method, &headers, own), *expected, "{method} {site:?} {origin:?} {own}");
    }
    let mut twice = HeaderMap::new();
    for site in ["same-origin", "cross-site"] {
        twice.append(HeaderName::from_static("sec-fetch-site"), HeaderValue::from_static(site));
    }
    assert!(!is_from_own_page(&Method::POST, &twice, https), "two answers are none");
}

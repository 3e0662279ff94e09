//! The server of a record of its own, asked without a socket.

use actix_web::http::header::{HOST, HeaderMap};
use actix_web::middleware::from_fn;
use actix_web::{App, test, web};
use chrono::{DateTime, Utc};
use jikim::web::state::{Settings, State};
use jikim::web::{headers, routes};

use super::{Record, at};

/// A server whose clock stands still.
pub struct TestApp {
    pub record: Record,
    state: State,
}

/// An answer.
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Reply {
    /// A header as text; empty if it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default()
    }

    /// What a reader sees: the text without its markup, white space as one blank.
    pub fn words(&self) -> String {
        let mut text = String::new();
        let mut is_tag = false;
        for c in self.body.chars() {
            match c {
                '<' => is_tag = true,
                '>' => is_tag = false,
                _ if !is_tag => text.push(c),
                _ => {}
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    pub fn shows(&self, words: &str) {
        assert!(self.words().contains(words), "{words:?} is not in: {}", self.words());
    }

    #[track_caller]
    pub fn hides(&self, words: &str) {
        assert!(!self.body.contains(words), "{words:?} is in: {}", self.words());
    }
}

/// Noon in Seoul on 2 November 2026.
fn clock() -> DateTime<Utc> {
    at("2026-11-02T03:00:00Z")
}

impl TestApp {
    /// A server of a record that `write` has filled.
    pub fn new(write: impl FnOnce(&Record)) -> Self {
        let record = Record::new();
        write(&record);
        let settings = Settings {
            public_url: "http://127.0.0.1:8080".to_owned(),
            zone: chrono_tz::Asia::Seoul,
            cache_bytes: 1024 * 1024,
            clock,
        };
        let state = State::new(record.database.clone(), &record.path(), settings).expect("a state");
        Self { record, state }
    }

    pub fn get(&self, path: &str) -> Reply {
        self.get_with(path, &[])
    }

    /// Asks with headers of the reader's own.
    pub fn get_with(&self, path: &str, own: &[(&str, &str)]) -> Reply {
        let data = web::Data::new(self.state.clone());
        actix_web::rt::System::new().block_on(async move {
            let app = App::new()
                .app_data(data)
                .wrap(from_fn(headers::check_host))
                .wrap(headers::strict("http://127.0.0.1:8080"))
                .configure(routes);
            let service = test::init_service(app).await;
            let mut request = test::TestRequest::get().uri(path).insert_header((HOST, "127.0.0.1:8080"));
            for (name, value) in own {
                request = request.insert_header((*name, *value));
            }
            let response = test::call_service(&service, request.to_request()).await;
            let (status, headers) = (response.status().as_u16(), response.headers().clone());
            let body = test::read_body(response).await;
            Reply { status, headers, body: String::from_utf8(body.to_vec()).expect("UTF-8") }
        })
    }
}

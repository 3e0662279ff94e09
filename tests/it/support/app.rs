//! A client of the real routes, in this process, with the clock standing still.

use actix_web::http::Method;
use actix_web::http::header::{CONTENT_TYPE, HOST};
use actix_web::middleware::from_fn;
use actix_web::{App, body::to_bytes, test, web};
use chrono::{DateTime, Utc};
use jikim::acts::consolidating::SecondPerson;
use jikim::domain::zone::Zone;
use jikim::store::Database;
use jikim::web::state::{Settings, State};
use jikim::web::{assets, front, headers, routes};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// When the tests' clock stands still.
pub fn now() -> DateTime<Utc> {
    super::at("2026-11-23T03:00:00Z")
}

/// The application on a record.
pub struct TestApp {
    state: State,
}

/// Fields as the body of a form.
pub fn body_of(fields: &[(&str, &str)]) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    pairs.join("&")
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
    /// The same as it came.
    pub bytes: Vec<u8>,
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
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

    /// The value of a hidden field or input of the page.
    #[track_caller]
    pub fn field(&self, name: &str) -> String {
        let marker = format!("name=\"{name}\" value=\"");
        let rest = self.body.split(&marker).nth(1).unwrap_or_else(|| panic!("no {name} in {}", self.words()));
        rest.split('"').next().unwrap_or_default().to_owned()
    }

    #[track_caller]
    pub fn shows(&self, words: &str) {
        assert!(self.words().contains(words), "{words:?} is not in: {}", self.words());
    }

    /// That words stand on the page one after the other, whatever markup lies between: white space counts for nothing.
    #[track_caller]
    pub fn shows_in_a_row(&self, words: &str) {
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        assert!(plain(&self.words()).contains(&plain(words)), "{words:?} is not in: {}", self.words());
    }

    #[track_caller]
    pub fn hides(&self, words: &str) {
        assert!(!self.body.contains(words), "{words:?} is in: {}", self.words());
    }
}

impl TestApp {
    pub fn of(database: &Database, path: &std::path::Path) -> Self {
        let settings = Settings {
            public_url: "http://127.0.0.1:8080".to_owned(),
            zone: Zone::korea(),
            cache_bytes: 4 * 1024 * 1024,
            body_time: std::time::Duration::from_millis(200),
            trusted_proxy: None,
            second_person: SecondPerson::NotNeeded,
            clock: now,
        };
        Self::with(database, path, settings)
    }

    /// The application with other settings.
    pub fn with(database: &Database, path: &std::path::Path, settings: Settings) -> Self {
        assets::announce();
        Self { state: State::new(database.clone(), path, settings).expect("a state") }
    }

    pub fn state(&self) -> &State {
        &self.state
    }

    pub fn get(&self, address: &str) -> Reply {
        self.send(address, &[])
    }

    pub fn send(&self, address: &str, headers: &[(&str, &str)]) -> Reply {
        self.request(Method::GET, address, headers, None)
    }

    /// Sends a form as a browser does from our own page.
    pub fn post(&self, address: &str, cookie: &str, fields: &[(&str, &str)]) -> Reply {
        let headers = [("sec-fetch-site", "same-origin"), ("cookie", cookie)];
        self.request(Method::POST, address, &headers, Some(&body_of(fields)))
    }

    /// The page as a member sees it.
    pub fn get_as(&self, address: &str, cookie: &str) -> Reply {
        self.send(address, &[("cookie", cookie)])
    }

    /// The one door: not generic, so that the service is compiled once. A body is that of a form.
    pub fn request(
        &self,
        method: Method,
        address: &str,
        headers: &[(&str, &str)],
        body: Option<&str>,
    ) -> Reply {
        let body = body.map(|it| ("application/x-www-form-urlencoded", it.as_bytes().to_vec()));
        self.request_with(method, address, headers, body)
    }

    /// Sends a form with a file as a browser does from our own page.
    pub fn upload(
        &self,
        address: &str,
        cookie: &str,
        fields: &[(&str, &str)],
        (name, file): (&str, &[u8]),
    ) -> Reply {
        let headers = [("sec-fetch-site", "same-origin"), ("cookie", cookie)];
        let body = (super::sheets::MULTIPART, super::sheets::body_with_file(fields, name, file));
        self.request_with(Method::POST, address, &headers, Some(body))
    }

    /// A request with a body of any kind.
    pub fn request_with(
        &self,
        method: Method,
        address: &str,
        headers: &[(&str, &str)],
        body: Option<(&str, Vec<u8>)>,
    ) -> Reply {
        let mut request =
            test::TestRequest::default().method(method).uri(address).insert_header((HOST, "127.0.0.1:8080"));
        for header in headers {
            request = request.insert_header(*header);
            // Only a proxy says for whom it asks.
            if header.0 == "x-forwarded-for" {
                request = request.peer_addr(std::net::SocketAddr::from(([127, 0, 0, 1], 1)));
            }
        }
        if let Some((kind, body)) = body {
            request = request.insert_header((CONTENT_TYPE, kind)).set_payload(body);
        }
        let state = self.state.clone();
        actix_web::rt::System::new().block_on(async move {
            let strict = headers::strict(&state.settings.public_url);
            let app = App::new()
                .app_data(web::Data::new(state))
                .wrap(from_fn(front))
                .wrap(from_fn(headers::unframed))
                .wrap(strict)
                .configure(routes);
            let app = test::init_service(app).await;
            let response = test::call_service(&app, request.to_request()).await;
            let status = response.status().as_u16();
            let headers = response
                .headers()
                .iter()
                .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()))
                .collect();
            let body = to_bytes(response.into_body()).await.unwrap_or_else(|_| panic!("a body"));
            let bytes = body.to_vec();
            Reply { status, headers, body: String::from_utf8_lossy(&bytes).into_owned(), bytes }
        })
    }
}

//! The real program as a child, and a client that talks to it over a socket.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use ureq::Agent;

use super::app::body_of;

/// Runs a command of the program to its end.
pub fn jikim(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the program runs")
}

/// A command of the program, with no settings but what it is given.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jikim"));
    command.args(arguments).env("JIKIM_LOG", "error").env_remove("JIKIM_DATABASE");
    command
}

/// Whether the long forms of tests are asked for, as `.ci/run` does; the short ones try the same in fewer rounds.
#[expect(clippy::disallowed_methods, reason = "a setting of the tests")]
pub fn is_thorough() -> bool {
    std::env::var("JIKIM_THOROUGH").is_ok_and(|it| it == "1")
}

/// How many rounds of a test are run.
pub fn rounds(few: usize, thorough: usize) -> usize {
    if is_thorough() { thorough } else { few }
}

/// A path as an argument.
pub fn text(path: &Path) -> String {
    path.to_str().expect("UTF-8").to_owned()
}

/// A running `jikim serve`, killed with the value.
pub struct Program {
    child: Child,
    /// Scheme, host and port.
    pub url: String,
}

impl Program {
    /// Serves a database, and returns as soon as the program listens.
    pub fn serve(database: &Path) -> Self {
        Self::serve_with(database, |_| ()).0
    }

    /// The same by a command that `set` has changed; its standard error comes along if `set` piped it.
    pub fn serve_with(
        database: &Path,
        set: impl Fn(&mut Command),
    ) -> (Self, Option<std::process::ChildStderr>) {
        // Another program may take a free port before ours does.
        for _ in 0..20 {
            let address = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).expect("a port");
            let mut command = command(&["serve", "--listen", &address.to_string()]);
            command.arg("--database").arg(database).stdout(Stdio::piped());
            set(&mut command);
            let mut child = command.spawn().expect("the program starts");
            let mut said = String::new();
            BufReader::new(child.stdout.take().expect("its output")).read_line(&mut said).expect("a line");
            if said.starts_with("http://") {
                let stderr = child.stderr.take();
                return (Self { child, url: format!("http://{address}") }, stderr);
            }
            child.wait().expect("its end");
        }
        panic!("the program does not listen");
    }

    /// Ends it as `kill -9` does: it has no word in it.
    pub fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("its end");
    }

    /// Asks it to stop, and waits for its end.
    pub fn stop(mut self) -> std::process::ExitStatus {
        self.signal("TERM");
        self.child.wait().expect("its end")
    }

    /// Sends it a signal.
    fn signal(&self, name: &str) {
        let line = format!("kill -{name} {}", self.child.id());
        assert!(Command::new("sh").args(["-c", &line]).status().expect("a shell").success(), "{line}");
    }

    /// Whether it still runs.
    pub fn runs(&mut self) -> bool {
        self.child.try_wait().expect("its state").is_none()
    }

    /// A client with connections of its own.
    pub fn client(&self) -> Client {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(60)))
            // The server closes connections that lie idle for five seconds.
            .max_idle_age(Duration::from_secs(1))
            .build();
        Client { agent: config.into(), url: self.url.clone(), cookie: String::new() }
    }

    /// A client that is signed in by a one-time link, which the command line makes for a new member.
    pub fn member(&self, database: &Path, email: &str, role: &str, organisation: &str) -> Client {
        let link = invite(database, &self.url, email, role, organisation);
        let mut client = self.client();
        let link = link.strip_prefix(&self.url).expect("an address of the server").to_owned();
        let reply = client.post(&link, &[("password", PASSWORD), ("again", PASSWORD)]).expect("an answer");
        assert_eq!(reply.status, 303, "{}", reply.body);
        client.cookie = reply.cookie.expect("a cookie");
        client
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended before.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The password of the members that the tests invite.
pub const PASSWORD: &str = "등대 아래 파란 자전거";

/// A one-time link, as the command line prints it.
pub fn invite(database: &Path, url: &str, email: &str, role: &str, organisation: &str) -> String {
    let output = jikim(&[
        "invite",
        email,
        "--role",
        role,
        "--organisation",
        organisation,
        "--database",
        &text(database),
        "--public-url",
        url,
    ]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// A client; what fails on the way is an error, what the server says is an answer.
pub struct Client {
    agent: Agent,
    url: String,
    pub cookie: String,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub location: Option<String>,
    /// The cookie that was set, as a browser sends it.
    pub cookie: Option<String>,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Client {
    /// The same member at a server that was started anew.
    pub fn at(&self, program: &Program) -> Self {
        Self { cookie: self.cookie.clone(), ..program.client() }
    }

    pub fn get(&self, address: &str) -> Result<Answer, ureq::Error> {
        let request = self.agent.get(format!("{}{address}", self.url)).header("cookie", &self.cookie);
        answer(request.call()?)
    }

    pub fn post(&self, address: &str, fields: &[(&str, &str)]) -> Result<Answer, ureq::Error> {
        let request = self
            .agent
            .post(format!("{}{address}", self.url))
            .header("cookie", &self.cookie)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded");
        answer(request.send(body_of(fields))?)
    }
}

fn answer(mut response: ureq::http::Response<ureq::Body>) -> Result<Answer, ureq::Error> {
    let headers: Vec<(String, String)> = response
        .headers()
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()))
        .collect();
    let header = |name: &str| headers.iter().find(|(it, _)| it == name).map(|(_, value)| value.clone());
    Ok(Answer {
        status: response.status().as_u16(),
        location: header("location"),
        cookie: header("set-cookie").and_then(|it| it.split(';').next().map(str::to_owned)),
        body: response.body_mut().with_config().limit(64 * 1024 * 1024).read_to_string()?,
        headers,
    })
}

impl Answer {
    /// The value of a hidden field or input of the page.
    #[track_caller]
    pub fn field(&self, name: &str) -> String {
        let marker = format!("name=\"{name}\" value=\"");
        let rest = self.body.split(&marker).nth(1).unwrap_or_else(|| panic!("no {name} in {}", self.body));
        rest.split('"').next().unwrap_or_default().to_owned()
    }
}

/// Random bytes as hexadecimal digits: the token of a form.
pub fn token() -> String {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).expect("random numbers");
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A random number below `n`.
pub fn random_below(n: u64) -> u64 {
    let mut bytes = [0_u8; 8];
    getrandom::fill(&mut bytes).expect("random numbers");
    u64::from_le_bytes(bytes) % n
}

/// Lets some time go by: the moment of a kill is what those tests try out.
pub fn pass(time: Duration) {
    let (_keep, never) = std::sync::mpsc::channel::<()>();
    // Nobody sends, so that only the time ends it.
    let _ = never.recv_timeout(time);
}

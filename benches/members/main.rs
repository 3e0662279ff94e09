//! The figures of what members do: how long signing in takes for an address that is known and for one that is not, how
//! many reports a second are acknowledged durably, and what writing does to reading. Each stands beside a baseline taken
//! in the same run. `cargo bench --bench members`.
#![expect(clippy::print_stdout, reason = "the figures are what it is for")]
#![expect(clippy::arithmetic_side_effects, clippy::indexing_slicing, reason = "a benchmark, not the service")]

use std::io::{BufRead as _, BufReader, Seek as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use chrono::{DateTime, Utc};
use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, SqliteConnection};
use jikim::acts::membership::{self, By};
use jikim::acts::passwords;
use jikim::domain::member::{NewMember, Role};
use jikim::store::Database;
use jikim::store::database::AccessError;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use ureq::Agent;

const SECONDS: f64 = 5.0;
const PASSWORD: &str = "등대 아래 파란 자전거";
/// How many wrong passwords an account takes at once.
const TRIES_EACH: usize = 10;
/// How often each kind of address is tried.
const TRIES: usize = 200;

#[expect(clippy::disallowed_methods, reason = "the clock of the benchmark")]
fn now() -> DateTime<Utc> {
    Utc::now()
}

fn main() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("members.sqlite");
    let database = Database::open(&path, true)?;
    jikim::demonstration::load(&database, now())?;
    let reporter = members(&database)?;
    drop(database);
    let server = Server::start(&path)?;
    signing_in(&server)?;
    let site = Site::enter(&server, &reporter)?;
    // Before the many reports of the other: no plan has thousands of them.
    beside(&site)?;
    durable(folder.path(), &server, &site)
}

/// Makes the members that sign in, and returns the address of a reporter.
fn members(database: &Database) -> Result<String> {
    let links = jikim::demonstration::invite(database, now())?;
    let token = links.iter().find(|it| it.role == Role::Reporter).context("a reporter")?.link.token.reveal();
    let hash = passwords::hash(PASSWORD).map_err(|err| anyhow::anyhow!("{err:?}"))?;
    let done = database.write(|conn| {
        let reporter = membership::accept(conn, now(), token, &hash)?;
        for i in 0..TRIES / TRIES_EACH {
            let new = NewMember {
                email: format!("known-{i}@example.org"),
                name: "아무개".to_owned(),
                organisation_id: reporter.organisation_id,
                participant_id: reporter.participant_id,
                role: Role::Reporter,
                office: String::new(),
            };
            let link = membership::invite(conn, By { at: now(), member: None }, &new)?;
            membership::accept(conn, now(), link.token.reveal(), &hash)?;
        }
        Ok::<_, Fault>(reporter.email)
    });
    done.map_err(|Fault(fault)| anyhow::anyhow!(fault))
}

/// What keeps the benchmark from being set up.
struct Fault(String);

impl From<AccessError> for Fault {
    fn from(err: AccessError) -> Self {
        Self(err.to_string())
    }
}

impl From<jikim::acts::ActError> for Fault {
    fn from(err: jikim::acts::ActError) -> Self {
        Self(err.to_string())
    }
}

impl From<diesel::result::Error> for Fault {
    fn from(err: diesel::result::Error) -> Self {
        Self(err.to_string())
    }
}

/// The real program, which ends with the value.
struct Server {
    child: Child,
    url: String,
}

impl Server {
    fn start(path: &Path) -> Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let mut child = Command::new(env!("CARGO_BIN_EXE_jikim"))
            .args(["serve", "--trusted-proxy", "127.0.0.1", "--listen", &address.to_string(), "--database"])
            .arg(path)
            .env("JIKIM_LOG", "error")
            .stdout(Stdio::piped())
            .spawn()?;
        let mut said = String::new();
        BufReader::new(child.stdout.take().context("its output")?).read_line(&mut said)?;
        Ok(Self { child, url: format!("http://{address}") })
    }
}

impl Server {
    /// Bytes that it has had written to the disk so far.
    fn written(&self) -> Result<usize> {
        let counts = std::fs::read_to_string(format!("/proc/{}/io", self.child.id()))?;
        let line = counts.lines().find_map(|it| it.strip_prefix("write_bytes: ")).context("write_bytes")?;
        Ok(line.trim().parse()?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn agent() -> Agent {
    Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into()
}

/// Sends a form, and returns status, place and cookie.
fn post(
    agent: &Agent,
    url: &str,
    headers: &[(&str, &str)],
    fields: &[(&str, &str)],
) -> Result<(u16, Option<String>)> {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    let mut request = agent
        .post(url)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut response = request.send(pairs.join("&"))?;
    let cookie = response.headers().get("set-cookie").and_then(|it| it.to_str().ok()).map(str::to_owned);
    response.body_mut().read_to_vec()?;
    Ok((response.status().as_u16(), cookie.and_then(|it| it.split(';').next().map(str::to_owned))))
}

fn get(agent: &Agent, url: &str, cookie: &str) -> Result<String> {
    let mut response = agent.get(url).header("cookie", cookie).call()?;
    ensure!(response.status() == 200, "{url}: {}", response.status());
    Ok(response.body_mut().read_to_string()?)
}

fn millis(it: Duration) -> f64 {
    it.as_secs_f64() * 1e3
}

/// The time below which `percent` of all lie.
fn at(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    times.get(times.len().saturating_sub(1) * percent / 100).copied().unwrap_or_default()
}

/// Whether an address is known cannot be told from how long a wrong password takes.
fn signing_in(server: &Server) -> Result<()> {
    let (agent, url) = (agent(), format!("{}/ko/sign-in", server.url));
    let mut times = [Vec::new(), Vec::new()];
    for i in 0..TRIES {
        let addresses = [format!("known-{}@example.org", i / TRIES_EACH), format!("nobody-{i}@example.org")];
        for (kind, email) in addresses.iter().enumerate() {
            // Each try comes from elsewhere, so that only the account slows it.
            let from = format!("10.{kind}.{}.{}", i / 250, i % 250);
            let begun = Instant::now();
            let fields = [("email", email.as_str()), ("password", "이것은 아닙니다 정말로"), ("next", "")];
            let (status, _) = post(&agent, &url, &[("x-forwarded-for", &from)], &fields)?;
            ensure!(status == 422, "{email}: {status}");
            times[kind].push(begun.elapsed());
        }
    }
    let [known, unknown] = times.map(|mut it| millis(at(&mut it, 50)));
    println!(
        "a wrong password, {TRIES} tries each: known addresses p50 {known:.1} ms, unknown {unknown:.1} ms; \
         apart {:.1} ms (at most 10)",
        (known - unknown).abs()
    );
    Ok(())
}

/// A reporter who is signed in, and something to report on.
struct Site {
    url: String,
    cookie: String,
    /// The forms of all milestones that are due: each report goes to the next.
    forms: Vec<String>,
    /// The page of their plan, which every report changes.
    page: String,
}

impl Site {
    fn enter(server: &Server, email: &str) -> Result<Self> {
        let (agent, url) = (agent(), server.url.clone());
        let fields = [("email", email), ("password", PASSWORD), ("next", "")];
        let (status, cookie) = post(&agent, &format!("{url}/ko/sign-in"), &[], &fields)?;
        let cookie = cookie.with_context(|| format!("signing in: {status}"))?;
        let desk = get(&agent, &format!("{url}/ko/desk"), &cookie)?;
        let links = desk.split("href=\"").skip(1).filter_map(|it| it.split('"').next());
        let forms: Vec<String> = links
            .filter(|it| it.contains("/desk/milestones/") && it.ends_with("/report"))
            .map(|it| format!("{url}{it}"))
            .collect();
        ensure!(!forms.is_empty(), "nothing is due");
        let page = format!("{url}/ko/plans/demo-2");
        Ok(Self { forms, page, cookie, url })
    }

    /// Publishes a report, and waits until it is acknowledged.
    fn report(&self, agent: &Agent, n: usize) -> Result<()> {
        let mut once = [0_u8; 16];
        getrandom::fill(&mut once).map_err(|err| anyhow::anyhow!("no random numbers: {err}"))?;
        let once: String = once.iter().map(|byte| format!("{byte:02x}")).collect();
        let text = format!("{n}번째로 알립니다. 창구 세 곳을 더 열었습니다.");
        let fields = [
            ("once", once.as_str()),
            ("base", "2147483647"),
            ("version", "0"),
            ("step", "publish"),
            ("status", "substantial"),
            ("text_ko", &text),
        ];
        let form = &self.forms[n % self.forms.len()];
        let (status, _) = post(agent, form, &[("cookie", &self.cookie)], &fields)?;
        if status == 303 { Ok(()) } else { bail!("a report was answered {status}") }
    }

    fn counter(&self, name: &str) -> Result<f64> {
        let text = get(&agent(), &format!("{}/metrics", self.url), "")?;
        let line = text.lines().find_map(|it| it.strip_prefix(name)).context("no such counter")?;
        Ok(line.trim().parse()?)
    }
}

/// Runs `once` on so many connections for a while; how often a second, and the times.
fn on_connections(
    connections: usize,
    once: impl Fn(&Agent, usize) -> Result<()> + Sync,
) -> Result<(f64, Vec<Duration>)> {
    let (times, n, stop) = (Mutex::new(Vec::new()), AtomicUsize::new(0), AtomicBool::new(false));
    let failed: Vec<anyhow::Error> = thread::scope(|scope| {
        let work = || -> Result<()> {
            let agent = agent();
            while !stop.load(Ordering::Relaxed) {
                let begun = Instant::now();
                once(&agent, n.fetch_add(1, Ordering::Relaxed))?;
                if let Ok(mut times) = times.lock() {
                    times.push(begun.elapsed());
                }
            }
            Ok(())
        };
        let workers: Vec<_> = (0..connections).map(|_| scope.spawn(work)).collect();
        thread::sleep(Duration::from_secs_f64(SECONDS));
        stop.store(true, Ordering::Relaxed);
        workers.into_iter().filter_map(|it| it.join().ok()?.err()).collect()
    });
    if let Some(err) = failed.into_iter().next() {
        return Err(err);
    }
    let times = times.into_inner().map_err(|_| anyhow::anyhow!("a client panicked"))?;
    Ok((to_f64(times.len()) / SECONDS, times))
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "figures for people")]
fn to_f64(n: usize) -> f64 {
    n as f64
}

/// How often a second so many bytes reach the disk, in a file that has its size already.
fn floor(folder: &Path, bytes: usize) -> Result<f64> {
    const SIZE: usize = 4 * 1024 * 1024;
    let mut file = std::fs::File::create(folder.join("floor"))?;
    file.write_all(&vec![0; SIZE])?;
    file.sync_all()?;
    let (begun, written, mut n) = (Instant::now(), vec![1; bytes], 0);
    while begun.elapsed().as_secs_f64() < SECONDS / 2.0 {
        if n % (SIZE / bytes) == 0 {
            file.rewind()?;
        }
        file.write_all(&written)?;
        file.sync_data()?;
        n += 1;
    }
    Ok(to_f64(n) / begun.elapsed().as_secs_f64())
}

/// How often a second SQLite alone makes one small row durable, as the service has it do so.
fn bare_commits(folder: &Path) -> Result<f64> {
    let mut conn = SqliteConnection::establish(&folder.join("bare.sqlite").to_string_lossy())?;
    conn.batch_execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)",
    )?;
    let (begun, mut n) = (Instant::now(), 0);
    while begun.elapsed().as_secs_f64() < SECONDS / 2.0 {
        conn.batch_execute("INSERT INTO notes (text) VALUES ('알립니다')")?;
        n += 1;
    }
    Ok(to_f64(n) / begun.elapsed().as_secs_f64())
}

fn durable(folder: &Path, server: &Server, site: &Site) -> Result<()> {
    const PAGE: usize = 4096;
    let before = floor(folder, PAGE)?;
    let written = server.written()?;
    let (one, mut alone) = on_connections(1, |agent, n| site.report(agent, n))?;
    let bytes = (server.written()? - written) / alone.len();
    let same = floor(folder, bytes)?;
    let (many, mut together) = on_connections(32, |agent, n| site.report(agent, n))?;
    let floor = (before + floor(folder, PAGE)?) / 2.0;
    let health = format!("{}/healthz", site.url);
    let (answers, _) = on_connections(1, |agent, _| get(agent, &health, "").map(|_| ()))?;
    let commits = bare_commits(folder)?;
    println!(
        "acknowledged reports: 1 connection {one:.0}/s = {:.2} x fdatasync of 4 KiB ({floor:.0}/s; at least 0.5), \
         {:.2} x fdatasync of the {:.0} kB that a report writes ({same:.0}/s), p50 {:.1} ms, p99 {:.1} ms",
        one / floor,
        one / same,
        to_f64(bytes) / 1e3,
        millis(at(&mut alone, 50)),
        millis(at(&mut alone, 99))
    );
    println!(
        "on 1 connection, an answer without work {answers:.0}/s, one row made durable by SQLite alone {commits:.0}/s: \
         one after the other {:.2} x fdatasync",
        1.0 / (1.0 / answers + 1.0 / commits) / floor
    );
    println!(
        "acknowledged reports: 32 connections {many:.0}/s, p99 {:.0} ms (at most 250), none refused",
        millis(at(&mut together, 99))
    );
    Ok(())
}

/// Goal 13: a cached page beside fifty writes a second.
fn beside(site: &Site) -> Result<()> {
    let read = |agent: &Agent, _| get(agent, &site.page, "").map(|_| ());
    let (quiet, _) = on_connections(8, read)?;
    let renders = site.counter("jikim_page_renders_total")?;
    let (stop, written) = (AtomicBool::new(false), AtomicUsize::new(0));
    let (busy, mut times) = thread::scope(|scope| {
        let writer = scope.spawn(|| -> Result<()> {
            let (agent, begun) = (agent(), Instant::now());
            while !stop.load(Ordering::Relaxed) {
                let n = written.fetch_add(1, Ordering::Relaxed);
                site.report(&agent, n)?;
                let due = Duration::from_millis(20).saturating_mul(u32::try_from(n + 1)?);
                thread::sleep(due.saturating_sub(begun.elapsed()));
            }
            Ok(())
        });
        let load = on_connections(8, read);
        stop.store(true, Ordering::Relaxed);
        writer.join().map_err(|_| anyhow::anyhow!("the writer panicked"))??;
        load
    })?;
    let written = to_f64(written.into_inner());
    let renders = site.counter("jikim_page_renders_total")? - renders;
    println!(
        "a page beside {:.0} writes a second: {busy:.0}/s = {:.2} x its rate without (at least 0.5), p99 {:.1} ms; \
         {:.2} renders a write (at most 1.2)",
        written / SECONDS,
        busy / quiet,
        millis(at(&mut times, 99)),
        renders / written
    );
    Ok(())
}

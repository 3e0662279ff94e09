//! The real program as a child, and what the system says of its memory.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// Mebibytes of rendered pages that a server keeps if nobody says otherwise.
pub const PAGE_CACHE: u64 = 8;

/// A server that stops with the value.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    /// From the start of the process to the first answer.
    pub cold_start: Duration,
}

impl Server {
    /// Starts `jikim serve`, and waits for the first answer to `first`.
    pub fn jikim(database: &Path, cache_mib: u64, first: &str) -> Result<Self> {
        let address = free_address()?;
        let mut command = Command::new(env!("CARGO_BIN_EXE_jikim"));
        command
            .args(["serve", "--listen", &address.to_string(), "--page-cache", &cache_mib.to_string()])
            .arg("--database")
            .arg(database);
        Self::start(command, address, first)
    }

    /// Starts this very program as a server of a fixed body, behind the same headers and checks.
    pub fn fixed(bytes: usize) -> Result<Self> {
        let address = free_address()?;
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["--fixed", &address.to_string(), &bytes.to_string()]);
        Self::start(command, address, "/fixed")
    }

    fn start(mut command: Command, address: SocketAddr, first: &str) -> Result<Self> {
        let begun = Instant::now();
        let child = command.stdout(Stdio::null()).stderr(Stdio::inherit()).spawn().context("the server")?;
        let mut server = Self { child, address, cold_start: Duration::ZERO };
        loop {
            let answer = super::client::Client::connect(address).and_then(|mut it| it.get(first));
            match answer {
                Ok(answer) if answer.status < 400 => break,
                Ok(answer) => bail!("{first}: {}", answer.status),
                Err(_) if begun.elapsed() > Duration::from_secs(30) => bail!("the server did not start"),
                Err(_) => thread::sleep(Duration::from_micros(500)),
            }
        }
        server.cold_start = begun.elapsed();
        Ok(server)
    }

    /// Resident memory in megabytes.
    pub fn rss(&self) -> Result<f64> {
        self.status("VmRSS:")
    }

    /// The most resident memory so far, in megabytes.
    pub fn peak(&self) -> Result<f64> {
        self.status("VmHWM:")
    }

    fn status(&self, name: &str) -> Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|it| it.starts_with(name)).context("no such line")?;
        let kib: f64 = line.split_whitespace().nth(1).context("a number")?.parse()?;
        Ok(kib * 1024.0 / 1e6)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

/// Serves a fixed body through the same middleware as the real server, the log of requests included: what pages are
/// compared with.
pub fn serve_fixed(address: SocketAddr, bytes: usize) -> Result<()> {
    use actix_web::{App, HttpResponse, HttpServer, middleware::from_fn, web};
    use tracing_subscriber::layer::SubscriberExt as _;
    use tracing_subscriber::util::SubscriberInitExt as _;
    let logged = tracing_subscriber::filter::Targets::new().with_target("jikim", tracing::Level::INFO);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    tracing_subscriber::registry().with(logged).with(lines).init();
    let body = web::Bytes::from("x".repeat(bytes));
    actix_web::rt::System::new().block_on(async move {
        HttpServer::new(move || {
            let body = body.clone();
            App::new()
                .wrap(from_fn(jikim::web::front))
                .wrap(from_fn(jikim::web::headers::unframed))
                .wrap(jikim::web::headers::strict("http://127.0.0.1"))
                .wrap(from_fn(jikim::web::watch::watch))
                .route(
                    "/fixed",
                    web::get().to(move || {
                        let body = body.clone();
                        async move { HttpResponse::Ok().content_type("text/html; charset=utf-8").body(body) }
                    }),
                )
        })
        .tcp_nodelay(true)
        .bind(address)?
        .run()
        .await
    })?;
    Ok(())
}

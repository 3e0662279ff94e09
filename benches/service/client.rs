//! A small closed-loop HTTP client: some connections that each ask again as soon as they were answered.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// A connection that is kept alive.
pub struct Client {
    stream: BufReader<TcpStream>,
    buffer: Vec<u8>,
}

/// What came back.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    pub status: u16,
    pub bytes: usize,
    /// Until the first byte of the body.
    pub first_byte: Duration,
}

impl Client {
    pub fn connect(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(120)))?;
        Ok(Self { stream: BufReader::with_capacity(256 * 1024, stream), buffer: vec![0; 256 * 1024] })
    }

    /// Asks for a path; with `rate`, reads no faster than so many bytes a second.
    pub fn get(
        &mut self,
        address: SocketAddr,
        path: &str,
        headers: &str,
        rate: Option<usize>,
    ) -> Result<Answer> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\n{headers}\r\n");
        let begun = Instant::now();
        self.stream.get_mut().write_all(request.as_bytes())?;
        let (mut status, mut length, mut is_chunked) = (0, 0, false);
        let mut line = String::new();
        loop {
            line.clear();
            if self.stream.read_line(&mut line)? == 0 {
                bail!("the server closed the connection");
            }
            let text = line.trim_end().to_ascii_lowercase();
            if text.is_empty() {
                break;
            } else if let Some(rest) = text.strip_prefix("http/1.1 ") {
                status = rest.split(' ').next().and_then(|it| it.parse().ok()).context("a status")?;
            } else if let Some(rest) = text.strip_prefix("content-length:") {
                length = rest.trim().parse().context("a length")?;
            } else if text.starts_with("transfer-encoding: chunked") {
                is_chunked = true;
            }
        }
        let first_byte = begun.elapsed();
        let mut bytes = 0;
        if is_chunked {
            loop {
                line.clear();
                self.stream.read_line(&mut line)?;
                let chunk = usize::from_str_radix(line.trim(), 16).context("a chunk")?;
                self.skip(chunk + 2, rate)?;
                bytes += chunk;
                if chunk == 0 {
                    break;
                }
            }
        } else {
            self.skip(length, rate)?;
            bytes = length;
        }
        Ok(Answer { status, bytes, first_byte })
    }

    fn skip(&mut self, mut left: usize, rate: Option<usize>) -> Result<()> {
        while left > 0 {
            let most = rate.map_or(self.buffer.len(), |rate| rate / 20).min(left).min(self.buffer.len());
            let n = self.stream.read(self.buffer.get_mut(..most).context("a buffer")?)?;
            if n == 0 {
                bail!("the body ended early");
            }
            left -= n;
            if rate.is_some() {
                thread::sleep(Duration::from_millis(50));
            }
        }
        Ok(())
    }
}

/// How a load went.
#[derive(Debug, Clone, Copy)]
pub struct Load {
    pub rps: f64,
    pub p50: Duration,
    pub p99: Duration,
    pub bytes: usize,
}

/// Asks for a path on `connections` connections for a while, after a short warm-up.
pub fn load(
    address: SocketAddr,
    path: &str,
    headers: &str,
    connections: usize,
    seconds: f64,
) -> Result<Load> {
    let stop = AtomicBool::new(false);
    let warm = AtomicBool::new(false);
    let results: Vec<Result<(Vec<Duration>, usize)>> = thread::scope(|scope| {
        let workers: Vec<_> = (0..connections)
            .map(|_| {
                scope.spawn(|| -> Result<(Vec<Duration>, usize)> {
                    let mut client = Client::connect(address)?;
                    let (mut times, mut bytes) = (Vec::with_capacity(100_000), 0);
                    while !stop.load(Ordering::Relaxed) {
                        let begun = Instant::now();
                        let answer = client.get(address, path, headers, None)?;
                        if answer.status >= 400 {
                            bail!("{path}: {}", answer.status);
                        }
                        if warm.load(Ordering::Relaxed) {
                            times.push(begun.elapsed());
                        }
                        bytes = answer.bytes;
                    }
                    Ok((times, bytes))
                })
            })
            .collect();
        thread::sleep(Duration::from_millis(300));
        warm.store(true, Ordering::Relaxed);
        thread::sleep(Duration::from_secs_f64(seconds));
        stop.store(true, Ordering::Relaxed);
        workers.into_iter().map(|it| it.join().unwrap_or_else(|_| bail!("a client panicked"))).collect()
    });
    let (mut times, mut bytes) = (Vec::new(), 0);
    for result in results {
        let (own, size) = result?;
        times.extend(own);
        bytes = size;
    }
    times.sort_unstable();
    let at = |share: f64| {
        #[expect(
            clippy::as_conversions,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "an index"
        )]
        let i = (times.len() as f64 * share) as usize;
        times.get(i.min(times.len().saturating_sub(1))).copied().unwrap_or_default()
    };
    #[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "a rate")]
    let rps = times.len() as f64 / seconds;
    Ok(Load { rps, p50: at(0.50), p99: at(0.99), bytes })
}

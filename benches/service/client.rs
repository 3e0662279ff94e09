//! A small closed-loop HTTP client: some connections that each ask again as soon as they were answered. It reads heads
//! without taking them apart, so that little of what is measured is its own.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// A connection that is kept alive.
pub struct Client<'a> {
    stream: TcpStream,
    address: SocketAddr,
    buffer: Vec<u8>,
    /// What of the buffer was read from the connection and not yet used.
    unread: std::ops::Range<usize>,
    /// Set by somebody else when the rest of a slow body is of no interest any more.
    stop: Option<&'a AtomicBool>,
}

/// What came back.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    pub status: u16,
    pub bytes: usize,
    /// Until the first byte of the body.
    pub first_byte: Duration,
}

impl<'a> Client<'a> {
    pub fn connect(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(120)))?;
        Ok(Self { stream, address, buffer: vec![0; 128 * 1024], unread: 0..0, stop: None })
    }

    /// Leaves a body unread once this is set.
    pub fn give_up_when(&mut self, stop: &'a AtomicBool) {
        self.stop = Some(stop);
    }

    /// The bytes of a request for a path.
    pub fn request(&self, path: &str, headers: &str) -> Vec<u8> {
        format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", self.address).into_bytes()
    }

    /// Asks for a path.
    pub fn get(&mut self, path: &str) -> Result<Answer> {
        let request = self.request(path, "");
        self.send(&request, None)
    }

    /// Sends a request; with `rate`, reads the body no faster than so many bytes a second.
    pub fn send(&mut self, request: &[u8], rate: Option<usize>) -> Result<Answer> {
        let begun = Instant::now();
        self.stream.write_all(request)?;
        let head = self.until(b"\r\n\r\n")?;
        let first_byte = begun.elapsed();
        let text = self.buffer.get(head.clone()).context("a head")?;
        let status = text.get(9..12).and_then(number).context("a status")?;
        let length = value(text, b"content-length:").and_then(number);
        self.unread.start = head.end;
        let mut bytes = 0;
        match length {
            Some(length) => {
                self.skip(length, rate)?;
                bytes = length;
            }
            // Chunks, unless the answer has no body.
            None if status == 304 => {}
            None => loop {
                let line = self.until(b"\r\n")?;
                let digits = self.buffer.get(line.clone()).context("a line")?.trim_ascii();
                let chunk = usize::from_str_radix(std::str::from_utf8(digits)?, 16).context("a chunk")?;
                self.unread.start = line.end;
                self.skip(chunk + 2, rate)?;
                bytes += chunk;
                if chunk == 0 {
                    break;
                }
            },
        }
        Ok(Answer { status: u16::try_from(status)?, bytes, first_byte })
    }

    /// Where what is unread begins and the first such end in it ends; reads on until there is one.
    fn until(&mut self, end: &[u8]) -> Result<std::ops::Range<usize>> {
        loop {
            let unread = self.buffer.get(self.unread.clone()).context("a buffer")?;
            if let Some(at) = unread.windows(end.len()).position(|it| it == end) {
                return Ok(self.unread.start..self.unread.start + at + end.len());
            }
            if self.unread.end == self.buffer.len() {
                self.buffer.copy_within(self.unread.clone(), 0);
                self.unread = 0..self.unread.len();
            }
            self.fill(usize::MAX)?;
        }
    }

    fn fill(&mut self, most: usize) -> Result<()> {
        if self.unread.is_empty() {
            self.unread = 0..0;
        }
        let end = self.buffer.len().min(self.unread.end.saturating_add(most));
        let room = self.buffer.get_mut(self.unread.end..end).context("a buffer")?;
        match self.stream.read(room)? {
            0 => bail!("the server closed the connection"),
            n => self.unread.end += n,
        }
        Ok(())
    }

    fn skip(&mut self, mut left: usize, rate: Option<usize>) -> Result<()> {
        loop {
            let n = left.min(self.unread.len());
            self.unread.start += n;
            left -= n;
            if left == 0 {
                return Ok(());
            }
            self.fill(rate.map_or(usize::MAX, |rate| rate / 20))?;
            if self.stop.is_some_and(|it| it.load(Ordering::Relaxed)) {
                bail!("the rest is of no interest");
            }
            if rate.is_some() {
                thread::sleep(Duration::from_millis(50));
            }
        }
    }
}

fn number(digits: &[u8]) -> Option<usize> {
    std::str::from_utf8(digits).ok()?.trim().parse().ok()
}

/// The value of a header, which is given in lower case with its colon.
fn value<'a>(head: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    head.split(|it| *it == b'\n')
        .filter(|line| line.len() > name.len())
        .find(|line| line.iter().zip(name).all(|(own, it)| own.eq_ignore_ascii_case(it)))
        .and_then(|line| line.get(name.len()..))
}

/// How a load went.
#[derive(Debug, Clone, Copy, Default)]
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
                    let request = client.request(path, headers);
                    let (mut times, mut bytes) = (Vec::with_capacity(100_000), 0);
                    while !stop.load(Ordering::Relaxed) {
                        let begun = Instant::now();
                        let answer = client.send(&request, None)?;
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
        thread::sleep(Duration::from_millis(200));
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
    let rps = super::to_f64(times.len().try_into()?) / seconds;
    Ok(Load { rps, p50: at(&times, 50), p99: at(&times, 99), bytes })
}

/// The value that so many per cent of sorted ones do not exceed.
pub fn at(sorted: &[Duration], percent: usize) -> Duration {
    let i = sorted.len() * percent / 100;
    sorted.get(i.min(sorted.len().saturating_sub(1))).copied().unwrap_or_default()
}

/// The one in the middle.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

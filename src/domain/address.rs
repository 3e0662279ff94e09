//! Addresses in the world: which of them anyone can follow.

use std::net::{Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Names that lead nowhere but inside a house or a machine (RFC 6761, RFC 6762, RFC 8375 and ICANN's `internal`).
const INSIDE: &[&str] = &["localhost", "local", "internal", "home.arpa"];

/// Whether `address` is one that any reader can follow: http or https, on a public host, without a user's name.
pub fn is_web_address(address: &str) -> bool {
    // What a browser would silently drop or turn round is not what the reader sees.
    let is_plain = !address.contains(|c: char| c.is_control() || c == '\\') && address.trim() == address;
    let scheme = address.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    if !is_plain || !scheme.is_some_and(|it| it == "http" || it == "https") {
        return false;
    }
    Url::parse(address).is_ok_and(|it| {
        it.username().is_empty() && it.password().is_none() && it.host().is_some_and(|host| is_public(&host))
    })
}

fn is_public(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => is_public_name(name.strip_suffix('.').unwrap_or(name)),
        Host::Ipv4(address) => is_public_v4(*address),
        Host::Ipv6(address) => is_public_v6(*address),
    }
}

/// A name with a dot, as RFC 1123 has them.
fn is_public_name(name: &str) -> bool {
    let is_label = |it: &str| {
        (1..=63).contains(&it.len())
            && !it.starts_with('-')
            && !it.ends_with('-')
            && it.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    };
    let is_inside = |it: &str| name == it || name.strip_suffix(it).is_some_and(|it| it.ends_with('.'));
    name.contains('.') && name.split('.').all(is_label) && !INSIDE.iter().any(|it| is_inside(it))
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, ..] = address.octets();
    // 0.0.0.0/8 is this network; 100.64.0.0/10 is shared by a provider's customers; 198.18.0.0/15 is for benchmarks;
    // from 224.0.0.0 on there are no hosts.
    let is_special = a == 0 || (a == 100 && b & 0xc0 == 64) || (a == 198 && b & 0xfe == 18) || a >= 224;
    !(is_special
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation())
}

/// Global addresses are in 2000::/3; within it 2001:db8::/32 is for documents.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    first & 0xe000 == 0x2000 && !(first == 0x2001 && second == 0x0db8)
}

//! Network addresses: text that serde reads and writes as `FromStr` and `Display` do.

use super::texts;

texts! {
    core::net::IpAddr: "IP address", "an IP address";
    core::net::Ipv4Addr: "IPv4 address", "an IPv4 address";
    core::net::Ipv6Addr: "IPv6 address", "an IPv6 address";
    core::net::SocketAddr: "socket address", "an IP address and a port";
    core::net::SocketAddrV4: "IPv4 socket address", "an IPv4 address and a port";
    core::net::SocketAddrV6: "IPv6 socket address", "an IPv6 address in brackets and a port";
}

//! Which addresses the whole world can reach. Who answers at one of them must not send us to one of the others: it may be
//! a machine that trusts this one.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Is it an address of the public internet? The special ones are IANA's (RFC 6890 and its registries).
pub(super) fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || a == 0
        || (a == 100 && (64..128).contains(&b))
        || ((a, b, c) == (192, 0, 0))
        || (a == 198 && (b == 18 || b == 19))
        || a >= 224;
    !is_special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, .., g, h] = address.segments();
    // NAT64 and 6to4 carry an address of the older kind.
    if (a, b) == (0x64, 0xff9b) {
        return is_public_v4(Ipv4Addr::from((u32::from(g) << 16) | u32::from(h)));
    }
    let [_, b, c, ..] = address.segments();
    if a == 0x2002 {
        return is_public_v4(Ipv4Addr::from((u32::from(b) << 16) | u32::from(c)));
    }
    // All that is given out lies in 2000::/3; of that, 2001:db8::/32 is for documents.
    (0x2000..0x4000).contains(&a) && (a, b) != (0x2001, 0x0db8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_public_and_what_is_not() {
        for address in [
            "8.8.8.8",
            "203.0.114.1",
            "100.128.0.1",
            "2001:4860:4860::8888",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
        ] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
        for address in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "198.18.0.1",
            "192.0.2.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "fd00::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "ff02::1",
        ] {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
    }
}

//! Types of the standard library.

use std::cell::{Cell, RefCell};
use std::cmp::Reverse;
use std::collections::LinkedList;
use std::ffi::CString;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::{Saturating, Wrapping};
use std::ops::{Bound, Range, RangeInclusive};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU32;
use std::sync::{Mutex, RwLock};
use std::time::{Duration, SystemTime};

use crate::cases;

cases! {
    cell: [#[range(max = 5)]] Cell<u8>, accepts ["5"], refuses ["6" => ["range"], "300" => ["type"]];
    ref_cell: [#[len(max = 1)]] RefCell<String>, accepts [r#""a""#], refuses [r#""ab""# => ["length"]];
    mutex: [#[range(max = 5)]] Mutex<u8>, accepts ["5"], refuses ["6" => ["range"]];
    lock: [#[len(max = 1)]] RwLock<String>, accepts [r#""a""#], refuses [r#""ab""# => ["length"]];
    wrapping: [#[range(max = 5)]] Wrapping<u8>, accepts ["5"], refuses ["6" => ["range"], "256" => ["type"]];
    saturating: [#[range(max = 254)]] Saturating<u8>, accepts ["5"], refuses ["1000" => ["range"], "1.5" => ["type"], "true" => ["type"]];
    reverse: [#[range(max = 5)]] Reverse<u8>, accepts ["5"], refuses ["6" => ["range"]];
    atomic: [#[range(max = 5)]] AtomicU32, accepts ["5"], refuses ["6" => ["range"], "-1" => ["type"]];
    linked_list: [#[list(max = 1, item(range(max = 5)))]] LinkedList<u8>, accepts ["[5]"], refuses ["[1, 6]" => ["length", "/1range"]];
    range: [] Range<u8>, accepts [r#"{"start": 1, "end": 2}"#],
        refuses [r#"{"start": 1}"# => ["/endrequired"], r#"{"start": 1, "end": 256, "step": 1}"# => ["/endtype", "/stepunknown_member"]];
    range_inclusive: [] RangeInclusive<String>, accepts [r#"{"start": "a", "end": "b"}"#], refuses ["{}" => ["/startrequired", "/endrequired"]];
    bound: [] Bound<u8>, accepts [r#""Unbounded""#, r#"{"Included": 1}"#], refuses [r#"{"Included": 300}"# => ["/Includedtype"]];
    result: [] Result<u8, String>, accepts [r#"{"Ok": 1}"#, r#"{"Err": "no"}"#], refuses [r#"{"Ok": "no"}"# => ["/Oktype"]];
    duration: [] Duration, accepts [r#"{"secs": 1, "nanos": 0}"#], refuses [r#"{"secs": 1}"# => ["/nanosrequired"], "1" => ["type"]];
    system_time: [] SystemTime, accepts [r#"{"secs_since_epoch": 1, "nanos_since_epoch": 0}"#], refuses ["[]" => ["type"]];
    ip: [#[pattern("10[.].*")]] IpAddr, accepts [r#""10.0.0.1""#], refuses [r#""11.0.0.1""# => ["pattern"], r#""10.0.0.256""# => ["type"], "10" => ["type"]];
    ipv4: [] Option<Ipv4Addr>, accepts [r#""10.0.0.1""#, "null"], refuses [r#""::1""# => ["type"]];
    socket: [] SocketAddr, accepts [r#""10.0.0.1:80""#, r#""[::1]:80""#], refuses [r#""10.0.0.1""# => ["type"]];
    path: [#[len(max = 4)]] PathBuf, accepts [r#""/a/b""#], refuses [r#""/a/bc""# => ["length"], "1" => ["type"]];
    boxed_path: [#[pattern("/.*")]] Box<Path>, accepts [r#""/a""#], refuses [r#""a""# => ["pattern"]];
    c_string: [#[len(max = 2)]] CString, accepts ["[97, 98]", r#""ab""#], refuses ["[97, 98, 99]" => ["length"], "[0]" => ["type"]];
    tuple: [] (u8, String), accepts [r#"[1, "a"]"#], refuses ["[1]" => ["length"], "[300, 5]" => ["/0type", "/1type"], "{}" => ["type"]];
    tuples: [#[list(item(len(max = 3)))]] Vec<(f64, f64)>, accepts ["[[1, 2.5]]"], refuses ["[[1, 2], [1]]" => ["/1length"]];
    nested: [] (Option<u8>, (u8, [bool; 1])), accepts ["[null, [1, [true]]]"], refuses ["[1, [2, [3]]]" => ["/1/1/0type"]];
}

#[cfg(unix)]
cases! {
    os_string: [] std::ffi::OsString, accepts [r#"{"Unix": [97]}"#], refuses [r#""a""# => ["type"]];
}

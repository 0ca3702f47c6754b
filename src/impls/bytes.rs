//! [`bytes`]: bytes that serde writes as a list of numbers in JSON, and reads from a string as well.

use bytes::{Bytes, BytesMut};

use super::buffers;

buffers! { [] Bytes; [] BytesMut; }

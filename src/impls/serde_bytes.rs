//! [`serde_bytes`]: bytes that serde writes as a list of numbers in JSON, and reads from a string as well.

use serde_bytes::{ByteArray, ByteBuf};

use super::buffers;

buffers! { [] ByteBuf; [const N: usize] ByteArray<N>; }

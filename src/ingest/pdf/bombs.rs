//! Packed streams that would unpack to more than is read are refused before anything unpacks them. Only the length of what a
//! stream holds is counted (RFC 1951), nothing is kept.

use crate::error::{Error, ErrorKind, Result};
use crate::ingest::limits::MAX_STREAM_BYTES;

/// No stream shorter than this can unpack to the limit: deflate makes at most 1032 bytes of one.
const HARMLESS: usize = MAX_STREAM_BYTES / 1032;
/// Bytes before a stream in which its dictionary is looked at.
const DICTIONARY: usize = 4096;

/// Refuses a file with a stream (a picture aside, which is not unpacked) that holds too much.
pub fn refuse(bytes: &[u8]) -> Result<()> {
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let (head, body) = (&bytes[..at], &bytes[at + 6..]);
        if head.ends_with(b"end") {
            continue;
        }
        let dictionary = dictionary(head);
        let packings = memchr::memmem::find_iter(dictionary, b"FlateDecode").count();
        if packings == 0 || is_picture(dictionary) {
            continue;
        }
        let body = body.strip_prefix(b"\r\n").or_else(|| body.strip_prefix(b"\n")).unwrap_or(body);
        let length = memchr::memmem::find(body, b"endstream").unwrap_or(body.len());
        let packed = &body[..length];
        // Nobody packs a long stream twice but who wants it small outside and huge inside.
        let twice = packings > 1 && packed.len() > 64;
        if twice || (packed.len() >= HARMLESS && holds_more(packed, MAX_STREAM_BYTES)) {
            return Err(too_much());
        }
    }
    Ok(())
}

/// The text from the last `obj` on: the dictionary of the stream that begins here.
fn dictionary(head: &[u8]) -> &[u8] {
    let near = &head[head.len().saturating_sub(DICTIONARY)..];
    memchr::memmem::rfind(near, b"obj").map_or(near, |at| &near[at..])
}

fn is_picture(dictionary: &[u8]) -> bool {
    memchr::memmem::find(dictionary, b"/Image").is_some() && memchr::memmem::find(dictionary, b"/Width").is_some()
}

fn too_much() -> Error {
    let most = MAX_STREAM_BYTES / (1024 * 1024);
    Error::new(
        ErrorKind::TooLarge,
        format!("tệp PDF có phần nén bung ra quá {most} MiB; tệp có thể bị hỏng hoặc cố ý gây hại"),
        format!("the PDF has a packed part of more than {most} MiB; it may be damaged or malicious"),
    )
}

/// Whether deflated data, with its zlib head, unpacks to more than so many bytes.
fn holds_more(packed: &[u8], most: usize) -> bool {
    let body = match packed {
        [cmf, flg, rest @ ..] if cmf & 15 == 8 && (u16::from(*cmf) << 8 | u16::from(*flg)).is_multiple_of(31) => rest,
        whole => whole,
    };
    let mut counter = Counter { bits: Bits { data: body, at: 0, held: 0, count: 0 }, length: 0, most };
    // Data that breaks off holds what was counted so far.
    while counter.block() == Some(false) {}
    counter.length > most
}

/// Bits from the low end of every byte.
struct Bits<'a> {
    data: &'a [u8],
    at: usize,
    held: u64,
    count: u32,
}

impl Bits<'_> {
    fn fill(&mut self) {
        while self.count <= 48 {
            let Some(byte) = self.data.get(self.at) else { return };
            self.held |= u64::from(*byte) << self.count;
            self.count += 8;
            self.at += 1;
        }
    }

    fn take(&mut self, wanted: u32) -> Option<u32> {
        self.fill();
        if self.count < wanted {
            return None;
        }
        let value = (self.held & ((1 << wanted) - 1)) as u32;
        self.held >>= wanted;
        self.count -= wanted;
        Some(value)
    }
}

/// A Huffman code: how many codes of each length, and the symbols in the order of their codes.
struct Code {
    counts: [u16; 16],
    symbols: Vec<u16>,
}

impl Code {
    fn new(lengths: &[u8]) -> Self {
        let mut counts = [0u16; 16];
        lengths.iter().for_each(|length| counts[usize::from(length & 15)] += 1);
        counts[0] = 0;
        let mut symbols: Vec<u16> = (0..lengths.len() as u16).filter(|s| lengths[usize::from(*s)] > 0).collect();
        symbols.sort_by_key(|s| (lengths[usize::from(*s)], *s));
        Code { counts, symbols }
    }

    fn next(&self, bits: &mut Bits<'_>) -> Option<usize> {
        bits.fill();
        let (mut code, mut first, mut index) = (0i32, 0i32, 0i32);
        for (length, count) in self.counts.iter().enumerate().skip(1) {
            if bits.count < length as u32 {
                return None;
            }
            code |= ((bits.held >> (length - 1)) & 1) as i32;
            let count = i32::from(*count);
            if code - count < first {
                bits.held >>= length;
                bits.count -= length as u32;
                return self.symbols.get((index + code - first) as usize).map(|s| usize::from(*s));
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        None
    }
}

/// Base lengths of a copy and their extra bits (RFC 1951, 3.2.5).
const LENGTHS: [(u16, u8); 29] = [
    (3, 0),
    (4, 0),
    (5, 0),
    (6, 0),
    (7, 0),
    (8, 0),
    (9, 0),
    (10, 0),
    (11, 1),
    (13, 1),
    (15, 1),
    (17, 1),
    (19, 2),
    (23, 2),
    (27, 2),
    (31, 2),
    (35, 3),
    (43, 3),
    (51, 3),
    (59, 3),
    (67, 4),
    (83, 4),
    (99, 4),
    (115, 4),
    (131, 5),
    (163, 5),
    (195, 5),
    (227, 5),
    (258, 0),
];
/// The order of the lengths of the code for lengths (RFC 1951, 3.2.7).
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

struct Counter<'a> {
    bits: Bits<'a>,
    length: usize,
    most: usize,
}

impl Counter<'_> {
    /// Counts one block; true at the last one or when enough was counted, `None` where the data break off.
    fn block(&mut self) -> Option<bool> {
        let last = self.bits.take(1)? == 1;
        match self.bits.take(2)? {
            0 => self.stored()?,
            1 => {
                let mut lengths = [8u8; 288];
                lengths[144..256].fill(9);
                lengths[256..280].fill(7);
                self.packed(&Code::new(&lengths), &Code::new(&[5; 30]))?;
            }
            2 => self.dynamic()?,
            _ => return None,
        }
        Some(last || self.length > self.most)
    }

    fn stored(&mut self) -> Option<()> {
        self.bits.take(self.bits.count % 8)?;
        let length = self.bits.take(16)? as usize;
        self.bits.take(16)?;
        // Whole bytes that were read ahead go back.
        self.bits.at -= (self.bits.count / 8) as usize;
        (self.bits.held, self.bits.count) = (0, 0);
        self.bits.at = self.bits.at.checked_add(length).filter(|at| *at <= self.bits.data.len())?;
        self.length += length;
        Some(())
    }

    fn dynamic(&mut self) -> Option<()> {
        let literals = self.bits.take(5)? as usize + 257;
        let distances = self.bits.take(5)? as usize + 1;
        let given = self.bits.take(4)? as usize + 4;
        let mut own = [0u8; 19];
        for place in ORDER.iter().take(given) {
            own[*place] = self.bits.take(3)? as u8;
        }
        let code = Code::new(&own);
        let mut lengths: Vec<u8> = Vec::with_capacity(literals + distances);
        while lengths.len() < literals + distances {
            let (value, times) = match code.next(&mut self.bits)? {
                16 => (*lengths.last()?, 3 + self.bits.take(2)?),
                17 => (0, 3 + self.bits.take(3)?),
                18 => (0, 11 + self.bits.take(7)?),
                length => (length as u8, 1),
            };
            lengths.extend(std::iter::repeat_n(value, times as usize));
        }
        lengths.truncate(literals + distances);
        let (literals, distances) = lengths.split_at(literals);
        self.packed(&Code::new(literals), &Code::new(distances))
    }

    fn packed(&mut self, literals: &Code, distances: &Code) -> Option<()> {
        while self.length <= self.most {
            match literals.next(&mut self.bits)? {
                0..256 => self.length += 1,
                256 => return Some(()),
                symbol => {
                    let (base, extra) = *LENGTHS.get(symbol - 257)?;
                    self.length += usize::from(base) + self.bits.take(u32::from(extra))? as usize;
                    let distance = distances.next(&mut self.bits)?;
                    self.bits.take((distance as u32 / 2).saturating_sub(1))?;
                }
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};

    /// Deflated data, taken out of a package made by the zip library.
    fn deflated(data: &[u8]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("a", zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(data).unwrap();
        let package = zip.finish().unwrap().into_inner();
        let start = 30 + 1 + usize::from(u16::from_le_bytes([package[28], package[29]]));
        let end = memchr::memmem::find(&package, b"PK\x01\x02").unwrap();
        package[start..end].to_vec()
    }

    #[test]
    fn lengths_are_counted_to_the_byte() {
        let mixed: Vec<u8> = (0..50_000u32).flat_map(|i| (i.wrapping_mul(2_654_435_761) >> 20).to_le_bytes()).collect();
        for data in [vec![0u8; 3_000_000], mixed, b"Ke hoach nam hoc ".repeat(9_000)] {
            let packed = deflated(&data);
            assert!(holds_more(&packed, data.len() - 1));
            assert!(!holds_more(&packed, data.len()));
        }
    }

    #[test]
    fn a_bomb_is_refused_and_a_page_is_not() {
        let object = |filter: &str, data: &[u8]| {
            let mut out = format!("4 0 obj\n<< /Filter {filter} >>\nstream\n").into_bytes();
            out.extend_from_slice(data);
            out.extend_from_slice(b"\nendstream\nendobj\n");
            out
        };
        let bomb = deflated(&vec![b' '; MAX_STREAM_BYTES + 1]);
        assert!(refuse(&object("/FlateDecode", &bomb)).is_err());
        assert!(refuse(&object("/FlateDecode", &deflated(&[b' '; 100_000]))).is_ok());
        assert!(refuse(&object("[/FlateDecode /FlateDecode]", &[7; 200])).is_err());
    }

    proptest::proptest! {
        #[test]
        fn total(data in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
            let _ = holds_more(&data, 1 << 20);
            let _ = refuse(&[b"1 0 obj /FlateDecode stream\n", data.as_slice()].concat());
        }
    }
}

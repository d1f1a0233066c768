//! The office's logo: a PNG file to plain RGB samples over white. Anything but 8 bits a sample without interlacing is left out.

use lopdf::{Dictionary, Object, Stream, dictionary};

/// Samples, three bytes a pixel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Red, green, blue.
    pub rgb: Vec<u8>,
}

/// Most pixels that a logo may have.
const MOST_PIXELS: u64 = 16_000_000;

struct Header {
    width: u32,
    height: u32,
    colour: u8,
}

/// Width and height in pixels of a PNG file that can be drawn.
pub fn dimensions(png: &[u8]) -> Option<(u32, u32)> {
    decode(png).map(|i| (i.width, i.height))
}

/// The picture over white.
pub fn decode(png: &[u8]) -> Option<Image> {
    let body = png.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let (mut header, mut palette, mut data) = (None, Vec::new(), Vec::new());
    let mut rest = body;
    while let Some((kind, chunk, tail)) = chunk(rest) {
        match kind {
            b"IHDR" => header = read_header(chunk),
            b"PLTE" => palette = chunk.to_vec(),
            b"IDAT" => data.extend_from_slice(chunk),
            _ => {}
        }
        rest = tail;
    }
    let header = header?;
    let samples = unpack(&header, data)?;
    let rgb = to_rgb(&header, &samples, &palette)?;
    Some(Image { width: header.width, height: header.height, rgb })
}

fn chunk(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let length = u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?) as usize;
    let kind = bytes.get(4..8)?;
    let data = bytes.get(8..8usize.checked_add(length)?)?;
    Some((kind, data, bytes.get(length.checked_add(12)?..).unwrap_or_default()))
}

fn read_header(chunk: &[u8]) -> Option<Header> {
    let number = |at: usize| Some(u32::from_be_bytes(chunk.get(at..at + 4)?.try_into().ok()?));
    let (width, height) = (number(0)?, number(4)?);
    let plain = chunk.get(8) == Some(&8) && chunk.get(12) == Some(&0);
    let small = u64::from(width) * u64::from(height) <= MOST_PIXELS && width > 0 && height > 0;
    (plain && small).then_some(Header { width, height, colour: *chunk.get(9)? })
}

fn channels(colour: u8) -> Option<usize> {
    Some(match colour {
        0 | 3 => 1,
        2 => 3,
        4 => 2,
        6 => 4,
        _ => return None,
    })
}

/// PNG's compression and row filters are those of PDF, so the PDF library undoes them.
fn unpack(header: &Header, data: Vec<u8>) -> Option<Vec<u8>> {
    let parameters: Dictionary = dictionary! {
        "Predictor" => 15,
        "Colors" => channels(header.colour)? as i64,
        "BitsPerComponent" => 8,
        "Columns" => i64::from(header.width),
    };
    let dict = dictionary! { "Filter" => "FlateDecode", "DecodeParms" => Object::Dictionary(parameters) };
    let most = header.width as usize * header.height as usize * 4 + header.height as usize;
    Stream::new(dict, data).decompressed_content_with_limit(most).ok()
}

fn to_rgb(header: &Header, samples: &[u8], palette: &[u8]) -> Option<Vec<u8>> {
    let pixels = header.width as usize * header.height as usize;
    let mut rgb = Vec::with_capacity(pixels * 3);
    let channels = channels(header.colour)?;
    for pixel in samples.chunks_exact(channels).take(pixels) {
        match *pixel {
            [grey] if header.colour == 0 => rgb.extend([grey; 3]),
            [index] => rgb.extend(palette.get(usize::from(index) * 3..usize::from(index) * 3 + 3)?),
            [grey, alpha] => rgb.extend([over_white(grey, alpha); 3]),
            [r, g, b] => rgb.extend([r, g, b]),
            [r, g, b, alpha] => rgb.extend([over_white(r, alpha), over_white(g, alpha), over_white(b, alpha)]),
            _ => return None,
        }
    }
    (rgb.len() == pixels * 3).then_some(rgb)
}

fn over_white(sample: u8, alpha: u8) -> u8 {
    let (sample, alpha) = (u32::from(sample), u32::from(alpha));
    ((sample * alpha + 255 * (255 - alpha)) / 255) as u8
}

//! Writes numbers as text. Most numbers of a file are coefficients that come again and again, so what was written last
//! is kept.

/// Numbers kept.
const KEPT: usize = 256;

/// A writer of numbers.
pub(super) struct Digits {
    ryu: ryu::Buffer,
    kept: Vec<Kept>,
}

#[derive(Clone, Copy)]
struct Kept {
    bits: u64,
    length: u8,
    text: [u8; 24],
}

impl Digits {
    pub(super) fn new() -> Self {
        // The bits of NaN, which is never written.
        let none = Kept { bits: f64::NAN.to_bits(), length: 0, text: [0; 24] };
        Self { ryu: ryu::Buffer::new(), kept: vec![none; KEPT] }
    }

    /// A finite number in the fewest digits that read back the same.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "only whole numbers below 10^9 are cast"
    )]
    pub(super) fn number(&mut self, text: &mut Vec<u8>, value: f64) {
        if (0.0..1e9).contains(&value) && value.fract() == 0.0 {
            return Self::whole(text, value as u64);
        }
        let bits = value.to_bits();
        let slot = &mut self.kept[(bits.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as usize];
        if slot.bits != bits {
            let written = self.ryu.format_finite(value).as_bytes();
            slot.bits = bits;
            slot.length = u8::try_from(written.len()).expect("a number has at most 24 digits");
            slot.text[..written.len()].copy_from_slice(written);
        }
        text.extend_from_slice(&slot.text[..usize::from(slot.length)]);
    }

    /// A whole number.
    pub(super) fn whole(text: &mut Vec<u8>, mut number: u64) {
        let mut digits = [0_u8; 20];
        let mut at = digits.len();
        loop {
            at -= 1;
            digits[at] = b'0' + u8::try_from(number % 10).expect("a digit");
            number /= 10;
            if number == 0 {
                break;
            }
        }
        text.extend_from_slice(&digits[at..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_reads_back_the_same() {
        let mut digits = Digits::new();
        // More numbers than are kept, twice, so that slots are taken over and found again.
        for _ in 0..2 {
            for step in 0..2000_i32 {
                for number in
                    [f64::from(step) / 7.0, -f64::from(step) * 1e-9, f64::from(step), f64::from(step) * 1e18 + 0.5]
                {
                    let mut text = Vec::new();
                    digits.number(&mut text, number);
                    let read: f64 = String::from_utf8(text).unwrap().parse().unwrap();
                    assert_eq!(read.to_bits(), (number + 0.0).to_bits(), "{number}");
                }
            }
        }
    }
}

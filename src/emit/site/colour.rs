//! Colours, and how well they can be told apart, as WCAG 2.2 counts it (1.4.3).

use std::fmt;

/// The least contrast of text that is not large (WCAG 2.2, 1.4.3, level AA).
const LEAST: f64 = 4.5;

/// A colour of a screen, in sRGB.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Colour {
    /// Its red, green and blue parts.
    pub parts: [u8; 3],
}

impl Colour {
    /// A colour of its parts, as 0x0b5a5f.
    pub(super) const fn of(hex: u32) -> Self {
        let [_, red, green, blue] = hex.to_be_bytes();
        Self { parts: [red, green, blue] }
    }

    /// A colour written as `#0b5a5f`, in capitals or not; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let whole = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        whole.then(|| u32::from_str_radix(digits, 16).ok().map(Self::of)).flatten()
    }

    /// The contrast between two colours, from 1 for the same colour to 21 for black and white. Which of them is the
    /// text does not matter.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.parts.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The colour on the way to another, at a share between 0 and 1. As the parts are mixed and not their light, a deep
    /// colour keeps its hue on the way to white.
    fn towards(self, other: Self, share: f64) -> Self {
        let mut parts = self.parts;
        for (part, goal) in parts.iter_mut().zip(other.parts) {
            let (from, to) = (f64::from(*part), f64::from(goal));
            // The value lies between the two parts, so that nothing is cut.
            *part = (from + (to - from) * share).round() as u8;
        }
        Self { parts }
    }

    /// The nearest colour on the way to `goal` that can be read on all of the grounds: the colour itself when it can.
    /// `goal` must be such a colour.
    fn readable(self, grounds: &[Self], goal: Self) -> Self {
        let steps = |step: u32| self.towards(goal, f64::from(step) / 1000.0);
        (0..1000).map(steps).find(|colour| colour.is_readable(grounds)).unwrap_or(goal)
    }

    fn is_readable(self, grounds: &[Self]) -> bool {
        grounds.iter().all(|ground| self.contrast(*ground) >= LEAST)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.parts;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// The light that a part gives, from 0 to 1.
fn linear(part: u8) -> f64 {
    let value = f64::from(part) / 255.0;
    if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// The colours that a page is made of, by day or by night.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Palette {
    pub(super) text: Colour,
    pub(super) quiet: Colour,
    pub(super) page: Colour,
    pub(super) tint: Colour,
    pub(super) line: Colour,
    pub(super) mark: Colour,
}

pub(super) const LIGHT: Palette = Palette {
    text: Colour::of(0x1c_2426),
    quiet: Colour::of(0x4c_585b),
    page: Colour::of(0xff_ffff),
    tint: Colour::of(0xf1_f5f4),
    line: Colour::of(0xc5_d0ce),
    mark: Colour::of(0xf6_e7a8),
};

pub(super) const DARK: Palette = Palette {
    text: Colour::of(0xe8_eded),
    quiet: Colour::of(0xb3_c0c0),
    page: Colour::of(0x12_191a),
    tint: Colour::of(0x1b_2526),
    line: Colour::of(0x43_5253),
    mark: Colour::of(0x46_3b12),
};

impl Palette {
    /// What the accent stands on as text. Text of the page's colour stands on the accent too, with the same contrast.
    fn grounds(self) -> [Colour; 3] {
        [self.page, self.tint, self.mark]
    }
}

/// The one colour that a kommun sets: of links, numbers and the present place in the menu. By night it is a lighter
/// shade of the same colour.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Accent {
    pub(super) light: Colour,
    pub(super) dark: Colour,
}

/// A colour that text cannot have on the light page.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TooPale {
    /// The least of its contrasts.
    pub contrast: f64,
    /// The nearest darker colour that can be read.
    pub instead: Colour,
}

impl Accent {
    /// The accent of a colour.
    ///
    /// # Errors
    ///
    /// When the colour cannot be read on the light page.
    pub fn new(colour: Colour) -> Result<Self, TooPale> {
        let (grounds, black, white) = (LIGHT.grounds(), Colour::of(0), Colour::of(0xff_ffff));
        if !colour.is_readable(&grounds) {
            let contrast = grounds.iter().map(|ground| colour.contrast(*ground)).fold(f64::INFINITY, f64::min);
            return Err(TooPale { contrast, instead: colour.readable(&grounds, black) });
        }
        Ok(Self { light: colour, dark: colour.readable(&DARK.grounds(), white) })
    }
}

impl Default for Accent {
    fn default() -> Self {
        Self { light: Colour::of(0x0b_5a5f), dark: Colour::of(0x85_cfcb) }
    }
}

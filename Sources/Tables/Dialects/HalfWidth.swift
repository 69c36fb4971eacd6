extension Unicode.Scalar {
  /// The plain counterpart of a full-width letter, digit or sign, and of spaces of any width;
  /// the scalar itself where it has none.
  public var halfWidth: Unicode.Scalar {
    switch value {
    case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0) ?? self
    case 0x3000, 0xA0, 0x2000...0x200A, 0x202F, 0x205F: " "
    default: self
    }
  }
}

extension String {
  /// Whether the text is the same whatever its letter case and width: it has no sign but ASCII ones,
  /// no capital letter, and Chinese characters.
  public var isFolded: Bool {
    utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): false
      // The bytes behind the first of a character, and the first of those from U+4000 to U+9FFF.
      case 0..<0x80, 0x80...0xBF, 0xE4...0xE9: true
      default: false
      }
    }
  }

  /// The text with full-width letters, digits, signs and spaces as their plain counterparts.
  public var halfWidth: String {
    guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map(\.halfWidth)))
  }
}

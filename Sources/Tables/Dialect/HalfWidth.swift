extension Unicode.Scalar {
  /// The plain counterpart of a full-width letter, digit or sign, and of the ideographic space;
  /// the scalar itself where it has none.
  public var halfWidth: Unicode.Scalar {
    switch value {
    case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0) ?? self
    case 0x3000: " "
    default: self
    }
  }
}

extension String {
  /// The text with full-width letters, digits, signs and spaces as their plain counterparts.
  var halfWidth: String {
    guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map(\.halfWidth)))
  }
}

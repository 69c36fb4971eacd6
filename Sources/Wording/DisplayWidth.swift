/// How many terminal columns a text takes: Chinese and other wide characters take two.
public func displayWidth(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + scalarWidth($1) }
}

/// The width of one scalar by Unicode's East Asian Width: wide and full-width 2, combining 0.
private func scalarWidth(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0x20..<0x7F: return 1
  case 0..<0x20, 0x7F..<0xA0: return 0
  // Marks that combine, in the midst of the wide characters they combine with.
  case 0x302A...0x302D, 0x3099...0x309A: return 0
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
    0x20000...0x3FFFD:
    return 2
  default:
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }
}

extension String {
  /// The text with control, escape and text-direction characters shown as `\u{…}`.
  ///
  /// Names come from other people's files; on a terminal they must not move the cursor, change
  /// colours or reverse what is read.
  public var visible: String { visible(keepingLines: false) }

  /// The same, with line ends and tabs left as they are where `keepingLines`.
  public func visible(keepingLines: Bool) -> String {
    guard utf8.span.holdsHarm else { return self }
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n" where keepingLines, "\t" where keepingLines, "\r" where keepingLines:
        result.unicodeScalars.append(scalar)
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.isHarmful:
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension UInt8 {
  /// Whether it may begin a harmful character in UTF-8; few others do, of at most three bytes.
  package var mayBeginHarm: Bool {
    switch self {
    case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF: true
    default: false
    }
  }
}

extension Span<UInt8> {
  /// Whether a character of valid UTF-8 is harmful.
  package var holdsHarm: Bool {
    for place in indices where self[place].mayBeginHarm {
      if scalar(at: place).scalar.isHarmful { return true }
    }
    return false
  }

  /// The character of valid UTF-8 that begins at a place, of at most three bytes, and how many it has.
  package func scalar(at place: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = UInt32(self[place])
    guard first >= 0x80 else { return (Unicode.Scalar(self[place]), 1) }
    let length = first < 0xE0 ? 2 : 3
    var value = length == 2 ? first & 0x1F : first & 0x0F
    for next in place + 1..<place + length { value = value << 6 | UInt32(self[next] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}

extension Unicode.Scalar {
  /// Whether the character moves the cursor, changes colours or reverses what is read.
  public var isHarmful: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// What a character is called that cannot be shown: U+3000.
  public var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

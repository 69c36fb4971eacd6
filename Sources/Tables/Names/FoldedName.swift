import EmbeddedData

extension String {
  /// The text as names are compared: in Unicode's compatibility form (NFKC), as far as
  /// `Data/folding.txt` has it, without spaces, line breaks and characters that do not show, and in
  /// small ASCII letters. Between two digits a space stays: `B1 2ml` is not `B12 ml`.
  ///
  /// A text of nothing else stays as it is, so that no name is empty.
  public var foldedName: String {
    if isFoldedName { return self }
    var folded = String.UnicodeScalarView()
    var isApart = false
    for scalar in unicodeScalars {
      let count = folded.count
      let last = folded.last
      NameFolding.append(scalar, to: &folded)
      guard folded.count > count else {
        isApart = isApart || scalar.properties.isWhitespace
        continue
      }
      let first = folded.index(folded.startIndex, offsetBy: count)
      if isApart, last?.isDigit == true, folded[first].isDigit { folded.insert(" ", at: first) }
      isApart = false
    }
    return folded.isEmpty ? self : String(folded)
  }

  /// Whether nothing in the text is folded, which is soon seen of nearly all names: they have small
  /// letters, digits and signs of ASCII, and Chinese characters from U+4000 to U+9FFF.
  public var isFoldedName: Bool {
    let bytes = utf8.span
    var place = 0
    while place < bytes.count {
      switch bytes[place] {
      case 0x21...0x40, 0x5B...0x7E: place += 1
      case 0xE4...0xE9: place += 3
      default: return false
      }
    }
    return true
  }
}

extension Unicode.Scalar {
  /// Whether it is a digit of ASCII.
  var isDigit: Bool { "0"..."9" ~= self }
}

/// What stands for a character when names are compared.
enum NameFolding {
  /// The compatibility forms that occur, read where the first name needs them.
  static let plain: [Unicode.Scalar: String] = {
    var plain: [Unicode.Scalar: String] = [:]
    for line in (EmbeddedData.text(of: "folding.txt") ?? "").split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let first = words.first.flatMap({ UInt32($0, radix: 16) }) else { continue }
      for (place, word) in words.dropFirst().enumerated() {
        guard let form = Unicode.Scalar(first + UInt32(place)) else { continue }
        plain[form] = String(word)
      }
    }
    return plain
  }()

  static func append(_ scalar: Unicode.Scalar, to folded: inout String.UnicodeScalarView) {
    let half = scalar.halfWidth
    switch half.value {
    case 0x41...0x5A: folded.append(Unicode.Scalar(UInt8(half.value) + 0x20))
    case 0x21...0x7E, 0x4E00...0x9FFF: folded.append(half)
    // A variation selector does not show, either.
    case 0xFE00...0xFE0F: break
    default:
      guard !half.properties.isWhitespace, half.properties.generalCategory != .format else {
        return
      }
      guard let plain = plain[half] else { return folded.append(half) }
      for scalar in plain.unicodeScalars { append(scalar, to: &folded) }
    }
  }
}

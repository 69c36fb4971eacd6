import EmbeddedData

extension String {
  /// The text as names are compared: in Unicode's compatibility form (NFKC), as far as
  /// `Data/folding.txt` has it, without spaces, line breaks and characters that do not show, and in
  /// small ASCII letters. Between two digits a space stays: `B1 2ml` is not `B12 ml`.
  ///
  /// A text of nothing else stays as it is, so that no name is empty.
  public var foldedName: String {
    if isFoldedName { return self }
    // Scalars, as a text counts its own anew whenever it is asked.
    var folded: [Unicode.Scalar] = []
    var isApart = false
    let folding = NameFolding.standard
    for scalar in unicodeScalars {
      let count = folded.count
      let last = folded.last
      folding.append(scalar, to: &folded)
      guard folded.count > count else {
        isApart = isApart || scalar.properties.isWhitespace
        continue
      }
      if isApart, last?.isDigit == true, folded[count].isDigit { folded.insert(" ", at: count) }
      isApart = false
    }
    return folded.isEmpty ? self : String(String.UnicodeScalarView(folded))
  }

  /// The text as it is shown: without characters that do not show, which whoever copies it would keep.
  var withoutInvisible: String {
    guard utf8.contains(where: { $0 >= 0x80 }), !isFoldedName,
      unicodeScalars.contains(where: \.isIgnorable)
    else { return self }
    let shown = String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isIgnorable }))
    return shown.isEmpty ? self : shown
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
struct NameFolding {
  /// The compatibility forms that occur.
  private(set) var plain: [Unicode.Scalar: [Unicode.Scalar]] = [:]
  /// Kana with a mark, by the mark and the kana without it.
  private var composed: [Unicode.Scalar: [Unicode.Scalar: Unicode.Scalar]] = [:]

  /// Read where the first name needs it.
  static let standard = NameFolding(EmbeddedData.text(of: "folding.txt") ?? "")

  private init(_ file: String) {
    // Not by characters: a mark behind a space would be one with it.
    for line in file.unicodeScalars.split(separator: "\n") {
      let words = line.split(separator: " ").map(Array.init)
      guard let head = words.first else { continue }
      let isMark = head.first == "+"
      let code = String(String.UnicodeScalarView(head[(isMark ? 1 : 0)...]))
      guard let first = UInt32(code, radix: 16) else { continue }
      for (place, word) in words.dropFirst().enumerated() {
        if isMark {
          guard let mark = Unicode.Scalar(first), word.count == 2 else { continue }
          composed[mark, default: [:]][word[0]] = word[1]
        } else if let form = Unicode.Scalar(first + UInt32(place)) {
          plain[form] = word
        }
      }
    }
  }

  func append(_ scalar: Unicode.Scalar, to folded: inout [Unicode.Scalar]) {
    let half = scalar.halfWidth
    switch half.value {
    case 0x41...0x5A: folded.append(Unicode.Scalar(UInt8(half.value) + 0x20))
    case 0x21...0x7E, 0x4E00...0x9FFF: folded.append(half)
    default:
      guard !half.properties.isWhitespace, !half.isIgnorable else { return }
      if let last = folded.last, let whole = composed[half]?[last] {
        folded.removeLast()
        folded.append(whole)
      } else if let plain = plain[half] {
        for scalar in plain { append(scalar, to: &folded) }
      } else {
        folded.append(half)
      }
    }
  }
}

import EmbeddedData

/// Rows of a spreadsheet that are no data: sums beneath a table or between its parts, and notes. The
/// words are data, `Data/totals.json`.
enum TotalsRow {
  private struct Words {
    /// What names a sum where it is all that a cell holds, without spaces and signs and in small
    /// letters; in Chinese also at the end of a name, or before a number.
    let sums: Set<String>
    /// What says before a number how many there are, 共2家, and what is counted so.
    let beforeNumbers: Set<String>
    let counters: Set<Unicode.Scalar>
    /// What notes begin with, before a colon or a number, or hold alone.
    let notes: [String]
    /// With which characters any of them begin, and those that are no notes end.
    let firsts, lasts: Characters
    /// Those of ASCII, and the letters with which they begin.
    let english: [[UInt8]]
    /// Whether a text that begins with a byte is to be looked at, by the byte.
    let firstBytes: [Bool]

    init(_ file: JSONTree) throws {
      sums = Set(try file.texts("sums"))
      beforeNumbers = sums.union(try file.texts("before_numbers"))
      counters = Set(try file.texts("counters").joined().unicodeScalars)
      notes = try file.texts("notes")
      firsts = Characters(
        sums.union(beforeNumbers).union(notes).compactMap(\.unicodeScalars.first))
      lasts = Characters(sums.compactMap(\.unicodeScalars.last).filter { !$0.isASCII })
      english = sums.union(notes).map { Array($0.utf8) }.filter { $0.allSatisfy { $0 < 0x80 } }
      let letters = Set(english.compactMap(\.first))
      firstBytes = (0...UInt8.max).map { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): false
        case UInt8(ascii: "A")...UInt8(ascii: "z"): letters.contains(byte | 0x20)
        default: true
        }
      }
    }
  }

  /// Characters that are looked for in millions of rows and hardly ever found.
  private struct Characters {
    private let all: Set<Unicode.Scalar>
    /// Whether a Chinese character is one of them, by its number.
    private var isIn = [Bool](repeating: false, count: chinese.count)
    private static let chinese: Range<UInt32> = 0x4000..<0xA000

    init(_ characters: [Unicode.Scalar]) {
      all = Set(characters)
      for character in all where Self.chinese.contains(character.value) {
        isIn[Int(character.value - Self.chinese.lowerBound)] = true
      }
    }

    func contains(_ character: Unicode.Scalar) -> Bool {
      Self.chinese.contains(character.value)
        ? isIn[Int(character.value - Self.chinese.lowerBound)] : all.contains(character)
    }
  }

  private static let words: Words = {
    do {
      return try Words(JSONTree(json: EmbeddedData.text(of: "totals.json") ?? ""))
    } catch {
      preconditionFailure("Data/totals.json: \(error)")
    }
  }()

  /// Whether a trimmed text, where the name of a lot, a firm or the like belongs, says that its row
  /// is one of totals or notes.
  static func isNamed(_ text: String) -> Bool {
    guard mayBegin(text.utf8) else { return false }
    if text.utf8.first.map({ $0 >= 0x80 }) == true, !mayHold(text.utf8.span) { return false }
    let bare = text.unicodeScalars.drop { isAround($0) }
    guard let first = bare.first, mayBegin(first) || mayEnd(bare) else { return false }
    let folded = Array(String(bare).halfWidth.lowercased().unicodeScalars)
    // 总计(万片) is a sum with its unit, SUM(1) is not.
    let named = folded.prefix { $0 != "(" || first.isASCII }.filter { $0.properties.isAlphabetic }
    let plain = String(named)
    if first.properties.isAlphabetic, words.sums.contains(plain) { return true }
    if !first.isASCII, words.notes.contains(plain) || saysHowMany(folded) { return true }
    // 甲组合计 is a sum; a name that ends so is that of what is added up.
    if words.sums.contains(where: { !isASCII($0) && plain.hasSuffix($0) }) { return true }
    return words.notes.contains { note in
      let rest = folded.drop { !$0.properties.isAlphabetic }
      guard rest.starts(with: note.unicodeScalars) else { return false }
      let sign = rest.dropFirst(note.unicodeScalars.count).drop { "0"..."9" ~= $0 || $0 == " " }
        .first
      return sign == ":" || sign == "." || sign == "、"
    }
  }

  private static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  /// `共2家`, `合计：3`: such a word before a number. In Chinese digits that may be a name, unless
  /// something is counted.
  private static func saysHowMany(_ folded: [Unicode.Scalar]) -> Bool {
    let before = folded.prefix { $0.properties.numericType == nil }
    guard words.beforeNumbers.contains(String(before.filter { $0.properties.isAlphabetic })) else {
      return false
    }
    let rest = folded.dropFirst(before.count)
    guard let first = rest.first else { return false }
    let counted = rest.drop { $0.properties.numericType != nil }
    return first.isASCII
      || counted.count == 1 && counted.first.map(words.counters.contains) ?? false
  }

  /// Whether a character may stand before such a word: a bracket, or what does not show.
  private static func isAround(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", "（", "[", "［", "【", "〔": true
    default: scalar.isIgnorable
    }
  }

  /// Whether a text that begins so is to be looked at; of full-width letters and spaces any.
  private static func mayBegin(_ first: Unicode.Scalar) -> Bool {
    words.firsts.contains(first) || !("\u{4E00}"..."\u{9FFF}" ~= first)
  }

  private static func mayEnd(_ text: Substring.UnicodeScalarView) -> Bool {
    text.last { $0.properties.isAlphabetic }.map(words.lasts.contains) ?? false
  }

  /// Whether a field that begins with this byte is to be looked at, whatever its encoding: most begin
  /// otherwise.
  static func mayBegin(with first: UInt8) -> Bool { words.firstBytes[Int(first)] }

  /// Whether a field with these bytes is to be looked at, whatever their encoding.
  static func mayBegin(_ bytes: some Collection<UInt8>) -> Bool {
    guard let first = bytes.first, mayBegin(with: first) else { return false }
    guard (UInt8(ascii: "A")...UInt8(ascii: "z")).contains(first),
      bytes.allSatisfy({ $0 < 0x80 })
    else { return true }
    // Signs, spaces and digits make no other word of it.
    let letters = bytes.lazy.map { $0 | 0x20 }.filter { (0x61...0x7A).contains($0) }
    return words.english.contains { letters.starts(with: $0) }
  }

  /// Whether a text in UTF-8 with Chinese characters is to be looked at: most neither begin as such words
  /// do, nor have what sums end with.
  static func mayHold(_ text: Span<UInt8>) -> Bool {
    var place = 0
    while place < text.count {
      let byte = text[place]
      if byte < 0x80 {
        // Signs may stand around such a word.
        if place == 0, byte &- 0x30 > 9, (byte | 0x20) &- 0x61 > 25 { return true }
        place += 1
        continue
      }
      // Other characters may be letters of another width.
      guard (0xE4...0xE9).contains(byte), place + 2 < text.count else { return true }
      let low = UInt32(text[place + 1] & 0x3F) << 6 | UInt32(text[place + 2] & 0x3F)
      guard let scalar = Unicode.Scalar(UInt32(byte & 0xF) << 12 | low) else { return true }
      if place == 0, words.firsts.contains(scalar) { return true }
      if words.lasts.contains(scalar) { return true }
      place += 3
    }
    return false
  }
}

extension String {
  fileprivate init(_ scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}

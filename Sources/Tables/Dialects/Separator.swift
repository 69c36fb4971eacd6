/// What stands between the fields of a file.
enum Separator: CaseIterable {
  /// A comma, as the standard has it.
  case comma
  /// A tab, as in the "Unicode text" of Excel.
  case tab
  /// A semicolon, as Excel writes where the comma is the decimal sign.
  case semicolon
  /// A full-width comma, ，, of a file typed by hand.
  case wideComma
  /// A full-width semicolon, ；, of a file typed by hand.
  case wideSemicolon

  /// The character itself.
  var character: Character {
    switch self {
    case .comma: ","
    case .tab: "\t"
    case .semicolon: ";"
    case .wideComma: "，"
    case .wideSemicolon: "；"
    }
  }

  /// The byte by which fields are separated when they are read.
  ///
  /// A full-width sign shares its first byte with others, and a semicolon stands among letters and
  /// digits, so that byte is replaced before, by the control character that was meant for this.
  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .tab: 0x09
    case .semicolon, .wideComma, .wideSemicolon: Self.unitSeparator
    }
  }

  /// How many bytes it has in UTF-8, the first of which is `byte`.
  var size: Int { isWide ? 3 : 1 }

  /// Whether it is replaced.
  var isReplaced: Bool { byte == Self.unitSeparator }

  /// Whether the character is wider than a byte.
  var isWide: Bool { isReplaced && self != .semicolon }

  /// Whether the character stands in some bytes, which are those of `text` where they can be read.
  func occurs(in bytes: [UInt8], _ text: String) -> Bool {
    isReplaced ? text.contains(character) : bytes.contains(byte)
  }

  private static let unitSeparator: UInt8 = 0x1F
}

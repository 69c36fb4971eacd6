/// Rows of a spreadsheet that are no data: sums beneath a table or between its parts, and notes.
enum TotalsRow {
  /// What names a sum where it is all that a cell holds, without spaces and in small letters.
  private static let words: Set<String> = [
    "合计", "小计", "总计", "共计", "total", "subtotal", "grandtotal",
  ]
  /// What notes begin with.
  private static let notes = ["注:", "备注:"]

  /// Whether a trimmed text, where the name of a lot, a firm or the like belongs, says that its row
  /// is one of totals or notes.
  static func isNamed(_ text: String) -> Bool {
    guard mayBegin(text.utf8), let first = text.unicodeScalars.first, mayBegin(first) else {
      return false
    }
    let plain = text.halfWidth.lowercased().filter { !$0.isWhitespace }
    return words.contains(plain) || notes.contains { plain.hasPrefix($0) }
  }

  /// Whether a text that begins so is to be looked at; of full-width letters and spaces any.
  private static func mayBegin(_ first: Unicode.Scalar) -> Bool {
    switch first {
    case "合", "小", "总", "共", "注", "备": true
    case "\u{4E00}"..."\u{9FFF}": false
    default: true
    }
  }

  /// Whether a field with these bytes is to be looked at: most begin otherwise.
  static func mayBegin(_ bytes: some Collection<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): return false
    case UInt8(ascii: "A")...UInt8(ascii: "z"): return "gstGST".utf8.contains(first)
    default: return true
    }
  }
}

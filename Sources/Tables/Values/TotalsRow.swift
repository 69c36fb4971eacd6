/// Rows of a spreadsheet that are no data: sums beneath a table or between its parts, and notes.
enum TotalsRow {
  /// What names a sum where it is all that a cell holds, without spaces and signs and in small
  /// letters.
  private static let words: Set<String> = [
    "合计", "小计", "总计", "共计", "累计", "合計", "小計", "總計", "共計", "累計", "总合计", "本页合计",
    "本页小计", "以上合计", "合计金额", "总金额", "合计数", "合计数量", "小计金额", "平均", "平均值", "平均价", "均价",
    "最低价", "最高价", "total", "average", "subtotal", "grandtotal", "sum",
  ]
  /// What notes begin with, before a colon or a number.
  private static let notes = ["注", "备注", "说明", "註", "備註", "說明", "note", "notes"]

  /// Whether a trimmed text, where the name of a lot, a firm or the like belongs, says that its row
  /// is one of totals or notes.
  static func isNamed(_ text: String) -> Bool {
    guard mayBegin(text.utf8) else { return false }
    let bare = text.unicodeScalars.drop { isAround($0) }
    guard let first = bare.first, mayBegin(first) else { return false }
    let folded = String(bare).halfWidth.lowercased().unicodeScalars
    // 总计(万片) is a sum with its unit, SUM(1) is not.
    let named = folded.prefix { $0 != "(" || first.isASCII }.filter { $0.properties.isAlphabetic }
    let plain = String(String.UnicodeScalarView(named))
    if first.properties.isAlphabetic, words.contains(plain) { return true }
    return notes.contains { note in
      let rest = folded.drop { !$0.properties.isAlphabetic }
      guard rest.starts(with: note.unicodeScalars) else { return false }
      let sign = rest.dropFirst(note.unicodeScalars.count).drop { "0"..."9" ~= $0 || $0 == " " }
        .first
      return sign == ":" || sign == "." || sign == "、"
    }
  }

  /// Whether a character may stand before such a word: a bracket, or what does not show.
  private static func isAround(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", "（", "[", "［", "【", "〔", "\u{200B}"..."\u{200F}", "\u{2060}", "\u{FEFF}": true
    default: false
    }
  }

  /// Whether a text that begins so is to be looked at; of full-width letters and spaces any.
  private static func mayBegin(_ first: Unicode.Scalar) -> Bool {
    switch first {
    case "合", "小", "总", "總", "共", "累", "本", "以", "注", "註", "备", "備", "说", "說", "平", "均", "最": true
    case "\u{4E00}"..."\u{9FFF}": false
    default: true
    }
  }

  /// Whether a field with these bytes is to be looked at: most begin otherwise.
  static func mayBegin(_ bytes: some Collection<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): return false
    case UInt8(ascii: "A")...UInt8(ascii: "z"): return "agstnAGSTN".utf8.contains(first)
    default: return true
    }
  }
}

extension String {
  /// The text in lines of at most `width` columns: broken at spaces, or anywhere where there is
  /// none, as Chinese has none.
  public func wrapped(to width: Int) -> [String] {
    guard displayWidth(self) > width else { return [self] }
    var lines: [String] = []
    var (line, taken) = ("", 0)
    for word in breakable {
      if taken + displayWidth(word.trimmingEnd) > width, !line.isEmpty {
        lines.append(line.trimmingEnd)
        (line, taken) = ("", 0)
      }
      for character in word {
        let own = displayWidth(String(character))
        if taken + own > width, character != " " {
          if !line.isEmpty { lines.append(line.trimmingEnd) }
          (line, taken) = ("", 0)
        }
        line.append(character)
        taken += own
      }
    }
    return lines + [line.trimmingEnd]
  }

  /// The text without the spaces at its end.
  public var trimmingEnd: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }

  /// The pieces between which a line may break: words with their spaces, and single wide letters
  /// with the marks that no line may begin or end with.
  private var breakable: [String] {
    var pieces: [String] = []
    var piece = ""
    for character in self {
      let isWide = displayWidth(String(character)) == 2
      let isClosing = Self.closingMarks.contains(character)
      if isClosing, piece.isEmpty, let last = pieces.indices.last {
        pieces[last].append(character)
        continue
      }
      if isWide, !isClosing, let end = piece.last, !Self.openingMarks.contains(end) {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
      if isWide && !Self.openingMarks.contains(character) || character == " " {
        pieces.append(piece)
        piece = ""
      }
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }

  /// Marks of Chinese that belong to what stands before them.
  private static let closingMarks: Set<Character> = [
    "、", "，", "。", "；", "：", "！", "？", "）", "》", "〕", "】", "”",
  ]
  /// Marks of Chinese that belong to what stands behind them.
  private static let openingMarks: Set<Character> = ["（", "《", "〔", "【", "“"]
}

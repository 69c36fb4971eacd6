public import Wording

/// Writes a table for a terminal, all at once, as the widths of its columns follow from all rows.
public struct TerminalWriter: TableWriter {
  private let language: Language
  private let width: Int
  private let emphasis: Bool

  /// Writes for a terminal of so many columns, as `TerminalTable` says.
  public init(language: Language, width: Int, emphasis: Bool) {
    (self.language, self.width, self.emphasis) = (language, width, emphasis)
  }

  /// Not before all rows are known.
  public var writesParts: Bool { false }

  /// The table with its headings.
  public func rows(_ part: OutputTable) -> WrittenRows {
    let table = TerminalTable(part, language: language, width: width, emphasis: emphasis)
    return WrittenRows(table.lines().map { $0 + "\n" }.joined())
  }
}

/// Lays a table out for a terminal: Chinese aligned by its double width, numbers to the right.
///
/// Rows that share their first value stand under it as a heading. Where the width is short,
/// columns are left out in their drop order and named below; then texts wrap; and where even that
/// does not fit, each row becomes a block of `name  value` lines, on the narrowest terminals one
/// below the other.
public struct TerminalTable {
  private let headings: [String]
  private let isNumeric: [Bool]
  private let dropOrder: [Int?]
  private let language: Language
  private let rows: [[String]]
  private let width: Int
  private let emphasis: Bool

  private static let gap = 2
  private static let narrowest = 8
  private static let narrowestDroppable = 28

  /// Prepares a table for a terminal of `width` columns, at least 8; `emphasis` prints headings in
  /// bold.
  public init(_ table: OutputTable, language: Language, width: Int, emphasis: Bool = false) {
    headings = table.columns.map { $0.heading(language) }
    isNumeric = table.columns.map(\.isNumeric)
    dropOrder = table.columns.map(\.dropOrder)
    self.language = language
    rows = (0..<table.rowCount).map { table.row($0).map(\.characters.visible) }
    self.width = max(Self.narrowest, width)
    self.emphasis = emphasis
  }

  /// The lines of the table.
  public func lines() -> [String] {
    let isGrouped = headings.count > 4 && Set(rows.map(\.[0])).count < rows.count
    let filled = Array((isGrouped ? 1 : 0)..<headings.count).filter { column in
      rows.isEmpty || rows.contains { !$0[column].isEmpty }
    }
    guard let (columns, widths) = layout(filled) else { return blocks() }
    let heading = columns.map { wrapHeading(headings[$0], to: widths[$0] ?? 0) }
    var lines = line(heading, columns, widths).map(bold)
    lines.append(rule(columns, widths))
    var group: String?
    for row in rows {
      if isGrouped, row[0] != group {
        group = row[0]
        lines += row[0].wrapped(to: width).map(bold)
      }
      lines += line(columns.map { row[$0].wrapped(to: widths[$0] ?? 0) }, columns, widths)
    }
    return lines + footer(filled.filter { !columns.contains($0) })
  }

  private func footer(_ dropped: [Int]) -> [String] {
    guard !dropped.isEmpty else { return [] }
    let names = dropped.map { headings[$0] }
    let text = Text(
      en:
        "not shown for lack of width: \(names.joined(separator: ", ")); --format csv has them all",
      zh: "因宽度不足未显示：\(names.joined(separator: "、"))；--format csv 可得全部")
    return text(language).wrapped(to: width)
  }

  /// The columns that fit, with their widths; nil when not even the essential ones do.
  private func layout(_ columns: [Int]) -> (columns: [Int], widths: [Int: Int])? {
    var kept = columns
    let droppable = columns.filter { dropOrder[$0] != nil }
      .sorted { (dropOrder[$0] ?? 0) < (dropOrder[$1] ?? 0) }
    for next in droppable {
      let narrowest = { column in dropOrder[column] == nil ? Int.max : Self.narrowestDroppable }
      if let widths = widths(of: kept, narrowest: narrowest) { return (kept, widths) }
      kept.removeAll { $0 == next }
    }
    return widths(of: kept) { _ in Self.narrowest }.map { (kept, $0) }
  }

  /// The width of each column, texts narrowed as far as `narrowest` allows; nil when that is not
  /// enough.
  private func widths(of columns: [Int], narrowest: (Int) -> Int) -> [Int: Int]? {
    var widths: [Int: Int] = [:]
    var least: [Int: Int] = [:]
    for column in columns {
      let cells = rows.map { displayWidth($0[column]) }.max() ?? 0
      let heading = wrapHeading(headings[column], to: 0).map(displayWidth).max() ?? 0
      widths[column] = max(cells, heading)
      least[column] = max(narrowest(column), heading)
    }
    while widths.values.reduce(0, +) + Self.gap * columns.count > width {
      // The widest text gives way first.
      let texts = columns.filter { !isNumeric[$0] && (widths[$0] ?? 0) > (least[$0] ?? 0) }
      guard let widest = texts.max(by: { (widths[$0] ?? 0) < (widths[$1] ?? 0) }) else {
        return nil
      }
      widths[widest, default: 0] -= 1
    }
    return widths
  }

  private func line(_ cells: [[String]], _ columns: [Int], _ widths: [Int: Int]) -> [String] {
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { index in
      var text = ""
      for (cell, column) in zip(cells, columns) {
        let part = index < cell.count ? cell[index] : ""
        let space = String(
          repeating: " ", count: max(0, (widths[column] ?? 0) - displayWidth(part)))
        text += String(repeating: " ", count: Self.gap)
        text += isNumeric[column] ? space + part : part + space
      }
      return text.trimmingEnd
    }
  }

  private func rule(_ columns: [Int], _ widths: [Int: Int]) -> String {
    columns.map {
      String(repeating: " ", count: Self.gap) + String(repeating: "-", count: widths[$0] ?? 0)
    }
    .joined()
  }

  private func bold(_ text: String) -> String { emphasis ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  /// Each row as lines of name and value; where not even these fit beside each other, the value
  /// stands below its name.
  private func blocks() -> [String] {
    let label = headings.map(displayWidth).max() ?? 0
    let room = width - label - Self.gap
    return rows.flatMap { row in
      zip(headings, row).filter { !$1.isEmpty }.flatMap { heading, value in
        room < Self.narrowest ? stacked(heading, value) : beside(heading, label, value, room)
      } + [""]
    }
  }

  private func beside(_ heading: String, _ label: Int, _ value: String, _ room: Int) -> [String] {
    value.wrapped(to: room).enumerated().map {
      let name = $0.offset == 0 ? heading : ""
      return name + String(repeating: " ", count: label - displayWidth(name) + Self.gap)
        + $0.element
    }
  }

  private func stacked(_ heading: String, _ value: String) -> [String] {
    let indent = String(repeating: " ", count: Self.gap)
    return heading.wrapped(to: width)
      + value.wrapped(to: width - Self.gap).map { indent + $0 }
  }

  /// Headings break after an underscore.
  private func wrapHeading(_ heading: String, to width: Int) -> [String] {
    let words = heading.split(separator: "_", omittingEmptySubsequences: false)
    var lines: [String] = []
    for (index, word) in words.enumerated() {
      let part = word + (index + 1 < words.count ? "_" : "")
      if let line = lines.last, displayWidth(line + part) <= width {
        lines[lines.count - 1] += part
      } else {
        lines.append(String(part))
      }
    }
    return lines
  }
}

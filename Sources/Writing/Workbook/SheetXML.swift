import Tables
import Wording

/// A table as a sheet of a workbook.
struct SheetXML {
  private let table: OutputTable
  private let language: Language
  private let isFirst: Bool

  /// So many rows are looked at for how wide the columns are to be.
  private static let rowsForWidth = 1_000
  private static let (narrowest, narrowestText, widest, widestHead) = (6, 10, 120, 10)
  /// So many characters stand side by side on a sheet of A4 that is still easy to read.
  private static let (widthOfPortrait, widthOfLandscape) = (100, 230)
  /// A number with more digits would not be kept as it is.
  private static let mostDigits = 15
  private static let rowsAtOnce = 512
  /// How high a line of text and the highest row are, in points.
  private static let (heightOfLine, highest) = (15, 405)

  init(_ table: OutputTable, language: Language, isFirst: Bool) {
    (self.table, self.language, self.isFirst) = (table, language, isFirst)
  }

  /// The cells that a table takes with its head, such as `A1:K158`.
  static func range(of table: OutputTable, isAbsolute: Bool = false) -> String {
    let sign = isAbsolute ? "$" : ""
    let last = column(table.columns.count - 1)
    return "\(sign)A\(sign)1:\(sign)\(last)\(sign)\(table.rowCount + 1)"
  }

  /// The letters of a column, by its place from 0 on.
  static func column(_ place: Int) -> String {
    var (letters, rest) = ("", place + 1)
    while rest > 0 {
      letters = String(Unicode.Scalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  func write(_ take: ([UInt8]) throws -> Void) throws {
    let widths = widths
    try take(Array(opening(widths).utf8))
    try take(Array(row(0, headings.map { (.text($0), WorkbookStyles.head) }, widths).utf8))
    for start in stride(from: 0, to: table.rowCount, by: Self.rowsAtOnce) {
      let rows = start..<min(start + Self.rowsAtOnce, table.rowCount)
      let text = rows.map { row($0 + 1, styled(table.row($0)), widths) }.joined()
      try take(Array(text.utf8))
    }
    try take(Array(closing(widths).utf8))
  }

  private var headings: [String] { table.columns.map { $0.heading(language) } }

  /// How wide each column is to be, in characters: texts wrap where all would be wider than a sheet.
  private var widths: [Int] {
    var needs = headings.map { min(displayWidth($0), Self.widestHead) }
    for index in 0..<min(table.rowCount, Self.rowsForWidth) {
      for (place, cell) in table.row(index).enumerated() {
        needs[place] = max(needs[place], displayWidth(cell.characters))
      }
    }
    func widths(_ limit: Int) -> [Int] {
      zip(needs, table.columns).map { need, column in
        let isFixed = column.isNumeric || column.isDate
        return max(min(need + 2, isFixed ? Self.widest : limit), Self.narrowest)
      }
    }
    var limit = Self.widest
    while limit > Self.narrowestText, widths(limit).reduce(0, +) > Self.widthOfLandscape {
      limit -= 1
    }
    return widths(limit)
  }

  private func opening(_ widths: [Int]) -> String {
    let columns = widths.enumerated().map { place, width in
      "<col min=\"\(place + 1)\" max=\"\(place + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
    }
    let selected = isFirst ? " tabSelected=\"1\"" : ""
    return """
      <worksheet xmlns="\(Workbook.main)"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>\
      <dimension ref="\(Self.range(of: table))"/>\
      <sheetViews><sheetView\(selected) workbookViewId="0">\
      <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>\
      </sheetView></sheetViews><cols>\(columns.joined())</cols><sheetData>
      """
  }

  private func closing(_ widths: [Int]) -> String {
    let isWide = widths.reduce(0, +) > Self.widthOfPortrait
    return """
      </sheetData><autoFilter ref="\(Self.range(of: table))"/>\(choices)\
      <pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>\
      <pageSetup paperSize="9" orientation="\(isWide ? "landscape" : "portrait")" \
      fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter>\
      </headerFooter></worksheet>
      """
  }

  /// The lists from which cells are filled.
  private var choices: String {
    let lists = table.columns.enumerated().flatMap { place, column in
      column.choices.compactMap { $0.xml(column: Self.column(place)) }
    }
    guard !lists.isEmpty else { return "" }
    return "<dataValidations count=\"\(lists.count)\">\(lists.joined())</dataValidations>"
  }

  /// How many lines a cell takes in a column; letters are a little wider than digits, by which the width is
  /// counted.
  private static func lines(of cell: Cell, width: Int) -> Int {
    guard case .text(let text) = cell else { return 1 }
    let room = max(1, width - 1) * 20
    return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, line in
      lines + max(1, (displayWidth(String(line)) * 21 + room - 1) / room)
    }
  }

  /// Each cell with its style; a number that a spreadsheet would change is written as a text.
  private func styled(_ cells: [Cell]) -> [(Cell, style: Int)] {
    zip(cells, table.columns).map { cell, column in
      switch cell {
      case .text(let text) where column.isDate:
        guard let day = Day(iso: text), let serial = day.serialNumber else {
          return (cell, WorkbookStyles.text)
        }
        return (.number(String(serial)), WorkbookStyles.day)
      case .number(let digits):
        guard digits.utf8.count(where: { (0x30...0x39).contains($0) }) <= Self.mostDigits else {
          return (.text(digits), WorkbookStyles.text)
        }
        let decimals = digits.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1)
        let count = decimals.count == 2 ? decimals[1].count : 0
        return (cell, WorkbookStyles.number(decimals: count))
      case .text, .empty: return (cell, WorkbookStyles.text)
      }
    }
  }

  private func row(_ index: Int, _ cells: [(Cell, style: Int)], _ widths: [Int]) -> String {
    // Not every office makes room for texts of several lines by itself.
    let lines = zip(cells, widths).map { Self.lines(of: $0.0, width: $1) }.max() ?? 1
    let height = min(lines * Self.heightOfLine, Self.highest)
    let room = lines > 1 ? " ht=\"\(height)\" customHeight=\"1\"" : ""
    var text = "<row r=\"\(index + 1)\"\(room)>"
    for (place, cell) in cells.enumerated() {
      let start = "<c r=\"\(Self.column(place))\(index + 1)\" s=\"\(cell.style)\""
      switch cell.0 {
      case .text(""), .empty: continue
      case .number(let digits): text += "\(start)><v>\(digits)</v></c>"
      case .text(let words):
        text +=
          "\(start) t=\"inlineStr\"><is><t xml:space=\"preserve\">\(words.cellXML)</t></is></c>"
      }
    }
    return text + "</row>"
  }
}

extension Day {
  /// The number of the day in a spreadsheet; nil before March 1900, where those differ by a day that
  /// never was.
  fileprivate var serialNumber: Int? {
    let number = (Timestamp(startOf: self).seconds - Self.epoch) / 86_400
    return number > 60 ? number : nil
  }

  private static let epoch: Int = {
    guard let day = Day(iso: "1899-12-30") else { preconditionFailure("a day of the calendar") }
    return Timestamp(startOf: day).seconds
  }()
}

extension String {
  /// The text with what XML acts on escaped.
  var xml: String {
    guard utf8.contains(where: { "<>&\"\r".utf8.contains($0) }) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "&": text += "&amp;"
      case "\"": text += "&quot;"
      case "\r": text += "&#13;"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The text of a cell: without what XML cannot hold, what a workbook takes for an escape escaped, and
  /// what no cell has room for left out, which is said.
  fileprivate var cellXML: String {
    var words = visible(keepingLines: true)
    if words.utf16.count > Workbook.mostOfText { words = words.shortened }
    if words.contains("_x") { words = words.replacing("_x", with: "_x005F_x") }
    if words.unicodeScalars.contains(where: \.isNoCharacter) {
      words = words.unicodeScalars.map {
        $0.isNoCharacter ? "\\u{" + String($0.value, radix: 16, uppercase: true) + "}" : String($0)
      }.joined()
    }
    return words.xml
  }

  /// As much as a cell has room for, with a mark that there is more.
  private var shortened: String {
    let mark = " … (CSV)"
    var (text, count) = ("", mark.utf16.count)
    for character in self {
      count += character.utf16.count
      guard count <= Workbook.mostOfText else { break }
      text.append(character)
    }
    return text + mark
  }
}

extension Unicode.Scalar {
  fileprivate var isNoCharacter: Bool { value & 0xFFFE == 0xFFFE }
}

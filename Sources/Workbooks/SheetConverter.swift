import Files
import Wording

/// Writes the rows of a sheet as a CSV file, each as the line of its number.
struct SheetConverter: ~Copyable {
  /// The file.
  private(set) var output = SpilledBytes()
  private(set) var notes = SheetNotes()
  /// The cells of several rows that are merged and hold data.
  private(set) var found: [MergedCells] = []
  /// What an earlier pass has found, by whose values cells are filled.
  var merges: [MergedCells] = []

  private var scanner: XMLScanner
  private var writer: CellWriter
  private let columns: SheetColumns
  private let isHead: Bool

  private var bytes: [UInt8] = []
  /// What the cell that is read holds.
  private var content: [UInt8] = []
  private var row = 0
  private var rowStart = 0
  private var isHidden = false
  /// Whether rows that do not say how high they are do not show.
  private var hasNoHeight = false
  private var hasCells = false
  /// How many lists of hidden columns there were.
  private var hiddenLists = 0
  /// How many fields the row has.
  private var width = 0
  private var hasValue = false
  /// The merged cells that reach into the row, by column; those that begin below it follow.
  private var active: [MergedCells] = []
  private var nextMerge = 0
  /// Which of them come behind the fields that the row has.
  private var nextFill = 0

  /// How many rows show where the header is.
  private static let headRows = 64
  private static let mostFields = 1 << 10
  private static let chunk = 1 << 18
  /// A file this large must come from a sheet of some size, as few bytes can refer to long texts.
  private static let (freeSize, mostGrowth) = (64 << 20, 16)

  init(
    _ scanner: consuming XMLScanner, _ columns: SheetColumns, _ writer: CellWriter, isHead: Bool
  ) {
    self.scanner = scanner
    (self.columns, self.writer, self.isHead) = (columns, writer, isHead)
    // Whatever the cells hold, nothing but a comma separates them.
    bytes = [0xEF, 0xBB, 0xBF] + Array("sep=,\n".utf8)
  }

  /// Reads the sheet, and writes its rows.
  mutating func convert() throws(WorkbookError) {
    merges.sort { $0.rows.lowerBound < $1.rows.lowerBound }
    reading: while true {
      switch try scanner.next() {
      case .start:
        // What later programs add behind it is no part of the sheet.
        if scanner.isNamed("extLst") { break reading }
        if scanner.isNamed("row") {
          if isHead, row >= Self.headRows { break reading }
          try readRow()
        } else if scanner.isNamed("mergeCell") {
          try noteMerge()
        } else if scanner.isNamed("sheetData") {
          guard !hasCells else { throw scanner.broken("it has its cells twice", "单元格数据重复") }
          hasCells = true
        } else if scanner.isNamed("sheetFormatPr") {
          hasNoHeight = scanner.isZero("defaultRowHeight")
        } else if scanner.isNamed("col"), scanner.flag("hidden") || scanner.isZero("width") {
          try noteHiddenColumns()
        } else if scanner.isNamed("sheetView"), scanner.value("showZeros") != nil {
          writer.showsZeros = scanner.flag("showZeros")
        }
      case .finish: break reading
      default: break
      }
    }
    notes.hiddenTimes = writer.hiddenTimes
    try flush()
  }

  private func flushLimit() -> Int { Self.freeSize + Self.mostGrowth * scanner.received }

  private mutating func flush() throws(WorkbookError) {
    do throws(FileError) { try output.append(bytes) } catch { throw .file(error) }
    bytes.removeAll(keepingCapacity: true)
    guard output.count <= flushLimit() else {
      throw .tooLarge(
        Text(en: "the sheet becomes far larger than it is", zh: "工作表展开后远大于其本身"))
    }
  }

  // MARK: Notes

  private mutating func noteHiddenColumns() throws(WorkbookError) {
    hiddenLists += 1
    guard hiddenLists <= CellReference.mostColumns else {
      throw scanner.broken("it has more hidden columns than columns", "隐藏列数超过总列数")
    }
    guard let first = scanner.number("min"), let last = scanner.number("max"), first > 0,
      first <= min(last, columns.kinds.count)
    else { return }
    notes.hiddenColumns.formUnion((first - 1)..<min(last, columns.kinds.count))
  }

  /// Keeps cells of several rows that are merged among the data.
  private mutating func noteMerge() throws(WorkbookError) {
    guard merges.isEmpty, let reference = scanner.value("ref"),
      let merged = MergedCells(scanner.bytes[reference]),
      merged.rows.lowerBound > columns.headerRow, merged.column < columns.kinds.count
    else { return }
    found.append(merged)
  }

  // MARK: Rows

  private mutating func readRow() throws(WorkbookError) {
    let number = scanner.value("r") == nil ? row + 1 : scanner.number("r")
    guard let number, number > row, number <= CellReference.mostRows else {
      throw scanner.broken("the rows are not in order", "行号顺序错误")
    }
    isHidden =
      scanner.flag("hidden")
      || (scanner.value("ht") == nil ? hasNoHeight : scanner.isZero("ht"))
    // The line of a row that is not there is empty.
    for _ in (row + 1)..<number { bytes.append(0x0A) }
    row = number
    startRow()
    let depth = scanner.depth
    reading: while true {
      if try readPlainCells() { continue }
      switch try scanner.next() {
      case .start where scanner.isNamed("c"): try readCell()
      case .end where scanner.depth < depth: break reading
      case .finish: break reading
      default: break
      }
    }
    try endRow()
  }

  private mutating func startRow() {
    (rowStart, width, hasValue, nextFill) = (bytes.count, 0, false, 0)
    guard !merges.isEmpty else { return }
    active.removeAll { $0.rows.upperBound < row }
    while nextMerge < merges.count, merges[nextMerge].rows.lowerBound <= row {
      let merged = merges[nextMerge]
      if merged.rows.upperBound >= row {
        let place = active.firstIndex { $0.column >= merged.column } ?? active.count
        active.insert(merged, at: place)
      }
      nextMerge += 1
    }
  }

  private mutating func endRow() throws(WorkbookError) {
    if !merges.isEmpty { try fill(before: Int.max) }
    if !hasValue {
      bytes.removeSubrange(rowStart...)
    } else {
      if isHidden, row > columns.headerRow { notes.hiddenRows += 1 }
      while width < columns.kinds.count {
        if width > 0 { bytes.append(UInt8(ascii: ",")) }
        width += 1
      }
    }
    bytes.append(0x0A)
    if bytes.count >= Self.chunk { try flush() }
  }

  /// Goes to the field of a column.
  @inline(__always)
  private mutating func move(to column: Int) throws(WorkbookError) {
    if !merges.isEmpty { try fill(before: column) }
    guard column >= width, column < Self.mostFields else {
      throw column < width
        ? scanner.broken("the cells of a row are not in order", "单元格顺序错误")
        : .tooLarge(Text(en: "a row has more than 1,024 columns", zh: "一行超过 1024 列"))
    }
    // One comma stands before each field but the first.
    for field in width...column where field > 0 { bytes.append(UInt8(ascii: ",")) }
    width = column + 1
  }

  // MARK: Merged cells

  /// Fills cells that are merged with one above, up to a column.
  private mutating func fill(before column: Int) throws(WorkbookError) {
    while nextFill < active.count, active[nextFill].column < column {
      let merged = active[nextFill]
      nextFill += 1
      guard merged.rows.lowerBound < row, !merged.field.isEmpty else { continue }
      guard merged.column >= width else {
        throw scanner.broken("merged cells overlap", "合并单元格重叠")
      }
      for field in width...merged.column where field > 0 { bytes.append(UInt8(ascii: ",")) }
      width = merged.column + 1
      bytes += merged.field
      if hasValue || column < Int.max, columns.kinds[merged.column] != .amount {
        notes.filled[merged.column, default: 0] += 1
      }
    }
  }

  /// Looks at a field that was written, which may belong to merged cells.
  private mutating func take(field start: Int, of column: Int) throws(WorkbookError) {
    guard nextFill < active.count, active[nextFill].column == column else { return }
    let place = nextFill
    nextFill += 1
    if active[place].rows.lowerBound == row {
      if columns.kinds[column] == .amount {
        let rows = active[place].rows
        doubt(start, .mergedAmount, "\(rows.lowerBound)–\(rows.upperBound)")
      }
      active[place].field = Array(bytes[start...])
    } else if bytes[start...] != active[place].field[...] {
      doubt(start, .covered)
    }
  }

  /// Puts a doubt in the place of the field that begins there, unless there is one already.
  private mutating func doubt(_ start: Int, _ reason: DoubtfulCell.Reason, _ detail: String = "") {
    let text = CellText.text(of: bytes[start...])
    guard DoubtfulCell(text) == nil else { return }
    bytes.removeSubrange(start...)
    CellText.write(DoubtfulCell(reason, text, detail).bytes, to: &bytes)
  }

  // MARK: Cells

  /// Reads cells that are written in the usual way; true where there was at least one.
  private mutating func readPlainCells() throws(WorkbookError) -> Bool {
    guard scanner.isAtContent else { return false }
    // Held once for all cells: nothing is read on while they are looked at.
    let source = scanner.bytes
    var (cell, count) = (PlainCell(), 0)
    while cell.read(source.span, from: scanner.place), cell.row == row {
      let start = try begin(cell.column)
      let isWritten = writer.write(
        cell, in: source.span, column: kind(of: cell.column), to: &bytes)
      try end(cell.column, from: start, isWritten)
      scanner.skip(to: cell.end)
      count += 1
    }
    return count > 0
  }

  private mutating func readCell() throws(WorkbookError) {
    let column = try column()
    let style = scanner.value("s") == nil ? 0 : scanner.number("s") ?? Int.max
    let (kind, isInline) = try kind()
    let depth = scanner.depth
    var formula: [UInt8]?
    var content: [UInt8] = []
    swap(&content, &self.content)
    content.removeAll(keepingCapacity: true)
    reading: while true {
      switch try scanner.next() {
      case .start where scanner.isNamed("v") && !isInline:
        guard content.isEmpty else {
          throw .damaged(Text(en: "a cell has two values", zh: "一个单元格有两个值"))
        }
        try readText(into: &content)
      case .start where scanner.isNamed("f"):
        var text: [UInt8] = []
        try readText(into: &text)
        formula = text
      case .start where scanner.isNamed("is") && isInline:
        try CellText.read(&scanner, into: &content)
      case .end where scanner.depth < depth: break reading
      case .finish: break reading
      default: break
      }
    }
    if !content.isEmpty {
      try write(kind, content[...], style: style, at: column)
    } else if let formula, kind == .number {
      let text = "=" + String(decoding: formula, as: UTF8.self)
      try write(.text, DoubtfulCell(.formula, text).bytes[...], style: 0, at: column)
    }
    swap(&content, &self.content)
  }

  /// The column of the cell that was started.
  private func column() throws(WorkbookError) -> Int {
    guard let reference = scanner.value("r") else { return width }
    guard let cell = CellReference(scanner.bytes[reference]), cell.row == row else {
      throw scanner.broken("a cell is not in its row", "单元格与行号不符")
    }
    return cell.column
  }

  /// The type of the cell that was started.
  private func kind() throws(WorkbookError) -> (CellWriter.Kind, isInline: Bool) {
    guard let range = scanner.value("t") else { return (.number, false) }
    switch String(decoding: scanner.bytes[range], as: UTF8.self) {
    case "n": return (.number, false)
    case "s": return (.shared, false)
    case "str": return (.text, false)
    case "inlineStr": return (.text, true)
    case "b": return (.flag, false)
    case "e": return (.text, false)
    case "d": return (.date, false)
    default: throw scanner.broken("a cell has an unknown type", "单元格类型未知")
    }
  }

  /// Writes what a cell holds as the field of its column.
  private mutating func write(
    _ kind: CellWriter.Kind, _ content: ArraySlice<UInt8>, style: Int, at column: Int
  ) throws(WorkbookError) {
    let start = try begin(column)
    let isWritten = writer.write(
      kind, content, style: style, column: self.kind(of: column), to: &bytes)
    try end(column, from: start, isWritten)
  }

  /// Goes to the field of a column, and says where it begins.
  @inline(__always)
  private mutating func begin(_ column: Int) throws(WorkbookError) -> Int {
    try move(to: column)
    hasValue = true
    return bytes.count
  }

  /// Looks at the field that was written.
  @inline(__always)
  private mutating func end(_ column: Int, from start: Int, _ isWritten: Bool)
    throws(WorkbookError)
  {
    guard isWritten else {
      throw scanner.broken("a cell refers to what is not there", "单元格引用的内容不存在")
    }
    if !merges.isEmpty { try take(field: start, of: column) }
  }

  /// What a column holds.
  @inline(__always)
  private func kind(of column: Int) -> SheetColumns.Kind {
    column < columns.kinds.count ? columns.kinds[column] : .any
  }

  /// Reads the text of an element that has nothing else.
  private mutating func readText(into text: inout [UInt8]) throws(WorkbookError) {
    let depth = scanner.depth
    while true {
      switch try scanner.next() {
      case .text: try scanner.appendText(to: &text)
      case .end where scanner.depth < depth: return
      case .finish: return
      default: break
      }
    }
  }
}

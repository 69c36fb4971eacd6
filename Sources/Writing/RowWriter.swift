public import ExactNumbers
public import Tables

/// Takes the cells of a row one by one, and makes values of them, or the bytes of a CSV line, a JSON
/// object or a paragraph.
///
/// A table of millions of rows is written through one of these, so that no cell becomes an object.
public struct RowWriter: ~Copyable {
  /// What is made of the cells.
  @usableFromInline
  enum Form { case csv, json, paragraphs, values }

  @usableFromInline let form: Form
  // Those of the other forms stay empty.
  @usableFromInline var csv: CSVBuffer
  @usableFromInline var json: JSONBuffer
  private var paragraphs = ByteBuffer(room: 0)
  /// The values so far.
  private(set) var values: [Cell] = []

  init(_ form: Form, _ columns: [OutputTable.Column], rows: Int) {
    self.form = form
    csv = CSVBuffer(isSingleColumn: columns.count == 1, rows: form == .csv ? rows : 0)
    json = form == .json ? JSONBuffer(columns, rows: rows) : JSONBuffer([], rows: 0)
    if form == .values { values.reserveCapacity(rows * columns.count) }
  }

  /// Ends the row.
  public mutating func endRow() {
    switch form {
    case .csv: csv.endLine()
    case .json: json.endRow()
    case .paragraphs: paragraphs.append(Self.lineEnd)
    case .values: break
    }
  }

  private static let lineEnd = UInt8(ascii: "\n")

  /// Takes the rows out; unused where values are wanted.
  mutating func takeRows() -> WrittenRows {
    switch form {
    case .json: return json.takeRows()
    case .paragraphs:
      // Between them and others the empty line is missing.
      if paragraphs.count > 0 { paragraphs.removeLast() }
      return WrittenRows(pieces: [paragraphs.takeBytes()], neutralised: 0)
    case .csv, .values: return csv.takeLines()
    }
  }

  /// Writes words; in a spreadsheet they must never act as a formula.
  public mutating func text(_ text: String) {
    switch form {
    case .csv: csv.text(text.utf8.span)
    case .json: json.text(text.utf8.span)
    case .paragraphs: paragraphs.append(text.utf8.span)
    case .values: values.append(.text(text))
    }
  }

  /// Writes a text, and tells where it stands, so that it can be written `again`.
  public mutating func written(_ text: String) -> WrittenText {
    guard form == .csv else {
      self.text(text)
      return WrittenText(cell: nil, text: text)
    }
    return WrittenText(cell: csv.text(text.utf8.span), text: text)
  }

  /// Writes a text again that this writer wrote in a row before.
  public mutating func again(_ text: WrittenText) {
    if let cell = text.cell { csv.again(cell) } else { self.text(text.text) }
  }

  /// A text that was written.
  public struct WrittenText {
    /// Where it stands among the lines of CSV.
    fileprivate let cell: WrittenCell?
    fileprivate let text: String
  }

  /// Writes the text of a number.
  public mutating func text(_ number: Int, of texts: Permanent<ReadyTexts>) {
    texts.read { texts in
      if form == .csv { texts.write(number, to: &csv) } else { text(texts.texts[number]) }
    }
  }

  /// Writes a word of the program itself, which can harm nobody and has no comma in it.
  ///
  /// One that is known where it is written costs no more than a store.
  @inlinable @inline(__always)
  public mutating func word(_ word: StaticString) {
    if form == .csv { csv.word(word) } else { append(word) }
  }

  @usableFromInline
  mutating func append(_ word: StaticString) {
    switch form {
    case .json: json.word(word)
    case .paragraphs: paragraphs.append(word)
    case .csv, .values: values.append(.text(word.description))
    }
  }

  /// Writes a sentence; one without words is an empty text.
  @inline(__always)
  public mutating func sentence(_ sentence: Sentence) {
    switch form {
    case .csv: csv.sentence(sentence)
    case .json: json.sentence(sentence)
    case .paragraphs: sentence.bytes.read { paragraphs.append($0) }
    case .values: values.append(.text(String(sentence)))
    }
  }

  /// Writes nothing.
  public mutating func empty() {
    switch form {
    case .csv: csv.empty()
    case .json: json.empty()
    case .paragraphs: break
    case .values: values.append(.empty)
    }
  }

  /// Writes a whole number, or nothing.
  public mutating func number(_ number: Int?) {
    guard let number else { return empty() }
    switch form {
    case .csv: csv.number(number)
    case .json: json.number(number)
    case .paragraphs: paragraphs.append(number)
    case .values: values.append(.number(String(number)))
    }
  }

  /// Writes as few decimals of the range as show the number exactly, or else all of them, rounded
  /// half up; nothing for none, and a number that is too long for decimals as words.
  public mutating func number(_ number: Ratio?, decimals: ClosedRange<Int>) {
    guard let number else { return empty() }
    let isWritten =
      switch form {
      case .csv: csv.number(number, decimals: decimals)
      case .json: json.number(number, decimals: decimals)
      case .paragraphs, .values: false
      }
    if !isWritten { appendCell(number, decimals: decimals) }
  }

  @inline(never)
  private mutating func appendCell(_ number: Ratio, decimals: ClosedRange<Int>) {
    append(number.decimalCell(decimals))
  }

  /// Writes a value that was made before.
  public mutating func append(_ cell: Cell) {
    guard form != .values else { return values.append(cell) }
    switch cell {
    case .text(let words): text(words)
    case .number(let digits):
      switch form {
      case .csv, .values: csv.digits(digits.utf8.span)
      case .json: json.digits(digits.utf8.span)
      case .paragraphs: paragraphs.append(digits.utf8.span)
      }
    case .empty: empty()
    }
  }
}

extension Ratio {
  /// The number in the first of the decimals that show it exactly and fit, else as a fraction.
  fileprivate func decimalCell(_ decimals: ClosedRange<Int>) -> Cell {
    if let shown = try? decimal(decimals) { return .number(shown.text) }
    for count in decimals {
      guard let rounded = try? rounded(decimals: count, rounding: .halfUp) else { continue }
      guard rounded == self || count == decimals.upperBound else { continue }
      if let text = try? rounded.decimalText(decimals: count) { return .number(text) }
    }
    return .text(exactText)
  }
}

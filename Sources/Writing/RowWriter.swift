public import ExactNumbers
public import Tables

/// Takes the cells of a row one by one, and makes values or the bytes of a CSV line of them.
///
/// A table of millions of rows is written through one of these, so that no cell becomes an object.
public struct RowWriter: ~Copyable {
  @usableFromInline var buffer: CSVBuffer
  /// The values so far; nil where lines are wanted.
  @usableFromInline private(set) var values: [Cell]?

  init(columns: Int, rows: Int, makesValues: Bool) {
    buffer = CSVBuffer(isSingleColumn: columns == 1, rows: makesValues ? 0 : rows)
    values = makesValues ? [] : nil
  }

  /// Ends the row.
  public mutating func endRow() { buffer.endLine() }

  /// Takes the lines out; unused where values are wanted.
  mutating func takeLines() -> WrittenRows { buffer.takeLines() }

  /// Writes words; in a spreadsheet they must never act as a formula.
  public mutating func text(_ text: String) {
    if values == nil { buffer.text(text.utf8.span) } else { values?.append(.text(text)) }
  }

  /// Writes a text, and tells where it stands, so that it can be written `again`.
  public mutating func written(_ text: String) -> WrittenText {
    guard values == nil else {
      values?.append(.text(text))
      return WrittenText(cell: nil, text: text)
    }
    return WrittenText(cell: buffer.text(text.utf8.span), text: text)
  }

  /// Writes a text again that this writer wrote in a row before.
  public mutating func again(_ text: WrittenText) {
    if let cell = text.cell { buffer.again(cell) } else { values?.append(.text(text.text)) }
  }

  /// A text that was written.
  public struct WrittenText {
    /// Where it stands; nil where values are wanted.
    fileprivate let cell: WrittenCell?
    fileprivate let text: String
  }

  /// Writes the text of a number.
  public mutating func text(_ number: Int, of texts: Permanent<ReadyTexts>) {
    if values == nil {
      texts.read { $0.write(number, to: &buffer) }
    } else {
      values?.append(.text(texts.read { $0.texts[number] }))
    }
  }

  /// Writes a word of the program itself, which can harm nobody and has no comma in it.
  ///
  /// One that is known where it is written costs no more than a store.
  @inlinable @inline(__always)
  public mutating func word(_ word: StaticString) {
    if values == nil { buffer.word(word) } else { append(word) }
  }

  @usableFromInline
  mutating func append(_ word: StaticString) { values?.append(.text(word.description)) }

  /// Writes a sentence; one without words is an empty text.
  @inline(__always)
  public mutating func sentence(_ sentence: Sentence) {
    if values == nil {
      buffer.sentence(sentence)
    } else {
      values?.append(.text(String(sentence)))
    }
  }

  /// Writes nothing.
  public mutating func empty() {
    if values == nil { buffer.empty() } else { values?.append(.empty) }
  }

  /// Writes a whole number, or nothing.
  public mutating func number(_ number: Int?) {
    guard let number else { return empty() }
    if values == nil {
      buffer.number(number)
    } else {
      values?.append(.number(String(number)))
    }
  }

  /// Writes as few decimals of the range as show the number exactly, or else all of them, rounded
  /// half up; nothing for none, and a number that is too long for decimals as words.
  public mutating func number(_ number: Ratio?, decimals: ClosedRange<Int>) {
    guard let number else { return empty() }
    if values != nil || !buffer.number(number, decimals: decimals) {
      appendCell(number, decimals: decimals)
    }
  }

  @inline(never)
  private mutating func appendCell(_ number: Ratio, decimals: ClosedRange<Int>) {
    append(number.decimalCell(decimals))
  }

  /// Writes a value that was made before.
  public mutating func append(_ cell: Cell) {
    guard values == nil else {
      values?.append(cell)
      return
    }
    switch cell {
    case .text(let words): buffer.text(words.utf8.span)
    case .number(let digits): buffer.digits(digits.utf8.span)
    case .empty: buffer.empty()
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

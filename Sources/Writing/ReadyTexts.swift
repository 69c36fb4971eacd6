import Tables

/// Texts as cells of CSV, each of them made once: a table shows the same names again and again.
public final class ReadyTexts: Sendable {
  /// The texts by their numbers.
  public let texts: [String]
  private let bytes: ByteBuffer
  private let cells: [WrittenCell]

  /// Makes the cells of texts, which are numbered from 0, on all processors.
  public init(_ texts: [String]) {
    let parts = inSlices(of: texts.count, size: 4096) { slice in
      var buffer = CSVBuffer(isSingleColumn: false, bytes: 32 * slice.count)
      var cells: [WrittenCell] = []
      cells.reserveCapacity(slice.count)
      for text in texts[slice] { cells.append(buffer.text(text.utf8.span)) }
      return (bytes: buffer.takeBytes(), cells: cells)
    }
    var bytes = ByteBuffer(room: parts.reduce(0) { $0 + $1.bytes.count })
    var cells: [WrittenCell] = []
    cells.reserveCapacity(texts.count)
    for part in parts {
      for cell in part.cells { cells.append(cell.behind(bytes.count)) }
      bytes.append(part.bytes.span)
    }
    (self.texts, self.cells) = (texts, cells)
    self.bytes = bytes
  }

  /// Writes the text of a number.
  @inline(__always)
  func write(_ number: Int, to buffer: inout CSVBuffer) {
    buffer.ready(cells[number], in: bytes)
  }
}

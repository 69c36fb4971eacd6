import Wording

/// The texts that the cells of a workbook refer to, as they stand in a CSV file.
struct SharedStrings {
  private(set) var bytes: [UInt8] = []
  private var ends: [UInt32] = []

  /// They are kept in memory: so many bytes at most, and beyond the first ones not many times what they
  /// take in the file, as few bytes can stand for texts that no cell uses.
  private static let (freeSize, mostGrowth, most) = (64 << 20, 16, 1 << 30)

  /// None.
  init() {}

  /// Reads the part of the texts, which takes so many bytes in the file and has so many.
  init(_ scanner: consuming XMLScanner, packed: Int, size: Int) throws(WorkbookError) {
    let limit = min(Self.most, Self.freeSize + Self.mostGrowth * packed)
    // A list that grows is copied, and takes twice its room.
    bytes.reserveCapacity(min(size, limit))
    var text: [UInt8] = []
    while true {
      switch try scanner.next() {
      case .start where scanner.isNamed("si"):
        text.removeAll(keepingCapacity: true)
        try CellText.read(&scanner, into: &text)
        CellText.write(text, to: &bytes)
        guard bytes.count + 4 * ends.count <= limit else {
          throw .tooLarge(
            Text(
              en: "its texts take \(limit >> 20) MiB, far more than in the file",
              zh: "文本展开后超过 \(limit >> 20) MiB，远大于其在文件中的大小"))
        }
        ends.append(UInt32(bytes.count))
      case .finish: return
      default: break
      }
    }
  }

  /// Where a text stands; nil where there is none of that number.
  func range(_ number: Int) -> Range<Int>? {
    guard number < ends.count, number >= 0 else { return nil }
    return (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
  }
}

/// The text of a cell.
enum CellText {
  /// Reads the text of the element that was started, up to its end: all its pieces, without what
  /// tells how to pronounce them.
  static func read(_ scanner: inout XMLScanner, into text: inout [UInt8]) throws(WorkbookError) {
    let depth = scanner.depth
    var (isText, phonetic) = (false, 0)
    while true {
      switch try scanner.next() {
      case .start:
        if scanner.isNamed("rPh") || phonetic > 0 { phonetic += 1 }
        isText = phonetic == 0 && scanner.isNamed("t")
      case .text: if isText { try scanner.appendText(to: &text) }
      case .end:
        isText = false
        if phonetic > 0 { phonetic -= 1 }
        if scanner.depth < depth { return }
      case .finish: return
      }
    }
  }

  /// Writes a text as a field of a CSV file.
  static func write(_ text: [UInt8], to bytes: inout [UInt8]) {
    let text = text.contains(UInt8(ascii: "_")) ? unescaped(text) : text
    let needsQuotes = text.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes else {
      bytes += text
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The text of a field of a CSV file.
  static func text(of field: ArraySlice<UInt8>) -> String {
    let text = String(decoding: field, as: UTF8.self)
    guard text.hasPrefix("\"") else { return text }
    return String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }

  /// A text with the characters that XML cannot hold, which are written as `_x000D_`.
  private static func unescaped(_ text: [UInt8]) -> [UInt8] {
    var (result, place) = ([UInt8](), 0)
    while place < text.count {
      if let scalar = escape(text[place...]) {
        result += Array(String(scalar).utf8)
        place += 7
      } else {
        result.append(text[place])
        place += 1
      }
    }
    return result
  }

  /// The character of `_x000D_`; nil for control characters other than line ends and tabs.
  private static func escape(_ text: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let start = text.startIndex
    guard text.count >= 7, text[start] == UInt8(ascii: "_"), text[start + 1] == UInt8(ascii: "x"),
      text[start + 6] == UInt8(ascii: "_"),
      let number = UInt32(
        String(decoding: text[(start + 2)..<(start + 6)], as: UTF8.self), radix: 16),
      number >= 0x20 || [0x09, 0x0A, 0x0D].contains(number)
    else { return nil }
    return Unicode.Scalar(number)
  }
}

public import Wording

/// Where a text stops being JSON, and why.
public struct JSONFault: Error, Equatable {
  /// The line, from 1.
  public let line: Int
  /// What stands there, or lacks.
  public let reason: Text
}

/// Reads JSON, tells where it is none, and which keys an object has twice.
///
/// Foundation's reader tells neither a line nor a repeated key, and to load it takes longer than to
/// read what the program reads at every start.
struct JSONReader {
  /// The paths of keys that stand in their object already, such as `parameters.units.fill_up_to`;
  /// the first of their values counts.
  private(set) var repeatedKeys: [String] = []
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  /// The keys and places that lead to the value that is being read.
  private var path: [String] = []

  /// No file of rules is near as deep, and the stack is not endless.
  private static let deepest = 512

  init(_ json: String) {
    bytes = Array(json.utf8)
    // A byte order mark is passed over.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// The whole document.
  mutating func document() throws(JSONFault) -> JSONTree {
    let tree = try value()
    skipSpace()
    if index < bytes.count { throw expected(Text(en: "the end of the file", zh: "文件结束")) }
    return tree
  }

  private mutating func value() throws(JSONFault) -> JSONTree {
    skipSpace()
    guard path.count < Self.deepest else { throw fault(Text(en: "nested too deeply", zh: "嵌套过深")) }
    switch current {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "\""): return .text(try text())
    default: return try word()
    }
  }

  private mutating func object() throws(JSONFault) -> JSONTree {
    var members: [String: JSONTree] = [:]
    try eachMember(until: "}") { reader throws(JSONFault) in
      guard reader.current == UInt8(ascii: "\"") else {
        throw reader.expected(Text(en: "a key in quotes", zh: "加引号的键"))
      }
      let key = try reader.text()
      reader.skipSpace()
      guard reader.take(":") else {
        throw reader.expected(Text(en: "`:` after the key", zh: "键之后的“:”"))
      }
      reader.path.append(key)
      let isRepeated = members[key] != nil
      if isRepeated { reader.repeatedKeys.append(reader.path.joined(separator: ".")) }
      let member = try reader.value()
      if !isRepeated { members[key] = member }
      reader.path.removeLast()
    }
    return .object(members)
  }

  private mutating func list() throws(JSONFault) -> JSONTree {
    var items: [JSONTree] = []
    try eachMember(until: "]") { reader throws(JSONFault) in
      reader.path.append(String(items.count))
      items.append(try reader.value())
      reader.path.removeLast()
    }
    return .list(items)
  }

  /// What stands between two brackets, with commas between.
  private mutating func eachMember(
    until end: Unicode.Scalar, _ read: (inout JSONReader) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    index += 1
    skipSpace()
    if take(end) { return }
    while true {
      try read(&self)
      skipSpace()
      if take(end) { return }
      guard take(",") else { throw expected(Text(en: "`,` or `\(end)`", zh: "“,”或“\(end)”")) }
      skipSpace()
      if current == UInt8(ascii: end) {
        throw fault(Text(en: "the comma before `\(end)` is too much", zh: "“\(end)”之前的逗号多余"))
      }
    }
  }

  /// A number, `true`, `false` or `null`.
  private mutating func word() throws(JSONFault) -> JSONTree {
    let start = index
    // Nothing takes a bare number, whatever its digits.
    if takeNumber(), !isInWord { return .bare("number") }
    index = start
    while isInWord { index += 1 }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    switch word {
    case "null": return .null
    case "true", "false": return .bare(word)
    default:
      index = start
      throw expected(Text(en: "a value", zh: "一个值"))
    }
  }

  /// Whether a number stands here, with a fraction and an exponent if it has them.
  private mutating func takeNumber() -> Bool {
    _ = take("-")
    guard take("0") || takeDigits() else { return false }
    if take("."), !takeDigits() { return false }
    guard take("e") || take("E") else { return true }
    _ = take("+") || take("-")
    return takeDigits()
  }

  private mutating func takeDigits() -> Bool {
    let start = index
    while let byte = current, Self.isDigit(byte) { index += 1 }
    return index > start
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private var isInWord: Bool {
    guard let byte = current else { return false }
    return Self.isDigit(byte) || "+-.".utf8.contains(byte)
      || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }

  /// The text that begins here, its escapes resolved.
  private mutating func text() throws(JSONFault) -> String {
    index += 1
    var text = ""
    var start = index
    while let byte = current, byte >= 0x20 {
      switch byte {
      case UInt8(ascii: "\""):
        defer { index += 1 }
        return text + characters(from: start)
      case UInt8(ascii: "\\") where index + 1 < bytes.count:
        text += characters(from: start)
        text.unicodeScalars.append(try escaped())
        start = index
      default: index += 1
      }
    }
    guard let sign = current, sign != 0x0A, sign != 0x0D else {
      throw fault(Text(en: "a text begins here and its quote is not closed", zh: "此处文字的引号没有闭合"))
    }
    throw expected(Text(en: "a character of a text or its escape", zh: "文字或其转义"))
  }

  /// The bytes are those of a `String`, cut at ASCII signs, so that none has to be replaced.
  private func characters(from start: Int) -> String {
    String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// What an escape stands for.
  private mutating func escaped() throws(JSONFault) -> Unicode.Scalar {
    let start = index
    index += 2
    switch bytes[index - 1] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): if let scalar = scalarOfDigits() { return scalar }
    default: break
    }
    index = start
    throw expected(Text(en: "an escape such as `\\n`", zh: "“\\n”之类的转义"))
  }

  /// The scalar of the four digits that come next, or of two such escapes in a row.
  private mutating func scalarOfDigits() -> Unicode.Scalar? {
    guard let unit = codeUnit() else { return nil }
    var units = [unit]
    if UTF16.isLeadSurrogate(unit), take("\\"), take("u"), let next = codeUnit() {
      units.append(next)
    }
    let scalars = String(validating: units, as: UTF16.self)?.unicodeScalars
    return scalars?.count == 1 ? scalars?.first : nil
  }

  private mutating func codeUnit() -> UInt16? {
    guard index + 4 <= bytes.count else { return nil }
    let digits = bytes[index..<(index + 4)]
    index += 4
    // A sign before the digits is none of them.
    guard digits.first != UInt8(ascii: "+") else { return nil }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// That something else is expected where the reader stands.
  private func expected(_ expected: Text) -> JSONFault {
    let rest = String(decoding: bytes[index..<min(index + 40, bytes.count)], as: UTF8.self)
    guard let first = rest.unicodeScalars.first else {
      return fault(
        Text(en: "the file ends where \(expected.en) must stand", zh: "文件在应为\(expected.zh)处结束"))
    }
    let found = rest.prefix { !$0.isWhitespace }.prefix(8)
    // A space that is none of JSON's would not be seen.
    let shown = found.isEmpty ? first.codePoint : String(found).visible
    return fault(
      Text(
        en: "`\(shown)` stands where \(expected.en) must stand",
        zh: "“\(shown)”处应为\(expected.zh)"))
  }

  private func fault(_ reason: Text) -> JSONFault { JSONFault(line: line, reason: reason) }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: scalar) else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = current {
      switch byte {
      case 0x20, 0x09, 0x0D: break
      case 0x0A: line += 1
      default: return
      }
      index += 1
    }
  }
}

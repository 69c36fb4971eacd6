import Wording

/// Where a text stops being JSON, and why.
struct JSONFault: Error, Equatable {
  let line: Int
  let reason: Text

  /// The first fault of a text; nil where there is none that it knows.
  static func first(in json: String) -> JSONFault? {
    var scan = JSONScan(bytes: Array(json.utf8))
    do throws(JSONFault) {
      try scan.document()
      return nil
    } catch {
      return error
    }
  }
}

/// Passes over a document and stops at what must not stand there.
private struct JSONScan {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1

  /// A rule set has four levels; more of them than this are a fault, and would fill the stack.
  private static let deepest = 64

  init(bytes: [UInt8]) {
    self.bytes = bytes
    // A byte order mark is passed over.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  mutating func document() throws(JSONFault) {
    try value(depth: 0)
    skipSpace()
    if index < bytes.count { throw fault(Text(en: "the end of the file", zh: "文件结束")) }
  }

  private mutating func value(depth: Int) throws(JSONFault) {
    skipSpace()
    guard depth < Self.deepest else {
      throw JSONFault(line: line, reason: Text(en: "nested too deeply", zh: "嵌套过深"))
    }
    switch current {
    case "{": try members(until: "}", depth: depth, named: true)
    case "[": try members(until: "]", depth: depth, named: false)
    case "\"": try string()
    default: try word()
    }
  }

  /// The members of an object or the items of a list.
  private mutating func members(until end: Unicode.Scalar, depth: Int, named: Bool)
    throws(JSONFault)
  {
    index += 1
    skipSpace()
    if take(end) { return }
    while true {
      if named { try name() }
      try value(depth: depth + 1)
      skipSpace()
      if take(end) { return }
      guard take(",") else { throw fault(Text(en: "`,` or `\(end)`", zh: "“,”或“\(end)”")) }
      skipSpace()
      if current == end {
        throw JSONFault(
          line: line,
          reason: Text(en: "the comma before `\(end)` is too much", zh: "“\(end)”之前的逗号多余"))
      }
    }
  }

  private mutating func name() throws(JSONFault) {
    skipSpace()
    guard current == "\"" else { throw fault(Text(en: "a key in quotes", zh: "加引号的键")) }
    try string()
    skipSpace()
    guard take(":") else { throw fault(Text(en: "`:` after the key", zh: "键之后的“:”")) }
  }

  private mutating func string() throws(JSONFault) {
    let start = line
    index += 1
    while let scalar = current, scalar != "\"" {
      guard scalar.value >= 0x20 else { break }
      index += scalar == "\\" ? 2 : 1
    }
    guard take("\"") else {
      throw JSONFault(
        line: start,
        reason: Text(en: "a text begins here and its quote is not closed", zh: "此处文字的引号没有闭合"))
    }
  }

  /// A number, `true`, `false` or `null`.
  private mutating func word() throws(JSONFault) {
    let start = index
    while let scalar = current, Self.isOfWord(scalar) { index += 1 }
    let text = String(decoding: bytes[start..<min(index, bytes.count)], as: UTF8.self)
    let isWord = ["true", "false", "null"].contains(text)
    if isWord || (text.first.map { $0.isNumber || $0 == "-" } ?? false) { return }
    index = start
    throw fault(Text(en: "a value", zh: "一个值"))
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || "+-.0123456789".unicodeScalars.contains(scalar)
  }

  /// That something else is expected where the scan stands.
  private func fault(_ expected: Text) -> JSONFault {
    let rest = String(decoding: bytes[index..<min(index + 40, bytes.count)], as: UTF8.self)
    let found = rest.prefix { !$0.isWhitespace }.prefix(8)
    return JSONFault(
      line: line,
      reason: found.isEmpty
        ? Text(en: "the file ends where \(expected.en) must stand", zh: "文件在应为\(expected.zh)处结束")
        : Text(
          en: "`\(String(found).visible)` stands where \(expected.en) must stand",
          zh: "“\(String(found).visible)”处应为\(expected.zh)"))
  }

  private var current: Unicode.Scalar? {
    index < bytes.count ? Unicode.Scalar(bytes[index]) : nil
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while let scalar = current, scalar.value <= 0x20 {
      if scalar == "\n" { line += 1 }
      index += 1
    }
  }
}

/// Reads JSON as people write it: objects, lists, texts without escapes, `null`, `true`, `false`.
///
/// Anything else, a fault included, is left to a reader that knows all of JSON: the files of the
/// program are read at every start, and need none of it.
struct PlainJSON {
  private let bytes: [UInt8]
  private var index = 0
  private static let deepest = 32

  /// The document; nil where it is not plain.
  static func tree(_ json: String) -> JSONTree? {
    var reader = PlainJSON(bytes: Array(json.utf8))
    guard let tree = reader.value(depth: 0) else { return nil }
    reader.skipSpaces()
    return reader.index == reader.bytes.count ? tree : nil
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func value(depth: Int) -> JSONTree? {
    skipSpaces()
    guard depth < Self.deepest, index < bytes.count else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "\""): return text().map(JSONTree.text)
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return list(depth: depth)
    case UInt8(ascii: "n"): return take(word: "null") ? .null : nil
    case UInt8(ascii: "t"): return take(word: "true") ? .bare("true") : nil
    case UInt8(ascii: "f"): return take(word: "false") ? .bare("false") : nil
    default: return nil
    }
  }

  private mutating func object(depth: Int) -> JSONTree? {
    index += 1
    var members: [String: JSONTree] = [:]
    skipSpaces()
    if take("}") { return .object(members) }
    while true {
      skipSpaces()
      guard let key = text() else { return nil }
      skipSpaces()
      guard take(":"), let member = value(depth: depth + 1),
        members.updateValue(member, forKey: key) == nil
      else { return nil }
      skipSpaces()
      if take("}") { return .object(members) }
      guard take(",") else { return nil }
    }
  }

  private mutating func list(depth: Int) -> JSONTree? {
    index += 1
    var items: [JSONTree] = []
    skipSpaces()
    if take("]") { return .list(items) }
    while true {
      guard let item = value(depth: depth + 1) else { return nil }
      items.append(item)
      skipSpaces()
      if take("]") { return .list(items) }
      guard take(",") else { return nil }
    }
  }

  private mutating func text() -> String? {
    guard take("\"") else { return nil }
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      guard bytes[index] >= 0x20, bytes[index] != UInt8(ascii: "\\") else { return nil }
      index += 1
    }
    guard take("\"") else { return nil }
    // The bytes are those of a `String`, cut at ASCII signs, so that none has to be replaced.
    return String(decoding: bytes[start..<(index - 1)], as: UTF8.self)
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: sign) else { return false }
    index += 1
    return true
  }

  private mutating func take(word: String) -> Bool {
    guard bytes[index...].starts(with: word.utf8) else { return false }
    index += word.utf8.count
    return true
  }

  private mutating func skipSpaces() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }
}

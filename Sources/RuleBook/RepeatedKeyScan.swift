import FoundationEssentials

/// Finds the keys that an object of a JSON document has twice, which decoders accept without a word.
///
/// The document must have been decoded once: only well-formed JSON comes to an end here.
struct RepeatedKeyScan {
  /// The paths of the keys that are repeated, such as `parameters.selection.cap.value`.
  static func paths(in json: String) -> [String] {
    var scan = RepeatedKeyScan(bytes: Array(json.utf8))
    scan.value(at: [])
    return scan.repeated.map { $0.joined(separator: ".") }
  }

  private let bytes: [UInt8]
  private var position = 0
  private var repeated: [[String]] = []

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// Passes over a value and looks into objects and lists.
  private mutating func value(at path: [String]) {
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): object(at: path)
    case UInt8(ascii: "["): list(at: path)
    case UInt8(ascii: "\""): _ = string()
    default: skipWord()
    }
  }

  private mutating func object(at path: [String]) {
    var keys: Set<String> = []
    position += 1
    while let key = nextKey() {
      if !keys.insert(key).inserted { repeated.append(path + [key]) }
      skipSpace()
      take(UInt8(ascii: ":"))
      value(at: path + [key])
      skipSpace()
      take(UInt8(ascii: ","))
    }
    take(UInt8(ascii: "}"))
  }

  private mutating func list(at path: [String]) {
    position += 1
    var index = 0
    skipSpace()
    while let byte = current, byte != UInt8(ascii: "]") {
      value(at: path + ["\(index)"])
      index += 1
      skipSpace()
      take(UInt8(ascii: ","))
      skipSpace()
    }
    take(UInt8(ascii: "]"))
  }

  private mutating func nextKey() -> String? {
    skipSpace()
    return current == UInt8(ascii: "\"") ? string() : nil
  }

  /// The string that begins here, its escapes resolved.
  private mutating func string() -> String {
    let start = position
    position += 1
    while let byte = current, byte != UInt8(ascii: "\"") {
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    position = min(position + 1, bytes.count)
    let literal = bytes[start..<position]
    if literal.contains(UInt8(ascii: "\\")),
      let text = try? JSONDecoder().decode(String.self, from: Data(literal))
    {
      return text
    }
    return String(decoding: literal.dropFirst().dropLast(), as: UTF8.self)
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) { if current == byte { position += 1 } }

  private mutating func skipSpace() {
    while let byte = current, byte <= 0x20 { position += 1 }
  }

  /// Passes over a number, `true`, `false` or `null`.
  private mutating func skipWord() {
    while let byte = current, byte > 0x20, !",]}".utf8.contains(byte) { position += 1 }
  }
}

import Wording

/// Takes an XML document apart, tag by tag, while its bytes arrive.
///
/// It reads what workbooks hold: UTF-8, no document type, no entities but the five that XML has and
/// numbers of characters. Prefixes of namespaces are left out of account.
struct XMLScanner: ~Copyable {
  /// What comes next.
  enum Token { case start, end, text, finish }

  /// An attribute of a tag, by where its name and its value stand.
  struct Attribute {
    var name: Range<Int>
    var value: Range<Int>
    var hasPrefix: Bool
  }

  /// The name of the tag, without its prefix, by where it stands.
  private(set) var name = 0..<0
  /// The attributes of the tag that starts an element.
  private(set) var attributes: [Attribute] = []
  /// Where the text stands.
  private(set) var text = 0..<0
  /// Whether the text stands as it is, without entities.
  private(set) var isLiteral = false
  /// How many elements are open.
  var depth: Int { open.count }

  private let read: () throws(WorkbookError) -> [UInt8]?
  private let part: String
  private(set) var bytes: [UInt8] = []
  private(set) var place = 0
  /// How many bytes came so far.
  private(set) var received = 0
  private var isOver = false
  private var open: [UInt64] = []
  private var hasRoot = false
  /// Whether the element that was started has no content.
  private var isEmptyElement = false

  private static let longest = 4 << 20
  private static let mostAttributes = 256
  private static let deepest = 256

  /// Reads the document that comes in pieces; `part` is what errors call it.
  init(_ part: String, _ read: @escaping () throws(WorkbookError) -> [UInt8]?) {
    (self.part, self.read) = (part, read)
    open.reserveCapacity(16)
    attributes.reserveCapacity(16)
  }

  /// An error of the document.
  func broken(_ en: String, _ zh: String) -> WorkbookError {
    .damaged(part, Text(en: en, zh: zh))
  }

  private var malformed: WorkbookError {
    broken("it is no well-formed XML", "XML 格式不正确")
  }

  /// Reads on; false at the end of the document.
  mutating func fill() throws(WorkbookError) -> Bool {
    guard !isOver else { return false }
    guard bytes.count - place <= Self.longest else {
      throw broken("a value is far too long", "内容过长")
    }
    guard let piece = try read() else {
      isOver = true
      return false
    }
    received += piece.count
    if place == bytes.count {
      bytes = piece
    } else {
      bytes.removeSubrange(..<place)
      bytes += piece
    }
    place = 0
    return true
  }

  /// Whether what stands at the place belongs to the element that was started.
  var isAtContent: Bool { !isEmptyElement }

  /// Goes on behind bytes that somebody else has read.
  mutating func skip(to place: Int) { self.place = place }

  /// The next tag or text.
  mutating func next() throws(WorkbookError) -> Token {
    if isEmptyElement {
      isEmptyElement = false
      open.removeLast()
      return .end
    }
    while true {
      if place == bytes.count {
        guard try fill() else {
          guard open.isEmpty, hasRoot else { throw malformed }
          return .finish
        }
        continue
      }
      var token: Token?
      if bytes[place] == UInt8(ascii: "<") {
        token = try markup()
      } else {
        token = try characters()
        if token != nil, open.isEmpty {
          // A byte order mark stands before the document.
          guard isBlank(text) || text == 0..<3 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
            throw malformed
          }
          continue
        }
      }
      if let token { return token }
    }
  }

  private func isBlank(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { [0x20, 0x0A, 0x0D, 0x09].contains($0) }
  }

  /// Reads the text up to the next tag.
  private mutating func characters() throws(WorkbookError) -> Token? {
    var end = place
    while true {
      end = bytes.span.firstIndex(of: UInt8(ascii: "<"), from: end)
      if end < bytes.count { break }
      let before = place
      guard try fill() else { break }
      end -= before
    }
    (text, isLiteral) = (place..<end, false)
    place = end
    return .text
  }

  /// Reads a tag; nil for what is none, such as a remark.
  private mutating func markup() throws(WorkbookError) -> Token? {
    // Moved out and back, as nothing else of the scanner may change while its bytes are read.
    var found: [Attribute] = []
    swap(&found, &attributes)
    defer { swap(&found, &attributes) }
    while true {
      var tag = TagReader(place: place + 1)
      switch tag.read(bytes.span, &found, most: Self.mostAttributes) {
      case .start:
        name = tag.name
        place = tag.place
        return try start(tag)
      case .end:
        guard open.popLast() == tag.key else { throw malformed }
        name = tag.name
        place = tag.place
        return .end
      case .special: return try special()
      case .malformed: throw malformed
      case .unfinished: guard try fill() else { throw malformed }
      }
    }
  }

  private mutating func start(_ tag: TagReader) throws(WorkbookError) -> Token {
    guard !open.isEmpty || !hasRoot, open.count < Self.deepest else { throw malformed }
    hasRoot = true
    open.append(tag.key)
    isEmptyElement = tag.isEmpty
    return .start
  }

  /// Reads what begins with `<!` or `<?`.
  private mutating func special() throws(WorkbookError) -> Token? {
    if try begins("<?") {
      let content = try end(of: "<?", by: "?>")
      let words = String(decoding: bytes[content], as: UTF8.self).lowercased()
      guard !words.hasPrefix("xml ") || !words.contains("encoding") || words.contains("utf-8")
      else { throw broken("its encoding is not UTF-8", "编码不是 UTF-8") }
      return nil
    }
    if try begins("<!--") {
      _ = try end(of: "<!--", by: "-->")
      return nil
    }
    if try begins("<![CDATA[") {
      guard !open.isEmpty else { throw malformed }
      text = try end(of: "<![CDATA[", by: "]]>")
      isLiteral = true
      return .text
    }
    throw broken("it has a document type, which is not read", "含有文档类型声明，不予读取")
  }

  private mutating func begins(_ mark: String) throws(WorkbookError) -> Bool {
    while bytes.count - place < mark.utf8.count { guard try fill() else { return false } }
    return bytes[place...].starts(with: mark.utf8)
  }

  /// What stands between two marks; the place is behind them afterwards.
  private mutating func end(of start: String, by mark: String) throws(WorkbookError)
    -> Range<Int>
  {
    let mark = Array(mark.utf8)
    var offset = start.utf8.count
    while true {
      let end = bytes.count - mark.count
      while place + offset <= end {
        if bytes[(place + offset)...].starts(with: mark) {
          let content = (place + start.utf8.count)..<(place + offset)
          place += offset + mark.count
          return content
        }
        offset += 1
      }
      guard try fill() else { throw malformed }
    }
  }

  // MARK: What a token says

  /// Whether the tag has a name.
  @inline(__always)
  func isNamed(_ name: StaticString) -> Bool { equals(name, self.name) }

  /// Whether a name stands in some place.
  @inline(__always)
  private func equals(_ name: StaticString, _ range: Range<Int>) -> Bool {
    guard range.count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { name in
      for offset in 0..<name.count where unsafe bytes[range.lowerBound + offset] != name[offset] {
        return false
      }
      return true
    }
  }

  /// Where the value of an attribute stands; nil where the tag has none of that name.
  func value(_ name: StaticString) -> Range<Int>? {
    for attribute in attributes where equals(name, attribute.name) { return attribute.value }
    return nil
  }

  /// The text of an attribute.
  func attribute(_ name: StaticString) throws(WorkbookError) -> String? {
    guard let range = value(name) else { return nil }
    return String(decoding: try decoded(range), as: UTF8.self)
  }

  /// Whether an attribute says yes.
  func flag(_ name: StaticString) -> Bool {
    guard let range = value(name) else { return false }
    return ["1", "true", "on"].contains { bytes[range].elementsEqual($0.utf8) }
  }

  /// Whether an attribute is a number that is zero: `0`, `0.0`.
  func isZero(_ name: StaticString) -> Bool {
    guard let range = value(name), !range.isEmpty else { return false }
    return bytes[range].allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
  }

  /// The bytes of a text with its entities replaced.
  func decoded(_ range: Range<Int>) throws(WorkbookError) -> [UInt8] {
    guard bytes[range].contains(where: { $0 == UInt8(ascii: "&") || $0 == 0x0D }) else {
      return Array(bytes[range])
    }
    var (result, place) = ([UInt8](), range.lowerBound)
    while place < range.upperBound {
      let byte = bytes[place]
      if byte == 0x0D {
        // XML has one line end, whatever the file was written with.
        if place + 1 == range.upperBound || bytes[place + 1] != 0x0A { result.append(0x0A) }
        place += 1
      } else if byte == UInt8(ascii: "&") {
        let limit = min(range.upperBound, place + 12)
        guard let end = bytes[place..<limit].firstIndex(of: UInt8(ascii: ";")),
          let scalar = Self.entity(bytes[(place + 1)..<end])
        else { throw broken("an entity that is not read stands in it", "含有不支持的实体") }
        result += Array(String(scalar).utf8)
        place = end + 1
      } else {
        result.append(byte)
        place += 1
      }
    }
    return result
  }

  private static func entity(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let name = String(decoding: name, as: UTF8.self)
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let number =
      digits.hasPrefix("x")
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    guard let number, number >= 0x20 || [0x09, 0x0A, 0x0D].contains(number) else { return nil }
    return Unicode.Scalar(number)
  }
}

/// Reads one tag.
struct TagReader {
  enum Outcome {
    case start, end
    /// A remark, an instruction or the like.
    case special
    case malformed
    /// The bytes end before the tag does.
    case unfinished
  }

  /// Behind the tag.
  private(set) var place: Int
  private(set) var name = 0..<0
  /// Tells whether an end belongs to a start; what is no name of a sheet's own may share it with
  /// another, as nothing is read from it.
  private(set) var key: UInt64 = 0xCBF2_9CE4_8422_2325
  private(set) var isEmpty = false

  init(place: Int) { self.place = place }

  /// Reads from behind the `<` on.
  mutating func read(
    _ bytes: Span<UInt8>, _ attributes: inout [XMLScanner.Attribute], most: Int
  ) -> Outcome {
    guard place < bytes.count else { return .unfinished }
    switch bytes[place] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return .special
    case UInt8(ascii: "/"):
      place += 1
      guard let range = readName(bytes, hashing: true) else { return outcome(bytes) }
      name = range
      skipSpaces(bytes)
      guard place < bytes.count else { return .unfinished }
      guard bytes[place] == UInt8(ascii: ">") else { return .malformed }
      place += 1
      return .end
    default: return readStart(bytes, &attributes, most: most)
    }
  }

  private mutating func readStart(
    _ bytes: Span<UInt8>, _ attributes: inout [XMLScanner.Attribute], most: Int
  ) -> Outcome {
    guard let range = readName(bytes, hashing: true) else { return outcome(bytes) }
    name = range
    attributes.removeAll(keepingCapacity: true)
    while true {
      let hadSpace = skipSpaces(bytes)
      guard place < bytes.count else { return .unfinished }
      if bytes[place] == UInt8(ascii: ">") {
        place += 1
        return .start
      }
      if bytes[place] == UInt8(ascii: "/") {
        guard place + 1 < bytes.count else { return .unfinished }
        guard bytes[place + 1] == UInt8(ascii: ">") else { return .malformed }
        place += 2
        isEmpty = true
        return .start
      }
      guard hadSpace, attributes.count < most else { return .malformed }
      let outcome = readAttribute(bytes, &attributes)
      guard outcome == .start else { return outcome }
    }
  }

  private mutating func readAttribute(
    _ bytes: Span<UInt8>, _ attributes: inout [XMLScanner.Attribute]
  ) -> Outcome {
    let whole = place
    guard let name = readName(bytes, hashing: false) else { return outcome(bytes) }
    let prefixed = whole..<place
    skipSpaces(bytes)
    guard place < bytes.count else { return .unfinished }
    guard bytes[place] == UInt8(ascii: "=") else { return .malformed }
    place += 1
    skipSpaces(bytes)
    guard place < bytes.count else { return .unfinished }
    let quote = bytes[place]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return .malformed }
    place += 1
    let start = place
    while place < bytes.count, bytes[place] != quote {
      guard bytes[place] != UInt8(ascii: "<") else { return .malformed }
      place += 1
    }
    guard place < bytes.count else { return .unfinished }
    let attribute = XMLScanner.Attribute(
      name: name, value: start..<place, hasPrefix: prefixed.count != name.count)
    place += 1
    // Of two that only a prefix tells apart the one without is the sheet's own.
    guard let other = attributes.firstIndex(where: { same(bytes, $0.name, name) }) else {
      attributes.append(attribute)
      return .start
    }
    guard attribute.hasPrefix || attributes[other].hasPrefix else { return .malformed }
    if !attribute.hasPrefix { attributes[other] = attribute }
    return .start
  }

  private func same(_ bytes: Span<UInt8>, _ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    for offset in 0..<a.count where bytes[a.lowerBound + offset] != bytes[b.lowerBound + offset] {
      return false
    }
    return true
  }

  /// Reads a name; without its prefix, but all of it goes into the key. Nil where there is none.
  private mutating func readName(_ bytes: Span<UInt8>, hashing: Bool) -> Range<Int>? {
    var (start, hash) = (place, key)
    while place < bytes.count {
      let byte = bytes[place]
      guard byte > UInt8(ascii: " "), byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/"),
        byte != UInt8(ascii: "=")
      else { break }
      guard byte != UInt8(ascii: "<"), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "'") else {
        return nil
      }
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
      place += 1
      if byte == UInt8(ascii: ":") { start = place }
    }
    if hashing { key = hash }
    return start < place && place < bytes.count ? start..<place : nil
  }

  /// Why there is no name.
  private func outcome(_ bytes: Span<UInt8>) -> Outcome {
    place < bytes.count ? .malformed : .unfinished
  }

  @discardableResult
  private mutating func skipSpaces(_ bytes: Span<UInt8>) -> Bool {
    let start = place
    while place < bytes.count, bytes[place] <= UInt8(ascii: " ") { place += 1 }
    return place > start
  }
}

extension Span<UInt8> {
  /// Where a byte stands, from a place on; the end where it does not.
  func firstIndex(of byte: UInt8, from start: Int) -> Int {
    var place = start
    while place < count, self[place] != byte { place += 1 }
    return place
  }
}

extension XMLScanner {
  /// Adds the text of the last token, with its entities replaced.
  @inline(__always)
  func appendText(to target: inout [UInt8]) throws(WorkbookError) {
    if isLiteral {
      target += bytes[text]
    } else {
      target += try decoded(text)
    }
  }

  /// The whole number that an attribute writes; nil where it does not.
  func number(_ name: StaticString) -> Int? {
    value(name).flatMap { Int(digits: bytes[$0]) }
  }
}

extension Int {
  /// Reads up to nine digits; nil for anything else.
  init?(digits: ArraySlice<UInt8>) {
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    var number = 0
    for byte in digits {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      number = number &* 10 &+ Int(byte &- UInt8(ascii: "0"))
    }
    self = number
  }
}

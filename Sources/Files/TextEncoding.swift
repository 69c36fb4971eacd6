import CLibrary
import Synchronization

/// An encoding of CSV files.
public enum TextEncoding: String, Sendable, CaseIterable {
  /// UTF-8 without a byte order mark.
  case utf8 = "utf-8"
  /// UTF-8 with a byte order mark, by which Excel knows it.
  case utf8WithMark = "utf-8-bom"
  /// GB18030, what Chinese Excel saves as CSV; GBK and GB2312 are parts of it.
  case gb18030

  /// The byte order mark of UTF-8.
  public static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The encoding of some bytes with others than ASCII among them: what is not UTF-8 is GB18030, unless
  /// it is UTF-8 but for a few bytes.
  ///
  /// In GB18030 hardly three bytes in a hundred happen to be a character of three in UTF-8, and most
  /// belong to none; so with four such characters for each place that is none it is UTF-8, and with
  /// more of them than of such places, where it is not GB18030 either.
  package static func detected(in bytes: ArraySlice<UInt8>) -> TextEncoding {
    if (try? UTF8Span(validating: bytes.span)) != nil { return .utf8 }
    let (characters, faults) = utf8Census(bytes.span)
    let isUTF8 =
      characters >= 4 * faults
      || characters > faults && TextEncoding.gb18030.decode(bytes) == nil
    return isUTF8 ? .utf8 : .gb18030
  }

  /// How many characters of three bytes or four stand in some bytes, if they are UTF-8, and in how many
  /// places there are others than UTF-8 has: of one character at most.
  private static func utf8Census(_ bytes: Span<UInt8>) -> (characters: Int, faults: Int) {
    var (place, characters, faults, endOfFault) = (0, 0, 0, 0)
    while place < bytes.count {
      let size = sizeOfCharacter(bytes, at: place)
      if size >= 3 { characters += 1 }
      if size == 0, place >= endOfFault {
        faults += 1
        endOfFault = place + 3
      }
      place += max(size, 1)
    }
    return (characters, faults)
  }

  /// How many bytes the character has in UTF-8 that begins there; zero where none does.
  private static func sizeOfCharacter(_ bytes: Span<UInt8>, at place: Int) -> Int {
    let size: Int
    switch bytes[place] {
    case 0..<0x80: return 1
    case 0xC2...0xDF: size = 2
    case 0xE0...0xEF: size = 3
    case 0xF0...0xF4: size = 4
    default: return 0
    }
    guard place + size <= bytes.count else { return 0 }
    for next in place + 1..<place + size where bytes[next] & 0xC0 != 0x80 { return 0 }
    // Shorter ones, halves of characters and numbers beyond the last one have these second bytes.
    switch (bytes[place], bytes[place + 1]) {
    case (0xE0, 0x80..<0xA0), (0xED, 0xA0...), (0xF0, 0x80..<0x90), (0xF4, 0x90...): return 0
    default: return size
    }
  }

  /// The text of some bytes; nil when they are not valid in this encoding.
  public func decode(_ bytes: ArraySlice<UInt8>) -> String? {
    switch self {
    case .utf8, .utf8WithMark: String(utf8: bytes.span)
    case .gb18030:
      bytes.allSatisfy { $0 < 0x80 }
        ? String(utf8: bytes.span)
        : convert(Array(bytes), from: "GB18030", to: "UTF-8").flatMap {
          String(utf8: $0.span)
        }
    }
  }

  /// The bytes of a text; nil when the encoding lacks a character of it, or this system a converter.
  public func encode(_ text: String) -> [UInt8]? {
    switch self {
    case .utf8: Array(text.utf8)
    case .utf8WithMark: Self.mark + Array(text.utf8)
    case .gb18030: convert(Array(text.utf8), from: "UTF-8", to: "GB18030")
    }
  }

  /// The first character of a text that the encoding does not have; nil when it has them all, or
  /// when this system has no converter for it.
  public func firstMissing(in text: String) -> Unicode.Scalar? {
    guard encode(text) == nil, encode("药") != nil else { return nil }
    return text.unicodeScalars.first { $0.value >= 0x80 && encode(String($0)) == nil }
  }
}

extension String {
  /// The text of some bytes; nil when they are no UTF-8.
  fileprivate init?(utf8 bytes: Span<UInt8>) {
    guard let valid = try? UTF8Span(validating: bytes) else { return nil }
    self.init(copying: valid)
  }
}

/// Converts with the system's iconv; nil on bytes that are not valid, or without a converter.
private func convert(_ bytes: [UInt8], from source: String, to target: String) -> [UInt8]? {
  guard let converter = Converter.take(from: source, to: target) else { return nil }
  defer { converter.giveBack() }
  return converter.convert(bytes)
}

/// A converter of the system, kept open: to open one takes longer than most texts.
@safe
private final class Converter: @unchecked Sendable {
  private let name: String
  private let handle: iconv_t

  /// Those that no thread uses.
  private static let free = Mutex<[String: [Converter]]>([:])

  private init?(from source: String, to target: String) {
    guard let handle = unsafe iconv_open(target, source), unsafe handle != iconv_t(bitPattern: -1)
    else { return nil }
    unsafe self.handle = handle
    name = Self.name(source, target)
  }

  deinit { unsafe _ = iconv_close(handle) }

  private static func name(_ source: String, _ target: String) -> String { source + " " + target }

  /// One that is free, or a new one; nil where the system has none.
  static func take(from source: String, to target: String) -> Converter? {
    free.withLock { $0[name(source, target)]?.popLast() } ?? Converter(from: source, to: target)
  }

  func giveBack() { Self.free.withLock { $0[name, default: []].append(self) } }

  /// Converts a whole text; nil where it is not valid.
  func convert(_ bytes: [UInt8]) -> [UInt8]? {
    // Four bytes hold any character of either encoding, and no character is less than one.
    var input = bytes.map(CChar.init(bitPattern:))
    var output = [CChar](repeating: 0, count: bytes.count * 4 + 4)
    var left = input.count
    var room = output.count
    let failed = unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var to = target.baseAddress
        // What an earlier text may have left behind is forgotten.
        unsafe _ = iconv(handle, nil, nil, nil, nil)
        return unsafe iconv(handle, &from, &left, &to, &room) == Int(bitPattern: UInt.max)
      }
    }
    guard !failed, left == 0 else { return nil }
    return output.prefix(output.count - room).map(UInt8.init(bitPattern:))
  }
}

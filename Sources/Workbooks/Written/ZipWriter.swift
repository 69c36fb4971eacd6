/// A zip archive that is written part by part, and piece by piece: the same parts give the same bytes.
///
/// No part has a date, and each is followed by its size and checksum, so that nothing needs to be known
/// before it is written.
package struct ZipWriter {
  /// Takes the bytes of the archive.
  package typealias Take = ([UInt8]) throws -> Void

  fileprivate struct Part {
    let name: [UInt8]
    let offset: Int
    var checksum: UInt32 = 0
    var packed = 0
    var size = 0
  }

  private let take: Take
  private var parts: [Part] = []
  private var offset = 0

  /// Deflated at once, whatever the pieces that come: the bytes must not depend on them.
  private static let piece = 1 << 18

  /// Writes an archive whose bytes `take` is given.
  package init(_ take: @escaping Take) { self.take = take }

  /// Writes a part, whose bytes `write` hands over piece by piece.
  package mutating func add(_ name: String, _ write: (Take) throws -> Void) throws {
    var part = Part(name: Array(name.utf8), offset: offset)
    try put([0x50, 0x4B, 0x03, 0x04] + Self.facts + Self.zeros(12) + part.lengths + part.name)
    var (deflater, checksum, waiting) = (Deflater(), Checksum(), [UInt8]())
    func deflate(_ bytes: [UInt8]) throws {
      checksum.add(bytes)
      let packed = deflater.deflate(bytes)
      part.size += bytes.count
      part.packed += packed.count
      try put(packed)
    }
    try write { bytes in
      waiting += bytes
      while waiting.count >= Self.piece {
        try deflate(Array(waiting.prefix(Self.piece)))
        waiting.removeFirst(Self.piece)
      }
    }
    try deflate(waiting)
    let rest = deflater.finish()
    part.packed += rest.count
    part.checksum = checksum.value
    try put(rest + [0x50, 0x4B, 0x07, 0x08] + part.sizes)
    parts.append(part)
  }

  /// Writes a part that is at hand.
  package mutating func add(_ name: String, _ text: String) throws {
    try add(name) { try $0(Array(text.utf8)) }
  }

  /// Writes the directory, which ends the archive.
  package mutating func finish() throws {
    let start = offset
    for part in parts {
      try put(
        [0x50, 0x4B, 0x01, 0x02] + Self.number(20, 2) + Self.facts + part.sizes + part.lengths
          + Self.zeros(10) + Self.number(part.offset, 4) + part.name)
    }
    let count = Self.number(parts.count, 2)
    try put(
      [0x50, 0x4B, 0x05, 0x06] + Self.zeros(4) + count + count + Self.number(offset - start, 4)
        + Self.number(start, 4) + Self.zeros(2))
  }

  private mutating func put(_ bytes: [UInt8]) throws {
    offset += bytes.count
    try take(bytes)
  }

  /// Version 2.0; sizes behind the part, names in UTF-8; deflated; midnight of 1 January 1980, which
  /// is the zero of the format.
  private static let facts =
    number(20, 2) + number(0x0808, 2) + number(8, 2) + number(0x0021_0000, 4)

  private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

  /// A number in so many bytes, the lowest first.
  fileprivate static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}

extension ZipWriter.Part {
  /// Its checksum and sizes, as both the directory and the bytes behind a part have them.
  fileprivate var sizes: [UInt8] {
    ZipWriter.number(Int(checksum), 4) + ZipWriter.number(packed, 4) + ZipWriter.number(size, 4)
  }

  /// How long its name is, and that it has no further field.
  fileprivate var lengths: [UInt8] { ZipWriter.number(name.count, 2) + [0, 0] }
}

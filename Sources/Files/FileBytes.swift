import CLibrary

/// A file that can be read at any place: a pipe, or standard input, is written to a temporary file
/// first.
package final class FileBytes: Sendable {
  /// How many bytes there are.
  package let size: Int
  private let source: ByteSource
  private let spill: SpillFile?

  /// Takes over a source of which `start` has been read; nil where it has more than `limit` bytes.
  package init?(_ source: consuming ByteSource, start: [UInt8], limit: Int) throws(FileError) {
    if let size = source.size, source.canBeReadAgain {
      self.size = size
      self.source = source
      spill = nil
      if size > limit { return nil }
      return
    }
    let spill = try SpillFile()
    size = try spill.write(start, restOf: source, limit: limit)
    self.source = source
    self.spill = spill
    if size > limit { return nil }
  }

  /// The bytes from a place on, fewer only at the end.
  package func read(_ count: Int, at offset: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    let count = min(count, size - offset)
    guard count > 0 else { return bytes }
    if let spill {
      try spill.read(count, at: offset, into: &bytes)
    } else {
      try source.read(count, at: offset, into: &bytes)
    }
    return bytes
  }
}

/// Bytes that are made before they are read: in memory, or where they are many in a temporary file.
package struct SpilledBytes: Sendable {
  /// How many there are.
  package private(set) var count = 0
  private var memory: [UInt8] = []
  private var file: SpillFile?
  private var filed = 0

  /// None yet.
  package init() {}

  /// How many are kept in memory.
  private static let mostInMemory = 4 << 20

  /// Adds bytes at the end.
  package mutating func append(_ bytes: [UInt8]) throws(FileError) {
    memory += bytes
    count += bytes.count
    guard memory.count > Self.mostInMemory else { return }
    if file == nil { file = try SpillFile() }
    guard let file else { return }
    try file.write(memory, at: filed)
    filed += memory.count
    memory.removeAll(keepingCapacity: true)
  }

  /// Puts bytes from a place on into a buffer; returns how many there were.
  func read(_ wanted: Int, at offset: Int, into buffer: inout [UInt8], from start: Int)
    throws(FileError) -> Int
  {
    let end = min(offset + wanted, count)
    let inFile = min(end, filed)
    if let file, offset < inFile {
      try file.read(inFile - offset, at: offset, into: &buffer, from: start)
    }
    let rest = max(offset, filed)
    if rest < end {
      buffer.replaceSubrange(
        (start + rest - offset)..<(start + end - offset),
        with: memory[(rest - filed)..<(end - filed)])
    }
    return end - offset
  }
}

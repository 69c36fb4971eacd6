import Files
import Wording

/// The parts of a zip archive, found by its directory at the end, as the format has it.
///
/// What could be read in two ways is refused: names that occur twice, parts that overlap, a
/// directory that says otherwise than the parts do.
struct ZipArchive: Sendable {
  /// A part as the directory lists it.
  struct Entry: Sendable {
    let name: String
    let isDeflated: Bool
    let checksum: UInt32
    /// How many bytes it takes, and how many it has.
    let packed, size: Int
    /// Where its own header stands.
    let offset: Int
  }

  private let file: FileBytes
  /// By their names in lower case: in a workbook these are the same whatever their case.
  private var entries: [String: Entry] = [:]

  private static let mostEntries = 10_000
  private static let mostOfName = 1 << 10

  init(_ file: FileBytes) throws(WorkbookError) {
    self.file = file
    let (directory, count, offset) = try Self.directory(of: file)
    let listed = try Self.entries(directory, count)
    for entry in listed {
      guard entries.updateValue(entry, forKey: entry.name.lowercased()) == nil else {
        throw .damaged(
          Text(en: "the part \(entry.name) is there twice", zh: "部件 \(entry.name) 重复"))
      }
    }
    try Self.checkPlaces(listed, end: offset)
  }

  /// The entry of a name, whatever its letter case.
  func entry(_ name: String) -> Entry? { entries[name.lowercased()] }

  private static let broken = WorkbookError.damaged(
    Text(
      en: "the directory of the file is broken, or the file is cut off", zh: "文件目录已损坏，或文件不完整"))

  /// The bytes of the directory, how many parts it lists, and where it stands.
  private static func directory(of file: FileBytes) throws(WorkbookError) -> (
    [UInt8], count: Int, offset: Int
  ) {
    // The directory's end has 22 bytes, and a remark of at most 65,535 behind it.
    let start = max(0, file.size - 22 - 0xFFFF)
    let tail = try asking { () throws(FileError) in try file.read(file.size - start, at: start) }
    var place = tail.count - 22
    while place >= 0 {
      if tail.starts(with: [0x50, 0x4B, 0x05, 0x06], at: place),
        tail.number(2, at: place + 20) == tail.count - place - 22
      {
        let count = tail.number(2, at: place + 10)
        let (size, offset) = (tail.number(4, at: place + 12), tail.number(4, at: place + 16))
        guard count == tail.number(2, at: place + 8), tail.number(4, at: place + 4) == 0,
          count <= mostEntries, offset + size == start + place
        else { throw broken }
        return (
          try asking { () throws(FileError) in try file.read(size, at: offset) }, count, offset
        )
      }
      place -= 1
    }
    throw broken
  }

  private static func entries(_ bytes: [UInt8], _ count: Int) throws(WorkbookError) -> [Entry] {
    var (entries, place) = ([Entry](), 0)
    for _ in 0..<count {
      guard place + 46 <= bytes.count, bytes.starts(with: [0x50, 0x4B, 0x01, 0x02], at: place)
      else { throw broken }
      let (name, extra) = (bytes.number(2, at: place + 28), bytes.number(2, at: place + 30))
      let end = place + 46 + name + extra + bytes.number(2, at: place + 32)
      guard end <= bytes.count, name <= mostOfName else { throw broken }
      entries.append(try entry(bytes, at: place, nameLength: name))
      place = end
    }
    guard place == bytes.count else { throw broken }
    return entries
  }

  private static func entry(_ bytes: [UInt8], at place: Int, nameLength: Int)
    throws(WorkbookError) -> Entry
  {
    let name = String(decoding: bytes[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self)
      .replacing("\\", with: "/")
    let (flags, method) = (bytes.number(2, at: place + 8), bytes.number(2, at: place + 10))
    guard flags & 0x2041 == 0 else {
      throw .notRead(Text(en: "the file is encrypted", zh: "文件已加密"))
    }
    guard method == 0 || method == 8 else {
      throw .damaged(name, Text(en: "compressed in an unknown way", zh: "压缩方式未知"))
    }
    let entry = Entry(
      name: name, isDeflated: method == 8,
      checksum: UInt32(truncatingIfNeeded: bytes.number(4, at: place + 16)),
      packed: bytes.number(4, at: place + 20), size: bytes.number(4, at: place + 24),
      offset: bytes.number(4, at: place + 42))
    guard max(entry.packed, entry.size, entry.offset) < 0xFFFF_FFFF else {
      throw .tooLarge(
        Text(en: "\(name) has more than 4 GiB", zh: "\(name) 超过 4 GiB"))
    }
    guard entry.isDeflated || entry.packed == entry.size else { throw broken }
    return entry
  }

  /// No part may reach into another, or into the directory.
  private static func checkPlaces(_ entries: [Entry], end: Int) throws(WorkbookError) {
    var before = 0
    for entry in entries.sorted(by: { $0.offset < $1.offset }) {
      guard entry.offset >= before else { throw broken }
      before = entry.offset + 30 + entry.name.utf8.count + entry.packed
    }
    guard before <= end else { throw broken }
  }

  /// Where the bytes of a part begin, behind its own header, which must be about it.
  private func start(of entry: Entry) throws(WorkbookError) -> Int {
    let file = file
    let header = try asking { () throws(FileError) in
      try file.read(30 + Self.mostOfName, at: entry.offset)
    }
    guard header.count >= 30, header.starts(with: [0x50, 0x4B, 0x03, 0x04], at: 0) else {
      throw Self.broken
    }
    let (name, extra) = (header.number(2, at: 26), header.number(2, at: 28))
    guard 30 + name <= header.count,
      String(decoding: header[30..<(30 + name)], as: UTF8.self).replacing("\\", with: "/")
        == entry.name, header.number(2, at: 8) == (entry.isDeflated ? 8 : 0),
      entry.offset + 30 + name + extra + entry.packed <= file.size
    else { throw Self.broken }
    return entry.offset + 30 + name + extra
  }

  /// The bytes of a part, piece by piece.
  func pieces(of entry: Entry) throws(WorkbookError) -> PartPieces {
    PartPieces(entry, in: file, at: try start(of: entry))
  }
}

extension [UInt8] {
  /// Whether some bytes stand at a place.
  fileprivate func starts(with bytes: [UInt8], at place: Int) -> Bool {
    self[place...].starts(with: bytes)
  }

  /// The number of so many bytes, the lowest first.
  fileprivate func number(_ count: Int, at place: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(self[place + $1]) << (8 * $1) }
  }
}

/// The bytes of a part of an archive, piece by piece, with their checksum looked at in the end.
struct PartPieces {
  private let entry: ZipArchive.Entry
  private let file: FileBytes
  private let reading: Reading
  private var inflater: Inflater
  private var checksum = Checksum()
  private var count = 0

  /// Which bytes of the file come next.
  private final class Reading {
    var place: Int
    let end: Int

    init(from place: Int, count: Int) { (self.place, end) = (place, place + count) }

    func next(_ file: FileBytes) throws(WorkbookError) -> [UInt8] {
      let count = min(1 << 16, end - place)
      guard count > 0 else { return [] }
      let place = place
      let bytes = try asking { () throws(FileError) in try file.read(count, at: place) }
      self.place += bytes.count
      return bytes
    }
  }

  init(_ entry: ZipArchive.Entry, in file: FileBytes, at start: Int) {
    (self.entry, self.file) = (entry, file)
    let reading = Reading(from: start, count: entry.packed)
    self.reading = reading
    inflater = Inflater { () throws(WorkbookError) in try reading.next(file) }
  }

  /// More than this of a part that says so little is no data of anybody's: real sheets are packed
  /// to a tenth, or at most a fiftieth.
  private static let (bombSize, bombRatio) = (64 << 20, 250)

  /// The next piece; nil at the end.
  mutating func next() throws(WorkbookError) -> [UInt8]? {
    var piece: [UInt8]?
    if entry.isDeflated {
      piece = try inflater.next()
    } else {
      let bytes = try reading.next(file)
      piece = bytes.isEmpty ? nil : bytes
    }
    guard let piece else {
      guard count == entry.size, checksum.value == entry.checksum else {
        throw .damaged(
          entry.name, Text(en: "the checksum is wrong", zh: "校验和不符"))
      }
      return nil
    }
    count += piece.count
    guard count <= entry.size else {
      throw .damaged(entry.name, Text(en: "longer than it says", zh: "长度与目录不符"))
    }
    guard count <= Self.bombSize || count / Self.bombRatio <= entry.packed else {
      throw .tooLarge(
        Text(
          en: "\(entry.name) unpacks to more than \(Self.bombRatio) times its size",
          zh: "\(entry.name) 解压后超过原大小的 \(Self.bombRatio) 倍"))
    }
    checksum.add(piece)
    return piece
  }
}

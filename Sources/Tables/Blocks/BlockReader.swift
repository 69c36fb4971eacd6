import Files

/// Reads a file in blocks that end where a record ends.
///
/// Where records end is told by counting quotes, which is right unless a quote stands astray. Who
/// parses the block sees that, and everything from its start on is then read record by record.
struct BlockReader: ~Copyable {
  /// What came of reading on.
  enum Outcome: Equatable {
    case block
    /// No record ends in as many bytes as a record may have.
    case endless
    case nothing
  }

  /// The file.
  let source: ByteSource
  /// How many bytes of the file come before the first block.
  let offset: Int
  /// What another reader read and left; it may be much more than a piece.
  private var left: ArraySlice<UInt8>
  /// What stands behind the end of the last block.
  private var rest: [UInt8] = []
  /// The encoding, as soon as a byte that is not ASCII has decided it.
  private(set) var encoding: TextEncoding?
  private var atEnd: Bool
  private let dialect: Dialect
  /// What rewrites the blocks of an unusual file.
  let converter: ByteConverter
  private let pieceSize: Int
  private let maximumRecordSize: Int

  /// Goes on where a reader of records stands.
  init(_ position: consuming ReadingPosition, pieceSize: Int, maximumRecordSize: Int) {
    left = position.rest[...]
    offset = position.offset
    encoding = position.encoding
    atEnd = position.atEnd
    dialect = position.dialect
    converter = position.converter
    source = position.takeSource()
    self.pieceSize = pieceSize
    self.maximumRecordSize = maximumRecordSize
  }

  /// Fills a block with the next records.
  mutating func next(_ block: inout Block) throws(FileError) -> Outcome {
    block.clear()
    block.append(rest[...])
    rest.removeAll(keepingCapacity: true)
    repeat {
      try fill(&block)
      guard block.count > 0 else {
        if atEnd && left.isEmpty { return .nothing }
        continue
      }
      let end = atEnd && left.isEmpty ? block.count : block.lastRecordEnd(in: converter.encoding)
      if let end {
        rest = block.cut(at: end)
        decideEncoding(block)
        return .block
      }
    } while block.count <= maximumRecordSize
    return .endless
  }

  private mutating func fill(_ block: inout Block) throws(FileError) {
    if left.isEmpty {
      guard !atEnd else { return }
      let size = source.worthAsking(pieceSize)
      atEnd = try block.append(size, from: source) < size
    } else {
      block.append(left.prefix(pieceSize))
      left = left.dropFirst(pieceSize)
    }
  }

  /// The first block with other bytes than ASCII decides, as in the reader of records.
  private mutating func decideEncoding(_ block: Block) {
    guard encoding == nil, !block.isASCII else { return }
    encoding = TextEncoding.detected(in: block.content)
  }

  /// Where to go on with other means: `bytes` first, then what this reader has not handed out.
  consuming func position(behind bytes: [UInt8], _ progress: ReadingProgress) -> ReadingPosition {
    ReadingPosition(
      source: source, rest: bytes + rest + left, offset: progress.bytes, row: progress.rows,
      encoding: encoding, atEnd: atEnd, dialect: dialect, converter: converter)
  }
}

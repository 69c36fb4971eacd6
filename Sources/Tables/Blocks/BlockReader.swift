/// Reads a file in blocks that end where a record ends.
///
/// Where records end is told by counting quotes, which is right unless a quote stands astray. Who
/// parses the block sees that, and everything from its start on is then read record by record.
struct BlockReader: ~Copyable {
  /// What came of reading on.
  enum Piece: Equatable {
    case block
    /// No record ends in as many bytes as a record may have.
    case endless
    case nothing
  }

  /// The file.
  let source: ByteSource
  /// The bytes that were read and belong to no block yet.
  private(set) var rest: [UInt8]
  /// The encoding, as soon as a byte that is not ASCII has decided it.
  private(set) var encoding: TextEncoding?
  private var atEnd: Bool
  private let dialect: Dialect
  private let pieceSize: Int
  private let maximumRecordSize: Int

  /// Goes on where a reader of records stands.
  init(_ position: consuming ReadingPosition, pieceSize: Int, maximumRecordSize: Int) {
    rest = position.rest
    encoding = position.encoding
    atEnd = position.atEnd
    dialect = position.dialect
    source = position.takeSource()
    self.pieceSize = pieceSize
    self.maximumRecordSize = maximumRecordSize
  }

  /// Fills a block with the next records.
  mutating func next(_ block: inout Block) throws(FileError) -> Piece {
    block.clear()
    block.append(rest[...])
    rest.removeAll(keepingCapacity: true)
    repeat {
      if !atEnd { atEnd = try block.append(pieceSize, from: source) < pieceSize }
      guard block.count > 0 else { return .nothing }
      let end = atEnd ? block.count : block.lastRecordEnd
      if let end {
        rest = block.cut(at: end)
        decideEncoding(block)
        return .block
      }
    } while block.count <= maximumRecordSize
    return .endless
  }

  /// The first block with other bytes than ASCII decides, as in the reader of records.
  private mutating func decideEncoding(_ block: Block) {
    guard encoding == nil, !block.isASCII else { return }
    encoding = TextEncoding.detected(in: block.content)
  }

  /// Where to go on with other means: `bytes` first, then what this reader has not handed out.
  consuming func position(behind bytes: [UInt8], row: Int) -> ReadingPosition {
    ReadingPosition(
      source: source, rest: bytes + rest, row: row, encoding: encoding, atEnd: atEnd,
      dialect: dialect)
  }
}

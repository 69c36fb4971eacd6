import Dispatch
import Files
import Synchronization

/// Reads the rows of blocks, each worker on a thread of its own.
///
/// What a part says must not depend on how the rows are cut into blocks.
public protocol BlockWorker: SendableMetatype {
  /// What some rows amount to.
  associatedtype Part: Sendable
  /// Reads the rows of a block.
  mutating func read(_ rows: inout BlockRows) -> Part
  /// Reads rows that come as records.
  mutating func read(_ records: [Record]) -> Part
}

/// Puts together what the workers found, in the order of the file.
public protocol BlockMerger: Sendable, SendableMetatype {
  /// What some rows amount to.
  associatedtype Part: Sendable
  /// Adds the next part; its rows are counted from the one behind `rowsBefore` rows of the file.
  mutating func merge(_ part: Part, rowsBefore: Int)
  /// Whether the rest of the file need not be read.
  var isDone: Bool { get }
  /// How many rows there were that are not empty.
  var rowCount: Int { get }
}

/// How far a file has been read.
public struct ReadingProgress: Sendable {
  /// The bytes read so far.
  public var bytes = 0
  /// The rows read so far.
  public var rows = 0
  /// The bytes of the file; nil where that is not known.
  public let size: Int?
}

/// How a file is cut up and read; the result is the same whatever it says.
public struct BlockReading: Sendable {
  /// How many threads read.
  public var threads = Machine.processors
  /// How many bytes are read at once.
  public var pieceSize = 1 << 20
  /// A record longer than so many bytes is a fault.
  public var maximumRecordSize = 1 << 20
  /// How many bytes of memory rows that wait for others may take; the rest goes to a file.
  public var memory = 12 << 20
  /// Whether plain rows are read by the fast path; without it every row is read as a record.
  public var isFast = true
  /// Is told how far the file has been read, often.
  public var progress: (@Sendable (ReadingProgress) -> Void)?

  /// The usual way.
  public init() {}
}

/// Reads one file in blocks, in constant memory.
struct BlockTable<Worker: BlockWorker, Merger: BlockMerger> where Worker.Part == Merger.Part {
  let columns: PlainColumns
  let reading: BlockReading
  let names: SharedNames
  let makeWorker: @Sendable () -> Worker

  /// Reads all rows behind a position.
  ///
  /// - Returns: the merger with all parts, and where the file stopped making sense, if it did.
  func read(_ start: consuming ReadingPosition, into merger: Merger) throws(FileError)
    -> (merger: Merger, fault: RecordReader.ReadFault?)
  {
    var merger = merger
    var position = Optional(start)
    while let here = position.take() {
      var end = try readBlocks(here, into: merger)
      merger = end.merger
      guard let broken = end.position.take() else { break }
      // A quote stands astray here, so the next piece is read record by record.
      var records = RecordReader(
        broken, pieceSize: reading.pieceSize, maximumRecordSize: reading.maximumRecordSize)
      var worker = makeWorker()
      merger.merge(worker.read(try records.nextPiece() ?? []), rowsBefore: 0)
      if let fault = records.fault { return (merger, fault) }
      guard !merger.isDone else { break }
      let next = records.position()
      reading.progress?(
        ReadingProgress(bytes: next.offset, rows: next.row, size: next.source.size))
      position = consume next
    }
    return (merger, nil)
  }

  /// Reads all further rows of a file whose bytes must be rewritten before they can be read.
  func readRecords(_ start: consuming RecordReader, into merger: Merger) throws(FileError)
    -> (merger: Merger, fault: RecordReader.ReadFault?)
  {
    var records = start
    var (merger, worker) = (merger, makeWorker())
    while !merger.isDone, let piece = try records.nextPiece() {
      merger.merge(worker.read(piece), rowsBefore: 0)
    }
    return (merger, records.fault)
  }

  /// Reads blocks on all threads, up to the end of the file or the first that is broken.
  private func readBlocks(_ position: consuming ReadingPosition, into merger: Merger)
    throws(FileError) -> BlockQueue<Merger>.End
  {
    let rows = position.row
    // A file of one piece is read before a second thread has begun.
    let isSmall = position.source.size.map { $0 <= reading.pieceSize } ?? false
    let converter = position.converter
    let queue = BlockQueue(
      BlockReader(
        position, pieceSize: reading.pieceSize, maximumRecordSize: reading.maximumRecordSize),
      merger, rows: rows, reading)
    DispatchQueue.concurrentPerform(iterations: isSmall ? 1 : reading.threads) {
      [columns, reading, names, makeWorker] _ in
      var worker = makeWorker()
      var rows = BlockRows(
        columns, names: names, converter: converter,
        maximumRecordSize: reading.maximumRecordSize)
      var finished: BlockQueue<Merger>.Finished?
      while let ticket = queue.next(finished.take()) {
        rows.start(ticket.block, encoding: ticket.encoding)
        let part = worker.read(&rows)
        finished = .init(
          sequence: ticket.sequence, part: part, rows: rows.row, isBroken: rows.isBroken,
          block: rows.takeBlock())
      }
    }
    return try queue.end()
  }
}

/// Tells the workers that read a file apart.
public final class WorkerIdentity: Sendable {
  /// A worker like no other.
  public init() {}
}

/// Numbers the workers of a file in the order in which their first parts are merged.
public struct WorkerNumbers: Sendable {
  private var workers: [WorkerIdentity] = []

  /// None has been met.
  public init() {}

  /// The number of a worker; one that is new has as its number how many were met before.
  public mutating func number(of worker: WorkerIdentity) -> Int {
    if let number = workers.firstIndex(where: { $0 === worker }) { return number }
    workers.append(worker)
    return workers.count - 1
  }
}

import Dispatch
import Synchronization

/// Hands out the blocks of a file to several threads, and merges what they found in its order.
final class BlockQueue<Merger: BlockMerger>: Sendable {
  /// A block to be read.
  struct Ticket {
    let sequence: Int
    var block: Block
    let encoding: TextEncoding?
  }

  /// A block that has been read.
  struct Finished {
    let sequence: Int
    let part: Merger.Part
    let rows: Int
    let isBroken: Bool
    let block: Block
  }

  /// How reading ended.
  struct End: ~Copyable {
    let merger: Merger
    /// From where on the file must be read in another way; nil at its end.
    var position: ReadingPosition?
  }

  private struct State: ~Copyable {
    var reader: BlockReader?
    var merger: Merger
    var progress: ReadingProgress
    var handedOut = 0
    var merged = 0
    var waiting: [Int: Finished] = [:]
    var buffers: [Block] = []
    var isStopped = false
    /// Bytes behind all blocks in which no record ends.
    var endless: [UInt8] = []
    var error: FileError?

    /// Reads the next block.
    mutating func ticket() -> Ticket? {
      guard !isStopped, var reader = reader.take() else { return nil }
      var block = buffers.popLast() ?? Block()
      var piece = BlockReader.Piece.nothing
      do throws(FileError) { piece = try reader.next(&block) } catch { self.error = error }
      let encoding = reader.encoding
      self.reader = consume reader
      if piece == .endless { endless = Array(block.content) }
      isStopped = piece != .block
      guard !isStopped else { return nil }
      defer { handedOut += 1 }
      return Ticket(sequence: handedOut, block: block, encoding: encoding)
    }

    /// Merges the blocks whose turn it is, up to a broken one; returns how many.
    mutating func merge() -> Int {
      let before = merged
      while let finished = waiting[merged] {
        if finished.isBroken || merger.isDone { isStopped = true }
        if finished.isBroken { break }
        waiting[merged] = nil
        merged += 1
        merger.merge(finished.part, rowsBefore: progress.rows)
        progress.rows += finished.rows
        progress.bytes += finished.block.count
        buffers.append(finished.block)
      }
      return merged - before
    }

    /// From where on the file must be read in another way.
    mutating func position() -> ReadingPosition? {
      guard let reader = reader.take(), !merger.isDone else { return nil }
      var rest = waiting.keys.sorted().flatMap { waiting[$0]?.block.content ?? [] }
      rest += endless
      guard !rest.isEmpty else { return nil }
      return reader.position(behind: rest, progress)
    }
  }

  private let state: Mutex<State>
  /// Keeps a thread that is ahead from piling up blocks.
  private let room = DispatchSemaphore(value: 0)
  private let report: (@Sendable (ReadingProgress) -> Void)?

  init(_ reader: consuming BlockReader, _ merger: Merger, rows: Int, _ reading: BlockReading) {
    let progress = ReadingProgress(bytes: reader.offset, rows: rows, size: reader.source.size)
    state = Mutex(State(reader: reader, merger: merger, progress: progress))
    report = reading.progress
    for _ in 0..<(4 * reading.threads) { room.signal() }
  }

  /// Takes back a block and hands out the next one; nil when there is none.
  func next(_ finished: Finished?) -> Ticket? {
    if let finished { takeBack(finished) }
    room.wait()
    let ticket = state.withLock { $0.ticket() }
    // Whoever waits behind this thread must see the end too.
    if ticket == nil { room.signal() }
    return ticket
  }

  private func takeBack(_ finished: Finished) {
    let places = state.withLock { state in
      state.waiting[finished.sequence] = finished
      let merged = state.merge()
      if merged > 0 { report?(state.progress) }
      // Behind a broken block no place becomes free again, yet all threads must see the end.
      return merged + (state.isStopped ? 1 : 0)
    }
    for _ in 0..<places { room.signal() }
  }

  /// What came of it, when all threads have ended.
  func end() throws(FileError) -> End {
    try state.withLock { state throws(FileError) in
      if let error = state.error { throw error }
      return End(merger: state.merger, position: state.position())
    }
  }
}

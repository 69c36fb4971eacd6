import Dispatch
import Files
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

  /// What is yet to be read.
  private struct Input: ~Copyable {
    var reader: BlockReader?
    var handedOut = 0
    var isStopped = false
    /// Bytes behind all blocks in which no record ends.
    var endless: [UInt8] = []
    var error: FileError?

    /// Reads the next block into a buffer, which it takes; nil at the end.
    mutating func ticket(_ buffer: inout Block) -> Ticket? {
      guard !isStopped, var reader = reader.take() else { return nil }
      var block = Block()
      swap(&block, &buffer)
      var piece = BlockReader.Outcome.nothing
      do throws(FileError) { piece = try reader.next(&block) } catch { self.error = error }
      let encoding = reader.encoding
      self.reader = consume reader
      if piece == .endless { endless = Array(block.content) }
      isStopped = piece != .block
      guard !isStopped else { return nil }
      defer { handedOut += 1 }
      return Ticket(sequence: handedOut, block: block, encoding: encoding)
    }

    /// From where on the file must be read in another way, behind the blocks that were handed out
    /// in vain.
    mutating func position(behind blocks: [UInt8], _ progress: ReadingProgress) -> ReadingPosition?
    {
      guard let reader = reader.take() else { return nil }
      let rest = blocks + endless
      return rest.isEmpty ? nil : reader.position(behind: rest, progress)
    }
  }

  /// What has been read.
  private struct Output: ~Copyable {
    var merger: Merger
    var progress: ReadingProgress
    var merged = 0
    var waiting: [Int: Finished] = [:]
    var buffers: [Block] = []
    /// Whether nothing more need be read, or can be in this way.
    var isStopped = false

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
  }

  // Two locks, so that one thread can read while another merges; no thread holds both.
  private let input: Mutex<Input>
  private let output: Mutex<Output>
  /// Keeps a thread that is ahead from piling up blocks.
  private let room = DispatchSemaphore(value: 0)
  private let report: (@Sendable (ReadingProgress) -> Void)?

  init(_ reader: consuming BlockReader, _ merger: Merger, rows: Int, _ reading: BlockReading) {
    let progress = ReadingProgress(bytes: reader.offset, rows: rows, size: reader.source.size)
    input = Mutex(Input(reader: reader))
    output = Mutex(Output(merger: merger, progress: progress))
    report = reading.progress
    for _ in 0..<(4 * reading.threads) { room.signal() }
  }

  /// Takes back a block and hands out the next one; nil when there is none.
  ///
  /// Blocks are moved and never held twice: a buffer that somebody else holds would be copied when
  /// it is filled.
  func next(_ finished: consuming Finished?) -> Ticket? {
    var returned = finished
    takeBack(&returned)
    room.wait()
    var (buffer, isStopped) = output.withLock { ($0.buffers.popLast() ?? Block(), $0.isStopped) }
    let ticket = isStopped ? nil : input.withLock { $0.ticket(&buffer) }
    // Whoever waits behind this thread must see the end too.
    if ticket == nil { room.signal() }
    return ticket
  }

  private func takeBack(_ returned: inout Finished?) {
    let places = output.withLock { output in
      guard let finished = returned.take() else { return 0 }
      output.waiting[finished.sequence] = finished
      let merged = output.merge()
      if merged > 0 { report?(output.progress) }
      // Behind a broken block no place becomes free again, yet all threads must see the end.
      return merged + (output.isStopped ? 1 : 0)
    }
    for _ in 0..<places { room.signal() }
  }

  /// What came of it, when all threads have ended.
  func end() throws(FileError) -> End {
    if let error = input.withLock({ $0.error }) { throw error }
    let (merger, progress, blocks) = output.withLock { output in
      (
        output.merger, output.progress,
        output.waiting.keys.sorted().flatMap { output.waiting[$0]?.block.content ?? [] }
      )
    }
    guard !merger.isDone else { return End(merger: merger, position: nil) }
    return End(
      merger: merger, position: input.withLock { $0.position(behind: blocks, progress) })
  }
}

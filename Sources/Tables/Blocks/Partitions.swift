public import Files

/// Values that are to be sorted into partitions: in memory while they are few, else in a file.
///
/// They are kept as they come, and sorted when memory is full or all are there: to put each at once
/// where it belongs would reach into a thousand places of memory, one after the other.
public struct Partitions<Element: BitwiseCopyable & Sendable>: Sendable {
  /// How many partitions there are.
  public let count: Int
  @usableFromInline var buffer: [Element] = []
  @usableFromInline var runs: [Run] = []
  @usableFromInline let limit: Int
  private var pieces: [SortedPartitions<Element>.Spill] = []
  private var file: SpillFile?
  private var fileSize = 0

  /// Values of one partition that came one behind the other.
  @usableFromInline
  struct Run: Sendable {
    @usableFromInline let partition: Int
    @usableFromInline var count: Int

    @inlinable
    init(partition: Int, count: Int) { (self.partition, self.count) = (partition, count) }
  }

  /// Empty partitions, whose values may take up `bytes` of memory together.
  public init(count: Int, bytes: Int) {
    self.count = count
    limit = bytes / MemoryLayout<Element>.stride
  }

  /// Adds a value to a partition.
  @inlinable
  public mutating func append(_ element: Element, to partition: Int) throws(FileError) {
    buffer.append(element)
    try added(1, to: partition)
  }

  /// Adds values to a partition.
  @inlinable
  public mutating func append(_ elements: ArraySlice<Element>, to partition: Int) throws(FileError)
  {
    buffer.append(contentsOf: elements)
    try added(elements.count, to: partition)
  }

  @inlinable
  mutating func added(_ count: Int, to partition: Int) throws(FileError) {
    if let last = runs.indices.last, runs[last].partition == partition {
      runs[last].count += count
    } else {
      runs.append(Run(partition: partition, count: count))
    }
    if buffer.count > limit { try spill() }
  }

  @inlinable
  mutating func spill() throws(FileError) {
    let (values, starts) = sorted()
    try write(values, starts)
    buffer.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
  }

  @usableFromInline
  mutating func write(_ values: [Element], _ starts: [Int]) throws(FileError) {
    if file == nil { file = try SpillFile() }
    try file?.write(values, at: fileSize)
    pieces.append(.init(offset: fileSize, starts: starts))
    fileSize += values.count * MemoryLayout<Element>.stride
  }

  /// The values in memory by partition, each partition in the order in which its values came, and
  /// where each begins.
  @inlinable
  func sorted() -> (values: [Element], starts: [Int]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for run in runs { starts[run.partition + 1] += run.count }
    for partition in 0..<count { starts[partition + 1] += starts[partition] }
    guard runs.count > 1 else { return (buffer, starts) }
    var (values, next, place) = (buffer, starts, 0)
    for run in runs {
      for target in next[run.partition]..<(next[run.partition] + run.count) {
        values[target] = buffer[place]
        place += 1
      }
      next[run.partition] += run.count
    }
    return (values, starts)
  }

  /// All values by partition, when all are there.
  @inlinable
  public func finished() -> SortedPartitions<Element> {
    let (values, starts) = sorted()
    return finished(values, starts)
  }

  @usableFromInline
  func finished(_ values: [Element], _ starts: [Int]) -> SortedPartitions<Element> {
    SortedPartitions(file: file, pieces: pieces, rest: values, restStarts: starts)
  }
}

/// Values by partition, each partition in the order in which its values came.
public struct SortedPartitions<Element: BitwiseCopyable & Sendable>: Sendable {
  /// A part of the file that holds values of all partitions.
  struct Spill: Sendable {
    let offset: Int
    /// Where the values of each partition begin in it.
    let starts: [Int]
  }

  fileprivate let file: SpillFile?
  fileprivate let pieces: [Spill]
  fileprivate let rest: [Element]
  fileprivate let restStarts: [Int]

  /// All values of a partition.
  public func values(of partition: Int) throws(FileError) -> [Element] {
    var values: [Element] = []
    for piece in 0..<pieceCount { values += try self.values(ofPiece: piece, of: partition) }
    return values
  }

  /// In how many pieces the values lie, each of which fits into memory.
  public var pieceCount: Int { pieces.count + 1 }

  /// The values of a partition in one piece, the first piece being that which came first.
  public func values(ofPiece piece: Int, of partition: Int) throws(FileError) -> [Element] {
    guard let file, piece < pieces.count else {
      return Array(rest[restStarts[partition]..<restStarts[partition + 1]])
    }
    let (start, end) = (pieces[piece].starts[partition], pieces[piece].starts[partition + 1])
    guard start < end else { return [] }
    var values: [Element] = []
    let offset = pieces[piece].offset + start * MemoryLayout<Element>.stride
    try file.read(end - start, at: offset, into: &values)
    return values
  }
}

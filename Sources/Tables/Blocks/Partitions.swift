/// Values sorted into partitions as they come: in memory while they are few, else in a file.
///
/// Each partition keeps the order in which its values came.
public struct Partitions<Element: BitwiseCopyable & Sendable>: Sendable {
  /// How many partitions there are.
  public let count: Int
  @usableFromInline var memory: [[Element]]
  private var extents: [[(offset: Int, count: Int)]]
  /// How many values a partition holds, in memory and on disk.
  @usableFromInline var sizes: [Int]
  @usableFromInline var inMemory = 0
  private var file: SpillFile?
  private var fileSize = 0
  @usableFromInline let limit: Int

  /// Empty partitions, which may take up `bytes` of memory together.
  public init(count: Int, bytes: Int) {
    self.count = count
    memory = Array(repeating: [], count: count)
    extents = Array(repeating: [], count: count)
    sizes = Array(repeating: 0, count: count)
    limit = bytes / MemoryLayout<Element>.stride
  }

  /// How many values a partition holds.
  public func size(of partition: Int) -> Int { sizes[partition] }

  /// Adds a value to a partition.
  @inlinable
  public mutating func append(_ element: Element, to partition: Int) throws(FileError) {
    memory[partition].append(element)
    try added(1, to: partition)
  }

  /// Adds values to a partition.
  @inlinable
  public mutating func append(_ elements: ArraySlice<Element>, to partition: Int) throws(FileError)
  {
    memory[partition].append(contentsOf: elements)
    try added(elements.count, to: partition)
  }

  @inlinable
  mutating func added(_ count: Int, to partition: Int) throws(FileError) {
    sizes[partition] += count
    inMemory += count
    if inMemory > limit { try spill() }
  }

  @usableFromInline
  mutating func spill() throws(FileError) {
    if file == nil { file = try SpillFile() }
    guard let file else { return }
    for partition in memory.indices where !memory[partition].isEmpty {
      let values = memory[partition]
      try file.write(values, at: fileSize)
      extents[partition].append((fileSize, values.count))
      fileSize += values.count * MemoryLayout<Element>.stride
      memory[partition].removeAll(keepingCapacity: true)
    }
    inMemory = 0
  }

  /// All values of a partition.
  public func values(of partition: Int) throws(FileError) -> [Element] {
    guard !extents[partition].isEmpty else { return memory[partition] }
    var values: [Element] = []
    values.reserveCapacity(sizes[partition])
    for piece in 0..<pieces(of: partition) {
      values += try self.values(ofPiece: piece, of: partition)
    }
    return values
  }

  /// In how many pieces the values of a partition lie, each of which fits into memory.
  public func pieces(of partition: Int) -> Int { extents[partition].count + 1 }

  /// The values of one piece, the first being those that came first.
  public func values(ofPiece piece: Int, of partition: Int) throws(FileError) -> [Element] {
    guard let file, piece < extents[partition].count else { return memory[partition] }
    var values: [Element] = []
    let extent = extents[partition][piece]
    try file.read(extent.count, at: extent.offset, into: &values)
    return values
  }
}

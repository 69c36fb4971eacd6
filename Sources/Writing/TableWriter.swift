import Synchronization

/// A form in which tables are written: CSV, JSON, and so on.
///
/// A table reaches its output in parts, each some rows of it, or all in one.
public protocol TableWriter: Sendable {
  /// Whether a table may be written in several parts, so that no more than one is in memory.
  var writesParts: Bool { get }
  /// What stands before all rows.
  func opening(_ columns: [OutputTable.Column]) -> WrittenRows
  /// Some rows; what comes of them does not depend on the rows of other parts.
  func rows(_ part: OutputTable) -> WrittenRows
  /// What stands before the rows of a part: of the first that has any, or of a later one.
  func joint(isFirst: Bool) -> String
  /// What stands behind all rows.
  func closing(isEmpty: Bool) -> String
}

extension TableWriter {
  /// In several parts, unless a form says otherwise.
  public var writesParts: Bool { true }
  /// Nothing, unless a form says otherwise.
  public func opening(_ columns: [OutputTable.Column]) -> WrittenRows { WrittenRows("") }
  /// Nothing, unless a form says otherwise.
  public func joint(isFirst: Bool) -> String { "" }
  /// Nothing, unless a form says otherwise.
  public func closing(isEmpty: Bool) -> String { "" }

  /// Writes the rows of a table while they are made, and hands them over in their order: in slices, if
  /// the form allows it; on all processors, or as many as `threads` says, if rows can be made there.
  public func write(
    _ table: OutputTable, threads: Int? = nil, take: @Sendable (WrittenRows) throws -> Void
  ) throws {
    guard writesParts else { return try take(rows(table)) }
    try table.inParts(threads: threads, { rows($0) }, take: take)
  }

  /// A whole table as one text, and how many of its texts were made harmless.
  public func written(_ table: OutputTable) -> (text: String, neutralised: Int) {
    let bytes = Mutex<[UInt8]>([])
    let output = TableOutput(table.columns, by: self) { piece in bytes.withLock { $0 += piece } }
    output.write(rows(table))
    let neutralised = output.finish()
    return (bytes.withLock { String(decoding: $0, as: UTF8.self) }, neutralised)
  }

  /// A whole table as one text.
  public func text(_ table: OutputTable) -> String { written(table).text }
}

/// Rows of a table as they are written, without what stands before and behind all of them.
public struct WrittenRows: Sendable {
  /// The rows in UTF-8, one piece after the other.
  public let pieces: [[UInt8]]
  /// How many texts were made harmless.
  public let neutralised: Int

  /// Bytes of which nothing had to be made harmless.
  public init(pieces: [[UInt8]]) { self.init(pieces: pieces, neutralised: 0) }

  init(pieces: [[UInt8]], neutralised: Int) {
    (self.pieces, self.neutralised) = (pieces, neutralised)
  }

  /// Rows as one text, of which nothing had to be made harmless.
  public init(_ text: String) { self.init(pieces: [Array(text.utf8)], neutralised: 0) }
}

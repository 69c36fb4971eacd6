/// Values that recur down a column, read once.
extension TableReader {
  /// A value by the bytes of its field: remembered, or else read by `read`, which is asked again
  /// where it found a fault, so that every row has its own finding.
  @inlinable
  public mutating func cached<Value>(
    _ row: Record, _ column: Column, in cache: inout FieldCache<Value>,
    read: (inout TableReader) -> Value?
  ) -> Value? {
    guard let bytes = usualBytes(row, column), !bytes.isEmpty else { return read(&self) }
    return cache.value(of: bytes) { read(&self) }
  }

  /// The trimmed text of a value; nil when it is empty, absent or unreadable.
  public mutating func text(_ row: Record, _ column: Column, in cache: inout FieldCache<String>)
    -> String?
  {
    cached(row, column, in: &cache) { $0.text(row, column) }
  }

  /// The bytes of a field; nil where their quotes need a closer look, or there is no such column.
  @usableFromInline
  func usualBytes(_ row: Record, _ column: Column) -> ArraySlice<UInt8>? {
    guard let index = column.index, !row.hasStrayQuote(index) else { return nil }
    return row.rawBytes(index)
  }
}

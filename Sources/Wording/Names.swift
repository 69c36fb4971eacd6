/// Whether two of some names are equal.
///
/// Swift compares texts by what they look like, whatever scalars they are composed of. For names
/// whose bytes are all that there is to compare, numbers that stand for the bytes are enough.
public func hasRepeats(_ names: [String]) -> Bool {
  var prints: [UInt64] = []
  prints.reserveCapacity(names.count)
  for name in names {
    guard let print = byteHash(name) else { return Set(names).count < names.count }
    prints.append(print)
  }
  prints.sort()
  guard zip(prints, prints.dropFirst()).contains(where: ==) else { return false }
  return Set(names).count < names.count
}

/// Names in their order; those that are written alike in the order in which they came.
///
/// - Returns: the positions of the names.
public func sortedPositions(_ names: [String]) -> [Int] {
  SortedNames(names, names.indices).positions
}

/// Some of many names in that order, to which those of another slice can be added: several
/// processors can sort them.
public struct SortedNames: Sendable {
  private let names: [String]
  private var keys: [NameKey]

  /// Sorts the names of a slice.
  public init(_ names: [String], _ slice: Range<Int>) {
    self.names = names
    keys = slice.map { NameKey(names[$0], position: $0) }
    keys.sort { Self.precedes($0, $1, names) }
  }

  /// The positions of the names.
  public var positions: [Int] { keys.map(\.position) }

  /// Adds the names of another slice.
  public mutating func merge(_ other: SortedNames) {
    var merged: [NameKey] = []
    merged.reserveCapacity(keys.count + other.keys.count)
    var (own, others) = (keys[...], other.keys[...])
    while let first = own.first, let second = others.first {
      merged.append(
        Self.precedes(second, first, names) ? others.removeFirst() : own.removeFirst())
    }
    keys = merged + own + others
  }

  private static func precedes(_ a: NameKey, _ b: NameKey, _ names: [String]) -> Bool {
    if let first = a.precedes(b) { return first }
    let (name, other) = (NameOrder(names[a.position]), NameOrder(names[b.position]))
    return name == other ? a.position < b.position : name < other
  }
}

/// The first 24 bytes of a name as numbers, which decide nearly every comparison.
private struct NameKey: Sendable {
  let position: Int
  private let start: (UInt64, UInt64, UInt64)

  init(_ name: String, position: Int) {
    self.position = position
    let bytes = name.utf8.span
    func number(_ first: Int) -> UInt64 {
      (first..<first + 8).reduce(0) { number, index in
        number << 8 | (index < bytes.count ? UInt64(bytes[index]) : 0)
      }
    }
    start = (number(0), number(8), number(16))
  }

  /// Whether this name comes first; nil where its first bytes do not tell.
  func precedes(_ other: NameKey) -> Bool? {
    start == other.start ? nil : start < other.start
  }
}

/// A number for the bytes of a text that has but one way to be written, so that it compares by its
/// bytes; nil for any other.
///
/// ASCII, Latin letters with their accents, Chinese characters and full-width signs have one way
/// each, as long as no combining mark follows them.
private func byteHash(_ text: String) -> UInt64? {
  let bytes = text.utf8.span
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for index in bytes.indices {
    guard isPlain(index, of: bytes) else { return nil }
    hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
  }
  return hash
}

@inline(__always)
private func isPlain(_ index: Int, of bytes: Span<UInt8>) -> Bool {
  let byte = bytes[index]
  return byte < 0xCC || (0xE4...0xE9).contains(byte)
    || (byte == 0xEF && index + 1 < bytes.count && bytes[index + 1] >= 0xBC)
}

/// A name by its place in lists: by its characters' numbers, as it is written.
///
/// Swift compares texts as if composed, and where some have their accents apart that is no order:
/// one stands before a second, this before a third, and the third before the first. What is listed
/// by name would depend on the order of the rows, or on chance. For texts that are composed, as
/// nearly all are, both say the same.
public struct NameOrder: Comparable, Sendable {
  private let name: String

  /// The place of a name.
  public init(_ name: String) { self.name = name }

  /// Whether a name stands before another.
  public static func < (a: NameOrder, b: NameOrder) -> Bool {
    let (own, others) = (a.name.utf8.span, b.name.utf8.span)
    for index in 0..<min(own.count, others.count) where own[index] != others[index] {
      return own[index] < others[index]
    }
    return own.count < others.count
  }

  /// Whether two names are written alike.
  public static func == (a: NameOrder, b: NameOrder) -> Bool {
    a.name.utf8.elementsEqual(b.name.utf8)
  }
}

extension Sequence<String> {
  /// These names as they stand in lists.
  public func inNameOrder() -> [String] { sorted { NameOrder($0) < NameOrder($1) } }
}

extension Sequence where Element: Hashable {
  /// Each element once, in the order of their first places.
  public var unique: [Element] { unique(by: { $0 }) }
}

extension Sequence {
  /// The first element of each key, in their order.
  public func unique<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
    var seen: Set<Key> = []
    return filter { seen.insert(key($0)).inserted }
  }
}

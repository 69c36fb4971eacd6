import Tables

/// A line that one row tells whole, as far as a second such row is to be known by it.
struct SeenLine: Sendable, BitwiseCopyable {
  /// The fingerprint of the line.
  let line: UInt64
  let row: Int

  fileprivate init(line: UInt64, row: Int) { (self.line, self.row) = (line, row) }

  init(_ identity: LineIdentity, row: Int) { self.init(line: identity.line, row: row) }
}

/// Lines of an order with one number after the other, each told whole by one row, that stand one
/// behind the other.
///
/// So most orders stand in a file, and as most files turn out to be sorted, hardly anybody asks for
/// the single lines.
struct SeenRun: Sendable, BitwiseCopyable {
  let order: OrderIdentity
  private let first: LineKey
  /// Its row, and how many lines there are, in one number: as many of these are kept as orders.
  private var rowAndCount: UInt64

  private static let countBits: UInt64 = 10
  private static let mostLines = 1 << countBits - 1

  /// A run of one line.
  @inline(__always)
  init(_ order: OrderIdentity, _ line: LineKey, row: Int) {
    self.order = order
    first = line
    rowAndCount = UInt64(truncatingIfNeeded: row) << Self.countBits | 1
  }

  private var row: Int { Int(truncatingIfNeeded: rowAndCount >> Self.countBits) }
  private var count: Int { Int(truncatingIfNeeded: rowAndCount) & Self.mostLines }

  /// Adds a line if it follows the last; false when it does not.
  @inline(__always)
  mutating func add(_ order: OrderIdentity, _ line: LineKey, row: Int) -> Bool {
    let count = count
    guard order == self.order, line == first.advanced(by: count), row == self.row &+ count,
      count < Self.mostLines
    else { return false }
    rowAndCount &+= 1
    return true
  }

  /// The same lines when that many rows come before them.
  func moved(by rows: Int) -> SeenRun {
    var moved = self
    moved.rowAndCount += UInt64(rows) << Self.countBits
    return moved
  }

  var lines: some Sequence<SeenLine> {
    (0..<count).lazy.map { place in
      SeenLine(LineIdentity(order: order, line: first.advanced(by: place)), row: row + place)
    }
  }
}

/// Lines of some orders, each told whole by a row, to be found by their fingerprints.
struct SeenLines {
  /// The lines in places by their fingerprints, each in the first that was free; a row of −1 is none.
  private var places: [SeenLine]
  /// All rows of the lines that several rows tell, in no order.
  private var repeats: [SeenLine] = []

  init(_ lines: [SeenLine]) {
    var size = 1
    while size < 2 * lines.count { size *= 2 }
    places = Array(repeating: .none, count: lines.isEmpty ? 0 : size)
    for line in lines { add(line) }
  }

  /// The first row that told a line; nil where none did.
  func firstRow(of line: UInt64) -> Int? {
    guard !places.isEmpty else { return nil }
    let place = place(of: line)
    return places[place].isNone ? nil : places[place].row
  }

  /// The rows that tell a line which a row before them told, together with others; each with that row.
  func repeated(with others: [SeenLine]) -> [(SeenLine, SeenLine)] {
    let doubtful =
      repeats
      + others.flatMap { other in
        firstRow(of: other.line).map { [SeenLine(line: other.line, row: $0), other] } ?? [other]
      }
    // The first row of a line may stand there several times.
    let sorted = doubtful.sorted { $0.line == $1.line ? $0.row < $1.row : $0.line < $1.line }
    return zip(sorted, sorted.dropFirst()).filter { $0.line == $1.line && $0.row != $1.row }
  }

  private mutating func add(_ line: SeenLine) {
    let place = place(of: line.line)
    guard !places[place].isNone else {
      places[place] = line
      return
    }
    repeats += [places[place], line]
    if line.row < places[place].row { places[place] = line }
  }

  /// Where a line stands, or else would.
  private func place(of line: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: line) & (places.count - 1)
    while !places[place].isNone, places[place].line != line {
      place = (place + 1) & (places.count - 1)
    }
    return place
  }
}

extension SeenLine {
  fileprivate static let none = SeenLine(line: 0, row: -1)
  fileprivate var isNone: Bool { row < 0 }
}

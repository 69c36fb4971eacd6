/// Whether rows stand in an order by which no order line can come twice.
///
/// Order systems number orders as they come, so a file is usually sorted by the last digits of the
/// order number, upwards or downwards, and within an order by line. While each row stands strictly
/// behind the one before, all are different lines, and none need be remembered. Rows that wait for
/// the end of the file may stand beside others of the same line: they are compared there.
struct OrderSequence: Sendable {
  private struct Place: Sendable {
    let order: UInt64
    let line: UInt64
    let waits: Bool
  }

  private var first: Place?
  private var last: Place?
  private var isAscending = true
  private var isDescending = true

  /// Whether all rows that do not wait are different lines.
  var tellsLinesApart: Bool { isAscending || isDescending }

  /// Adds a row by the last digits of its order and of its line; nil where there are none.
  @inline(__always)
  mutating func add(order: UInt64?, line: UInt64?, waits: Bool) {
    guard let order, let line else {
      isAscending = false
      isDescending = false
      return
    }
    let place = Place(order: order, line: line, waits: waits)
    if let last { compare(last, place) } else { first = place }
    last = place
  }

  /// Adds the rows that follow.
  mutating func add(_ next: OrderSequence) {
    isAscending = isAscending && next.isAscending
    isDescending = isDescending && next.isDescending
    if let last, let follower = next.first { compare(last, follower) }
    first = first ?? next.first
    last = next.last ?? last
  }

  @inline(__always)
  private mutating func compare(_ a: Place, _ b: Place) {
    if a.order == b.order {
      let isBehind = a.line < b.line || a.line == b.line && a.waits && b.waits
      isAscending = isAscending && isBehind
      isDescending = isDescending && isBehind
    } else if a.order < b.order {
      isDescending = false
    } else {
      isAscending = false
    }
  }
}

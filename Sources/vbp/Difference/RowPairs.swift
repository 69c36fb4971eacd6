/// Which row of a result is which of another, wherever both stand.
///
/// Rows are about the same where all that names it is the same, as names are compared. Of several about
/// the same those are paired first in which nothing differs, then those in which no value does, then
/// those that have in common what tells such rows apart, as the day of an event, then the others in
/// their order.
struct RowPairs {
  /// The columns that two results share.
  typealias Shared = [(name: String, old: Int, new: Int)]

  /// For each new row the old one that it was; nil where there was none.
  private(set) var partners: [Int?]
  /// The old rows that are there no more.
  private(set) var gone: [Int] = []

  private let old, new: ResultTable

  /// Pairs the rows of two results; `columns` are those in which rows are to be alike, the most first.
  init(_ old: ResultTable, _ new: ResultTable, alikeIn columns: [Shared]) {
    (self.old, self.new) = (old, new)
    partners = [Int?](repeating: nil, count: new.rows.count)
    var before = Dictionary(grouping: old.rows.indices) { old.identities[$0] }
    for (identity, rows) in Dictionary(grouping: new.rows.indices, by: { new.identities[$0] }) {
      guard let others = before.removeValue(forKey: identity) else { continue }
      pair(rows, others, columns)
    }
    gone += before.values.joined()
    // A dictionary has no order.
    gone.sort()
  }

  /// Pairs rows that are about the same.
  private mutating func pair(_ rows: [Int], _ others: [Int], _ columns: [Shared]) {
    var (rows, others) = (rows, others)
    for shared in columns where rows.count > 1 || others.count > 1 {
      pairAlike(&rows, &others, shared)
    }
    for (row, other) in zip(rows, others) { partners[row] = other }
    gone += others.dropFirst(rows.count)
  }

  /// Takes out the rows that are alike in some columns, the first of both first.
  private mutating func pairAlike(_ rows: inout [Int], _ others: inout [Int], _ shared: Shared) {
    func text(_ cells: [String], _ places: [Int]) -> String {
      places.map { cells[$0] }.joined(separator: ResultTable.separator)
    }
    let (before, now) = (shared.map(\.old), shared.map(\.new))
    var alike: [String: [Int]] = [:]
    for other in others.reversed() {
      alike[text(old.cells(other), before), default: []].append(other)
    }
    var rest: [Int] = []
    for row in rows {
      guard let other = alike[text(new.cells(row), now)]?.popLast() else {
        rest.append(row)
        continue
      }
      partners[row] = other
    }
    rows = rest
    others = alike.values.joined().sorted()
  }
}

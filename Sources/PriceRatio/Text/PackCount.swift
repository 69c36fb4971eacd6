import ExactNumbers
public import Tables
import Wording

/// The count of a pack in a column of its own: `28`, `28.0`, `28片` or `28片/盒`.
struct PackCount {
  /// How many smallest units there are.
  let number: Int

  /// Reads a count above zero; nil for anything else.
  init?(_ text: String) {
    var lexer = SpecLexer("*" + text)
    guard let items = try? lexer.items(), items.first?.separator == .times else { return nil }
    var counts = PackCounts()
    guard let before = try? counts.split(items, text), before.isEmpty,
      let number = try? counts.product(perUnit: nil, inBrackets: nil, text)
    else { return nil }
    self.number = number
  }
}

extension TableReader {
  /// The count of a pack, with or without its word; what is none is a finding.
  public mutating func packCount(_ row: Record, _ column: Column) -> Int? {
    guard let text = text(row, column) else { return nil }
    return PackCount(text)?.number ?? count(row, column)
  }

  /// Reports a count that is not that of the strength.
  public mutating func addDifferentCount(
    _ row: Record, _ column: Column, _ count: Int, inStrength other: Int
  ) {
    add(
      .packCountDiffers, row, column, value: String(count),
      reason: Text(
        en: "the strength says that there are \(other) in the pack", zh: "规格中写明每包装为 \(other)"))
  }
}

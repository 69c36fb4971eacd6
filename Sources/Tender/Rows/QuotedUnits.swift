import PriceRatio
import Tables
import Wording

/// Reports quotes that are for one kind of unit by their header, `报价（元/袋）`, in rows of another, such
/// as tablets: the price may be that of a bag of them, or the header may just not fit the row.
struct QuotedUnits {
  private let quote: TableReader.Column
  private let names: BidNames
  /// Whether a text goes with the header, by its number, as far as it was asked.
  private var known: [BidColumn: [Int32: Bool?]] = [:]

  /// Nil where the header names no kind of unit.
  init?(_ columns: BidColumns, _ names: BidNames) {
    let quote = columns.present.first { $0.column == .quote }?.place
    guard let quote, !quote.countedUnits.isEmpty else { return nil }
    (self.quote, self.names) = (quote, names)
  }

  /// Looks at the bids of a part.
  mutating func check(_ part: BidPart, _ layout: TableReader.Layout, to findings: inout Findings) {
    for bid in 0..<part.count where part.amount(.quote, of: bid) != nil {
      // What is written nearest to the price counts: a lot may be called by the form of others.
      let columns: [BidColumn] = [.strength, .form, .lot]
      for column in columns where part.has(column) {
        let number = part.number(column, of: bid)
        guard number >= 0, let fits = fits(number, column) else { continue }
        if !fits { findings.add(finding(layout, part.row(of: bid), column, number)) }
        break
      }
    }
  }

  /// Whether a text goes with the header; nil where it says nothing of units.
  private mutating func fits(_ number: Int32, _ column: BidColumn) -> Bool? {
    if let known = known[column]?[number] { return known }
    let units = quote.countedUnits
    let fits: Bool?
    switch column {
    case .strength:
      fits = CountedUnits.fit(units, text: names.text(number) ?? "")
    case .form: fits = names.form(number).flatMap { CountedUnits.fit(units, form: $0) }
    default:
      fits = DosageForm.ending(names.text(number) ?? "").flatMap {
        CountedUnits.fit(units, form: $0)
      }
    }
    known[column, default: [:]].updateValue(fits, forKey: number)
    return fits
  }

  private func finding(
    _ layout: TableReader.Layout, _ row: Int, _ column: BidColumn, _ number: Int32
  ) -> Finding {
    let (heading, text) = (quote.heading, names.text(number) ?? "")
    let units = quote.countedUnits
    return layout.finding(
      .otherUnit, row: row, field: column.field, value: text,
      reason: Text(
        en: "by the header `\(heading)` the price is for one \(units.joined(separator: " or ")), "
          + "which this is not counted in: it may be for a pack, or for the smallest unit",
        zh: "按列名“\(heading)”价格以\(units.joined(separator: "或"))计，与本行不符：可能是整包装价，也可能是最小单位价"))
  }
}

extension FindingCode {
  /// A price for one kind of unit where the row has another.
  static let otherUnit = FindingCode("other-unit")
}

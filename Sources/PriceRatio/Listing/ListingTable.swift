public import ExactNumbers
import Tables
public import Wording
public import Writing

/// The result table of `vbp ratio audit` by a listing rule: every product with every limit that it is
/// held against.
///
/// Prices are for a pack of the product. A limit is written exactly or, where it has more than six
/// decimals, rounded down; excess is what the price is above it. With a step, also the highest price
/// that may be listed of those that are multiples of it.
public struct ListingTable: Sendable {
  private let audit: ListingAudit
  private let step: Yuan?
  private let language: Language

  /// Prepares the table of an audit.
  public init(_ audit: ListingAudit, step: Yuan?, language: Language) {
    (self.audit, self.step, self.language) = (audit, step, language)
  }

  /// The table.
  public var table: OutputTable {
    OutputTable(columns: columns, rowCount: audit.lines.count) { index, row in
      write(audit.lines[index], to: &row)
    }
  }

  private var columns: [OutputTable.Column] {
    let highest = OutputTable.Column("highest_price", zh: "最高可挂网价", numeric: true)
    return [
      .init("drug", zh: "药品名称"), .init("row", zh: "行", numeric: true),
      .init("listed_product", zh: "产品"),
      .init(
        "listing_rule", zh: "挂网规则", words: { ListingTest(rawValue: $0)?.title($1) }),
      .init("province", zh: "省份"), .init("price", zh: "价格", numeric: true),
      .init("lowest", zh: "最低价", numeric: true, dropOrder: 3),
      .init("median", zh: "中位价", numeric: true, dropOrder: 2),
      .init("reference", zh: "比较价", numeric: true, dropOrder: 4),
      .init("against_row", zh: "对照行", numeric: true, dropOrder: 5),
      .init("bound", zh: "限制", dropOrder: 1, words: Self.boundWords),
      .init("limit", zh: "限价", numeric: true), .init("excess", zh: "高出", numeric: true),
      .init("excess_percent", zh: "高出百分比", numeric: true, dropOrder: 6),
    ] + (step == nil ? [] : [highest]) + [
      .init("status", zh: "状态", words: { ListingLine.Status(rawValue: $0)?.title($1) }),
      .init("reason", zh: "说明", dropOrder: 7),
    ]
  }

  private static let boundWords: OutputTable.CodeWords = { code, language in
    switch code {
    case "below": Text(en: "below", zh: "须低于")(language)
    case "at-most": Text(en: "at most", zh: "不高于")(language)
    default: nil
    }
  }

  private func write(_ line: ListingLine, to row: inout RowWriter) {
    let product = audit.products[line.position]
    row.text(product.drug)
    row.number(product.row)
    row.text(product.titleWithMaker(in: language))
    row.text(line.test.rawValue)
    row.text(product.listing.province)
    row.append(Self.cell(product.price?.text(atLeast: 2)))
    row.append(Self.cell(line.bound?.lowest.flatMap { Self.text($0, .halfUp) }))
    row.append(Self.cell(line.bound?.median.flatMap { Self.text($0, .halfUp) }))
    row.append(Self.cell(line.bound.flatMap { Self.text($0.reference, .halfUp) }))
    row.append(Self.cell(line.bound?.against.map { String(audit.products[$0].row) }))
    row.text(line.bound.map { $0.isStrict ? "below" : "at-most" } ?? "")
    row.append(Self.cell(line.limit.flatMap { Self.text($0, .down) }))
    row.append(Self.cell(excess(line, of: product).flatMap { Self.text($0, .halfUp) }))
    row.append(Self.cell(percent(line, of: product)))
    if let step {
      let highest = (try? line.highest(step: step)) ?? nil
      row.append(Self.cell(highest.flatMap { Self.text($0, .down) }))
    }
    row.text(line.status.rawValue)
    row.text(reason(line, of: product)(language))
  }

  private static func cell(_ text: String?) -> Cell { text.map { .number($0) } ?? .empty }

  /// A price to at least 2 decimals and, where it goes on, to 6.
  private static func text(_ price: Ratio, _ rounding: Rounding) -> String? {
    (try? Yuan(price, decimals: Yuan.decimals, rounding: rounding))?.text(atLeast: 2)
  }

  private static func text(_ price: Enclosure, _ rounding: Rounding) -> String? {
    (try? price.rounded(decimals: Yuan.decimals, rounding: rounding)).flatMap {
      text($0, rounding)
    }
  }

  /// What the price is above its limit; a limit that goes on is taken to 12 decimals.
  private func excess(_ line: ListingLine, of product: Product) -> Ratio? {
    guard line.status == .above, let price = product.price?.ratio, let limit = Self.ratio(line)
    else { return nil }
    return try? price - limit
  }

  private func percent(_ line: ListingLine, of product: Product) -> String? {
    guard let excess = excess(line, of: product), let limit = Self.ratio(line) else { return nil }
    return try? (excess * Ratio(100) / limit).decimalText(decimals: 2)
  }

  private static func ratio(_ line: ListingLine) -> Ratio? {
    line.limit.flatMap { $0.exact ?? (try? $0.rounded(decimals: 12, rounding: .down)) }
  }

  /// The sum of the limit, and how the price lies to it.
  private func reason(_ line: ListingLine, of product: Product) -> Text {
    guard let bound = line.bound, let limit = line.limit,
      let reference = Self.text(bound.reference, .halfUp), let most = Self.text(limit, .down),
      let price = product.price?.text(atLeast: 2)
    else { return line.gap ?? Text("") }
    let factor = bound.factor.exactText
    let place =
      bound.against.map { audit.products[$0].row }
      .map { Text(en: " (row \($0))", zh: "（第 \($0) 行）") } ?? Text("")
    let sum = Text(
      "\(reference) × \(factor) \(isExact(bound, reference, most) ? "=" : "≈") \(most)")
    let sign: String
    switch line.status {
    case .above: sign = limit.exact == product.price?.ratio ? "=" : ">"
    case .listed: sign = limit.exact == product.price?.ratio ? "=" : "<"
    case .undecided: sign = "≈"
    }
    return line.test.reference + place + Text(en: ": ", zh: "：") + sum
      + Text(en: "; \(price) \(sign) \(most)", zh: "；\(price) \(sign) \(most)")
  }

  /// Whether the printed numbers make the sum come out.
  private func isExact(
    _ bound: ListingLine.Bound, _ reference: String, _ most: String
  ) -> Bool {
    guard let a = Ratio(decimal: reference), let b = Ratio(decimal: most),
      let product = try? a * bound.factor
    else { return false }
    return product == b
  }
}

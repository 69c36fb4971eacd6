public import ExactNumbers
public import PriceRatio
public import Tables
import Wording

/// A strength or pack that winners did not quote.
public struct Spec: Sendable {
  /// The lot.
  public let lot: String
  /// The strength.
  public let strength: (text: String, value: Strength)
  /// How many smallest units the pack holds.
  public let packCount: Int
  /// The ceiling per smallest unit of this strength.
  public let ceiling: Yuan?
}

/// What a winner's unquoted spec costs.
public struct SpecPrice: Sendable {
  /// The spec.
  public let spec: Spec
  /// The winner.
  public let bidder: String
  /// K from the quoted strength to this one.
  public let factor: Ratio
  /// Yuan per smallest unit, exact, after the ceiling.
  public let unitPrice: Ratio
  /// Whether the ceiling made it lower.
  public let isCapped: Bool
}

/// Stage 11, other specs: a winner's unquoted strengths are priced from the quoted one by the content
/// ratio, never above their ceilings; packs are linear in the number of units.
public enum Specs {
  /// Prices every spec for every winner of its lot; strengths that do not compare are findings.
  public static func prices(_ specs: [Spec], outcome: TenderOutcome, file: String) throws
    -> (prices: [SpecPrice], findings: Findings)
  {
    var (prices, findings) = ([SpecPrice](), Findings())
    for (offset, spec) in specs.enumerated() {
      let lot = outcome.lots.first { $0.name == spec.lot }
      for winner in lot?.winners ?? [] {
        guard let quoted = winner.bid.strength?.value, let price = winner.price else { continue }
        do throws(Strength.Fault) {
          let x = try spec.strength.value.contentRatio(to: quoted)
          let settled = winner.settledPrice ?? price.unitPrice
          if let result = try? Self.price(spec, winner, settled, x, outcome.rules) {
            prices.append(result)
          }
        } catch {
          findings.add(
            Finding(
              .notAStrength, file: file, row: offset + 2, column: "strength",
              value: spec.strength.text, reason: error.reason))
        }
      }
    }
    return (prices, findings)
  }

  private static func price(
    _ spec: Spec, _ winner: Standing, _ settled: Ratio, _ x: Ratio, _ rules: TenderRules
  ) throws -> SpecPrice {
    let factor = try rules.comparable.content.factor(x)
    let converted = try settled * factor
    let ceiling = spec.ceiling?.ratio
    let price = ceiling.map { min($0, converted) } ?? converted
    return SpecPrice(
      spec: spec, bidder: winner.bid.bidder, factor: factor, unitPrice: price,
      isCapped: price < converted)
  }

  /// Reads a table of specs by the schema `specs`.
  ///
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(_ path: String, schema: Schema) throws(FileError)
    -> (specs: [Spec], findings: Findings)
  {
    var table = try TableReader(path: path, schema: schema)
    let columns = ["lot", "strength", "pack_count", "ceiling"].map { table.column($0) }
    var specs: [Spec] = []
    while let row = try table.next() {
      let lot = table.text(row, columns[0])
      let strength = table.strength(row, columns[1])
      let packCount = table.count(row, columns[2])
      let ceiling = table.price(row, columns[3])
      guard let lot, let strength else { continue }
      specs.append(Spec(lot: lot, strength: strength, packCount: packCount ?? 1, ceiling: ceiling))
    }
    return (table.findings.hasErrors ? [] : specs, table.findings)
  }

  /// The result table of `vbp specs`; unit prices to 4 decimals, pack prices to 2, rounded half up.
  public static func table(_ prices: [SpecPrice]) -> OutputTable {
    OutputTable(
      columns: [
        .init("lot", zh: "品种"), .init("bidder", zh: "企业"), .init("strength", zh: "规格"),
        .init("pack_count", zh: "包装数量", numeric: true),
        .init("ratio", zh: "差比价系数", numeric: true),
        .init("unit_price", zh: "单位价格", numeric: true),
        .init("pack_price", zh: "包装价格", numeric: true), .init("capped", zh: "受最高有效申报价约束"),
      ], rowCount: prices.count
    ) { index in
      let price = prices[index]
      let pack = try? price.unitPrice * Ratio(price.spec.packCount)
      return [
        .text(price.spec.lot), .text(price.bidder), .text(price.spec.strength.text),
        .number(String(price.spec.packCount)),
        .number((try? price.factor.decimalText(decimals: 10)) ?? ""),
        .number((try? price.unitPrice.decimalText(decimals: 4)) ?? ""),
        .number((try? pack?.decimalText(decimals: 2)) ?? ""),
        .text(price.isCapped ? "Y" : "N"),
      ]
    }
  }
}

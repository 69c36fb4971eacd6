public import ExactNumbers
public import Files
public import PriceRatio
public import Tables
import Wording
public import Writing

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
  /// The row in the file.
  public let row: Int
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
  /// The numbers as they are written.
  let texts: Texts
  /// The unverified number that decides the price; nil where none does.
  public internal(set) var restsOn: String?

  /// What the price is for.
  fileprivate var place: [String] {
    [spec.lot, spec.strength.text, String(spec.packCount), bidder]
  }

  struct Texts: Sendable {
    let factor, unitPrice, packPrice: String
  }
}

/// Stage 11, other specs: a winner's unquoted strengths are priced from the quoted one by the content
/// ratio, never above their ceilings; packs are linear in the number of units.
public enum Specs {
  /// Prices every spec for every certain winner of its lot, or for the one bid whose quote is only
  /// tried; `layout` is that of the table of specs.
  ///
  /// - Returns: the prices, none when there are errors among the findings: prices that are too large.
  ///   A lot in which nobody is selected is noted.
  public static func prices(
    _ specs: [Spec], outcome: TenderOutcome, trying trial: SpecTrial? = nil,
    layout: TableReader.Layout
  ) -> (prices: [SpecPrice], findings: Findings) {
    var (prices, findings) = Self.prices(specs, outcome.lots, outcome.rules, trial, layout)
    do {
      for (other, lots) in try outcome.otherwise() {
        let others = Self.prices(specs, lots, other.kept.rules, trial, layout).prices
        Self.doubt(&prices, others, key: other.key)
      }
    } catch {
      // What the numbers in doubt come to is too large: nobody can say that the prices stand.
      for index in prices.indices { prices[index].restsOn = prices[index].restsOn ?? "" }
    }
    return (findings.hasErrors ? [] : prices, findings)
  }

  /// Marks the prices that another value of an unverified number would change.
  private static func doubt(_ prices: inout [SpecPrice], _ others: [SpecPrice], key: String) {
    let otherwise = Dictionary(others.map { ($0.place, $0.unitPrice) }) { first, _ in first }
    for index in prices.indices where prices[index].restsOn == nil {
      if otherwise[prices[index].place] != prices[index].unitPrice { prices[index].restsOn = key }
    }
  }

  /// The prices that there are under some rules, and what is wrong with the others.
  private static func prices(
    _ specs: [Spec], _ lots: [LotOutcome], _ rules: TenderRules, _ trial: SpecTrial?,
    _ layout: TableReader.Layout
  ) -> (prices: [SpecPrice], findings: Findings) {
    let lots = Dictionary(lots.map { ($0.name, $0) }) { first, _ in first }
    var (prices, findings) = ([SpecPrice](), Findings())
    for spec in specs {
      guard let lot = lots[spec.lot] else { continue }
      if trial == nil, lot.isFailed { findings.add(Self.noWinner(spec, layout)) }
      for bid in trial?.bids(of: lot) ?? lot.winners.map(\.settled) {
        do {
          if let price = try Self.price(spec, bid, rules) { prices.append(price) }
        } catch let gap as PriceDivisors.Gap {
          findings.add(
            layout.finding(
              .incomparableStrengths, row: spec.row, field: "strength", value: spec.strength.text,
              reason: gap.reason.text))
        } catch {
          findings.add(
            layout.finding(.tooLarge, row: spec.row, field: "strength", value: spec.strength.text))
        }
      }
    }
    return (prices, findings)
  }

  private static func noWinner(_ spec: Spec, _ layout: TableReader.Layout) -> Finding {
    layout.finding(
      .unmatchedRow, severity: .note, row: spec.row, field: "lot", value: spec.lot,
      reason: Text(
        en: "nobody is selected in the lot: there is nothing to price", zh: "该品种无拟中选企业，无价格可算"))
  }

  /// What a spec costs of a bidder whose quoted strength has some unit price; nil where there is none
  /// to convert from.
  ///
  /// - Throws: `NumberError` where the result is too large, also to be written.
  private static func price(
    _ spec: Spec, _ settled: (bid: Bid, unitPrice: Ratio?), _ rules: TenderRules
  ) throws -> SpecPrice? {
    let bid = settled.bid
    guard let quoted = bid.strength?.value, let price = settled.unitPrice else { return nil }
    let factor = try factor(of: spec, bid, quoted, rules.comparable)
    let converted = try price * factor
    let ceiling = spec.ceiling?.ratio
    let unitPrice = ceiling.map { min($0, converted) } ?? converted
    return SpecPrice(
      spec: spec, bidder: bid.bidder, factor: factor, unitPrice: unitPrice,
      isCapped: unitPrice < converted,
      texts: SpecPrice.Texts(
        factor: try factor.decimalText(decimals: 10),
        unitPrice: try unitPrice.decimalText(decimals: 4),
        packPrice: try (unitPrice * Ratio(spec.packCount)).decimalText(decimals: 2)))
  }

  /// K from the quoted strength to a spec: by the tender's own factors where it has some.
  private static func factor(
    of spec: Spec, _ bid: Bid, _ quoted: Strength, _ rules: ComparableRules
  ) throws -> Ratio {
    guard let table = rules.unitFactors else {
      let x = try PriceDivisor.contentRatio(of: spec.strength.value, to: quoted, rules: rules)
      let fill = PriceDivisor.fill(spec.strength.value, quoted, x, rules)
      return try fill?.factor(x) ?? rules.content.factor(x)
    }
    let names = [spec.strength.text, bid.strength?.text ?? ""]
    let factors = try names.map { name in
      guard let factor = table.value(named: name) else {
        throw PriceDivisors.Gap(reason: .noUnitFactor(name))
      }
      return factor.value
    }
    return try factors[0] / factors[1]
  }

  /// Reads a table of specs by the schema `specs`; with the lots of the bids, rows that match none,
  /// and strengths that do not compare with theirs, are findings.
  ///
  /// - Returns: the specs, none when there are errors among the findings; and the layout, for what
  ///   is found later.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(
    _ path: String, schema: Schema, lots: TenderLots? = nil
  ) throws(FileError) -> (specs: [Spec], findings: Findings, layout: TableReader.Layout) {
    var table = try TableReader(path: path, schema: schema)
    var names = lots?.known ?? Names(schema.aliases)
    let columns = ["lot", "strength", "pack_count", "ceiling"].map { table.column($0) }
    var specs: [Spec] = []
    var seen: [[String]: Int] = [:]
    while let row = try table.next() {
      let lot = table.name(row, columns[0], &names)
      let named = table.strength(
        row, columns[1], comparedTo: lot.flatMap { lots?.mainStrength(of: $0)?.value })
      let strength = named.map { (text: $0.text, value: $0.value) }
      let given = table.packCount(row, columns[2])
      if let given, let other = named?.packCount, given != other {
        table.addDifferentCount(row, columns[2], given, inStrength: other)
      }
      if given == nil, let named, named.holdsUnreadCount {
        table.add(
          .packCountDiffers, row, columns[1], value: named.text,
          reason: Text(
            en: "the strength counts something that is not understood, which may be the pack",
            zh: "规格中有无法识别的数量，可能是包装数量"))
      }
      let packCount = given ?? named?.packCount
      let ceiling = table.price(row, columns[3])
      guard let lot, let strength else { continue }
      let place = [lot, strength.text, String(packCount ?? 1)]
      if let first = seen[place] {
        table.add(
          .duplicateRow, row, columns[1], value: strength.text,
          reason: Text(
            en: "row \(first) already asks for this strength and pack of the lot",
            zh: "第 \(first) 行已有该品种的此规格与包装"))
      }
      seen[place] = seen[place] ?? row.row
      if let lots, table.checkLot(row, columns[0], lot, lots) {
        table.checkStrength(row, columns[1], strength, lot: lot, lots)
      }
      specs.append(
        Spec(
          lot: lot, strength: strength, packCount: packCount ?? 1, ceiling: ceiling, row: row.row))
    }
    table.findings.add(names.findings(file: table.name))
    return (table.findings.hasErrors ? [] : specs, table.findings, table.layout)
  }

  /// The result table of `vbp specs`; unit prices to 4 decimals, pack prices to 2, rounded half up. A
  /// quote that is only tried stands in each of its rows.
  public static func table(_ prices: [SpecPrice], trying trial: SpecTrial? = nil) -> OutputTable {
    let tried = OutputTable.Column("tried_quote", zh: "试算申报价", numeric: true)
    return OutputTable(
      columns: [
        .init("lot", zh: "品种"), .init("bidder", zh: "企业"), .init("strength", zh: "规格"),
        .init("pack_count", zh: "包装数量", numeric: true),
        .init("ratio", zh: "差比价系数", numeric: true),
        .init("unit_price", zh: "单位价格", numeric: true),
        .init("pack_price", zh: "包装价格", numeric: true), .init("capped", zh: "受最高有效申报价约束"),
      ] + (trial == nil ? [] : [tried]), rowCount: prices.count
    ) { index in
      let price = prices[index]
      return [
        .text(price.spec.lot), .text(price.bidder), .text(price.spec.strength.text),
        .number(String(price.spec.packCount)),
        price.restsOn == nil ? .number(price.texts.factor) : .empty,
        price.restsOn == nil ? .number(price.texts.unitPrice) : .empty,
        price.restsOn == nil ? .number(price.texts.packPrice) : .empty,
        .text(price.restsOn == nil ? (price.isCapped ? "Y" : "N") : "undecided"),
      ] + (trial.map { [.number($0.quote.text(atLeast: 2))] } ?? [])
    }
  }
}

extension Standing {
  /// The bid with the unit price at which it is selected.
  fileprivate var settled: (bid: Bid, unitPrice: Ratio?) {
    (bid, settledPrice ?? price?.unitPrice)
  }
}

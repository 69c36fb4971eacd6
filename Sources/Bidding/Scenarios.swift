import ExactNumbers
public import Files
public import Tables
public import Tender
import Wording

/// What others may quote, by lot, bidder and strength.
public struct Scenarios: Sendable {
  /// Of which bid a row speaks; of all bids of a bidder in the lot without a strength.
  fileprivate struct Key: Hashable {
    let lot, bidder: String
    let strength: String?
  }

  private var scenarios: [Key: Scenario] = [:]

  /// Nobody quotes otherwise than the file says.
  public init() {}

  /// Reads a file of scenarios by the schema `scenarios`; with a tender its rows must match bids that
  /// take part.
  ///
  /// - Returns: the scenarios, none when there are errors among the findings.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(
    _ path: String, schema: Schema, lots: TenderLots? = nil, tender: TrialTender? = nil
  ) throws(FileError) -> (scenarios: Scenarios, findings: Findings) {
    var reader = ScenarioReader(try TableReader(path: path, schema: schema), lots, tender)
    var (scenarios, rows) = (Scenarios(), [Key: Int]())
    while let row = try reader.table.next() {
      guard let (key, scenario) = reader.scenario(row) else { continue }
      if let first = rows[key] { reader.addRepeated(row, first) }
      rows[key] = row.row
      scenarios.scenarios[key] = scenario
    }
    let findings = reader.findings
    return (findings.hasErrors ? Scenarios() : scenarios, findings)
  }

  /// What a bid may quote; as the file has it where no row speaks of it, or where it was ruled out.
  func scenario(of bid: Bid) -> Scenario {
    guard bid.takesPart else { return Scenario() }
    return [bid.strength?.text, nil].lazy.compactMap {
      scenarios[Key(lot: bid.lot, bidder: bid.bidder, strength: $0)]
    }.first ?? Scenario()
  }
}

extension Bid {
  /// Whether nothing was ruled about it but a correction of its quote.
  fileprivate var takesPart: Bool { rulings.allSatisfy { $0.kind == .correctedQuote } }
}

/// Reads scenarios row by row, and reports those that match no bid or contradict themselves.
private struct ScenarioReader: ~Copyable {
  var table: TableReader
  private let lots: TenderLots?
  private let bids: [String: [Bid]]?
  private var names: Names
  private let lot, bidder, strength, kind: TableReader.Column
  private let low, mode, high, values, weights, present: TableReader.Column

  init(_ table: consuming TableReader, _ lots: TenderLots?, _ tender: TrialTender?) {
    (lot, bidder) = (table.column("lot"), table.column("bidder"))
    (strength, kind) = (table.column("strength"), table.column("kind"))
    (low, mode, high) = (table.column("low"), table.column("mode"), table.column("high"))
    (values, weights) = (table.column("values"), table.column("weights"))
    present = table.column("present")
    names = lots?.known ?? Names(table.layout.aliases)
    self.lots = lots
    bids = tender.map { tender in
      Dictionary(tender.lots.map { ($0.name, $0.bids) }) { first, _ in first }
    }
    self.table = table
  }

  var findings: Findings {
    var findings = table.findings
    findings.add(names.findings(file: table.name))
    return findings
  }

  /// The scenario of a row, and the bid that it is about; nil where a fault is found.
  mutating func scenario(_ row: Record) -> (key: Scenarios.Key, scenario: Scenario)? {
    // Every value is read before any is missed, so that one pass finds all faults.
    let lot = table.name(row, lot, &names)
    let bidder = table.name(row, bidder, &names)
    let strength = table.text(row, strength)
    let quotes = quotes(row)
    let present = probability(row)
    guard let lot, let bidder else { return nil }
    checkBid(row, lot, bidder, strength)
    guard let quotes, let present else { return nil }
    return (
      Scenarios.Key(lot: lot, bidder: bidder, strength: strength),
      Scenario(quotes: quotes, present: present)
    )
  }

  mutating func addRepeated(_ row: Record, _ first: Int) {
    table.add(
      .duplicateRow, row, bidder, value: table.text(row, bidder),
      reason: Text(en: "row \(first) tells of the same bid", zh: "与第 \(first) 行为同一报价"))
  }

  private mutating func checkBid(
    _ row: Record, _ lot: String, _ bidder: String, _ strength: String?
  ) {
    guard let lots, let bids,
      table.checkBidder(row, lot: (self.lot, lot), bidder: (self.bidder, bidder), lots)
    else { return }
    let own = (bids[lot] ?? []).filter {
      $0.bidder == bidder && (strength == nil || $0.strength?.text == strength)
    }
    if own.isEmpty {
      table.add(
        .unmatchedRow, row, strength == nil ? self.bidder : self.strength,
        value: strength ?? bidder,
        reason: Text(
          en: "`\(bidder)` has no such bid in the lot `\(lot)`", zh: "“\(bidder)”在“\(lot)”中无此报价"))
    } else if !own.contains(where: \.takesPart) {
      table.add(
        .contradiction, row, self.bidder, value: bidder,
        reason: Text(en: "the bid was ruled out, and quotes nothing", zh: "该报价已被裁定排除"))
    }
  }

  private mutating func kind(_ row: Record) -> Scenario.Kind? {
    guard let text = table.text(row, kind) else { return nil }
    let kind = Scenario.Kind(written: text)
    if kind == nil {
      let titles = Scenario.Kind.allCases.map(\.title)
      table.add(
        .unknownWord, row, self.kind, value: text,
        reason: Text(
          en: "write one of \(titles.map(\.en).joined(separator: ", "))",
          zh: "可填：\(titles.map(\.zh).joined(separator: "、"))"))
    }
    return kind
  }

  private mutating func quotes(_ row: Record) -> Scenario.Quotes? {
    guard let kind = kind(row) else { return nil }
    let (low, mode, high) = (
      price(row, low, isNeeded: kind == .range || kind == .triangle, kind),
      price(row, mode, isNeeded: kind == .triangle, kind),
      price(row, high, isNeeded: kind == .range || kind == .triangle, kind)
    )
    let prices = prices(row, kind)
    if kind != .list { checkEmpty(row, weights, kind) }
    switch kind {
    case .file: return .file
    case .fixed: return prices?.first.map { .fixed($0) }
    case .range:
      guard let low, let high, areInOrder(row, low, high, self.high) else { return nil }
      return .range(low: low, high: high)
    case .triangle:
      guard let low, let mode, let high, areInOrder(row, low, mode, self.mode),
        areInOrder(row, mode, high, self.high)
      else { return nil }
      return .triangle(low: low, mode: mode, high: high)
    case .list:
      guard let prices, let sums = sums(row, prices.count) else { return nil }
      return .list(prices, sums: sums)
    }
  }

  /// A price that a kind needs; of one that it does not have, that is a finding.
  private mutating func price(
    _ row: Record, _ column: TableReader.Column, isNeeded: Bool, _ kind: Scenario.Kind
  ) -> Yuan? {
    guard isNeeded else {
      checkEmpty(row, column, kind)
      return nil
    }
    guard table.text(row, column) != nil else {
      addMissing(row, column, kind)
      return nil
    }
    return table.price(row, column)
  }

  private mutating func checkEmpty(
    _ row: Record, _ column: TableReader.Column, _ kind: Scenario.Kind
  ) {
    guard let text = table.text(row, column) else { return }
    table.add(
      .contradiction, row, column, value: text,
      reason: Text(en: "`\(kind.title.en)` does not use it", zh: "“\(kind.title.zh)”不使用该列"))
  }

  private mutating func addMissing(
    _ row: Record, _ column: TableReader.Column, _ kind: Scenario.Kind
  ) {
    table.add(
      .missingValue, row, column, value: nil,
      reason: Text(en: "`\(kind.title.en)` needs it", zh: "“\(kind.title.zh)”须填写"))
  }

  private mutating func areInOrder(
    _ row: Record, _ lower: Yuan, _ upper: Yuan, _ column: TableReader.Column
  ) -> Bool {
    if lower <= upper { return true }
    table.add(
      .contradiction, row, column, value: table.text(row, column),
      reason: Text(en: "low, mode and high must not fall", zh: "最低、最可能、最高须依次不减"))
    return false
  }

  /// The prices of a list, or the one that is fixed.
  private mutating func prices(_ row: Record, _ kind: Scenario.Kind) -> [Yuan]? {
    guard kind == .list || kind == .fixed else {
      checkEmpty(row, values, kind)
      return nil
    }
    guard let text = table.text(row, values) else {
      addMissing(row, values, kind)
      return nil
    }
    let prices = parts(text).compactMap { Yuan(decimal: $0) }.filter { $0 > .zero }
    guard prices.count == parts(text).count else {
      table.add(
        .notANumber, row, values, value: text,
        reason: Text(en: "prices above zero with `;` between", zh: "应为大于零的价格，以“;”分隔"))
      return nil
    }
    guard kind == .list || prices.count == 1 else {
      table.add(
        .contradiction, row, values, value: text,
        reason: Text(en: "`fixed` has one price", zh: "“固定”仅填一个价格"))
      return nil
    }
    return prices
  }

  /// The sums of the weights of so many prices; without weights all are equally likely.
  private mutating func sums(_ row: Record, _ count: Int) -> [UInt64]? {
    guard let text = table.text(row, weights) else { return (1...UInt64(count)).map { $0 } }
    let weights = parts(text).compactMap(Self.weight)
    guard weights.count == parts(text).count else {
      table.add(
        .notANumber, row, self.weights, value: text,
        reason: Text(
          en: "numbers of zero or more, at most six decimals, with `;` between",
          zh: "应为不小于零、最多六位小数的数，以“;”分隔"))
      return nil
    }
    guard weights.count == count else {
      table.add(
        .contradiction, row, self.weights, value: text,
        reason: Text(
          en: "weights: \(weights.count); values: \(count)",
          zh: "权重 \(weights.count) 个，取值 \(count) 个"))
      return nil
    }
    var sum: UInt64 = 0
    let sums = weights.map { weight in
      sum += weight
      return sum
    }
    guard sum > 0 else {
      table.add(
        .outOfRange, row, self.weights, value: text,
        reason: Text(en: "all weights are zero", zh: "权重全为零"))
      return nil
    }
    return sums
  }

  private func parts(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: false) { ";；".contains($0) }.map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// A weight in millionths; at most a billion, so that sums fit.
  private static func weight(_ text: String) -> UInt64? {
    guard let weight = Yuan(decimal: text), weight >= .zero,
      weight.millionths <= 1_000_000_000_000_000
    else { return nil }
    return UInt64(weight.millionths)
  }

  /// The probability of a bid; certain where nothing is said.
  private mutating func probability(_ row: Record) -> Scenario.Probability? {
    guard table.text(row, present) != nil else { return .certain }
    guard let share = table.amount(row, present) else { return nil }
    guard share <= .one, let above = UInt64(exactly: share.numerator),
      let below = UInt64(exactly: share.denominator)
    else {
      table.add(
        .outOfRange, row, present, value: table.text(row, present),
        reason: Text(en: "a probability is from 0 to 1", zh: "概率应在 0 到 1 之间"))
      return nil
    }
    return Scenario.Probability(above: above, below: below)
  }
}

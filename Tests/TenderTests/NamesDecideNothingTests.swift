import ExactNumbers
import RuleBook
import TestSupport
import Testing

@testable import Tender

/// No name and no order of rows decides anything, under any rule set: equal prices are frequent here.
@Suite struct NamesDecideNothingTests {
  static let ids = RuleLibrary(TenderKeys.catalogue).builtInIDs

  @Test("new names and another order of the rows give the same outcome, bid by bid", arguments: ids)
  func renaming(id: String) throws {
    let rules = try Self.rules(id)
    var random = SplitMix64(seed: UInt64(id.utf8.reduce(0) { $0 + Int($1) }))
    var ties = 0
    for number in 0..<30 {
      let tender = RandomRows(&random)
      let names = Dictionary(
        uniqueKeysWithValues: zip(tender.bidders, tender.bidders.shuffled(using: &random)))
      let before = try Self.outcome(tender, rules)
      let after = try Self.outcome(tender.renamed(names, &random), rules)
      let expected = before.map { ($0.renamed(names)) }.sorted()
      #expect(after.sorted() == expected, "tender \(number) of \(id)")
      ties += before.count { $0.contains("tie") }
    }
    // Tenders without a cap shortlist all; in every other ties must have been met.
    if rules.shortlist.caps != nil { #expect(ties > 0) }
  }

  /// The rules of a set, with what it leaves unset supplied.
  private static func rules(_ id: String) throws -> TenderRules {
    let supplied: [(String, [String: String])] = [
      ("shortlist.caps", ["shortlist.caps.1+": "3"]),
      ("selection.multiple", ["selection.multiple": "1.8"]),
      ("shortlist.guaranteed_cut", ["shortlist.guaranteed_cut": "0.9"]),
      ("score.price_form", ["score.price_form": "lowest-over-own"]),
      ("score.price_weight", ["score.price_weight": "50"]),
      ("volume.class_shares", ["volume.class_shares.all": "0.8"]),
      (
        "volume.class_last_ranks",
        [
          "volume.class_last_ranks.A": "1", "volume.class_last_ranks.B": "2",
          "volume.class_last_ranks.C": "9", "volume.class_last_ranks.A1": "1",
        ]
      ),
      ("volume.cascade", ["volume.cascade.1+": "0.6"]), ("volume.rest", ["volume.rest": "none"]),
    ]
    let set = try RuleLibrary(TenderKeys.catalogue).ruleSet(id)
    var changes: [String: String] = [:]
    for (key, values) in supplied where set.parameters[key]?.value == .unset {
      // Last ranks are those of the classes that the set has.
      let classes = set.rowNames(of: TenderKeys.classShares)
      changes.merge(
        values.filter { name, _ in
          key != "volume.class_last_ranks" || classes.contains { name.hasSuffix(".\($0)") }
        }
      ) { $1 }
    }
    // Caps that nine bidders never reach would make no ties.
    if case .table(let rows)? = set.parameters["shortlist.caps"]?.value {
      for row in rows where (Int(row.value) ?? 0) > 3 {
        changes["shortlist.caps.\(row.name)"] = "3"
      }
    }
    if set.parameters["share.first_year"] != nil {
      for (row, share) in [("1", "0.5"), ("2", "0.6"), ("3", "0.7")] {
        changes["share.first_year.\(row)"] = share
      }
    }
    return try Given.rules(id, changes)
  }

  /// The reasons of a bid without anybody's name, but of those that hold no more, which nobody is told;
  /// none of a member of an entity, as of equal members one stands for the others.
  private static func words(of standing: Standing) -> String {
    guard standing.bid.entity == standing.bid.bidder else { return "" }
    return standing.hidingOthers.reasons.filter { reason in
      reason.claim?.holds(of: standing) != false
    }.map { reason in
      reason.text.en.replacing(standing.bid.bidder, with: "this bidder")
    }.joined(separator: "; ")
  }

  /// Every bid and every line of the allocation as `what|name|the rest`.
  private static func outcome(_ tender: RandomRows, _ rules: TenderRules) throws -> [Line] {
    let folder = try TemporaryFolder()
    let (bids, findings) = try BidTable.read(
      folder.file("bids.csv", tender.bids), schema: .named("bids"))
    try #require(!findings.hasErrors, "\(findings.shown.map(\.reason.en))")
    let (demand, _, _) = try DemandTable.read(
      folder.file("demand.csv", tender.demand), schema: .named("demand"))
    var options = EvaluationOptions()
    options.allowsUnverified = true
    options.isWholeTender = true
    let outcome = try evaluate(bids, rules: rules, options: options)
    let lines = outcome.lots.flatMap { lot in
      lot.standings.map { standing in
        Line(
          "\(lot.name) bid", standing.bid.bidder,
          "\(standing.rank ?? 0) \(standing.status) \(standing.shortlisted) \(standing.selected) "
            + "\(standing.entitlement) \(standing.settledPrice?.exactText ?? "") "
            + "\(standing.hasOpenOffer) \(Self.words(of: standing))")
      }
    }
    do {
      let allocation = try allocate(outcome, demand: demand)
      return lines
        + allocation.lines.map {
          Line("\($0.lot) \($0.region)", $0.bidder, "\($0.role) \($0.volume?.exactText ?? "")")
        }
    } catch let gap as RuleError where gap.isGap {
      return lines + [Line("gap", "", "\(gap)")]
    }
  }
}

/// What is said of a bidder.
private struct Line: Comparable, CustomStringConvertible {
  let what, name, rest: String

  init(_ what: String, _ name: String, _ rest: String) {
    (self.what, self.name, self.rest) = (what, name, rest)
  }

  var description: String { "\(what)|\(name)|\(rest)" }

  func renamed(_ names: [String: String]) -> Line { Line(what, names[name] ?? name, rest) }

  func contains(_ word: String) -> Bool { rest.contains(word) }

  static func < (a: Line, b: Line) -> Bool { a.description < b.description }
}

/// Random bids with every column that a rule may ask for, and their demand by brand.
private struct RandomRows {
  private var rows: [[String]]
  private var needs: [[String]]
  let bidders: [String]

  init(_ random: inout SplitMix64) {
    let count = Int.random(in: 2...9, using: &random)
    bidders = (0..<count).map { "firm \($0)" }
    let prices = ["1", "1.2", "1.2", "1.5", "1.7", "1.9", "4"].shuffled(using: &random).prefix(3)
    let (hasBrands, hasEntity) = (Bool.random(using: &random), Bool.random(using: &random))
    // Floors and cuts are open where forms and ceilings are missing.
    let form = Bool.random(using: &random) ? "tablet" : ""
    let ceiling = Int.random(in: 0..<4, using: &random) > 0 ? "4" : ""
    (rows, needs) = ([], [])
    for lot in ["x", "y"] {
      for (index, bidder) in bidders.enumerated() {
        let hasQuote = Int.random(in: 0..<8, using: &random) > 0
        rows.append([
          lot, bidder, form,
          hasQuote ? prices.randomElement(using: &random) ?? "1" : "",
          ceiling,
          ["10", "20"].randomElement(using: &random) ?? "",
          ["30", "31"].randomElement(using: &random) ?? "",
          "1.6", "Y", Bool.random(using: &random) ? "Y" : "N", "3ml:300U",
          hasEntity && index < 2 ? "E" : "", hasQuote ? "" : index.isMultiple(of: 2) ? "Y" : "N",
        ])
      }
      for (region, volume) in [("R1", "70"), ("R2", "50"), ("R3", "20")] {
        for bidder in hasBrands ? bidders : [""] { needs.append([lot, region, bidder, volume]) }
      }
    }
  }

  var bids: String {
    Self.csv(
      [
        "lot", "bidder", "form", "quote", "ceiling", "reported_volume", "technical_score", "line",
        "supplies_all_regions", "originator", "strength", "entity", "counted",
      ], rows)
  }

  var demand: String { Self.csv(["lot", "region", "brand", "volume"], needs) }

  func renamed(_ names: [String: String], _ random: inout SplitMix64) -> RandomRows {
    var copy = self
    copy.rows = rows.map { [$0[0], names[$0[1]] ?? ""] + $0.dropFirst(2) }.shuffled(using: &random)
    copy.needs = needs.map { [$0[0], $0[1], names[$0[2]] ?? "", $0[3]] }
    return copy
  }

  private static func csv(_ columns: [String], _ rows: [[String]]) -> String {
    ([columns] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
  }
}

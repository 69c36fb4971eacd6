import ExactNumbers
import PriceRatio
import RuleBook
import Tables
import TestSupport
import Testing
import Wording

@testable import Tender

/// What the tests of this module start from.
enum Given {
  /// The rules of a built-in set with some values replaced, as `--set` does.
  static func rules(_ id: String, _ changes: [String: String] = [:]) throws -> TenderRules {
    let profileKeys = ProfileKeys.catalogue.keys.map(\.name)
    func isOfProfile(_ key: String) -> Bool { profileKeys.contains { key.hasPrefix($0) } }
    var set = try RuleLibrary(TenderKeys.catalogue).ruleSet(id)
    set = try set.setting(
      changes.filter { !isOfProfile($0.key) }.map { (name: $0.key, value: $0.value) },
      catalogue: TenderKeys.catalogue)
    return try TenderRules(set) { name in
      var profile = try RuleLibrary(ProfileKeys.catalogue).ruleSet(name)
      for (key, value) in changes where isOfProfile(key) {
        profile = try profile.setting(key, to: value, catalogue: ProfileKeys.catalogue)
      }
      return profile
    }
  }

  /// A value as a rule set gives it.
  static func cited<Value: Sendable>(_ value: Value) throws -> RuleSet.Cited<Value> {
    try anyRules.get().comparable.formFactorKnob.map { _ in value }
  }

  private static let anyRules = Result { try rules("cn-2020-round2") }

  /// A bid in the lot `lot`; prices are written as in a file.
  static func bid(
    _ bidder: String, _ quote: String?, lot: String = "lot", strength: String? = nil,
    mainStrength: String? = nil, form: String? = nil, packCount: Int = 1,
    ceiling: String? = nil, ownLowest: String? = nil, tieBreaks: [TieBreak: Int] = [:], row: Int = 0
  ) throws -> Bid {
    Bid(
      lot: lot, bidder: bidder, strength: try strength.map { NamedStrength($0, try Strength($0)) },
      mainStrength: try mainStrength.map { NamedStrength($0, try Strength($0)) },
      form: try form.map { try #require(DosageForm.named($0)) }, packCount: packCount,
      quote: try quote.map(yuan), ceiling: try ceiling.map(yuan),
      ownLowest: try ownLowest.map(yuan),
      tieBreaks: tieBreaks.mapValues { Ratio($0) }, row: row)
  }

  /// An amount of money.
  static func yuan(_ text: String) throws -> Yuan { try #require(Yuan(decimal: text)) }

  /// A number.
  static func ratio(_ text: String) throws -> Ratio { try #require(Ratio(decimal: text)) }

  /// A tender evaluated with unverified numbers allowed, unless the test says otherwise.
  static func tender(
    _ bids: [Bid], _ id: String = "cn-2020-round2", _ changes: [String: String] = [:],
    allowsUnverified: Bool = true, isWholeTender: Bool = false
  ) throws -> TenderOutcome {
    var options = EvaluationOptions()
    options.allowsUnverified = allowsUnverified
    options.isWholeTender = isWholeTender
    return try evaluate(bids, rules: rules(id, changes), options: options)
  }

  /// The only lot of such a tender.
  static func lot(
    _ bids: [Bid], _ id: String = "cn-2020-round2", _ changes: [String: String] = [:],
    allowsUnverified: Bool = true
  ) throws -> LotOutcome {
    let lots = try tender(bids, id, changes, allowsUnverified: allowsUnverified).lots
    try #require(lots.count == 1)
    return lots[0]
  }

  /// Reads a table of bids that was written into a file.
  static func read(_ text: String) throws -> (bids: [Bid], findings: Findings) {
    let folder = try TemporaryFolder()
    let schema = try #require(Schema.builtIn("bids"))
    let (rows, findings) = try BidTable.read(folder.file("bids.csv", text), schema: schema)
    return (rows.bids, findings)
  }
}

extension LotOutcome {
  /// The standing that comes so many places behind the first; nil where there are fewer.
  subscript(place: Int) -> Standing? {
    standings.indices.contains(place) ? standings[place] : nil
  }

  /// The standing of one bidder.
  func standing(_ bidder: String) throws -> Standing {
    try #require(standings.first { $0.bid.bidder == bidder })
  }

  /// What is decided about each bidder, in the order of the outcome: `A:Y B:N`.
  var selections: String {
    standings.map { "\($0.bid.bidder):\($0.selected.rawValue)" }.joined(separator: " ")
  }

  /// The same for the shortlist.
  var shortlist: String {
    standings.map { "\($0.bid.bidder):\($0.shortlisted.rawValue)" }.joined(separator: " ")
  }

  /// The places: `1.A 2.B 2.C –.D`.
  var places: String {
    standings.map { "\($0.rank.map(String.init) ?? "–").\($0.bid.bidder)" }.joined(separator: " ")
  }
}

extension Bid {
  /// A bid that stands alone in its table.
  init(
    lot: String, bidder: String, strength: NamedStrength? = nil,
    mainStrength: NamedStrength? = nil, form: DosageForm? = nil, packCount: Int? = nil,
    quote: Yuan?, ceiling: Yuan? = nil, ownLowest: Yuan? = nil, coefficient: Ratio? = nil,
    tieBreaks: [TieBreak: Ratio] = [:], isCounted: Bool? = nil, row: Int = 0
  ) {
    var values: [BidColumn: BidValue] = [.lot: .name(lot), .bidder: .name(bidder)]
    values[.strength] = strength.map { .strength($0) }
    values[.mainStrength] = mainStrength.map { .strength($0) }
    values[.form] = form.map { .form($0) }
    values[.packCount] = packCount.map { .count($0) }
    values[.quote] = quote.map { .price($0) }
    values[.ceiling] = ceiling.map { .price($0) }
    values[.ownLowest] = ownLowest.map { .price($0) }
    values[.coefficient] = coefficient.map { .amount($0) }
    values[.counted] = isCounted.map { .flag($0) }
    for (key, value) in tieBreaks {
      values[BidColumn(key)] = key == .recentChange ? .flag(value != .zero) : .amount(value)
    }
    self.init(values, row: row)
  }
}

extension BidRows {
  /// All bids, in the order of the file.
  var bids: [Bid] { lots().flatMap(\.bids).sorted { $0.row < $1.row } }
}

/// Evaluates bids, those of a lot in their order.
func evaluate(_ bids: [Bid], rules: TenderRules, options: EvaluationOptions = .init()) throws
  -> TenderOutcome
{
  let lots = Dictionary(grouping: bids, by: \.lot)
  return try evaluate(
    lots.keys.inNameOrder().map { Lot(name: $0, bids: lots[$0] ?? []) }, rules: rules,
    options: options)
}

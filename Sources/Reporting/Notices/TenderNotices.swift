import ExactNumbers
public import Tables
public import Tender
public import Wording

/// What is told of a tender to the public and to its bidders.
///
/// A lot of which something is left to decide is told of as a whole: that it is, and nothing else.
public struct TenderNotices {
  let outcome: TenderOutcome
  let kept: KeptColumns?
  let language: Language
  /// The regions that each winner supplies, by lot and bidder; nil where they are not shared out.
  let regions: [[String]: [String]]?
  private let allocation: Allocation?

  /// Prepares the notices of an outcome, with the regions of an allocation of its volumes and columns
  /// of the input, if there are any.
  public init(
    _ outcome: TenderOutcome, _ allocation: Allocation?, keeping kept: KeptColumns?,
    language: Language
  ) {
    (self.outcome, self.allocation) = (outcome, allocation)
    (self.kept, self.language) = (kept, language)
    regions = allocation.map(Self.regions)
  }

  /// The lots that are left to decide, with what has to be decided; of the shortlist only what leaves
  /// that open.
  public func openLots(shortlistOnly: Bool = false) -> [(name: String, question: Text)] {
    let lots = outcome.lots.filter { lot in
      shortlistOnly ? lot.standings.contains { $0.shortlisted.isOpen } : lot.isOpen
    }
    let open = lots.map { ($0.name, $0.openQuestion) }
    guard let allocation, !shortlistOnly else { return open.map(Self.asked) }
    let (unshared, names) = (allocation.openLots, open.map(\.0))
    let regions = allocation.openQuestions.map { ($0.lot, Allocation.question($0) as Text?) }
    return
      (open + (unshared.map { ($0.name, $0.question) } + regions).filter { !names.contains($0.0) })
      .map(Self.asked)
  }

  private static func asked(_ name: String, _ question: Text?) -> (name: String, question: Text) {
    (name, question ?? Text(en: "left to decide", zh: "待定"))
  }

  /// All bids in the order of the input.
  var bids: [(lot: LotOutcome, standing: Standing)] {
    outcome.lots.flatMap { lot in lot.standings.map { (lot, $0) } }
      .sorted { $0.1.bid.row < $1.1.bid.row }
  }

  /// Only main suppliers and brands that hospitals reported supply a region from the start.
  private static func regions(_ allocation: Allocation) -> [[String]: [String]] {
    var regions: [[String]: [String]] = [:]
    for line in allocation.lines where line.role == .main || line.role == .reported {
      for bidder in line.members.isEmpty ? [line.bidder] : line.members {
        regions[[line.lot, bidder], default: []].append(line.region)
      }
    }
    return regions.mapValues(\.unique)
  }

  /// The regions of a bidder in a lot, as they are written into a cell.
  func regions(of bidder: String, in lot: String) -> String {
    (regions?[[lot, bidder]] ?? []).joined(separator: language == .chinese ? "、" : ", ")
  }
}

/// The prices at which a bid is selected: per smallest unit and, where the file says how many a pack
/// holds, for the pack.
struct SelectedPrice {
  let unit: Ratio
  let pack: Ratio?

  /// Nil for a bid without a price.
  ///
  /// - Throws: `NumberError` where the price of the pack is too large.
  init?(_ standing: Standing) throws(NumberError) {
    guard let unit = standing.settledPrice ?? standing.price?.unitPrice else { return nil }
    self.unit = unit
    // A quote of a pack that stands needs no computing.
    pack =
      switch (standing.bid.givenPackCount, standing.settledPrice) {
      case (nil, _): nil
      case (_?, nil): standing.bid.quote?.ratio
      case (let count?, _?): try unit * Ratio(count)
      }
  }

  /// As many decimals as results show of a price per unit, and of a price for a pack; more are
  /// rounded half up.
  static let (unitDecimals, packDecimals) = (4...6, 2...6)

  /// Whether one of the two is shown rounded.
  var isRounded: Bool {
    [unit, pack].compactMap(\.self).contains {
      (try? $0.rounded(decimals: Self.unitDecimals.upperBound, rounding: .halfUp)) != $0
    }
  }
}

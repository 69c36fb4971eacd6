import ExactNumbers
import Tables
import Wording
import Writing

/// The outcome of one case, and what it holds against what is expected.
struct CaseEvaluation {
  private let worked: WorkedCase
  private let outcome: TenderOutcome
  /// The bids of the outcome by their rows in the file.
  private var places: [Int: Place] = [:]
  /// The volumes of the case, where one is expected.
  private let volumes: Allocation?
  private let table: OutputTable

  /// A bid in the outcome.
  private struct Place {
    let lot: LotOutcome
    let standing: Standing
    /// Its row in the table of `select`.
    let row: Int
  }

  init(_ worked: WorkedCase, _ rules: TenderRules) throws {
    self.worked = worked
    outcome = try Self.outcome(worked, rules)
    table = OutcomeTable.select(outcome, winnersOnly: false, language: .english)
    let expectsVolume = worked.rows.contains { row in
      row.expected.contains { [.volume, .term].contains($0.field) }
    }
    volumes =
      expectsVolume
      ? try allocate(outcome, demand: CaseDemand.rows(outcome, worked.rows)) : nil
    var row = 0
    for lot in outcome.lots {
      for standing in lot.standings {
        places[standing.bid.row] = Place(lot: lot, standing: standing, row: row)
        row += 1
      }
    }
  }

  /// Evaluates a case as `select` does; those who accept a price of revival do so in the lots, or the
  /// bidding units of lots, in which they stand.
  private static func outcome(_ worked: WorkedCase, _ rules: TenderRules) throws -> TenderOutcome {
    var options = EvaluationOptions()
    options.allowsUnverified = worked.allowsUnverified
    options.isWholeTender = worked.isWholeTender
    let first = try evaluate(worked.bids, rules: rules, options: options)
    let accepting = Set(worked.rows.filter(\.isAccepting).map(\.row))
    guard !accepting.isEmpty else { return first }
    for lot in first.lots {
      for standing in lot.standings where accepting.contains(standing.bid.row) {
        options.accepted.insert(Acceptance(lot: lot.name, bidder: standing.bid.bidder))
      }
    }
    return try evaluate(worked.bids, rules: rules, options: options)
  }

  /// Whether all is as expected, or else the first value that differs; what is open comes after what
  /// differs.
  func result() -> CaseResult {
    var open: CaseResult.Difference?
    for row in worked.rows {
      for (field, expected) in row.expected {
        let found = places[row.row].flatMap { value(field, $0) }
        if let found, expected.agrees(with: found) { continue }
        let difference = difference(row, field, expected, found)
        guard isOpen(row, found), !expected.isOpen else {
          return CaseResult(name: worked.name, verdict: .fail, difference: difference)
        }
        open = open ?? difference
      }
    }
    return CaseResult(name: worked.name, verdict: open == nil ? .pass : .open, difference: open)
  }

  /// Whether what was found is left to decide.
  private func isOpen(_ row: CaseRow, _ found: CaseValue?) -> Bool {
    guard let place = places[row.row] else { return false }
    if let found { return found.isOpen }
    return place.standing.isOpen || isVolumeOpen(place)
  }

  private func difference(
    _ row: CaseRow, _ field: CaseField, _ expected: CaseValue, _ found: CaseValue?
  ) -> CaseResult.Difference {
    CaseResult.Difference(
      field: field, expected: expected.text, found: found?.text ?? "",
      reason: places[row.row].map { reason($0, field) } ?? Text(""))
  }

  /// The bid, and the sentences by which its outcome is explained.
  private func reason(_ place: Place, _ field: CaseField) -> Text {
    func sentences(_ language: Language) -> String {
      Explanation(outcome, language: language).sentences(place.standing, in: place.lot)
    }
    let bidder = place.standing.bid.bidder
    let why = Text(en: sentences(.english), zh: sentences(.chinese))
    let question =
      [.volume, .term].contains(field)
      ? volumeQuestion(place).map { $0 + Text(en: "; ", zh: "；") } : nil
    return Text(en: "\(place.lot.name), \(bidder): ", zh: "\(place.lot.name)，\(bidder)：")
      + (question ?? Text("")) + why
  }
}

/// What was found.
extension CaseEvaluation {
  private func value(_ field: CaseField, _ place: Place) -> CaseValue? {
    switch field {
    case .shortlisted: .decision(place.standing.shortlisted)
    case .selected: .decision(place.standing.selected)
    case .settledPrice: settledPrice(place)
    case .rank: place.standing.rank.map { .number(Ratio($0)) }
    case .comparablePrice: place.standing.price.map { .number($0.ranked) }
    case .decidedBy: .words(cell("decided_by", place))
    case .volume: volume(place)
    case .term: lines(place).first.map { .words($0.term.end ?? $0.term.years?.exactText ?? "") }
    }
  }

  /// The price at which it is selected or may be; of a winner at its own quote that unit price.
  private func settledPrice(_ place: Place) -> CaseValue? {
    if let price = place.standing.settledPrice { return .number(price) }
    guard place.standing.selected == .yes else { return nil }
    return place.standing.price.map { .number($0.unitPrice) }
  }

  private func cell(_ name: String, _ place: Place) -> String {
    guard let column = table.columns.firstIndex(where: { $0.name == name }) else { return "" }
    return table.row(place.row)[column].characters
  }

  /// What is agreed with the bidder, or with the entity that it belongs to; nil where that is open.
  private func volume(_ place: Place) -> CaseValue? {
    guard !isVolumeOpen(place) else { return nil }
    var sum = Ratio.zero
    for line in lines(place) {
      guard let volume = line.volume, let next = try? sum + volume else { return nil }
      sum = next
    }
    return .number(sum)
  }

  private func lines(_ place: Place) -> [AllocationLine] {
    let bidder = place.standing.bid.bidder
    return (volumes?.lines ?? []).filter { line in
      line.lot == place.lot.name && (line.bidder == bidder || line.members.contains(bidder))
        && line.role != .standby
    }
  }

  private func isVolumeOpen(_ place: Place) -> Bool {
    volumes?.openLots.contains { $0.name == place.lot.name } == true
      || lines(place).contains { $0.volume == nil }
  }

  /// Why nothing is allocated in the lot of a bid.
  private func volumeQuestion(_ place: Place) -> Text? {
    volumes?.openLots.first { $0.name == place.lot.name }?.question
  }
}

/// The demand of a case: 100 in one region, or what was reported for each brand.
enum CaseDemand {
  static let region = "R1"
  static let volume = Ratio(100)

  static func rows(_ outcome: TenderOutcome, _ rows: [CaseRow]) -> DemandList {
    let byBrand =
      outcome.rules.ruleSet.word(of: TenderKeys.volumeRule) == VolumeRule.ownNeed.rawValue
    let ofRow = Dictionary(rows.map { ($0.row, $0) }) { first, _ in first }
    let entries = outcome.lots.flatMap { lot in
      let said = lot.standings.compactMap { ofRow[$0.bid.row] }
      let incumbent = lot.standings.first { ofRow[$0.bid.row]?.isIncumbent == true }
      func demand(_ brand: String?, _ volume: Ratio) -> DemandList.Entry {
        DemandList.Entry(
          lot: lot.name, region: region, brand: brand, incumbent: incumbent?.bid.bidder,
          category: said.lazy.compactMap(\.category).first ?? .general, volume: volume)
      }
      guard byBrand else { return [demand(nil, volume)] }
      return lot.standings.compactMap { standing in
        standing.bid.reportedVolume.map { demand(standing.bid.bidder, $0) }
      }
    }
    return DemandList(entries)
  }
}

public import Wording

/// One tender with the outcome that it is expected to have, as a rule set ships it and as people
/// write it to test their own.
public struct WorkedCase: Sendable {
  /// Its name.
  public let name: String
  /// What it shows; empty where the table does not say.
  public internal(set) var title = Text("")
  /// How the expected values come about, in the words of the table.
  public internal(set) var sum = ""
  /// The values of the rules that it replaces.
  public internal(set) var settings: [(name: String, value: String)] = []
  /// Whether its lots are all of the tender, so that they are compared with each other.
  public internal(set) var isWholeTender = false
  /// Whether unverified numbers may decide.
  public internal(set) var allowsUnverified = true
  /// Its bids, with what is expected of each.
  let bids: BidRows
  let rows: [CaseRow]
  /// The row that says what is set.
  var rowOfSettings: Int?

  init(name: String, bids: BidRows, rows: [CaseRow]) {
    (self.name, self.bids, self.rows) = (name, bids, rows)
  }
}

/// What one row of a case says besides its bid.
struct CaseRow: Sendable {
  /// The row of the file.
  let row: Int
  /// What is expected of the bid, in the order of `CaseField.allCases`.
  let expected: [(field: CaseField, value: CaseValue)]
  /// Whether the bidder accepts the price of revival.
  let isAccepting: Bool
  /// Whether the bidder supplied the region before.
  let isIncumbent: Bool
  /// Which share table applies to the lot.
  let category: Demand.Category?
  /// The values as written, by the schema's names of their columns.
  let texts: [String: String]
}

/// What can be expected of a bid: the columns of `select`, and volume and term of
/// `allocate`.
public enum CaseField: String, Sendable, CaseIterable {
  case shortlisted
  case selected
  case settledPrice = "settled_price"
  case rank
  case comparablePrice = "comparable_price"
  case decidedBy = "decided_by"
  case volume
  case term

  /// The column that says what is expected.
  var column: String { "expected_" + rawValue }

  /// What it is called.
  public var title: Text {
    switch self {
    case .shortlisted: Text(en: rawValue, zh: "入围")
    case .selected: Text(en: rawValue, zh: "拟中选")
    case .settledPrice: Text(en: rawValue, zh: "结算单价")
    case .rank: Text(en: rawValue, zh: "排名")
    case .comparablePrice: Text(en: rawValue, zh: "单位可比价")
    case .decidedBy: Text(en: rawValue, zh: "依据")
    case .volume: Text(en: rawValue, zh: "约定采购量")
    case .term: Text(en: rawValue, zh: "采购周期")
    }
  }
}

import Tables
import Wording

/// A row of a table of changes: what is tried with a bid.
struct BidChange {
  /// What becomes of the bid.
  enum Action: String, NamedChoice {
    /// It has other values, its quote among them.
    case quote
    /// Its quote is not valid.
    case withdraw
    /// It was never handed in.
    case noBid = "no-bid"
    /// It stands beside those of the file.
    case add

    var title: Text {
      switch self {
      case .quote: Text(en: rawValue, zh: "改价")
      case .withdraw: Text(en: rawValue, zh: "撤回")
      case .noBid: Text(en: rawValue, zh: "未报价")
      case .add: Text(en: rawValue, zh: "新增")
      }
    }
  }

  let row: Int
  let action: Action
  let lot, bidder: String
  /// The strength as written, by which one of several bids of a bidder is meant.
  var strength: String? { texts["strength"] }
  /// What the row says in the columns of bids, as written.
  let texts: [String: String]

  /// The values that a bid of the file has instead of its own.
  var replaced: [String: String] {
    var values = texts
    for name in ["lot", "bidder", "strength"] { values[name] = nil }
    if action == .withdraw || action == .noBid { values["quote"] = "" }
    if action == .noBid { values["counted"] = "N" }
    return values
  }
}

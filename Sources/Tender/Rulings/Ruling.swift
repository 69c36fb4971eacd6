public import ExactNumbers
public import Tables
public import Wording
import Writing

/// What was ruled about a bid after it was handed in, with the document that says so.
public struct Ruling: Sendable, Equatable {
  /// What becomes of the bid.
  public enum Kind: String, NamedChoice, Sendable {
    /// Its bidder is not qualified.
    case disqualified
    /// Its bidder took it back.
    case withdrawn
    /// It is none, as one that is not valid for its form.
    case noBid = "no-bid"
    /// It has another quote than the file says.
    case correctedQuote = "corrected-quote"
    /// It was selected and did not deliver; somebody else supplies.
    case replaced

    /// Its name.
    public var title: Text {
      switch self {
      case .disqualified: Text(en: rawValue, zh: "取消资格")
      case .withdrawn: Text(en: rawValue, zh: "撤回")
      case .noBid: Text(en: rawValue, zh: "未报价")
      case .correctedQuote: Text(en: rawValue, zh: "更正报价")
      case .replaced: Text(en: rawValue, zh: "替补（未履约）")
      }
    }

    /// The kind that a cell names, its Chinese name with what stands in brackets or without.
    init?(written word: String) {
      let short = Self.allCases.first { $0.title.zh.prefix { $0 != "（" } == word }
      guard let kind = Self(named: word) ?? short else { return nil }
      self = kind
    }

    /// The status of a bid that it takes out of the competition; nil where the bid stays in it.
    var status: BidStatus? {
      switch self {
      case .disqualified: .disqualified
      case .withdrawn: .withdrawn
      case .noBid: .noBid
      case .correctedQuote, .replaced: nil
      }
    }
  }

  /// The lot.
  public let lot: String
  /// Whose bid it is.
  public let bidder: String
  /// What becomes of it.
  public let kind: Kind
  /// Whether the bidder still counts towards n; nil where nobody says it.
  public let counts: Bool?
  /// The right quote, of a corrected one.
  public let quote: Yuan?
  /// Why.
  public let reason: String
  /// The document that says so.
  public let document: String
  /// The date of the document.
  public let date: Day
  /// The quote in the file of bids.
  public internal(set) var filed: Yuan?
}

extension Ruling {
  /// What was ruled, why, and by which document.
  func sentence(_ language: Language) -> Sentence {
    let grounds = language(
      en: "\(reason) (\(document), \(date.iso))", zh: "\(reason)（\(document)，\(date.iso)）")
    switch kind {
    case .disqualified:
      return language(en: "disqualified: \(grounds)", zh: "取消资格：\(grounds)") + count(language)
    case .withdrawn:
      return language(en: "withdrawn: \(grounds)", zh: "撤回：\(grounds)") + count(language)
    case .noBid:
      return language(en: "no bid: \(grounds)", zh: "未报价：\(grounds)") + count(language)
    case .replaced: return language(en: "replaced: \(grounds)", zh: "中选后由他人替补：\(grounds)")
    case .correctedQuote:
      let quote = quote?.text(atLeast: 0) ?? ""
      guard let filed = filed?.text(atLeast: 0) else {
        return language(
          en: "quote \(quote) by a correction, none in the file: \(grounds)",
          zh: "报价更正为 \(quote)（报价表未填写）：\(grounds)")
      }
      return language(
        en: "quote corrected from \(filed) to \(quote): \(grounds)",
        zh: "报价由 \(filed) 更正为 \(quote)：\(grounds)")
    }
  }

  /// Whether the bidder counts, where that was ruled.
  private func count(_ language: Language) -> Sentence {
    switch counts {
    case true?: language(en: "; counts towards the number of bidders", zh: "；计入企业数")
    case false?: language(en: "; does not count towards the number of bidders", zh: "；不计入企业数")
    case nil: ""
    }
  }

  /// What the bid quoted, of one that a ruling takes out.
  func formerQuote(_ language: Language) -> Sentence? {
    guard kind.status != nil, let filed = filed?.text(atLeast: 0) else { return nil }
    return language(en: "the file has the quote \(filed)", zh: "报价表所列报价为 \(filed)")
  }
}

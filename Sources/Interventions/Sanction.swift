public import Wording

/// What a hospital does about a distributor's total: the decision that `vbp intervene` writes, and
/// `vbp pay` reads.
public enum Sanction: String, NamedChoice, Sendable {
  /// Nothing.
  case none
  /// This quarter's payment is delayed.
  case delay
  /// Payment is delayed, and the distributor is no candidate this quarter for new drugs, drug
  /// changes or VBP drugs.
  case delayAndExclusion = "delay+exclusion"
  /// There is nothing to judge by.
  case noData = "no-data"

  /// Its name.
  public var title: Text {
    switch self {
    case .none: Text(en: rawValue, zh: "不干预")
    case .delay: Text(en: rawValue, zh: "延迟付款")
    case .delayAndExclusion: Text(en: rawValue, zh: "延迟付款并取消候选资格")
    case .noData: Text(en: rawValue, zh: "无数据")
    }
  }

  /// Whether payment is delayed.
  public var delaysPayment: Bool { self == .delay || self == .delayAndExclusion }

  /// The months by which a payment can be delayed; more is a slip of the pen.
  public static let allowedMonths = 1...120
}

public import Wording

/// How sure a number of a rule is, surest first.
public enum Grade: String, Sendable, CaseIterable, Comparable {
  /// Seen in an official text or table.
  case official
  /// Real published results reproduce with it.
  case replayed
  /// A secondary source, or two independent systems in use.
  case published
  /// Given by the user for this run.
  case supplied
  /// Our proposal, modelled on a named published practice.
  case reconstructed
  /// Concluded from other clauses.
  case inferred
  /// Remembered only.
  case unverified

  /// The surer grade comes first.
  public static func < (a: Grade, b: Grade) -> Bool { a.position < b.position }

  private var position: Int {
    switch self {
    case .official: 0
    case .replayed: 1
    case .published: 2
    case .supplied: 3
    case .reconstructed: 4
    case .inferred: 5
    case .unverified: 6
    }
  }

  /// The grade's name in both languages.
  public var title: Text {
    switch self {
    case .official: Text(en: "official", zh: "官方原文")
    case .replayed: Text(en: "replayed", zh: "已由公布结果复现")
    case .published: Text(en: "published", zh: "公开二手来源")
    case .supplied: Text(en: "supplied by the user", zh: "用户提供")
    case .reconstructed: Text(en: "reconstructed", zh: "重构（非原文）")
    case .inferred: Text(en: "inferred", zh: "推断")
    case .unverified: Text(en: "unverified", zh: "未核实")
    }
  }
}

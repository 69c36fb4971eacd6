public import Wording

/// How far a hospital has gone with its scorecard in a quarter.
public enum Phase: String, NamedChoice, Sendable {
  /// Scored, and the distributors not told.
  case trial
  /// Scheme and scores are published; nothing follows yet.
  case published
  /// Interventions apply.
  case sanctioned

  /// Its name.
  public var title: Text {
    switch self {
    case .trial: Text(en: rawValue, zh: "试行")
    case .published: Text(en: rawValue, zh: "公布")
    case .sanctioned: Text(en: rawValue, zh: "实施")
    }
  }
}

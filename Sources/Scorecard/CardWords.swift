import RuleBook
import Wording

/// What a row of a card's table is about.
enum CardPart: String, NamedChoice {
  /// The card itself: id, title, document, summary.
  case card
  /// One parameter, such as a limit.
  case setting
  /// An item.
  case item
  /// An indicator.
  case indicator
  /// A red line.
  case redLine = "red-line"

  var title: Text {
    switch self {
    case .card: Text(en: rawValue, zh: "评价表")
    case .setting: Text(en: rawValue, zh: "参数")
    case .item: Text(en: rawValue, zh: "项目")
    case .indicator: Text(en: rawValue, zh: "指标")
    case .redLine: Text(en: rawValue, zh: "红线事项")
    }
  }

  /// The parameter whose records stand in such rows; nil of rows that hold none.
  var records: RuleKey? {
    switch self {
    case .card, .setting: nil
    case .item: ScorecardKeys.items
    case .indicator: ScorecardKeys.indicators
    case .redLine: ScorecardKeys.redLines
    }
  }

  /// The part whose rows are the records of a parameter.
  static func of(_ key: RuleKey) -> CardPart? { allCases.first { $0.records?.name == key.name } }
}

/// The codes that stand in a card's table, and what each is called there in Chinese.
enum CardWords {
  private static let words: [Text] =
    [
      Text(en: "recorded", zh: "登记"), Text(en: "response", zh: "订单响应"),
      Text(en: "routine-delivery", zh: "常规送达"), Text(en: "full-supply", zh: "足量供货"),
      Text(en: "fill-rate", zh: "配送率"), Text(en: "emergency-delivery", zh: "急抢救送达"),
      Text(en: "deduct", zh: "扣分"), Text(en: "hold-back", zh: "暂不扣分"),
      Text(en: "appeal", zh: "申诉成立"), Text(en: "record", zh: "维持记录"),
      Text(en: "calendar", zh: "自然日"), Text(en: "working", zh: "工作日"),
      Text(en: "rolling", zh: "滚动"), Text(en: "half-years", zh: "自然半年"),
    ] + FaultParty.allCases.map { Text(en: $0.rawValue, zh: $0.title.zh) }
    + Grade.allCases.map { Text(en: $0.rawValue, zh: $0.title.zh) }

  /// A code in words of a language.
  static func title(_ code: String, _ language: Language) -> String {
    words.first { $0.en == code }?(language) ?? code
  }

  /// The code of a word in either language; the word itself where it is none.
  static func code(_ word: String) -> String {
    words.first { $0.zh == word || $0.en == word.lowercased() }?.en ?? word
  }
}

extension ScorecardKeys {
  /// What a card need not say: an empty cell leaves it out.
  static let mayBeEmpty = [hospital, adopted]
}

import Wording

@testable import RuleBook

/// A small kind of rule set for these tests, with one parameter of each form.
enum Examples {
  static let rate = RuleKey(
    "price.rate", .number(.from(1, to: 4, example: "1.8")), .times, others: .step("0.1"),
    en: "a rate", zh: "比率")
  static let years = RuleKey(
    "years", .number(.whole(from: 0, example: "3")), .years, others: .step("1"),
    en: "years", zh: "年数")
  static let mode = RuleKey(
    "mode", .choice(["open", "closed"]), others: .otherWords, en: "mode", zh: "方式")
  static let order = RuleKey(
    "order", .list(["date", "volume", "price"]),
    others: .laterFirst(otherwise: Text(en: "ties stay open", zh: "相同者待定")),
    en: "order", zh: "顺序")
  static let remark = RuleKey(
    "remark", .text(.free(Text(en: "words", zh: "文字"))),
    others: .exempt(Text(en: "words decide nothing", zh: "文字不影响结果")),
    en: "a remark", zh: "备注")
  static let caps = RuleKey(
    "shortlist.caps", .countTable(.whole(from: 1, example: "3")), .bids, others: .step("1"),
    en: "caps", zh: "上限")
  static let factors = RuleKey(
    "factors",
    .nameTable(.above(0, example: "1.05"), rows: .free(Text(en: "forms", zh: "剂型"))), .times,
    others: .nothing, en: "factors", zh: "系数")

  static let catalogue = RuleCatalogue(
    kind: "example", title: Text(en: "example", zh: "示例"),
    keys: [rate, years, mode, order, remark, caps, factors],
    conditions: [.atMostCount(caps)])

  /// A rule set with the given parameters, each `"name": {…}`, and other members of its top level.
  static func json(_ parameters: String = "", id: String = "base", more: String = "") -> String {
    """
    {"id": "\(id)", "kind": "example", "title": {"en": "Title", "zh": "标题"},
     "document": "Doc 1", "checked": "2026-01-02"\(more.isEmpty ? "" : ", " + more),
     "parameters": {\(parameters)}}
    """
  }

  /// All parameters filled.
  static let complete = json(
    """
    "price.rate": {"value": "1.70", "grade": "official", "clause": "art. 5",
      "note": {"en": "note", "zh": "注"}},
    "years": {"value": "3", "grade": "published", "document": {"en": "Doc 2", "zh": "文件二"},
      "checked": "2025-12-31"},
    "mode": {"value": "open", "grade": "inferred"},
    "order": {"value": ["volume", "date"], "grade": "replayed"},
    "remark": {"value": "any words", "grade": "unverified"},
    "shortlist.caps": {"value": {"16+": "10", "4": "3", "2": "2", "10": "6"},
      "grade": "official", "row_grades": {"10": "inferred"}},
    "factors": {"value": {"tablet": "1", "capsule": "1.05"}, "grade": "published"}
    """, more: "\"effective\": {\"from\": \"2020-01-01\"}")

  /// Reads a rule set from its text.
  static func read(_ json: String, _ catalogue: RuleCatalogue = catalogue) throws(RuleError)
    -> RuleSet
  {
    var reader = RuleSetFile(file: "rules.json", catalogue: catalogue)
    let set = reader.read(json)
    if let error = RuleError(reader.faults, file: "rules.json") { throw error }
    guard let set else { preconditionFailure("a file in which nothing is wrong is a rule set") }
    return set
  }
}

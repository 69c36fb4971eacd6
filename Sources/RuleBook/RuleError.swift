public import Tables
public import Wording

/// Why a rule set cannot be used, or cannot decide.
public enum RuleError: Error, Equatable, Sendable {
  /// No built-in set and no file has that name.
  case unknownRuleSet(String, nearest: String?)
  /// The file is not JSON; in which line, where that is known, and why.
  case notJSON(file: String, line: Int?, reason: Text)
  /// The set is of another kind than the command needs.
  case wrongKind(id: String, kind: String, needed: String)
  /// A key that no rule set has, at a path of the file.
  case unknownKey(file: String, path: String, nearest: String?)
  /// A key that an object has twice.
  case repeatedKey(file: String, path: String)
  /// A key that a rule set must have.
  case missingKey(file: String, path: String)
  /// A value that does not have the form of its key, or is out of its range.
  case wrongValue(file: String, path: String, expected: Text, found: String? = nil)
  /// A fault in a table that holds rules, such as a scorecard.
  case inTable(Finding)
  /// Several things are wrong with a file.
  case several(file: String, [RuleError])
  /// A chain of baselines that comes back to itself.
  case circularBaseline([String])
  /// The computation needs a parameter that this set does not give.
  case unset(key: String, id: String)
  /// A table has no row for this case.
  case noRow(key: String, row: String, id: String)

  /// One error for all faults of a file; nil where there are none.
  init?(_ faults: [RuleError], file: String) {
    guard let first = faults.first else { return nil }
    self = faults.count == 1 ? first : .several(file: file, faults)
  }

  /// The single faults.
  public var faults: [RuleError] {
    if case .several(_, let faults) = self { faults } else { [self] }
  }

  /// Whether the rules are sound but silent, rather than faulty.
  public var isGap: Bool {
    switch self {
    case .unset, .noRow: true
    default: false
    }
  }

  /// What is wrong and what to do, in one sentence each.
  public var message: Text {
    switch self {
    case .unknownRuleSet(let id, let nearest):
      Text(
        en: "there is no rule set `\(id)`; `vbp rules list` shows them all\(hint(nearest).en)",
        zh: "没有规则集“\(id)”；用 vbp rules list 查看全部\(hint(nearest).zh)")
    case .notJSON(let file, let line, let reason):
      Text(
        en: "\(file)\(line.map { ", line \($0)" } ?? "") is not JSON: \(reason.en)",
        zh: "\(file)\(line.map { " 第 \($0) 行" } ?? "")不是有效的 JSON：\(reason.zh)")
    case .wrongKind(let id, let kind, let needed):
      Text(
        en: "`\(id)` is a rule set of the kind \(kind); one of the kind \(needed) is needed here",
        zh: "“\(id)”属于 \(kind) 类规则集，此处需要 \(needed) 类")
    case .unknownKey(let file, let path, let nearest):
      Text(
        en: "\(file): unknown key `\(path)`\(hint(nearest).en)",
        zh: "\(file)：未知的键“\(path)”\(hint(nearest).zh)")
    case .repeatedKey(let file, let path):
      Text(
        en: "\(file): the key `\(path)` appears twice; remove one of the two",
        zh: "\(file)：键“\(path)”重复出现；请删除其一")
    case .missingKey(let file, let path):
      Text(en: "\(file): the key `\(path)` is missing", zh: "\(file)：缺少键“\(path)”")
    case .wrongValue(let file, let path, let expected, let found):
      Text(
        en: "\(file): `\(path)` must be \(expected.en)"
          + (found.map { "; it is \"\($0.visible)\"" } ?? ""),
        zh: "\(file)：“\(path)”应为\(expected.zh)" + (found.map { "；现为 \"\($0.visible)\"" } ?? ""))
    case .inTable(let finding): finding.sentence
    case .several(let file, let faults):
      (faults.first?.message ?? Text(""))
        + Text(
          en: "; and \(faults.count - 1) more: `vbp rules check \(file)` shows them all",
          zh: "；另有 \(faults.count - 1) 处：用 vbp rules check \(file) 查看全部")
    case .circularBaseline(let chain):
      Text(
        en: "the baselines go round in a circle: \(chain.joined(separator: " → "))",
        zh: "baseline 循环引用：\(chain.joined(separator: " → "))")
    case .unset(let key, let id):
      Text(
        en:
          "`\(key)` is not set in `\(id)`; supply it with --set \(key)=VALUE (a table row by row: \(key).ROW=VALUE) or in a rule file",
        zh: "规则集“\(id)”未设定“\(key)”；请用 --set \(key)=值（表格逐行：\(key).行=值）或规则文件提供")
    case .noRow(let key, let row, let id):
      Text(
        en:
          "`\(key)` of `\(id)` has no row for \(row); supply it with --set \(key).\(row)=VALUE",
        zh: "规则集“\(id)”的“\(key)”没有 \(row) 一行；请用 --set \(key).\(row)=值 提供")
    }
  }

  private func hint(_ nearest: String?) -> Text {
    guard let nearest else { return Text("") }
    return Text(en: "; did you mean `\(nearest)`?", zh: "；是否应为“\(nearest)”？")
  }
}

extension Finding {
  /// Where it is, what is wrong and what to do, in one sentence.
  fileprivate var sentence: Text {
    var place = Text(file)
    if let row { place = place + Text(en: ", row \(row)", zh: " 第 \(row) 行") }
    if let column { place = place + Text(en: ", column \(column)", zh: "“\(column)”列") }
    let found = value.map { Text(en: "`\($0)`: ", zh: "“\($0)”：") } ?? Text("")
    return place + Text(en: ": ", zh: "：") + found + reason + Text(en: "; ", zh: "；") + remedy
  }
}

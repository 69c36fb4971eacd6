import CommandLineKit
import ExactNumbers
import PriceRatio
import Reporting
import RuleBook
import Tables
import Wording
import Writing

/// The audit of listed prices by a listing rule, which `vbp ratio audit --rules` asks for.
struct ListingRun {
  static let rules = Option(
    "rules", value: "ID", completion: RuleOptions.ids(ListingKeys.catalogue),
    help: Text(
      en:
        "hold prices against a listing rule instead: a built-in id (see `vbp rules list`) or a JSON "
        + "file",
      zh: "改按挂网规则核查：内置编号（见 vbp rules list）或 JSON 文件"))

  static let step = Option(
    "step", value: "YUAN",
    help: Text(
      en: "with --rules: also the highest price that may be listed, as a multiple of this",
      zh: "与 --rules 同用：另列最高可挂网价，按该间隔取整"))

  private let arguments: Arguments
  private let settings: Settings
  private let set: RuleSet
  private let profile: RuleSet
  private let step: Yuan?

  /// Nil where no listing rule is asked for.
  init?(_ arguments: Arguments, _ settings: Settings) throws {
    (self.arguments, self.settings) = (arguments, settings)
    step = try arguments.yuan("step")
    guard let id = arguments.value("rules") else {
      guard step == nil else { throw UsageError.missingOption("--rules", command: "ratio audit") }
      return nil
    }
    guard !arguments.has("explain") else {
      throw UsageError.badValue(
        id, option: "--rules",
        expected: Text(
          en:
            "with a listing rule there are no calculation sheets for --explain: the column `reason` "
            + "has each sum",
          zh: "按挂网规则核查时没有 --explain 的计算表：算式见“说明”列"))
    }
    let assignments = try RuleOptions.assignments(arguments)
    let isOfListing = { (name: String) in
      ListingKeys.catalogue.keys.contains { name == $0.name || name.hasPrefix($0.name + ".") }
    }
    set = try RuleLibrary(ListingKeys.catalogue).ruleSet(id)
      .setting(assignments.filter { isOfListing($0.name) }, catalogue: ListingKeys.catalogue)
    profile = try RuleLibrary(ProfileKeys.catalogue)
      .ruleSet(arguments.value(RatioRun.profile.name) ?? RatioRun.defaultProfile)
      .setting(assignments.filter { !isOfListing($0.name) }, catalogue: ProfileKeys.catalogue)
    settings.recording?.note(set)
    settings.recording?.note(profile)
  }

  func run() throws -> ExitCode {
    let rules = try ListingRules(set)
    guard settings.allows(set, ListingKeys.catalogue, arguments) else { return .undecided }
    guard let products = try RatioRun.products(arguments.operands[0], settings, for: rules) else {
      return .findings
    }
    let audit: ListingAudit
    do {
      let converter = Converter(profile, allowsUnverified: arguments.has("allow-unverified"))
      audit = try ListingAudit(products, by: rules, converting: converter)
    } catch {
      return RatioRun.fail(error, settings)
    }
    Kept.keep(audit)
    try write(audit)
    tell(audit)
    return audit.lines.contains { $0.status == .undecided } ? .undecided : .done
  }

  private func write(_ audit: ListingAudit) throws {
    let table = ListingTable(audit, step: step, language: settings.language).table
    guard settings.writesReport else { return try settings.write(table) }
    var page = settings.pageWriter.page(of: settings.marked(table))
    page.title = Text(en: "Audit by a listing rule", zh: "挂网规则核查")
    page.rules = [(set, ListingKeys.catalogue)]
    if set.has(ListingKeys.evaluatedSpread) { page.rules.append((profile, ProfileKeys.catalogue)) }
    page.inputs = [try settings.input(arguments.operands[0], rows: audit.products.count)]
    try settings.write(page)
  }

  private func tell(_ audit: ListingAudit) {
    if !settings.isQuiet {
      let counts = ListingLine.Status.allCases.map { status in
        Text(en: "\(status.title.en): ", zh: "\(status.title.zh)：")
          + Text(String(audit.lines.count { $0.status == status }))
      }
      settings.tell(
        Text(
          en:
            "rule \(set.id): \(audit.products.count) products, \(audit.unpriced) without a price; "
            + "prices held against limits: ",
          zh: "规则 \(set.id)：\(audit.products.count) 个产品，无价格 \(audit.unpriced) 个；核对结果：")
          + counts.joined())
    }
    for gap in audit.gaps { settings.tell(gap.sentence) }
    for (set, catalogue) in [(set, ListingKeys.catalogue), (profile, ProfileKeys.catalogue)] {
      if let note = set.note(of: set.usedWeak(catalogue), catalogue) { settings.note(note) }
    }
  }
}

extension Audit.Gap {
  /// What could not be compared, and why.
  var sentence: Text {
    let names = drugs.prefix(3).joined(separator: ", ") + (drugs.count > 3 ? ", …" : "")
    return Text(
      en: "not compared, drugs: \(drugs.count) (\(names)): ",
      zh: "未能比较（\(drugs.count) 种药品：\(names)）：") + message
  }
}

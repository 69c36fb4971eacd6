import CommandLineKit
import PriceRatio
import RuleBook
import Tables
import Wording

/// What the commands of `vbp ratio` have in common: their options, their input, what they tell.
struct RatioRun {
  /// The profile that is used when none is named: the rule itself, to 0.01 yuan.
  static let defaultProfile = "ndrc-2011-platform"

  static let profile = Option(
    "profile", value: "ID", completion: RuleOptions.ids(ProfileKeys.catalogue),
    help: Text(
      en: "price-ratio profile: a built-in id (see `vbp rules list`) or a JSON file; "
        + "\(defaultProfile) when not given",
      zh: "差比价口径：内置编号（见 vbp rules list）或 JSON 文件；默认 \(defaultProfile)"))

  static let set = RuleOptions.set(ProfileKeys.catalogue)

  static let products = Operand(
    "PRODUCTS", completion: .table,
    help: Text(
      en: "CSV file of products, or - for standard input", zh: "产品 CSV 文件，- 为标准输入"))

  /// The profile that was named, or the usual one.
  static func profile(_ settings: Settings) throws -> RuleSet {
    try settings.ruleSet(ProfileKeys.catalogue, by: profile.name, usually: defaultProfile)
  }

  /// The products of a file; nil when it has findings, which are then reported.
  static func products(_ path: String, _ settings: Settings, for rules: ListingRules? = nil) throws
    -> ProductList?
  {
    let (products, findings) = try ProductTable.read(
      path, schema: try settings.schema("products", for: path), for: rules)
    return settings.accept(findings) ? products : nil
  }

  /// Reports why there is no answer, and how the run ends.
  static func fail(_ error: ConversionError, _ settings: Settings) -> ExitCode {
    settings.tell(Text("vbp: ") + error.message)
    switch error {
    case .rules(let rules) where !rules.isGap: return .usage
    case .strengths, .differentFillUnits, .missing, .nothingLeft, .tooManyPairs, .number:
      return .findings
    case .rules, .ownRepresentative, .noMaterialRule, .unverified: return .undecided
    }
  }

  /// Says which of the numbers that made a difference are less than published.
  static func noteSources(_ profile: RuleSet, _ settings: Settings) {
    let weak = profile.usedWeak(ProfileKeys.catalogue)
    if let note = profile.note(of: weak, ProfileKeys.catalogue) { settings.note(note) }
  }
}

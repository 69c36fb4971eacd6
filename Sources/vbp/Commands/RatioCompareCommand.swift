import CommandLineKit
import PriceRatio
import Wording

/// `vbp ratio compare`: the prices of products by several profiles, side by side.
enum RatioCompareCommand: Command {
  static let name = "ratio compare"
  static let specification = CommandSpecification(
    name,
    summary: Text(
      en: "price products by several profiles, side by side", zh: "按多种差比价口径并列计算价格"),
    examples: [
      "vbp ratio compare products.csv --profiles ndrc-2011,shanghai,linear",
      "vbp ratio compare products.csv --profiles ndrc-2011,sichuan-2012 --differing",
    ],
    operands: [RatioRun.products],
    options: [
      Option(
        "profiles", value: "IDS",
        completion: RuleOptions.ids(ProfileKeys.catalogue, isList: true),
        help: Text(
          en: "profiles, separated by commas: built-in ids or JSON files",
          zh: "以逗号分隔的口径：内置编号或 JSON 文件")),
      Option(
        "differing",
        help: Text(en: "show only products whose prices differ", zh: "只显示价格不同的产品")),
      RatioRun.set, RuleOptions.allowUnverified,
    ] + Settings.computingOptions)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let names = try arguments.required("profiles")
    let profiles = try names.split(separator: ",").map {
      try settings.ruleSet(ProfileKeys.catalogue, id: String($0))
    }
    guard let products = try RatioRun.products(arguments.operands[0], settings) else {
      return .findings
    }
    let lists = try profiles.map {
      try PriceList(products, by: $0, allowsUnverified: arguments.has("allow-unverified"))
    }
    let results = lists.map(\.results)
    try settings.write(
      RatioTable.comparison(
        lists, results, onlyDiffering: arguments.has("differing"), language: settings.language),
      decisions: profiles.map(\.id))
    for profile in profiles { RatioRun.noteSources(profile, settings) }
    return results.contains(where: \.areOpen) ? .undecided : .done
  }
}

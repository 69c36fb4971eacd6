import CommandLineKit
import PriceRatio
import Reporting
import Tables
import Wording

/// `vbp ratio audit`: every pair of one drug whose listed prices break the rule.
enum RatioAuditCommand: Command {
  static let name = "ratio audit"
  static let specification = CommandSpecification(
    name,
    summary: Text(
      en: "list every pair of one drug whose prices break the price-ratio rule",
      zh: "列出同一药品中不符合差比价规则的每对价格"),
    examples: [
      "vbp ratio audit pricelist.csv",
      "vbp ratio audit pricelist.csv --profile shanghai --format csv -o breaches.csv",
      "vbp ratio audit pricelist.csv --explain --lang zh",
      "vbp ratio audit listing.csv --rules listing-hebei-2025 --step 0.01",
      "vbp ratio audit provinces.csv --rules four-same-2024 --set comparison.multiple=1",
    ],
    operands: [RatioRun.products],
    options: [
      RatioRun.profile,
      Option(
        "explain",
        help: Text(
          en: "write the allowed price of each pair as a calculation sheet",
          zh: "逐对写出按规则价格的计算表")),
      ListingRun.rules, ListingRun.step,
      RuleOptions.set(ProfileKeys.catalogue, ListingKeys.catalogue), RuleOptions.allowUnverified,
    ] + Settings.computingOptions)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    if let run = try ListingRun(arguments, settings) { return try run.run() }
    let profile = try RatioRun.profile(settings)
    guard let products = try RatioRun.products(arguments.operands[0], settings) else {
      return .findings
    }
    let audit: Audit
    do {
      audit = try Audit(
        products, by: profile, allowsUnverified: arguments.has("allow-unverified"))
    } catch {
      return RatioRun.fail(error, settings)
    }
    Kept.keep(audit)
    if settings.writesReport {
      try report(audit, arguments, settings)
    } else {
      try write(audit, explained: arguments.has("explain"), settings)
    }
    summarise(audit, settings)
    RatioRun.noteSources(profile, settings)
    return audit.gaps.isEmpty ? .done : .undecided
  }

  private static func write(_ audit: Audit, explained: Bool, _ settings: Settings) throws {
    guard explained else {
      return try settings.write(RatioTable.breaches(audit, language: settings.language))
    }
    let sheet = CalculationSheet(audit.profile, language: settings.language)
    let sheets = try audit.breaches.map { breach in
      try sheet.lines(breach, of: audit).joined(separator: "\n") + "\n"
    }
    try settings.write(text: settings.draftText(sheets.joined(separator: "\n")))
  }

  private static func report(_ audit: Audit, _ arguments: Arguments, _ settings: Settings) throws {
    var page = settings.page(Text(en: "Audit of listed prices", zh: "差比价关系核查"))
    page.inputs = [try settings.input(arguments.operands[0], rows: audit.products.count)]
    let report = AuditReport(
      audit, language: settings.language, opensFolds: arguments.has("explain"))
    try report.fill(
      &page, table: settings.marked(RatioTable.breaches(audit, language: settings.language)))
    try settings.write(page)
  }

  private static func summarise(_ audit: Audit, _ settings: Settings) {
    if !settings.isQuiet {
      let inversions = audit.breaches.count { audit.isInversion($0) }
      settings.tell(
        Text(
          en: "profile \(audit.profile.id): \(audit.products.count) products, "
            + "\(audit.unpriced) without a price, pairs that break the rule: "
            + "\(audit.breaches.count), of them with less medicine at a higher price: "
            + "\(inversions)",
          zh: "口径 \(audit.profile.id)：\(audit.products.count) 个产品，无价格 \(audit.unpriced) 个，"
            + "不符合规则 \(audit.breaches.count) 对，其中量少价高 \(inversions) 对"))
    }
    if let note = audit.abridgement { settings.tell(note) }
    for gap in audit.gaps { settings.tell(gap.sentence) }
    if audit.products.namesProvinces {
      settings.note(
        Text(
          en: "the list names provinces, which the price-ratio rule does not look at: "
            + "--rules four-same-2024 compares prices of one product over them",
          zh: "价格表列有省份，而差比价规则不区分省份：加 --rules four-same-2024 可比较同一产品在各省的价格"))
    }
  }
}

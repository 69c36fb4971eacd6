import ExactNumbers
public import PriceRatio
public import Wording
public import Writing

/// The report of an audit of listed prices: totals, every drug in which prices break the rule with
/// listed prices against those by the rule, the calculation sheets, and all pairs.
public struct AuditReport {
  private let audit: Audit
  private let language: Language
  private let opensFolds: Bool

  /// So many pairs are told with their calculation sheets, drug by drug.
  static let mostPairs = 2_000

  /// Prepares the report of an audit; `opensFolds` shows all calculation sheets at once.
  public init(_ audit: Audit, language: Language, opensFolds: Bool = false) {
    self.audit = audit
    self.language = language
    self.opensFolds = opensFolds
  }

  /// Fills a page; `table` holds all pairs with the columns of the CSV file.
  ///
  /// - Throws: `ConversionError` where a pair that was found cannot be converted.
  public func fill(_ page: inout Page, table: OutputTable) throws(ConversionError) {
    page.rules = [(audit.profile, ProfileKeys.catalogue)]
    page.banners = gaps + [audit.abridgement].compactMap { $0 }
    page.summary = [totals()]
    var families: [AuditedDrug] = []
    var pairs = 0
    for family in self.families() {
      guard pairs + family.breaches.count <= Self.mostPairs else { break }
      pairs += family.breaches.count
      families.append(family)
    }
    var details: [HTML] = []
    for (place, family) in families.enumerated() {
      details.append(
        try family.html(id: "drug-\(place + 1)", language: language, opensFolds: opensFolds))
    }
    page.sections = []
    if !details.isEmpty {
      page.sections.append(
        .init("drugs", Text(en: "Drug by drug", zh: "逐药品结果"), [legend()] + details))
    }
    page.sections.append(self.pairs(table))
    page.tables = [(PageWriter.result, table)]
    page.notes += omissions(pairs)
  }

  /// The drugs with pairs that break the rule, in the order of the file.
  private func families() -> [AuditedDrug] {
    var order: [String] = []
    var breaches: [String: [Audit.Breach]] = [:]
    for breach in audit.breaches {
      let drug = audit.products[breach.dear].drug
      if breaches[drug] == nil { order.append(drug) }
      breaches[drug, default: []].append(breach)
    }
    return order.map { AuditedDrug(audit: audit, name: $0, breaches: breaches[$0] ?? []) }
  }

  private var gaps: [Text] {
    audit.gaps.map { gap in
      let names = gap.drugs.prefix(10).joined(separator: ", ") + (gap.drugs.count > 10 ? ", …" : "")
      return Text(en: "Not compared (\(names)): ", zh: "未能比较（\(names)）：") + gap.message
    }
  }

  private func totals() -> HTML {
    let inversions = audit.breaches.count { audit.isInversion($0) }
    let drugs = Set(audit.products.map(\.drug)).count
    let broken = Set(audit.breaches.map { audit.products[$0.dear].drug }).count
    return .totals(
      [
        (Text(en: "products", zh: "产品"), String(audit.products.count), false),
        (Text(en: "drugs", zh: "药品"), String(drugs), false),
        (Text(en: "without a price", zh: "无价格"), String(audit.unpriced), false),
        (Text(en: "drugs with findings", zh: "有问题药品"), String(broken), broken > 0),
        (
          Text(en: "pairs that break the rule", zh: "不符合规则（对）"),
          String(audit.breaches.count), !audit.breaches.isEmpty
        ),
        (
          Text(en: "less medicine, higher price", zh: "量少价高（对）"), String(inversions),
          inversions > 0
        ),
        (Text(en: "gaps", zh: "未能比较"), String(audit.gaps.count), !audit.gaps.isEmpty),
      ], language: language)
  }

  /// What the marks of the pictures mean.
  private func legend() -> HTML {
    .legend(
      [
        (Marks.point(.circle, x: 9, y: 8), Text(en: "listed price", zh: "实际价格")),
        (
          Marks.point(.ring, x: 9, y: 8),
          Text(en: "lowest price by the rule", zh: "按规则的最低价格")
        ),
        (
          Marks.point(.diamond, x: 9, y: 8, ink: Ink.alarm),
          Text(en: "listed price above the rule", zh: "高于规则的实际价格")
        ),
      ], language: language)
  }

  private func pairs(_ table: OutputTable) -> Page.Section {
    let heading = Text(en: "All pairs, all columns", zh: "全部问题价格（全部列）")
    let rows = DataTable(table, language: language)
    return .init("pairs", heading, isWide: true, [rows.html(label: heading(language))])
  }

  /// What the page leaves out, so that nobody takes it for the whole.
  private func omissions(_ pairs: Int) -> [Text] {
    guard pairs < audit.breaches.count else { return [] }
    return [
      Text(
        en: "told drug by drug are \(pairs) of \(audit.breaches.count) pairs, those of the first "
          + "drugs; the table and --format csv go on",
        zh: "逐药品说明仅含前 \(pairs) 对（共 \(audit.breaches.count) 对），其余见表格及 --format csv")
    ]
  }
}

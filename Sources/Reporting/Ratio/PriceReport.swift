public import PriceRatio
public import Wording

/// The report of prices: below the table of a page the calculation sheets, folded.
public struct PriceReport {
  private let list: PriceList
  private let results: PriceResults
  private let language: Language
  private let opensFolds: Bool

  /// So many calculation sheets stand on a page.
  private static let mostSheets = 2_000

  /// Prepares the report of priced products; `opensFolds` shows all sheets at once.
  public init(
    _ list: PriceList, _ results: PriceResults, language: Language, opensFolds: Bool
  ) {
    (self.list, self.results) = (list, results)
    (self.language, self.opensFolds) = (language, opensFolds)
  }

  /// Completes a page that has the table of prices.
  public func fill(_ page: inout Page) {
    page.rules = [(list.profile, ProfileKeys.catalogue)]
    let sheet = CalculationSheet(list.profile, language: language)
    let sheets = list.conversions.prefix(Self.mostSheets).map { conversion in
      let product = conversion.product
      let title = [product.drug, product.titleWithMaker(in: language)]
      let lines = sheet.lines(conversion).joined(separator: "\n")
      return HTML.fold(
        [HTML(title.filter { !$0.isEmpty }.joined(separator: " "))], isOpen: opensFolds,
        [.element(.pre, [], [HTML(lines: lines)])])
    }
    page.sections.append(.init("sheets", Text(en: "Calculation sheets", zh: "计算表"), sheets))
    let count = results.count(of: .priced)
    if count > Self.mostSheets {
      page.notes.append(
        Text(
          en: "calculation sheets: the first \(Self.mostSheets) of \(count)",
          zh: "计算表仅列前 \(Self.mostSheets) 份，共 \(count) 份"))
    }
  }
}
